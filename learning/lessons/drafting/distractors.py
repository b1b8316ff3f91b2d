"""Wrong values that someone could believe: the old one, the neighbour's, and round numbers near by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from learning.knowledge.facts.statement import asks, complete, is_short_cell
from learning.knowledge.units import Unit
from learning.knowledge.values.date import CLOCK, MONTHS, canonical_date
from learning.knowledge.values.duration import agreeing
from learning.knowledge.values.find import find_values
from learning.knowledge.values.numerals import CHINESE, FIGURES, read_number, write_like
from learning.knowledge.values.value import Value, ValueKind
from learning.lessons.drafting.scene import Scene
from learning.lessons.drafting.sentences import glimpse
from learning.lessons.drafting.steps import near_by

LONGEST_WHY = {True: 60, False: 160}
MOST = 4
"""Options of one item, the right one included."""
FARTHEST = 6
"""A neighbour's value beyond this factor is not believable."""
FARTHEST_AGE = 2
"""The same for ages: nobody takes the end of work for the end of school."""


_CLOCKS = frozenset(
    {"日", "自然日", "工作日", "交易日", "day", "calendar day", "working day", "business day"}
)


@dataclass(frozen=True, slots=True)
class WrongValue:
    """One wrong value as an option; `unit` is the rule that it belongs to, if it belongs to one."""

    text: str
    was_right: bool = False
    unit: Unit | None = None


def wrong_values(right: Value, old: Value | None, unit: Unit, scene: Scene) -> tuple[WrongValue, ...]:
    """Wrong values for one right one, best first, all in the form of the right one and none equal to it."""
    found: list[WrongValue] = []
    keys, texts = {right.key, right.unit if right.kind is ValueKind.DATE else ""}, {right.text}
    if old is not None and not old.is_single:
        keys |= {_key(right, (number,)) for number in old.numbers if old.unit == right.unit}
    for value, wrong in _ranked(right, old, unit, scene):
        if len(found) == MOST - 1:
            break
        if value not in keys and wrong.text not in texts:
            keys.add(value)
            texts.add(wrong.text)
            found.append(wrong)
    return tuple(found)


def restyled(value: Value, like: Value) -> str:
    """A value in the form of another: the same spacing, thousands and 万 where the unit allows it."""
    if value.is_single and like.is_single and value.unit == like.unit and value.kind is like.kind:
        written = agreeing(write_like(said_once(like.text), value.numbers[0]))
        return _parted_like(written, value.text)
    return spaced_like(said_once(value.text), like.text)


def _parted_like(text: str, sample: str) -> str:
    """A figure with the thousands separator that the article itself writes it with."""
    parted = re.search(r"\d{1,3}(?:,\d{3})+", sample)
    plain = parted[0].replace(",", "") if parted else ""
    return re.sub(rf"(?<!\d){plain}(?![\d,])", parted[0], text) if parted else text


def said_once(text: str) -> str:
    """One option of "120 hours (5 days)": only its first half, so that form does not give it away."""
    return re.sub(r"\s*[（(].*[）)]$", "", text)


def spaced_like(text: str, sample: str) -> str:
    """Numbers and Chinese units with a space between them exactly when the sample has one."""
    gap = " " if re.search(r"\d\s+[一-鿿A-Z]", sample) else ""
    return re.sub(r"(?<=\d)\s*(?=[一-鿿])", gap, text)


def _ranked(right: Value, old: Value | None, unit: Unit, scene: Scene) -> Iterator[tuple[str, WrongValue]]:
    if old is not None and not _is_of_other_hours(old, right):
        yield old.key, WrongValue(restyled(old, right), was_right=True)
        yield from _other_clock(right, old)
    known = {right.key, old.key if old else ""}
    near = (entry for entry in _neighbours(right, unit, scene) if entry[0] not in known)
    yield from islice(near, 1)
    yield from _computed(right, old)
    yield from near


def _is_of_other_hours(old: Value, right: Value) -> bool:
    """Whether a clock stands for a bare number, or one hour for a stretch: its form would show that it is wrong."""
    return right.kind is ValueKind.TIME and len(old.numbers) != len(right.numbers)


def _other_clock(right: Value, old: Value) -> Iterator[tuple[str, WrongValue]]:
    """The new number on the old clock and the old number on the new one, when both count days."""
    if right.unit == old.unit or not (
        right.is_single and old.is_single and {right.unit, old.unit} <= _CLOCKS
    ):
        return
    for like, number in ((old, right.numbers[0]), (right, old.numbers[0])):
        text = agreeing(write_like(said_once(like.text), number))
        yield Value(like.kind, (number,), like.unit, "", 0, 0).key, WrongValue(spaced_like(text, right.text))


def _neighbours(right: Value, unit: Unit, scene: Scene) -> Iterator[tuple[str, WrongValue]]:
    """Values of the same kind and unit: the same row or column first, then the same section."""
    ordered = sorted(
        scene.section(unit), key=lambda other: (not _same_line(unit, other), abs(other.index - unit.index))
    )
    # A figure without a unit means what its column says: 125 of a measure is no rent.
    is_bare = unit.is_cell and right.kind is ValueKind.NUMBER and not (right.unit or _is_nought(right))
    for other in ordered:
        if other.index == unit.index or other.is_label or (is_bare and other.header != unit.header):
            continue
        for value in find_values(other.text):
            if _is_of_kind(value, right, is_near=_same_line(unit, other)) and _believable(value, right):
                yield value.key, WrongValue(restyled(value, right), unit=other)


def _same_line(unit: Unit, other: Unit) -> bool:
    return unit.is_cell and other.is_cell and (unit.row == other.row or unit.header == other.header)


def _is_of_kind(value: Value, right: Value, *, is_near: bool) -> bool:
    """Whether a value can stand in the other's place; a bare nought takes the unit of the entries beside it."""
    if _is_nought(right) and is_near and right.unit != value.unit:
        return value.kind in (ValueKind.RATE, ValueKind.MONEY)
    return value.kind is right.kind and value.unit == right.unit


def _is_nought(value: Value) -> bool:
    return value.kind is ValueKind.NUMBER and value.numbers == (Decimal(0),) and not value.unit


def _believable(value: Value, right: Value) -> bool:
    if not (value.is_single and right.is_single):
        return len(value.numbers) == len(right.numbers)
    low, high = sorted((value.numbers[0], right.numbers[0]))
    if right.numbers[0] == 0:
        return high > 0
    return low > 0 and high / low <= (FARTHEST_AGE if right.unit == "岁" else FARTHEST)


def _computed(right: Value, old: Value | None) -> Iterator[tuple[str, WrongValue]]:
    """Believable numbers around the right one; dates a little off; ranges with one end of the old rule."""
    if right.kind is ValueKind.DATE:
        yield from _dates(right)
    elif right.kind is ValueKind.TIME:
        yield from _hours(right, old)
    elif right.kind is ValueKind.REFERENCE:
        yield from _clauses(right)
    elif right.is_single and right.numbers[0] == 0:
        # Nobody doubts between nothing and next to nothing: amounts around the old one tempt.
        yield from _computed(old, None) if old is not None and old.is_single and old.numbers[0] > 0 else ()
    elif right.is_single:
        whole = right.numbers[0] == right.numbers[0].to_integral_value()
        for number in near_by(right, right.numbers[0]):
            written = agreeing(write_like(said_once(right.text), number))
            if number > 0 and not (whole and "0." in written):
                yield _key(right, (number,)), WrongValue(written)
    elif not right.is_single and _is_of_one_unit(right):
        for numbers in _ranges(right):
            if all(number > 0 for number in numbers):
                yield _key(right, numbers), WrongValue(_moved(said_once(right.text), right, numbers))


def _ranges(right: Value) -> Iterator[tuple[Decimal, ...]]:
    """A narrow range moved as a whole, a wide one with another end, a run of values scaled."""
    first, last = right.numbers[0], right.numbers[-1]
    if len(right.numbers) == 2 and last - first <= 2:
        yield from ((number, number + last - first) for number in near_by(right, first))
    elif len(right.numbers) == 2:
        yield from ((first, number) for number in near_by(right, last) if number > first)
    else:
        for factor in (Decimal(2), Decimal("0.5"), Decimal(3)):
            scaled = tuple(number * factor for number in right.numbers)
            if all(number == number.to_integral_value() for number in scaled):
                yield scaled


def _key(right: Value, numbers: tuple[Decimal, ...]) -> str:
    return Value(right.kind, numbers, right.unit, right.text, 0, 0).key


_WRITTEN = rf"{FIGURES}(?:\s*[百千万亿]+)?|{CHINESE}"


def _moved(text: str, value: Value, numbers: tuple[Decimal, ...]) -> str:
    """A range or run with each of its numbers replaced, in order."""
    replacements = dict(zip(value.numbers, numbers, strict=True))

    def moved(match: re.Match[str]) -> str:
        number = read_number(match[0])
        return write_like(match[0], replacements[number]) if number in replacements else match[0]

    return re.sub(_WRITTEN, moved, text)


def _is_of_one_unit(right: Value) -> bool:
    """Whether the numbers of a range stand in it as they count: those of 六个月、一年 do not."""
    written = {read_number(match[0]) for match in re.finditer(_WRITTEN, said_once(right.text))}
    return written >= {*right.numbers}


def _dates(right: Value) -> Iterator[tuple[str, WrongValue]]:
    """The same day a month later, and another day of the same month; years turn with the month."""
    day = re.search(r"(?<!\d)(\d{1,2})(?=\s*[日号])", right.text)
    month = re.search(r"(\d{1,2})(?=\s*月)", right.text)
    if day:
        for other in ("1", "15", "20"):
            text = right.text[: day.start()] + other + right.text[day.end() :]
            yield canonical_date(text), WrongValue(text)
    if month and int(month[1]) < 12:
        text = right.text[: month.start()] + str(int(month[1]) + 1) + right.text[month.end() :]
        yield canonical_date(text), WrongValue(text)
    yield from _english_dates(right)
    year = re.search(r"\b(?:19|20)\d{2}(?!\d)", right.text)
    if year:
        text = right.text[: year.start()] + str(int(year[0]) + 1) + right.text[year.end() :]
        yield canonical_date(text), WrongValue(text)


def _english_dates(right: Value) -> Iterator[tuple[str, WrongValue]]:
    """The first and the fifteenth of the same month, and the fifteenth of the next."""
    named = re.search(rf"\b(?:{'|'.join(MONTHS)})\b", right.text, re.IGNORECASE)
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", right.text)
    if named is None or day is None:
        return
    following = MONTHS[(MONTHS.index(named[0].lower()) + 1) % len(MONTHS)].capitalize()
    for other, month in (("1", named[0]), ("15", named[0]), ("15", following)):
        text = right.text.replace(day[0], other, 1).replace(named[0], month, 1)
        yield canonical_date(text), WrongValue(text)


def _clauses(right: Value) -> Iterator[tuple[str, WrongValue]]:
    """The clauses next to one, numbered as it is."""
    import cn2an

    for step in (1, -1, 2):
        number = right.numbers[0] + step
        figures = f"{number:f}"
        numeral = figures if re.search(r"\d", right.text) else cn2an.an2cn(figures)
        if number > 0:
            text = re.sub(r"[零〇一二两三四五六七八九十百千万\d]+", numeral, right.text, count=1)
            yield _key(right, (number, *right.numbers[1:])), WrongValue(text)


def _hours(right: Value, old: Value | None) -> Iterator[tuple[str, WrongValue]]:
    """Opening hours with one end of the old rule, then an hour off at one end."""
    clocks = re.findall(CLOCK, right.text)
    earlier = re.findall(CLOCK, old.text) if old else []
    for place, clock in enumerate(clocks):
        hour, minute = re.split(r"[:：]", clock)
        others = [earlier[place]] if place < len(earlier) else []
        others.append(f"{(int(hour) + 1) % 24}:{minute}")
        for other in others:
            if re.search(r"(?<![\d:：])0\d", right.text):
                other = other.zfill(5)
            text = right.text.replace(clock, other, 1)
            yield text, WrongValue(text)


def why_wrong(wrong: WrongValue, right: str, scene: Scene) -> str:
    """What to say to someone who chose it: whose value it is, else what the rule says."""
    if wrong.was_right:
        return scene.why_old
    if wrong.unit is not None and is_short_cell(wrong.unit) and wrong.unit.header:
        return why_of_cell(wrong.unit, scene)
    if wrong.unit is not None:
        text = glimpse(complete(wrong.unit), LONGEST_WHY[scene.is_chinese], said_once(wrong.text))
        return scene.words.why_other.format(text=text)
    return scene.evenly(scene.words.why_not.format(value=right))


def why_of_cell(unit: Unit, scene: Scene) -> str:
    """Whose entry a wrong option is."""
    form = scene.words.why_row if asks(unit.header) else scene.words.why_cell
    return form.format(row=unit.row, header=unit.header)
