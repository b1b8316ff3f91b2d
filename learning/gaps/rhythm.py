"""The rhythm of practice: three of the last five shifts worked. It asks for nothing and takes nothing away.

Broken streaks make people stop, less so where they can be repaired (Silverman and Barasch, Journal of Consumer
Research 49, 2023); so there is none: shifts that could not count do not, and one shift may make up for another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

WINDOW, ENOUGH = 5, 3
MOST_MADE_UP = 1


class Rhythm(StrEnum):
    """How the last shifts stand, in no case as a failure."""

    BEGINNING = "beginning"  # too few shifts that count
    KEPT = "kept"
    OPEN = "open"  # one more shift with practice and it is kept, or a few


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift of the roster that she has begun. `had_room` is false where no gap had room for an offer."""

    sittings: int
    is_night: bool = False
    had_room: bool = True


@dataclass(frozen=True, slots=True)
class Kept:
    """Shifts with practice among those that count, and whether a second sitting made up for one of them."""

    rhythm: Rhythm
    practised: int
    counted: int
    made_up: bool


def rhythm(shifts: Sequence[Shift]) -> Kept:
    """The rhythm over shifts worked, oldest first. Leave has no shift; nights and busy shifts count only where used."""
    counting = [shift for shift in shifts if _counts(shift)][-WINDOW:]
    practised = sum(shift.sittings > 0 for shift in counting)
    spare = sum(max(0, shift.sittings - 1) for shift in counting)
    made_up = practised == ENOUGH - MOST_MADE_UP and spare > 0
    if practised + made_up >= ENOUGH:
        return Kept(Rhythm.KEPT, practised, len(counting), made_up)
    return Kept(
        Rhythm.BEGINNING if len(counting) < WINDOW else Rhythm.OPEN, practised, len(counting), made_up=False
    )


def _counts(shift: Shift) -> bool:
    return shift.sittings > 0 or (shift.had_room and not shift.is_night)
