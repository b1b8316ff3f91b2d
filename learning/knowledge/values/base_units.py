"""Units that are exact parts or multiples of others, so that one figure has one key: two weeks are 14 days.

A day is never turned into hours, a month never into days, and a working day into nothing: banks count each by a
clock of its own.
"""

from collections.abc import Mapping
from decimal import Decimal

IN_BASE: Mapping[str, tuple[Decimal, str]] = {
    unit: (Decimal(times), base)
    for unit, times, base in (
        ("年", 12, "个月"),
        ("季度", 3, "个月"),
        ("周", 7, "日"),
        ("小时", 3600, "秒"),
        ("分钟", 60, "秒"),
        ("year", 12, "month"),
        ("quarter", 3, "month"),
        ("week", 7, "day"),
        ("consecutive day", 1, "day"),
        ("hour", 3600, "second"),
        ("minute", 60, "second"),
        ("‰", "0.1", "%"),
        ("‱", "0.01", "%"),
        ("bp", "0.01", "%"),
        ("成", 10, "%"),
        ("c", "0.01", "$"),
        ("p", "0.01", "£"),
        ("角", "0.1", "元"),
        ("名", 1, "人"),
    )
}


def in_base_unit(numbers: tuple[Decimal, ...], unit: str) -> tuple[tuple[Decimal, ...], str]:
    """The numbers in the smallest unit they are exact in, with that unit; what a price is paid for is kept."""
    head, slash, per = unit.partition("/")
    if head == "折":
        return tuple(_share(number) for number in numbers), "%"
    if head not in IN_BASE:
        return numbers, unit
    times, base = IN_BASE[head]
    return tuple(number * times for number in numbers), base + slash + per


def _share(tenths: Decimal) -> Decimal:
    """What is left to pay: 8折 and 80折 are 80 per cent, 85折 and 8.5折 are 85."""
    return tenths * 10 if tenths < 10 else tenths
