"""A commission: what is missing at a level of a skill, asked of authors by a day, and taken by one of them.

It says what is missing, never how much or how fast somebody writes.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from learning.coverage.commissions.errors import CommissionUnfit
from learning.mastery.level import Level

LONGEST_TITLE = 80
"""Characters: it stands on one line of a list."""

HORIZON = timedelta(days=180)
"""What is wanted later than that is no gap of today."""

CLOSED_FOR = timedelta(days=30)
"""So long after its lesson was published a commission stands in the list."""


@dataclass(frozen=True, slots=True)
class Published:
    """The lesson that closed it."""

    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Commission:
    """One commission as it stands. `holds` is whether the reader holds the skill herself, and so knows of what to write.

    One that is asked no more is told to who had taken it alone: she is to write no further.
    """

    id: UUID
    skill: str
    level: Level
    title: str
    due_on: date
    asked_by: str
    taken_by: str | None
    is_mine: bool
    holds: bool
    published: Published | None
    is_withdrawn: bool = False


def check_day(due_on: date, today: date) -> None:
    """Raise `CommissionUnfit` for a day that is over, or too far ahead."""
    if not today <= due_on <= today + HORIZON:
        raise CommissionUnfit(f"The day lies between today and {HORIZON.days} days ahead.")
