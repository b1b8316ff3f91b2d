"""What a lead or manager asked her to learn by a day: it presses like the effect of an update, whichever comes first."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Assigned:
    """Who asked for a lesson, until when, and why, as she reads it."""

    by: str
    due_at: datetime
    why: str


def deadline(effective_from: datetime | None, assigned: Assigned | None, now: datetime) -> datetime | None:
    """By when a lesson is to be known: the sooner moment ahead, or the last that is over; `None` without any."""
    if assigned is None:
        return effective_from
    moments = [each for each in (effective_from, assigned.due_at) if each is not None]
    return min((each for each in moments if each > now), default=max(moments))
