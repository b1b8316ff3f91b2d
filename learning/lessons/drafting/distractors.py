"""Wrong values that someone could believe: the old one, the neighbour's, and round numbers near by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from learning.knowledge.facts.statement import complete
from learning.knowledge.units import Unit
from learning.knowledge.values.find import find_values
from learning.knowledge.values.numerals import write_like
from learning.knowledge.values.value import Value, ValueKind
from learning.lessons.drafting.scene import Scene

MOST = 4
"""Options of one item, the right one included."""
FARTHEST = 10
"""A neighbour's value beyond this factor is not believable."""
_ROUND = tuple(
    Decimal(step)
    for step in (
        [
            "1",
            "1.5",
            "2",
            "3",
            "4",
            "5",
            "6",
            "8",
            "10",
            "12",
            "15",
            "20",
            "24",
            "25",
            "30",
            "40",
            "45",
            "50",
            "60",
            "80",
            "90",
            "100",
        ]
    )
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
    keys = {right.key, *(value.key for value in find_values(unit.text) if value.key == right.key)}
    for value, wrong in _ranked(right, old, unit, scene):
        if value not in keys and len(found) < MOST - 1:
            keys.add(value)
            found.append(wrong)
    return tuple(found)


def restyled(value: Value, like: Value) -> str:
    """A value in the form of another: the same spacing, thousands and 万 where the unit allows it."""
    if value.is_single and like.is_single and value.unit == like.unit and value.kind is like.kind:
        return write_like(said_once(like.text), value.numbers[0])
    return spaced_like(said_once(value.text), like.text)


def said_once(text: str) -> str:
    """One option of "120 hours (5 days)": only its first half, so that form does not give it away."""
    return re.sub(r"\s*[（(].*[）)]$", "", text)


def spaced_like(text: str, sample: str) -> str:
    """Numbers and Chinese units with a space between them exactly when the sample has one."""
    gap = " " if re.search(r"\d\s+[一-鿿A-Z]", sample) else ""
    return re.sub(r"(?<=\d)\s*(?=[一-鿿])", gap, text)


def _ranked(right: Value, old: Value | None, unit: Unit, scene: Scene) -> Iterator[tuple[str, WrongValue]]:
    if old is not None:
        yield old.key, WrongValue(restyled(old, right), was_right=True)
    near = list(_neighbours(right, unit, scene))
    yield from near[:1]
    yield from _computed(right, old)
    yield from near[1:]


def _neighbours(right: Value, unit: Unit, scene: Scene) -> Iterator[tuple[str, WrongValue]]:
    """Values of the same kind and unit: the same row or column first, then the same section."""
    section = scene.after.sections.get(unit.path, scene.after.units)
    ordered = sorted(section, key=lambda other: (not _same_line(unit, other), abs(other.index - unit.index)))
    for other in ordered[:60]:
        if other.index == unit.index or other.is_label:
            continue
        for value in find_values(other.text):
            if value.kind is right.kind and value.unit == right.unit and _believable(value, right):
                yield value.key, WrongValue(restyled(value, right), unit=other)


def _same_line(unit: Unit, other: Unit) -> bool:
    return unit.is_cell and other.is_cell and (unit.row == other.row or unit.header == other.header)


def _believable(value: Value, right: Value) -> bool:
    if not (value.is_single and right.is_single):
        return len(value.numbers) == len(right.numbers)
    low, high = sorted((value.numbers[0], right.numbers[0]))
    return low > 0 and high / low <= FARTHEST


def _computed(right: Value, old: Value | None) -> Iterator[tuple[str, WrongValue]]:
    """Round numbers around the right one; dates a month or a day off; ranges moved as a whole."""
    if right.kind is ValueKind.DATE:
        yield from _dates(right)
        return
    if right.kind is ValueKind.TIME or not right.numbers or right.numbers[0] <= 0:
        return
    for factor in _factors(right, old):
        numbers = tuple(_rounded(number * factor, right.kind) for number in right.numbers)
        if all(number > 0 for number in numbers) and numbers != right.numbers:
            text = said_once(right.text)
            written = write_like(text, numbers[0]) if right.is_single else _moved(text, right, numbers)
            yield Value(right.kind, numbers, right.unit, written, 0, 0).key, WrongValue(written)


def _factors(right: Value, old: Value | None) -> Iterator[Decimal]:
    if (
        old is not None
        and old.is_single
        and right.is_single
        and old.unit == right.unit
        and old.numbers[0] > 0
    ):
        yield (old.numbers[0] / right.numbers[0] + 1) / 2
        if old.numbers[0] > right.numbers[0]:
            yield Decimal("0.5")
        else:
            yield Decimal(2)
    yield from (Decimal(factor) for factor in ("2", "0.5", "1.5", "3", "5"))


def _rounded(number: Decimal, kind: ValueKind) -> Decimal:
    """The nearest number that someone would set as a rule."""
    if number <= 0:
        return number
    scale = Decimal(1)
    while number / scale > 100:
        scale *= 10
    whole = kind in (ValueKind.DURATION, ValueKind.COUNT, ValueKind.NUMBER)
    while number / scale < 1 and not whole:
        scale /= 10
    return min(_ROUND, key=lambda step: abs(step - number / scale)) * scale


def _moved(text: str, value: Value, numbers: tuple[Decimal, ...]) -> str:
    """A range or run with each of its numbers replaced, in order."""
    replacements = dict(zip(value.numbers, numbers, strict=True))
    pieces = re.split(r"(\d[\d,，]*(?:\.\d+)?)", text)
    for place in range(1, len(pieces), 2):
        number = Decimal(re.sub(r"[,，]", "", pieces[place]))
        if number in replacements:
            pieces[place] = write_like(pieces[place], replacements[number])
    return "".join(pieces)


def _dates(right: Value) -> Iterator[tuple[str, WrongValue]]:
    month = re.search(r"(\d{1,2})(?=\s*月)", right.text)
    if month:
        for step in (1, 2, -1):
            number = (int(month[1]) - 1 + step) % 12 + 1
            text = right.text[: month.start()] + str(number) + right.text[month.end() :]
            yield text, WrongValue(text)
    day = re.search(r"(?<!\d)(\d{1,2})(?=\s*(?:日|号|\s[A-Z]))", right.text)
    if day:
        text = right.text[: day.start()] + ("15" if day[1] != "15" else "20") + right.text[day.end() :]
        yield text, WrongValue(text)


def why_wrong(wrong: WrongValue, scene: Scene) -> str:
    """What to say to someone who chose it."""
    if wrong.was_right:
        return scene.words.why_old
    if wrong.unit is not None:
        return scene.words.why_other.format(text=complete(wrong.unit))
    return scene.words.why_nowhere
