"""Tables of queues and of contact reasons as entries. A column that is not there leaves what is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from learning.sheets.cells import listed
from learning.sheets.errors import Said
from learning.sheets.sheet import Sheet
from learning.workforce.importing.entries import Entries, lines_of, missing, too_long, unknown
from learning.workforce.importing.kind import Kind, columns
from learning.workforce.queue import GRAVE, ORDINARY, SERIOUS

LONGEST = 80
HARMS: Mapping[str, int] = {
    "": ORDINARY,
    "1": ORDINARY,
    "3": SERIOUS,
    "10": GRAVE,
    "一般": ORDINARY,
    "严重": SERIOUS,
    "重大": GRAVE,
}
T = TypeVar("T")

Parts = Mapping[str, object]
"""The fields of a queue or a reason that a line says something about."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is behind a name: skills by every spelling in small letters, articles by slug, facts by their names."""

    skills: Mapping[str, str]
    articles: Mapping[str, UUID]
    facts: Mapping[str, UUID]


def read_queues(sheet: Sheet, known: Known) -> Entries[str, Parts]:
    """Code, name, and the skills it takes."""
    found: Entries[str, Parts] = Entries()
    for line, said in lines_of(sheet, columns(sheet, Kind.QUEUES)):
        skills, nowhere = _resolved("skills", said.get("skills", ""), known.skills)
        wrong = [*missing(said, "queue", "name"), *too_long(_short(said), LONGEST), *nowhere]
        found.complain(line.number, *wrong)
        if not wrong:
            parts = {"name": said["name"]} | ({"skills": skills} if "skills" in said else {})
            found.say(line.number, said["queue"], said["queue"], parts)
    return found


def read_reasons(sheet: Sheet, known: Known) -> Entries[str, Parts]:
    """Code, name, what such contacts touch, and the harm of a wrong answer."""
    found: Entries[str, Parts] = Entries()
    for line, said in lines_of(sheet, columns(sheet, Kind.REASONS)):
        wrong = [*missing(said, "reason", "name"), *too_long(_short(said), LONGEST)]
        parts: dict[str, object] = {"name": said["name"]}
        for column, names in (
            ("skills", known.skills),
            ("articles", known.articles),
            ("facts", known.facts),
        ):
            if column in said:
                parts[column], nowhere = _resolved(column, said[column], names)
                wrong += nowhere
        if "harm" in said:
            parts["harm"] = HARMS.get(said["harm"], ORDINARY)
            wrong += [] if said["harm"] in HARMS else [_no_harm(said["harm"])]
        found.complain(line.number, *wrong)
        if not wrong:
            found.say(line.number, said["reason"], said["reason"], parts)
    return found


def fact_names(sheet: Sheet) -> list[str]:
    """The names of facts that a table of contact reasons uses."""
    said = (said for _, said in lines_of(sheet, columns(sheet, Kind.REASONS)))
    return sorted({name for cells in said for name in listed(cells.get("facts", ""))})


def _no_harm(written: str) -> Said:
    return Said(
        f"harm is 1, 3 or 10, not {written!r}", f"后果写 1、3、10 或一般、严重、重大，不是“{written}”"
    )


def _resolved(column: str, written: str, names: Mapping[str, T]) -> tuple[frozenset[T], list[Said]]:
    """What stands behind the names in a cell, and a sentence for each that leads nowhere."""
    found = {name: names.get(name, names.get(name.casefold())) for name in listed(written)}
    known = frozenset(each for each in found.values() if each is not None)
    what = column.removesuffix("s")
    return known, [unknown(column, what, name) for name, each in found.items() if each is None]


def _short(said: Mapping[str, str]) -> Mapping[str, str]:
    return {column: said[column] for column in ("queue", "reason", "name") if column in said}
