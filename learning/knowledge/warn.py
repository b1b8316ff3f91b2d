"""What an owner must look at before anything is taught: old values left standing, rules that were there already."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from learning.knowledge.align import COMMON, grams
from learning.knowledge.facts.finding import Finding, Shape
from learning.knowledge.facts.statement import complete, is_short_cell
from learning.knowledge.normalise import shape_of
from learning.knowledge.units import Unit
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import Value

SAME_SUBJECT = 0.5
"""Share of the shorter text's n-grams that two sentences share when they are about the same thing."""
SAME_RULE = 0.95
"""The same of the longer of two clauses of a statute, which are about the same only when they say it over again."""
STATED = 0.9
"""Share of a new sentence's n-grams that stood in one old sentence when it says nothing new."""

TAKEN_OVER = 0.35
"""Share of a sentence's n-grams that stand in the one that took over its values."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding that is not what it seems, and the sentence that says so."""

    code: str
    finding: Finding
    witness: Unit


_BORDER = re.compile(r"\s*(及以上|以上|以下|以内)(?!\s*[（(]\s*不含)")


class Index:
    """The units of one text by value and by n-gram, so that no check scans the whole text; built when asked."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units

    @cached_property
    def by_value(self) -> dict[str, list[Unit]]:
        """The units that hold a value, by its key."""
        found: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.units:
            for value in find_values(unit.text):
                found[value.key].append(unit)
        return found

    @cached_property
    def by_measure(self) -> dict[tuple[object, ...], list[Unit]]:
        """The same without what a price is paid for: 270 元 and 270 元/次 are one measure."""
        found: dict[tuple[object, ...], list[Unit]] = defaultdict(list)
        for unit in self.units:
            for value in find_values(unit.text):
                found[_measure(value)].append(unit)
        return found

    @cached_property
    def by_gram(self) -> dict[str, list[Unit]]:
        """The units that hold an n-gram."""
        found: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.units:
            for gram in grams(unit.shape):
                found[gram].append(unit)
        return found


def _measure(value: Value) -> tuple[object, ...]:
    return (value.kind, value.numbers, value.unit.split("/")[0])


def doubts(findings: Sequence[Finding], new: Index) -> tuple[Doubt, ...]:
    """Contradictions and unclear borders inside the new text."""
    found: list[Doubt] = []
    for finding in findings:
        unclear, witness = _shared_border(finding, new), _contradiction(finding, new)
        if unclear:
            found.append(Doubt("ambiguous", finding, unclear))
        if witness:
            found.append(Doubt("contradiction", finding, witness))
    return tuple(found)


def stated_before(findings: Sequence[Finding], old: Index) -> tuple[Doubt, ...]:
    """Additions that the old text already had, each with the sentence that said so."""
    added = [
        finding
        for finding in findings
        if finding.change == "added" and finding.shape in (Shape.STATEMENT, Shape.STEP)
    ]
    found = ((finding, _already(finding.unit, old)) for finding in added)
    return tuple(Doubt("already_stated", finding, witness) for finding, witness in found if witness)


def told_apart(findings: Sequence[Finding], new: Index) -> tuple[Finding, ...]:
    """The findings with every removal marked whose values stand elsewhere in other words."""
    return tuple(
        replace(finding, is_replaced=True)
        if finding.change == "removed" and _stands(finding.unit, new)
        else finding
        for finding in findings
    )


def _stands(unit: Unit, index: Index) -> bool:
    """Whether all values of a removed sentence stand in one sentence that shares words with it."""
    values = {_measure(value) for value in find_values(unit.text)}
    own = grams(shape_of(complete(unit)))
    found = [index.by_measure.get(value, []) for value in values]
    if not found:
        return False
    shared = set.intersection(*({holder.index for holder in holders} for holders in found))
    holders = {holder.index: holder for holder in found[0]}
    return any(
        len(own & grams(shape_of(f"{holders[place].row}{holders[place].text}"))) >= TAKEN_OVER * len(own)
        for place in sorted(shared)[:COMMON]
    )


def _contradiction(finding: Finding, new: Index) -> Unit | None:
    """The old value in another sentence of the new text that is about the same thing."""
    if not (finding.old_value and finding.new_value and finding.after and finding.before):
        return None
    own = {finding.after.index, *(unit.index for unit in finding.also)}
    own_blocks = {finding.after.block}
    subject = grams(shape_of(_about(finding.before)))
    for unit in new.by_value.get(finding.old_value.key, ())[: 4 * COMMON]:
        if unit.index in own or unit.is_label or (unit.is_cell and unit.block in own_blocks):
            continue
        if _about_the_same(finding.after, unit, subject) and finding.new_value.key not in _values(unit):
            return unit
    return None


def _shared_border(finding: Finding, new: Index) -> Unit | None:
    """A rule below and a rule above that both take in the changed value itself (Civil Code, art. 1259)."""
    if finding.after is None or finding.new_value is None:
        return None
    sides: dict[str, Unit] = {}
    for unit in new.by_value.get(finding.new_value.key, ())[:COMMON]:
        if unit.path == finding.after.path:
            for value in find_values(unit.text):
                side = _BORDER.match(unit.text[value.end : value.end + 8])
                if side and value.key == finding.new_value.key:
                    sides["above" if side[1] in ("以上", "及以上") else "below"] = unit
    other = [unit for unit in sides.values() if unit.index != finding.after.index]
    return (other or [finding.after])[0] if len(sides) == 2 else None


def _about(unit: Unit) -> str:
    return f"{unit.row}{unit.header}" if is_short_cell(unit) else unit.text


def _about_the_same(after: Unit, unit: Unit, subject: set[str]) -> bool:
    if is_short_cell(after) and is_short_cell(unit):
        return (after.row, after.header) == (unit.row, unit.header)
    if after.lead != unit.lead and after.group is not None and unit.group is not None:
        return False
    if after.is_cell and unit.is_cell and (after.row, after.header) != (unit.row, unit.header):
        return False
    other = grams(shape_of(_about(unit)))
    if (
        after.article
        and unit.article
        and after.article != unit.article
        and other - subject
        and subject - other
    ):
        # Clauses of a statute are rules of their own: 注册 and 再注册 may take as long, or not.
        return len(subject & other) >= SAME_RULE * max(len(subject), len(other))
    smaller = min(len(subject), len(other))
    return smaller >= 3 and len(subject & other) >= SAME_SUBJECT * smaller


def _values(unit: Unit) -> set[str]:
    return {value.key for value in find_values(unit.text)}


def _already(unit: Unit, old: Index) -> Unit | None:
    own = grams(unit.shape)
    shared: dict[int, int] = defaultdict(int)
    holders: dict[int, Unit] = {}
    for gram in own:
        for holder in old.by_gram.get(gram, ())[:COMMON]:
            shared[holder.index] += 1
            holders[holder.index] = holder
    if len(own) < 8 or not shared:
        return None
    best = max(shared, key=lambda index: shared[index])
    is_same = shared[best] >= STATED * len(own) and _values(unit) <= _values(holders[best])
    return holders[best] if is_same and complete(holders[best]) else None
