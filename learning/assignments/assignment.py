"""What can be asked of people, until when, and how a day becomes the moment at which it is over."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from learning.assignments.errors import AssignmentUnfit
from learning.clock import in_bank_zone
from learning.mastery.level import Level
from learning.people.person import TeamId

HORIZON = timedelta(days=90)
"""No roster reaches further, and what is asked for later than that is no task but a wish."""

LONGEST_WHY = 200
"""Characters of a reason: it stands above the one button of a small panel."""


@dataclass(frozen=True, slots=True)
class LessonAsked:
    """Finish this lesson."""

    lesson_id: UUID


@dataclass(frozen=True, slots=True)
class SkillAsked:
    """Reach this level of the skill: 练习中 or 会用. 稳固 asks for cases a week apart, which no date brings."""

    skill: str
    aim: Level


Asked = LessonAsked | SkillAsked
AIMS = (Level.LEARNING, Level.SOLID)


class Act(StrEnum):
    """What can be done with an assignment."""

    GIVEN = "given"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to ask, of everybody in a team and below it or of these people of it, by the end of a day."""

    asked: Asked
    team_id: TeamId
    people: Set[UUID] | None
    due_on: date
    why: str


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The moment at which the day is over on the clock of the bank."""
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)


def last_day_before(moment: datetime, zone: ZoneInfo) -> date:
    """The last day of the bank that is over by then: what has to be known at midnight is due the day before."""
    return in_bank_zone(moment, zone).date() - timedelta(days=1)


def check_day(due_on: date, today: date) -> None:
    """Raise `AssignmentUnfit` for a day that is not to come, or too far ahead."""
    if not today < due_on <= today + HORIZON:
        raise AssignmentUnfit(
            f"The last day lies between tomorrow and {HORIZON.days} days ahead: {due_on.isoformat()} does not."
        )
