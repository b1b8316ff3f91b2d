"""What a text measures: its numbers with what they count, however each of them is written."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from learning.knowledge.units import Unit
from learning.knowledge.values.find import find_values
from learning.knowledge.values.spoken import in_figures
from learning.knowledge.values.value import Value, ValueKind

Measure = tuple[str, Decimal | str, str]

_IN_SMALLER = {
    "年": (12, "个月"),
    "季度": (3, "个月"),
    "周": (7, "日"),
    "year": (12, "month"),
    "quarter": (3, "month"),
    "week": (7, "day"),
}
_THINGS = frozenset("种类项条步个件档")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]+)[）)]?$")


def measures(units: Iterable[Unit]) -> frozenset[Measure]:
    """Every single number of a text with what it measures, in whatever unit it is said."""
    return frozenset(
        measure for unit in units for value in find_values(in_figures(unit.text)) for measure in _of(value)
    )


def measure_the_same(old: Sequence[Unit], new: Sequence[Unit]) -> bool:
    """Whether each of two texts says every measure of the other, the heads of its columns counted in.

    What is said twice, as in "two weeks (14 days)", is said by either.
    """
    left, right = _claims(old), _claims(new)
    held = frozenset[Measure]().union(*left), frozenset[Measure]().union(*right)
    return not any(held[1].isdisjoint(claim) for claim in left) and not any(
        held[0].isdisjoint(claim) for claim in right
    )


def _claims(units: Iterable[Unit]) -> frozenset[frozenset[Measure]]:
    """The measures of a text, each with what it is said to be in brackets."""
    said = {text for unit in units for text in (unit.text, unit.header)}
    values = (value for text in said for value in find_values(in_figures(text)))
    return frozenset(claim for value in values for claim in _said_by(value))


def _said_by(value: Value) -> Iterator[frozenset[Measure]]:
    own = frozenset(_of(value))
    again = _IN_BRACKETS.search(value.text)
    if again and own:
        yield own.union(*(_of(inner) for inner in find_values(again[1])))
    else:
        yield from (frozenset({measure}) for measure in own)


def _of(value: Value) -> Iterator[Measure]:
    if value.kind is ValueKind.REFERENCE or _is_tally(value):
        return
    if not value.numbers:
        yield value.kind, value.unit, ""
    counted = value.kind in (ValueKind.COUNT, ValueKind.NUMBER)
    unit = value.unit.split("/")[0]
    times, smaller = _IN_SMALLER.get(unit, (1, unit))
    for number in value.numbers:
        # "这一年", "一天里", "a copy": one of something is mostly no value, and none of it is free.
        if number != 0 and (number != 1 or not (counted or value.kind is ValueKind.DURATION)):
            yield ("", number, "") if counted else (value.kind, number * times, smaller)


def _is_tally(value: Value) -> bool:
    """Whether a number only says how many things are listed: 三种方式, 两样东西."""
    return value.kind is ValueKind.COUNT and value.unit in _THINGS and not value.text[0].isdigit()
