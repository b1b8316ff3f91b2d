from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from badges.achievement import Evidence, EvidenceKind
from badges.ready_for_updates import judge

NOW = datetime(2026, 12, 1, 4, tzinfo=UTC)
WEEK = timedelta(days=7)


def ready(update: int, at: datetime = NOW) -> Evidence:
    return Evidence(
        EvidenceKind.READY_BEFORE_EFFECT, UUID(int=update), f"更新 {update}", at, UUID(int=1), None
    )


def again(update: int, at: datetime = NOW + WEEK) -> Evidence:
    return Evidence(EvidenceKind.RIGHT_AGAIN, UUID(int=update), f"更新 {update}", at, UUID(int=2), None)


def test_three_updates_held_for_a_week_earn_it_at_the_moment_of_the_last_answer() -> None:
    last = NOW + WEEK + timedelta(hours=3)

    progress = judge([ready(1), again(1), ready(2), again(2), ready(3), again(3, last)])

    assert (progress.have, progress.earned_at) == (3, last)


def test_the_order_in_which_evidence_arrives_does_not_matter() -> None:
    pieces = [ready(1), again(1), ready(2), again(2), ready(3), again(3)]

    assert judge(pieces[::-1]).earned_at == judge(pieces).earned_at


@pytest.mark.parametrize(
    ("pieces", "have"),
    [
        pytest.param([], 0, id="nothing"),
        pytest.param([ready(1)], 0, id="ready, not yet seen again"),
        pytest.param([again(1)], 0, id="right, but only after the clock"),
        pytest.param(
            [ready(1), again(1, NOW + WEEK - timedelta(seconds=1))], 0, id="a second short of a week"
        ),
        pytest.param([ready(1), again(1), again(1, NOW + 2 * WEEK)], 1, id="the same update counts once"),
    ],
)
def test_what_counts_as_one_of_the_three(pieces: list[Evidence], have: int) -> None:
    progress = judge(pieces)

    assert (progress.have, progress.earned_at) == (have, None)


def test_a_fourth_update_does_not_move_the_moment_it_was_earned() -> None:
    three = [ready(1), again(1), ready(2), again(2), ready(3), again(3)]

    assert judge([*three, ready(4), again(4, NOW + 5 * WEEK)]).earned_at == judge(three).earned_at
