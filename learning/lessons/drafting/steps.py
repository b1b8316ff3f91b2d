"""Numbers that someone would set as a rule, so that a computed wrong value is believable."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal

from learning.knowledge.values.value import Value, ValueKind

_BY_UNIT = {
    "小时": (1, 2, 4, 6, 8, 12, 24, 36, 48, 72, 96, 120),
    "分钟": (1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120),
    "日": (1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 180, 365),
    "工作日": (1, 2, 3, 5, 7, 10, 15, 20, 30, 60),
    "个月": (1, 2, 3, 6, 9, 12, 18, 24, 36, 60),
    "年": (1, 2, 3, 5, 8, 10, 15, 20, 30),
    "岁": (12, 14, 16, 18, 20, 22, 25, 50, 55, 60, 65, 70, 75, 80),
}
_SAME = {
    "自然日": "日",
    "交易日": "工作日",
    "working day": "工作日",
    "day": "日",
    "calendar day": "日",
    "hour": "小时",
    "minute": "分钟",
    "month": "个月",
    "year": "年",
    "周岁": "岁",
}
_ROUND = (1, 2, 3, 5, 8, 10, 15, 20, 30, 50, 80)


def near_by(value: Value, number: Decimal) -> Iterator[Decimal]:
    """Believable numbers around one number: the next larger, the next smaller, and so on outwards."""
    ladder = _ladder(value, number)
    above, below = bisect_right(ladder, number), bisect_left(ladder, number) - 1
    while above < len(ladder) or below >= 0:
        if above < len(ladder):
            yield ladder[above]
        if below >= 0:
            yield ladder[below]
        above, below = above + 1, below - 1


def _ladder(value: Value, number: Decimal) -> list[Decimal]:
    """The steps a rule of this unit climbs; small counts climb one by one."""
    unit = _SAME.get(value.unit, value.unit)
    if value.unit.startswith("T+"):
        return [Decimal(step) for step in range(6)]
    if unit in _BY_UNIT:
        return [Decimal(step) for step in _BY_UNIT[unit]]
    counted = value.kind in (ValueKind.COUNT, ValueKind.NUMBER, ValueKind.DURATION, ValueKind.REFERENCE)
    if number == number.to_integral_value() and number <= 10 and (counted or number < 5):
        return [Decimal(step) for step in range(1, int(number) + 4)]
    scale = Decimal(1)
    while number / scale > 80:
        scale *= 10
    while number / scale < 1:
        scale /= 10
    return sorted({Decimal(step) * factor for step in _ROUND for factor in (scale / 10, scale, scale * 10)})
