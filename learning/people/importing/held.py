"""The cell of a person's qualifications: `wealth|基金从业资格|2026-01-01~2027-12-31; insurance`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from learning.people.qualifications.qualification import Qualification
from learning.sheets.cells import as_day

LONGEST_NAME = 80
_BETWEEN = re.compile(r"[;、\n]+")


@dataclass(frozen=True, slots=True)
class Held:
    """What a cell says, or what is wrong with it."""

    qualifications: frozenset[Qualification]
    wrong: tuple[str, ...]


def read_held(written: str, skills: Mapping[str, str]) -> Held:
    """Read skill, name and days of each qualification; `skills` gives the slug behind each spelling in small letters.

    Without a name it is called as its skill is written; a single day is the last one.
    """
    found: dict[tuple[str, str], Qualification] = {}
    wrong: list[str] = []
    for each in filter(None, (part.strip() for part in _BETWEEN.split(written))):
        skill, name, days, *rest = [*(part.strip() for part in each.split("|")), "", ""]
        bounds = _bounds(days)
        if skill.casefold() not in skills:
            wrong.append(f"there is no skill {skill!r}")
        elif any(rest) or bounds is None:
            wrong.append(f"{each!r} is not skill|name|first day~last day")
        elif len(name) > LONGEST_NAME:
            wrong.append(f"a qualification's name has more than {LONGEST_NAME} characters")
        else:
            held = Qualification(skills[skill.casefold()], name or skill, *bounds)
            if (held.skill, held.name) in found:
                wrong.append(f"{held.name!r} stands there twice")
            found[held.skill, held.name] = held
    return Held(frozenset(found.values()), tuple(wrong))


def _bounds(written: str) -> tuple[date | None, date | None] | None:
    """First and last day; `None` for what is no such span."""
    first, tilde, last = (part.strip() for part in written.replace("至", "~").partition("~"))
    if not tilde:
        first, last = "", first
    days = [as_day(each) if each else None for each in (first, last)]
    if any(each and not day for each, day in zip((first, last), days, strict=True)):
        return None
    start, end = days
    return None if start and end and end < start else (start, end)
