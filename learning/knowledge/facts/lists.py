"""A list that was written anew is one fact: what it held before and what it holds now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from learning.knowledge.facts.finding import Finding, Shape
from learning.knowledge.facts.kinds import kind_of_words
from learning.knowledge.normalise import key_of
from learning.knowledge.units import Document, Unit

FEWEST = 4
"""Entries that came, went or changed before a list counts as written anew; below that each is its own change."""
FEW_GONE = 2
"""Entries that went, up to which each is worth being told."""
LONGEST = 12
"""Entries of a list beyond which it is no longer one thing to learn."""


def gathered(findings: Sequence[Finding], old: Document, new: Document) -> tuple[Finding, ...]:
    """The findings with those of each rewritten list laid together, in the place of the first of them."""
    held: dict[tuple[tuple[str, ...], str], list[Finding]] = defaultdict(list)
    for finding in findings:
        place = _place(finding.unit)
        if place and finding.shape in (Shape.STATEMENT, Shape.WORDING) and finding.new_value is None:
            held[place].append(finding)
    into: dict[int, Finding] = {}
    gone: set[int] = set()
    for place, found in held.items():
        before, after = _entries(old, place), _entries(new, place)
        if _is_rewritten(found, before, after):
            found.sort(key=lambda finding: finding.change == "removed")
            into[id(found[0])] = _list(found, before, after)
            gone |= {id(finding) for finding in _swallowed(found)}
    return tuple(into.get(id(finding), finding) for finding in findings if id(finding) not in gone)


def _swallowed(found: Sequence[Finding]) -> list[Finding]:
    """The findings a list takes the place of; a few entries that are gone are still told one by one."""
    removed = [finding for finding in found if finding.change == "removed"]
    return [finding for finding in found[1:] if finding.change != "removed" or len(removed) > FEW_GONE]


def _place(unit: Unit) -> tuple[tuple[str, ...], str] | None:
    """The list by its section and its lead-in; one without a lead-in has nothing to be asked by."""
    return (
        (unit.path, key_of(unit.lead)) if unit.group is not None and unit.lead and not unit.is_cell else None
    )


def _entries(found: Document, place: tuple[tuple[str, ...], str]) -> tuple[Unit, ...]:
    return next(
        (
            tuple(unit for unit in units if unit.is_first and _place(unit) == place)
            for units in found.groups.values()
            if any(_place(unit) == place for unit in units)
        ),
        (),
    )


def _is_rewritten(found: Sequence[Finding], before: Sequence[Unit], after: Sequence[Unit]) -> bool:
    """Whether entries both came and went, and hardly half of the list is what it was."""
    changes = {finding.change for finding in found}
    enough = len(found) >= FEWEST and {"added", "removed"} <= changes
    touched = sum(finding.change != "removed" for finding in found)
    return enough and len(before) >= 2 and 2 * touched >= len(after) >= 2 and len(after) <= LONGEST


def _list(found: Sequence[Finding], before: Sequence[Unit], after: Sequence[Unit]) -> Finding:
    said = "；".join(unit.text.rstrip("；;。.") for unit in after)
    was = "；".join(unit.text.rstrip("；;。.") for unit in before)
    first = next(finding for finding in found if finding.change == "added")
    assert first.after is not None, "an addition stands in the new text"
    others = tuple(unit for unit in after if unit.index != first.after.index)
    return replace(
        first,
        change="changed",
        shape=Shape.LIST,
        kind=kind_of_words(said, f"{first.after.lead}{said}"),
        before=before[0],
        old=was,
        new=said,
        also=others,
        more=(),
    )
