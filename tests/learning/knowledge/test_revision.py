from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from learning.knowledge.errors import EffectiveTimePassed, RevisionNotOpen, SamePersonApproves
from learning.knowledge.revision import (
    Revision,
    RevisionState,
    check_approval,
    check_roll_back,
    check_submission,
    revision_in_force,
    state_of,
)

NOW = datetime(2026, 12, 1, 4, tzinfo=UTC)
PROPOSER, APPROVER = UUID(int=1), UUID(int=2)
DAY = timedelta(days=1)


def a_revision(
    number: int = 1, *, holds_from: datetime | None = None, **moments: datetime | None
) -> Revision:
    draft = Revision(UUID(int=100 + number), number, PROPOSER)
    if holds_from:
        draft = replace(
            draft, submitted_at=NOW - 30 * DAY, approved_at=NOW - 29 * DAY, effective_from=holds_from
        )
    return replace(draft, **moments)


IN_FORCE = a_revision(1, holds_from=NOW - 20 * DAY)


@pytest.mark.parametrize(
    ("revision", "state"),
    [
        pytest.param(a_revision(2), RevisionState.DRAFT, id="being written"),
        pytest.param(
            a_revision(2, submitted_at=NOW), RevisionState.SUBMITTED, id="waiting for the second owner"
        ),
        pytest.param(
            a_revision(2, holds_from=NOW + DAY), RevisionState.APPROVED, id="signed and still to come"
        ),
        pytest.param(
            a_revision(2, holds_from=NOW), RevisionState.PUBLISHED, id="holds from this very moment"
        ),
        pytest.param(
            a_revision(2, holds_from=NOW - DAY, rolled_back_at=NOW),
            RevisionState.ROLLED_BACK,
            id="taken back",
        ),
    ],
)
def test_the_state_follows_from_the_moments(revision: Revision, state: RevisionState) -> None:
    assert state_of(revision, [IN_FORCE], now=NOW) is state


def test_a_revision_is_superseded_when_the_next_takes_effect_and_not_a_moment_earlier() -> None:
    coming = a_revision(2, holds_from=NOW)

    assert state_of(IN_FORCE, [coming], now=NOW - timedelta(microseconds=1)) is RevisionState.PUBLISHED
    assert state_of(IN_FORCE, [coming], now=NOW) is RevisionState.SUPERSEDED


def test_a_revision_taken_back_gives_way_to_the_one_before() -> None:
    taken_back = a_revision(2, holds_from=NOW - DAY, rolled_back_at=NOW)

    assert revision_in_force([IN_FORCE, taken_back], at=NOW) == IN_FORCE


def test_nobody_approves_her_own_proposal() -> None:
    submitted = a_revision(2, submitted_at=NOW)

    with pytest.raises(SamePersonApproves):
        check_approval(submitted, [IN_FORCE], NOW + DAY, approver_id=PROPOSER, now=NOW)


def test_only_what_was_submitted_can_be_approved() -> None:
    with pytest.raises(RevisionNotOpen):
        check_approval(a_revision(2), [IN_FORCE], NOW + DAY, approver_id=APPROVER, now=NOW)


@pytest.mark.parametrize(
    "effective_from",
    [
        pytest.param(NOW - timedelta(hours=1), id="an hour ago"),
        pytest.param(IN_FORCE.effective_from, id="the moment of the revision it follows"),
    ],
)
def test_a_rule_cannot_take_effect_in_the_past(effective_from: datetime) -> None:
    with pytest.raises(EffectiveTimePassed):
        check_submission(a_revision(2), [IN_FORCE], effective_from, now=NOW)


def test_now_may_be_a_few_minutes_old_when_the_button_is_pressed() -> None:
    check_submission(a_revision(2), [IN_FORCE], NOW - timedelta(minutes=5), now=NOW)


def test_a_rule_cannot_overtake_one_that_is_still_to_come() -> None:
    coming = a_revision(2, holds_from=NOW + 7 * DAY)

    with pytest.raises(EffectiveTimePassed):
        check_submission(a_revision(3), [IN_FORCE, coming], NOW + DAY, now=NOW)


def test_only_the_newest_revision_can_be_taken_back() -> None:
    newest = a_revision(2, holds_from=NOW - DAY)

    check_roll_back(newest, [IN_FORCE], now=NOW)
    with pytest.raises(RevisionNotOpen):
        check_roll_back(IN_FORCE, [newest], now=NOW)


def test_the_first_revision_has_nothing_to_go_back_to() -> None:
    with pytest.raises(RevisionNotOpen):
        check_roll_back(IN_FORCE, [], now=NOW)
