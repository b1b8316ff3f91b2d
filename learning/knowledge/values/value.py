"""What a value in a text is, and when two of them are the same."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from learning.knowledge.values.base_units import in_base_unit

_EITHER = re.compile(r"或|\bor\b")


class ValueKind(StrEnum):
    """What a value measures. `REFERENCE` points at a clause and is never taught for itself."""

    MONEY = "money"
    RATE = "rate"
    DURATION = "duration"
    DATE = "date"
    TIME = "time"
    COUNT = "count"
    NUMBER = "number"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Value:
    """One value in one text. Several `numbers` are a range or a run ("40, 50 or 100").

    `unit` is canonical: a working day, a calendar day, a trading day and T+1 are four different clocks.
    `start` and `end` count characters.
    """

    kind: ValueKind
    numbers: tuple[Decimal, ...]
    unit: str
    text: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """Equal for equal values, however they are written: 50,000 元 and 5 万元, 14 days and two weeks.

        From 3 to 5 is not 3 or 5.
        """
        numbers, unit = in_base_unit(self.numbers, self.unit)
        joint = "|" if len(numbers) > 1 and _EITHER.search(self.text) else "~"
        return f"⟨{self.kind}:{joint.join(plain_number(number) for number in numbers)}:{unit}⟩"

    @property
    def is_single(self) -> bool:
        """Whether it is one number, so that others can be computed from it."""
        return len(self.numbers) == 1


def plain_number(number: Decimal) -> str:
    """A decimal without exponent and trailing zeros: 5E+4 is 50000."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
