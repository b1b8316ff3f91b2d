"""What a text measures: its numbers with what they count, however each of them is written."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from learning.knowledge.units import Unit
from learning.knowledge.values.base_units import IN_BASE, in_base_unit
from learning.knowledge.values.find import find_values
from learning.knowledge.values.numerals import ENGLISH, read_number
from learning.knowledge.values.spoken import in_figures, without_tallies
from learning.knowledge.values.value import Value, ValueKind

Measure = tuple[str, Decimal | str, str]
Claim = frozenset[Measure]
"""One measure, in each way in which its own sentence says it."""

_THINGS = frozenset("种类项条步个件档")
_WORD = re.compile(rf"\b{ENGLISH}", re.IGNORECASE)
_BARE = "bare"
_COUNTS_NOTHING = re.compile(r"\s*(?:[.,;:!?，。；、)）]|$|(?:and|or)\b)")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]+)[）)]?$")


def measures(units: Iterable[Unit]) -> frozenset[Measure]:
    """Every single number of a text with what it measures, in whatever unit it is said."""
    return frozenset[Measure]().union(*(_measured(unit.text) for unit in units))


def differ_by_value(old: Unit, new: Unit) -> bool:
    """Whether one sentence is the other but for what it measures; an entry's unit may stand at the head of its column."""
    if old.shape != new.shape:
        return False
    was, now = measures([old]), measures([new])
    if old.is_cell and new.is_cell:
        return {number for _, number, _ in was} != {number for _, number, _ in now}
    return was != now


# The sentences of an article are weighed against one another, so each is asked often.
@lru_cache(maxsize=16_384)
def _measured(text: str) -> frozenset[Measure]:
    return frozenset(measure for value in find_values(_told(text)) for measure in _of(value))


def _told(text: str) -> str:
    return in_figures(without_tallies(text))


def measure_the_same(old: Sequence[Unit], new: Sequence[Unit]) -> bool:
    """Whether each of two texts says every measure of the other."""
    return apart(old, new).size == 0


@dataclass(frozen=True, slots=True)
class Apart:
    """What only one of two texts measures."""

    gone: frozenset[Claim]
    come: frozenset[Claim]

    @property
    def size(self) -> int:
        """How many measures are said by one text alone."""
        return len(self.gone) + len(self.come)

    @property
    def is_firm(self) -> bool:
        """Whether more than the form of a figure differs: 3 years gave way to 2 years, or an amount stands alone."""
        gone, come = (
            {(kind, unit) for claim in side for kind, number, unit in claim if isinstance(number, Decimal)}
            for side in (self.gone, self.come)
        )
        return not gone.isdisjoint(come) or any(kind is ValueKind.MONEY for kind, _ in gone | come)


def apart(old: Sequence[Unit], new: Sequence[Unit]) -> Apart:
    """What each of two texts measures that the other does not, the heads of its columns counted in.

    What is said twice, as in "two weeks (14 days)", is said by either.
    """
    return Apart(_unsaid(new, _claims(old)), _unsaid(old, _claims(new)))


def _unsaid(units: Sequence[Unit], claims: Iterable[Claim]) -> frozenset[Claim]:
    held = frozenset[Measure]().union(*_claims(units), _spans_of_one(units))
    bare = frozenset(number for unit in units for number in _bare(_told(unit.text)))
    numbers = frozenset(number for _, number, _ in held) | frozenset(
        number - 12 for kind, number, _ in held if kind is ValueKind.TIME and isinstance(number, Decimal)
    )
    return frozenset(
        claim
        for claim in claims
        if not (claim & held or any(_is_among(measure, bare, numbers) for measure in claim))
    )


def _is_among(measure: Measure, bare: frozenset[Decimal], numbers: frozenset[Decimal | str]) -> bool:
    """Whether a measure is said without what it counts, or is a bare number that is said with it."""
    kind, number, unit = measure
    if isinstance(number, str):
        return False
    if kind is ValueKind.TIME and number > 12 and number - 12 in bare:
        # "in that evening by 9": what part of the day was said before.
        return True
    spans = (number / times for times, base in IN_BASE.values() if base == unit)
    return number in bare or any(span in bare for span in spans) or (kind == _BARE and number in numbers)


def _bare(text: str) -> Iterator[Decimal]:
    """The numbers that leave unsaid what they count: "21 days for delay; for damage it is 7", "years one and two"."""
    values = find_values(text)
    for value in values:
        if value.kind is ValueKind.NUMBER and _COUNTS_NOTHING.match(text, value.end):
            yield from value.numbers
    for match in _WORD.finditer(text):
        number = read_number(match[0])
        if number and not any(value.start <= match.start() < value.end for value in values):
            yield number


def _claims(units: Iterable[Unit]) -> frozenset[Claim]:
    """The measures of a text, each with what it is said to be in brackets."""
    said = {_told(text) for unit in units for text in (unit.text, unit.header)}
    return frozenset(claim for text in said for value in find_values(text) for claim in _said_by(value, text))


def _spans_of_one(units: Iterable[Unit]) -> Iterator[Measure]:
    """One year, one week: no measure by themselves, and yet twelve months and seven days."""
    values = (value for unit in units for value in find_values(_told(unit.text)))
    for value in values:
        unit = value.unit.split("/")[0]
        if value.kind is ValueKind.DURATION and value.numbers == (Decimal(1),) and unit in IN_BASE:
            yield value.kind, *IN_BASE[unit]


def _said_by(value: Value, text: str) -> Iterator[Claim]:
    own = frozenset(_of(value))
    again = _IN_BRACKETS.search(value.text)
    if again and own:
        yield own.union(*(_of(inner) for inner in find_values(again[1])))
        return
    is_bare = value.kind is ValueKind.NUMBER and _COUNTS_NOTHING.match(text, value.end)
    for measure in own:
        yield frozenset({measure, (_BARE, measure[1], "")} if is_bare else {measure})


def _of(value: Value) -> Iterator[Measure]:
    if value.kind is ValueKind.REFERENCE or _is_tally(value):
        return
    if not value.numbers:
        yield value.kind, value.unit, ""
    counted = value.kind in (ValueKind.COUNT, ValueKind.NUMBER)
    in_base, unit = in_base_unit(value.numbers, value.unit.split("/")[0])
    if value.kind is ValueKind.TIME:
        # Hours and minutes by turns; a day's end is the hour at which the next begins.
        in_base = tuple(number % 24 if place % 2 == 0 else number for place, number in enumerate(in_base))
    for number, exact in zip(value.numbers, in_base, strict=True):
        # "这一年", "一天里", "a copy": one of something is mostly no value, and none of it is free.
        if number != 0 and (number != 1 or not (counted or value.kind is ValueKind.DURATION)):
            yield ("", number, "") if counted else (value.kind, exact, unit)


def _is_tally(value: Value) -> bool:
    """Whether a number only says how many things are listed: 三种方式, 两样东西."""
    return value.kind is ValueKind.COUNT and value.unit in _THINGS and not value.text[0].isdigit()
