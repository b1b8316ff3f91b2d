"""What a value in a text is, and when two of them are the same."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


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

    `unit` is canonical, and units are never converted: a working day, a calendar day, a
    trading day and T+1 are four different clocks. `start` and `end` count characters.
    """

    kind: ValueKind
    numbers: tuple[Decimal, ...]
    unit: str
    text: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """Equal for equal values, however they are written (50,000 元 and 5 万元)."""
        return f"⟨{self.kind}:{'~'.join(plain_number(number) for number in self.numbers)}:{self.unit}⟩"

    @property
    def is_single(self) -> bool:
        """Whether it is one number, so that others can be computed from it."""
        return len(self.numbers) == 1


def plain_number(number: Decimal) -> str:
    """A decimal without exponent and trailing zeros: 5E+4 is 50000."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
