"""What a text measures: its numbers with what they count, however each of them is written."""

from collections.abc import Iterable, Iterator
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
_THINGS = frozenset("种类项条步个件")


def measures(units: Iterable[Unit]) -> frozenset[Measure]:
    """Every single number of a text with what it measures, in whatever unit it is said."""
    return frozenset(
        measure for unit in units for value in find_values(in_figures(unit.text)) for measure in _of(value)
    )


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
