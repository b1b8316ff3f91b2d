"""A flash notice 紧急口径: what it says, to whom, from when until when, and what its moments make of it. Pure.

A notice is never changed after it was written, so an approver approves what she reads; whoever wants other words
withdraws it and writes another.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from learning.flashes.errors import FlashUnfit, OwnFlash
from learning.lessons.audience import EVERYBODY, Audience
from learning.people.person import PersonId

LONGEST_TEXT = 120
"""Characters of a whole notice (N03): one strip, read at a glance."""
LONGEST = timedelta(days=3)
"""What holds for longer is no exception any more and belongs into an article."""
FURTHEST = timedelta(days=7)


class Stage(StrEnum):
    """Where a notice stands; it follows from its moments."""

    WAITING = "waiting"  # for a second person
    COMING = "coming"
    RUNNING = "running"
    OVER = "over"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Lines:
    """What is going on, what to say to the customer, and what not to say; the last may be empty."""

    about: str
    say: str
    must_not_say: str = ""

    def __len__(self) -> int:
        return len(self.about) + len(self.say) + len(self.must_not_say)


@dataclass(frozen=True, slots=True)
class Flash:
    """One notice, in force in [starts_at, ends_at) once it is approved and as long as nobody withdrew it.

    `is_urgent` brings it also to who reached her cap, and through the quiet hours.
    """

    id: UUID
    lines: Lines
    starts_at: datetime
    ends_at: datetime
    is_urgent: bool
    author_id: PersonId
    written_at: datetime
    audience: Audience = EVERYBODY
    approver_id: PersonId | None = None
    approved_at: datetime | None = None
    withdrawn_at: datetime | None = None


def stage_of(flash: Flash, now: datetime) -> Stage:
    """Where it stands at this moment. One that nobody approved in its time is over, too."""
    if flash.withdrawn_at is not None:
        return Stage.WITHDRAWN
    if now >= flash.ends_at:
        return Stage.OVER
    if flash.approved_at is None:
        return Stage.WAITING
    return Stage.RUNNING if now >= flash.starts_at else Stage.COMING


def check_fit(lines: Lines, starts_at: datetime, ends_at: datetime, *, now: datetime) -> None:
    """Raise `FlashUnfit` for a notice that is too long, holds for too long, is over, or begins too far ahead."""
    if len(lines) > LONGEST_TEXT:
        raise FlashUnfit(f"A notice has at most {LONGEST_TEXT} characters in all; this one has {len(lines)}.")
    if not timedelta(0) < ends_at - starts_at <= LONGEST:
        raise FlashUnfit(f"A notice ends after it began and holds for at most {LONGEST.days} days.")
    if ends_at <= now:
        raise FlashUnfit("This notice would be over already.")
    if starts_at > now + FURTHEST:
        raise FlashUnfit(f"A notice begins within the next {FURTHEST.days} days.")


def check_approver(flash: Flash, person_id: PersonId) -> None:
    """Raise `OwnFlash` for its author."""
    if person_id == flash.author_id:
        raise OwnFlash


def comes_by_itself(flash: Flash, *, is_quiet: bool, cap_reached: bool) -> bool:
    """Whether it may come up on a panel by itself; otherwise it waits where she looks for it."""
    return flash.is_urgent or not (is_quiet or cap_reached)
