"""When somebody leads the duty over a team: for one shift, and a little before and after it for the hand-over."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from learning.people.person import PersonId, TeamId
from learning.people.watches.errors import WatchUnfit

MARGIN = timedelta(hours=1)
"""What she leads opens so long before her watch and closes so long after it."""
LONGEST = timedelta(hours=16)
"""A double shift; whoever leads for longer is a lead."""
FURTHEST = timedelta(days=31)
"""A roster is made a month ahead, seldom more."""


@dataclass(frozen=True, slots=True)
class Watch:
    """One person over one team and the teams below it. `ended_at` is when it was taken back before its time."""

    id: UUID
    person_id: PersonId
    name: str
    sign_in: str
    team_id: TeamId
    team: str
    starts_at: datetime
    ends_at: datetime
    given_by: str
    ended_at: datetime | None = None


def is_on(watch: Watch, now: datetime) -> bool:
    """Whether it opens anything at this moment."""
    return watch.ended_at is None and watch.starts_at - MARGIN <= now < watch.ends_at + MARGIN


def check_span(starts_at: datetime, ends_at: datetime, *, now: datetime) -> None:
    """Raise `WatchUnfit` for a span that is no shift, is over, or begins too far ahead."""
    if not timedelta(0) < ends_at - starts_at <= LONGEST:
        raise WatchUnfit(
            f"A watch lasts at most {LONGEST // timedelta(hours=1)} hours and ends after it began."
        )
    if ends_at <= now:
        raise WatchUnfit("This watch is over already.")
    if starts_at > now + FURTHEST:
        raise WatchUnfit(f"A watch begins within the next {FURTHEST.days} days.")
