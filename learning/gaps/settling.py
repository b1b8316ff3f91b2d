"""What became of an offer, by what the phone did: it goes by the gap, whether she took the offer or not."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from learning.gaps.state import Phone
from learning.gaps.stretches import CALLED, Stretch


class Outcome(StrEnum):
    """Whether the seconds offered were there."""

    FITTED = "fitted"
    CUT = "cut"  # a call came before they were over
    LEFT = "left"  # she went on a break, or nobody knows


def settle(told: Sequence[Stretch], offered_at: datetime, ends_at: datetime) -> Outcome:
    """What became of an offer that reached from one moment to the other. The phone must have been told of until then."""
    for stretch, following in pairwise([*told, None]):
        assert stretch is not None, "only the last has nothing after it"
        if stretch.phone is not Phone.IDLE or not _holds(stretch, offered_at):
            continue
        if stretch.until is None or stretch.until >= ends_at:
            return Outcome.FITTED
        return Outcome.CUT if following is not None and following.phone in CALLED else Outcome.LEFT
    return Outcome.LEFT


def _holds(stretch: Stretch, moment: datetime) -> bool:
    return stretch.since <= moment and (stretch.until is None or moment < stretch.until)
