"""The one registry of kinds of value: every value of a text, in order, without overlap."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from learning.knowledge.values import count, date, duration, money, rate
from learning.knowledge.values.base_units import in_base_unit
from learning.knowledge.values.numerals import CHINESE, FIGURES, read_number
from learning.knowledge.values.script import in_one_script
from learning.knowledge.values.value import Value, ValueKind

_CLAUSE = r"(?:\d+(?:\.\d+)*(?:\(\w{1,4}\))*|(?:\(\d{1,2}\))(?:\(\w{1,4}\))*)"
"""A clause of a statute in figures, with its parts: 12.10, 16(2), 3(1)(a), (3)."""
REFERENCE = (
    rf"第\s*(?:{CHINESE}|\d+)\s*[条款项章节步](?:\s*第\s*(?:{CHINESE}|\d+)\s*[款项])*"
    r"|\b(?:(?:sub)?section|clause|article|(?:sub)?paragraph|rule|regulation|schedule|chapter|appendix|annex|part|step|table)s?"
    rf"\s+{_CLAUSE}(?:,\s+\d+(?:\.\d+)*(?:\(\w{{1,4}}\))+|,\s+\d+(?=,?\s+(?:and|or)\s+\d))*(?:,?\s+(?:and|or|to)\s+{_CLAUSE}(?!\w))?"
)
# Earlier patterns win: a clause number must not become a count, nor a date a duration.
_PATTERNS = {
    ValueKind.DATE: date.DATE,
    ValueKind.TIME: date.TIME,
    ValueKind.REFERENCE: REFERENCE,
    ValueKind.MONEY: money.PATTERN,
    ValueKind.RATE: rate.PATTERN,
    ValueKind.DURATION: duration.PATTERN,
    ValueKind.COUNT: count.PATTERN,
    ValueKind.NUMBER: count.NUMBER,
}
_ANY = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS.items()), re.IGNORECASE)
_READERS: dict[ValueKind, Callable[[str], tuple[list[str], str]]] = {
    ValueKind.MONEY: money.numbers_and_unit,
    ValueKind.RATE: rate.numbers_and_unit,
    ValueKind.DURATION: duration.numbers_and_unit,
    ValueKind.COUNT: count.numbers_and_unit,
    ValueKind.NUMBER: count.numbers_and_unit,
}
_JOINED = re.compile(r"\s*(?:以上|、|或者?|和|及|至|到|[-–—~～]|,?\s+or\s+|,\s+|\s+to\s+|\s+and\s+)\s*")
LONGEST_RUN = 12
"""Values that one run may join; a longer list is no single value."""
_SAID_TWICE = re.compile(r"\s*[（(]\s*")


# As many as a text of 1 MB has sentences, twice: a smaller cache is emptied before the next pass comes round.
@lru_cache(maxsize=65_536)
def find_values(text: str) -> tuple[Value, ...]:
    """Every value of the text in order.

    Runs ("40、50 或 100 张") and amounts said twice ("120 hours (5 days)") are one value, so that asking for it
    does not give half of it away.
    """
    plain = in_one_script(text)
    found = [value for match in _ANY.finditer(plain) if (value := _read(match))]
    return tuple(_joined(text, [_as_written(value, text) for value in found]))


def clause_number(label: str) -> str | None:
    """The number of a clause or a heading in figures: "第十五条" is 15, "section 12.10" and "12.10 Fees" are 12.10."""
    found = re.search(rf"\d+(?:\.\d+)*|{CHINESE}", label)
    number = None if found is None or found[0][0].isdigit() else read_number(found[0])
    return str(number) if number is not None else found[0] if found and found[0][0].isdigit() else None


def clause_numbers(reference: str) -> tuple[str | None, ...]:
    """The number of each clause that a reference names, without its parts: 16, 21 and 25 of section 16(2), 21(1) or 25."""
    if not reference[0].isascii():
        return (clause_number(reference),)
    return tuple(re.findall(r"\d+(?:\.\d+)*", re.sub(r"\(\w+\)", "", reference)))


def _read(match: re.Match[str]) -> Value | None:
    kind = ValueKind(str(match.lastgroup))
    written = match[0].rstrip()
    if kind is ValueKind.DATE:
        return Value(
            kind, (), date.canonical_date(written), written, match.start(), match.start() + len(written)
        )
    if kind is ValueKind.TIME:
        numbers = [read_number(token) for token in date.clock_numbers(written)]
        unit = ""
    elif kind is ValueKind.REFERENCE:
        numbers = [read_number(token) for token in re.findall(rf"{FIGURES}|{CHINESE}", written)]
        unit = "".join(re.findall(r"[条款项章节步]|[a-z]{4,}", written.lower()))
    else:
        tokens, unit = _READERS[kind](written)
        numbers = [read_number(token) for token in tokens]
    known = tuple(number for number in numbers if number is not None)
    if not known or len(known) != len(numbers):
        return None
    end = match.start() + len(written)
    if kind in _SIGNED and _MINUS.search(match.string[max(0, match.start() - 2) : match.start()]):
        return Value(kind, (-known[0], *known[1:]), unit, f"-{written}", match.start() - 1, end)
    return Value(kind, _scaled(known, written), unit, written, match.start(), end)


_SIGNED = (ValueKind.MONEY, ValueKind.RATE)
_MINUS = re.compile(r"(?:^|[\s（(：:|])-$")
"""A minus with nothing before it; between two figures it is a range."""


def _as_written(value: Value, text: str) -> Value:
    written = text[value.start : value.end]
    return value if written == value.text else replace(value, text=written)


def _scaled(numbers: tuple[Decimal, ...], written: str) -> tuple[Decimal, ...]:
    """In "1–5 万元" the 万 belongs to both ends."""
    if len(numbers) == 2 and re.search(r"[万亿]", written) and numbers[0] < numbers[1] / 100:
        factor = Decimal(10_000 if "万" in written else 100_000_000)
        return (numbers[0] * factor, numbers[1])
    return numbers


def _joined(text: str, values: list[Value]) -> list[Value]:
    joined: list[Value] = []
    for value in values:
        last = joined[-1] if joined else None
        if last and _runs_on(text, last, value):
            numbers = last.numbers + value.numbers
            if last.unit != value.unit and value.kind is ValueKind.DURATION:
                last, value = _in_base(last), _in_base(value)
                numbers = last.numbers + value.numbers
            joined[-1] = replace(
                _spanning(text, last, value, value.end, numbers, value.unit), kind=value.kind
            )
        elif last and _said_twice(text, last, value):
            joined[-1] = _spanning(text, last, value, value.end + 1, last.numbers, last.unit)
        else:
            joined.append(value)
    return joined


def _in_base(value: Value) -> Value:
    numbers, unit = in_base_unit(value.numbers, value.unit)
    return replace(value, numbers=numbers, unit=unit)


def _is_listed_span(text: str, last: Value, value: Value) -> bool:
    """Whether two spans of one list are told in units of one clock: 六个月、一年."""
    both = last.kind is value.kind is ValueKind.DURATION and text[last.end : value.start].strip() == "、"
    return both and in_base_unit((), last.unit)[1] == in_base_unit((), value.unit)[1]


def _runs_on(text: str, last: Value, value: Value) -> bool:
    if last.kind is ValueKind.NUMBER and value.unit and value.kind in _MEASURED and not last.unit:
        return bool(re.fullmatch(r"\s*(?:、|或者?|和|至|到|\s+or\s+)\s*", text[last.end : value.start]))
    if last.kind is ValueKind.NUMBER and value.kind is ValueKind.NUMBER and not value.unit:
        connector = r"\s*(?:[-–—~～至到]|\s+to\s+|\s+and\s+)\s*"
        return bool(re.fullmatch(connector, text[last.end : value.start]))
    if _is_listed_span(text, last, value) and len(last.numbers) < LONGEST_RUN:
        return True
    same = last.kind is value.kind and last.unit == value.unit and len(last.numbers) < LONGEST_RUN
    taught = value.kind not in (ValueKind.DATE, ValueKind.REFERENCE, ValueKind.NUMBER)
    return same and taught and bool(_JOINED.fullmatch(text[last.end : value.start]))


_MEASURED = (ValueKind.MONEY, ValueKind.RATE, ValueKind.DURATION, ValueKind.COUNT)


def _said_twice(text: str, last: Value, value: Value) -> bool:
    measured = value.kind in _MEASURED
    closes = text[value.end : value.end + 1] in ("）", ")")
    return measured and closes and bool(_SAID_TWICE.fullmatch(text[last.end : value.start]))


def _spanning(
    text: str, last: Value, value: Value, end: int, numbers: tuple[Decimal, ...], unit: str
) -> Value:
    return Value(last.kind, numbers, unit, text[last.start : end], last.start, end)
