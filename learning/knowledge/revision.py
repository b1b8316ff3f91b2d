"""The life of a revision, told by its moments: no state is stored, so none can disagree with the clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from learning.knowledge.errors import EffectiveTimePassed, RevisionNotOpen, SamePersonApproves

# Two owners on the phone agree on "now": so much may pass between reading the clock and pressing the button.
GRACE = timedelta(minutes=10)


class RevisionState(StrEnum):
    """Where a revision stands at a given moment."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    ROLLED_BACK = "rolled_back"


@dataclass(frozen=True, slots=True)
class Revision:
    """What the rules need to know of one revision."""

    id: UUID
    number: int
    proposer_id: UUID
    submitted_at: datetime | None = None
    approved_at: datetime | None = None
    effective_from: datetime | None = None
    rolled_back_at: datetime | None = None

    @property
    def holds_from(self) -> datetime | None:
        """From when it holds, or None if it was never approved or was rolled back."""
        return self.effective_from if self.approved_at and not self.rolled_back_at else None


def state_of(revision: Revision, others: Sequence[Revision], *, now: datetime) -> RevisionState:
    """The state at `now`: approved is signed but still to come, published is in force."""
    if revision.rolled_back_at:
        return RevisionState.ROLLED_BACK
    if revision.holds_from is None:
        return RevisionState.SUBMITTED if revision.submitted_at else RevisionState.DRAFT
    if revision.holds_from > now:
        return RevisionState.APPROVED
    in_force = revision_in_force([revision, *others], at=now)
    return RevisionState.PUBLISHED if in_force == revision else RevisionState.SUPERSEDED


def revision_in_force(revisions: Sequence[Revision], *, at: datetime) -> Revision | None:
    """The revision whose text holds at that moment, if the article held anything then."""
    holding = [each for each in revisions if each.holds_from is not None and each.holds_from <= at]
    return max(holding, key=lambda each: (each.effective_from, each.number), default=None)


def latest_approved(revisions: Sequence[Revision]) -> Revision | None:
    """The revision a new one follows: in force, or approved for a moment to come."""
    return max((each for each in revisions if each.holds_from), key=lambda each: each.number, default=None)


def check_submission(
    revision: Revision, others: Sequence[Revision], effective_from: datetime, *, now: datetime
) -> None:
    """Refuse to submit what is not a draft, or for a moment that cannot be kept."""
    state = state_of(revision, others, now=now)
    if state is not RevisionState.DRAFT:
        raise RevisionNotOpen(state, "submitted")
    check_effective_from(effective_from, latest_approved(others), now=now)


def check_approval(
    revision: Revision,
    others: Sequence[Revision],
    effective_from: datetime,
    *,
    approver_id: UUID,
    now: datetime,
) -> None:
    """Refuse one's own proposal, what was not submitted, and a moment that cannot be kept."""
    state = state_of(revision, others, now=now)
    if state is not RevisionState.SUBMITTED:
        raise RevisionNotOpen(state, "approved")
    if approver_id == revision.proposer_id:
        raise SamePersonApproves
    check_effective_from(effective_from, latest_approved(others), now=now)


def check_effective_from(effective_from: datetime, follows: Revision | None, *, now: datetime) -> None:
    """Refuse a moment in the past, or one not after the revision that this one follows."""
    too_early = (
        follows is not None
        and follows.effective_from is not None
        and effective_from <= follows.effective_from
    )
    if effective_from < now - GRACE or too_early:
        raise EffectiveTimePassed(effective_from)


def can_roll_back(revision: Revision, others: Sequence[Revision]) -> bool:
    """Whether it is the newest approved revision, with an older one to return to."""
    return latest_approved([revision, *others]) == revision and latest_approved(others) is not None


def check_roll_back(revision: Revision, others: Sequence[Revision], *, now: datetime) -> None:
    """Only the newest approved revision can be taken back, and only where an older one is there to return to."""
    if not can_roll_back(revision, others):
        raise RevisionNotOpen(state_of(revision, others, now=now), "rolled back")
