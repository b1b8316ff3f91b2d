"""Sentences and rows that are new or gone, and sentences whose words stayed while their scope moved."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from learning.knowledge.align import Alignment
from learning.knowledge.facts.finding import Change, Finding, Shape, ValueChange
from learning.knowledge.facts.kinds import STEP_WORDS, FactKind, kind_of_value, kind_of_words
from learning.knowledge.facts.noise import is_noise
from learning.knowledge.facts.statement import is_short_cell
from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import Value, ValueKind


def is_step(unit: Unit) -> bool:
    """Whether a unit is one step of a procedure."""
    if unit.group is None:
        return False
    named = any(STEP_WORDS.search(text) for text in (unit.lead, *unit.path[-1:]))
    return unit.is_first and named and not unit.is_cell


def standing(units: Sequence[Unit], change: Change, headings: frozenset[str]) -> Iterator[Finding]:
    """One finding for each new or gone row, and for each new or gone sentence."""
    rows, loose = _rows(units)
    for cells in rows:
        yield _row(cells, change)
    for unit in loose:
        if not unit.is_label and not is_noise(unit, headings):
            yield _statement(unit, change)


def scopes(alignment: Alignment) -> Iterator[Finding]:
    """Sentences that kept their words and came under another lead-in: one finding for each lead-in."""
    known = {key_of(unit.lead) for pair in alignment.pairs for unit in (pair.before,) if unit.lead}
    moved: dict[str, list[tuple[Unit, Unit]]] = {}
    for pair in alignment.pairs:
        if pair.after.is_label or not pair.after.lead:
            continue
        lead = key_of(pair.after.lead)
        if key_of(pair.before.lead) != lead and lead not in known and _is_condition(pair.after.lead):
            moved.setdefault(lead, []).append((pair.before, pair.after))
    for held in moved.values():
        before, after = held[0]
        yield Finding(
            "changed",
            Shape.SCOPE,
            FactKind.SCOPE,
            before,
            after,
            before.lead or None,
            after.lead,
            also=tuple(unit for _, unit in held[1:]),
        )


def ranked_values(unit: Unit) -> list[Value]:
    """The values of a sentence, what it sets before what it sets it for: the delay before the threshold.

    In an example it is the result that can be asked, and the result stands last.
    """
    values = [value for value in find_values(unit.text) if value.kind is not ValueKind.REFERENCE]
    if unit.is_example:
        return values[-1:]
    return sorted(values, key=lambda value: (_is_threshold(unit.text, value), _MEASURED.index(value.kind)))


_MEASURED = (
    ValueKind.MONEY,
    ValueKind.RATE,
    ValueKind.DURATION,
    ValueKind.DATE,
    ValueKind.TIME,
    ValueKind.COUNT,
    ValueKind.NUMBER,
)


def _is_threshold(text: str, value: Value) -> bool:
    """Whether a value only says when the rule applies: "5 万元（含）以上的，", "more than 5 accounts:"."""
    after, before = text[value.end : value.end + 16], text[: value.start]
    condition = re.match(
        r"\s*(?:[（(][^）)]*[）)])?\s*(?:以上|以下|以内|内|及以上)[^，。；]{0,14}[，:：]|\s*(?:（含）)?以上(?:客户|的)",
        after,
    )
    return bool(
        condition
        or re.search(r"(?:超过|more than|up to|over|larger than|if .{0,40})\s*$", before, re.IGNORECASE)
    )


def _is_condition(lead: str) -> bool:
    from re import IGNORECASE, search

    return bool(
        search(r"\b(?:if|when|for|unless|where)\b|如果|若|的客户|的情况|情形|适用|对于", lead, IGNORECASE)
    )


def _rows(units: Sequence[Unit]) -> tuple[list[list[Unit]], list[Unit]]:
    """Whole rows of short cells, and everything else. A row counts as whole when its name is new or gone too."""
    rows: list[list[Unit]] = []
    loose: list[Unit] = []
    for row, found in groupby(
        units, key=lambda unit: (unit.path, unit.row) if unit.is_cell and unit.row else None
    ):
        cells = list(found)
        named = any(unit.is_label and unit.text == unit.row for unit in cells)
        rest = [unit for unit in cells if not unit.is_label]
        if row and named and rest and all(is_short_cell(unit) for unit in rest):
            rows.append(rest)
        else:
            loose += cells
    return rows, loose


def _row(cells: list[Unit], change: Change) -> Finding:
    first = next((unit for unit in cells if find_values(unit.text)), cells[0])
    others = tuple(unit for unit in cells if unit is not first)
    found = replace(_statement(first, change), shape=Shape.ROW, also=others)
    if any(find_values(unit.text) for unit in cells):
        return found
    said = "，".join(f"{unit.header}{unit.text}" for unit in cells)
    return replace(found, kind=kind_of_words(said, said))


def _statement(unit: Unit, change: Change) -> Finding:
    values = [value for value in find_values(unit.text) if value.kind is not ValueKind.REFERENCE]
    before, after = (None, unit) if change == "added" else (unit, None)
    old, new = (None, unit.text) if change == "added" else (unit.text, None)
    base = Finding(change, Shape.STATEMENT, FactKind.OTHER, before, after, old, new)
    if is_step(unit):
        return replace(base, shape=Shape.STEP, kind=FactKind.STEP)
    if values:
        value, *others = ranked_values(unit)
        more = tuple(ValueChange(None, other) for other in others[:1]) if change == "added" else ()
        around = f"{unit.header} {unit.row} {unit.lead} {unit.text}"
        asked = value if change == "added" else None
        return replace(base, kind=kind_of_value(value, around), new_value=asked, more=more)
    return replace(base, kind=kind_of_words("", f"{unit.lead}{unit.text}"))
