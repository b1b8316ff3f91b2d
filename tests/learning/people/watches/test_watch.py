from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from learning.people.person import PersonId, TeamId
from learning.people.watches.errors import WatchUnfit
from learning.people.watches.watch import FURTHEST, LONGEST, Watch, check_span, is_on

STARTS = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SHIFT = timedelta(hours=8)


def a_watch(*, ended_at: datetime | None = None) -> Watch:
    nobody = UUID(int=1)
    return Watch(
        nobody,
        PersonId(nobody),
        "林晓",
        "6021",
        TeamId(nobody),
        "夜班一组",
        STARTS,
        STARTS + SHIFT,
        "何静",
        ended_at,
    )


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(timedelta(minutes=-61), False, id="long-before"),
        pytest.param(timedelta(minutes=-60), True, id="an-hour-before"),
        pytest.param(SHIFT + timedelta(minutes=59), True, id="hand-over-after"),
        pytest.param(SHIFT + timedelta(minutes=60), False, id="an-hour-after"),
    ],
)
def test_a_watch_opens_an_hour_before_and_closes_an_hour_after(after: timedelta, expected: bool) -> None:
    assert is_on(a_watch(), STARTS + after) is expected


def test_a_watch_taken_back_opens_nothing_any_more() -> None:
    assert not is_on(a_watch(ended_at=STARTS), STARTS + timedelta(hours=1))


@pytest.mark.parametrize(
    ("starts", "lasts"),
    [
        pytest.param(timedelta(0), timedelta(0), id="no-time"),
        pytest.param(timedelta(0), timedelta(hours=-1), id="backwards"),
        pytest.param(timedelta(0), LONGEST + timedelta(seconds=1), id="longer-than-a-double-shift"),
        pytest.param(-SHIFT, SHIFT, id="over"),
        pytest.param(FURTHEST + timedelta(seconds=1), SHIFT, id="next-month-but-one"),
    ],
)
def test_a_span_that_is_no_shift_is_refused(starts: timedelta, lasts: timedelta) -> None:
    with pytest.raises(WatchUnfit):
        check_span(STARTS + starts, STARTS + starts + lasts, now=STARTS)


def test_a_shift_under_way_can_still_be_handed_over() -> None:
    check_span(STARTS - timedelta(hours=2), STARTS + timedelta(hours=6), now=STARTS)
