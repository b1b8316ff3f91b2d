"""What was given, how it was graded, and how sure the learner was."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any  # JSON has no narrower type


class Verdict(StrEnum):
    """How an answer was graded. `UNSURE` is "I am not sure": it is shown the key and moves no estimate."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"


class Certainty(IntEnum):
    """How sure of one answer, asked before feedback: under 2 in 3, about 3 in 4, over 4 in 5."""

    LOW = 1
    MIDDLE = 2
    HIGH = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in the one field that fits its item: places chosen, a text, or places in order.

    On a picture `order` holds every click on an area, those made again included; `misses` counts clicks beside all
    areas.
    """

    chosen: tuple[int, ...] | None = None
    text: str | None = None
    order: tuple[int, ...] | None = None
    unsure: bool = False
    misses: int = 0

    @property
    def needless(self) -> int:
        """Clicks on a picture that led nowhere: on an area once more, or beside all of them. They are no fault."""
        order = self.order or ()
        return len(order) - len(set(order)) + self.misses

    def to_json(self) -> dict[str, Any]:
        """The shape kept in the log and sent on the wire."""
        return {
            "chosen": list(self.chosen) if self.chosen is not None else None,
            "text": self.text,
            "order": list(self.order) if self.order is not None else None,
            "unsure": self.unsure,
            "misses": self.misses,
        }

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> "Answer":
        """What `to_json` wrote."""
        chosen, order = raw.get("chosen"), raw.get("order")
        return cls(
            chosen=tuple(chosen) if chosen is not None else None,
            text=raw.get("text"),
            order=tuple(order) if order is not None else None,
            unsure=bool(raw.get("unsure")),
            misses=raw.get("misses", 0),
        )
