"""A qualification: a paper or an authorisation that somebody holds. It is no mastery and is never earned by practice."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=90)
"""So long before its last day the holder is reminded."""


class Validity(StrEnum):
    """How a qualification stands on a day."""

    COMING = "coming"
    VALID = "valid"
    ENDING = "ending"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Qualification:
    """What it is called, the skill it is for, and its first and last day; without one it has no such bound."""

    skill: str
    name: str
    valid_from: date | None = None
    valid_to: date | None = None


def validity(held: Qualification, today: date) -> Validity:
    """How it stands today; on its last day it still holds."""
    if held.valid_from is not None and today < held.valid_from:
        return Validity.COMING
    if held.valid_to is None:
        return Validity.VALID
    if today > held.valid_to:
        return Validity.ENDED
    return Validity.ENDING if held.valid_to - today <= SOON else Validity.VALID
