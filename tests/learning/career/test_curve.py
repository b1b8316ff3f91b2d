"""The curve tells what the model of memory tells, and promises nothing better ahead."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from learning.attempts.answer import Verdict
from learning.career.curve import LOOK_AHEAD, LOOK_BACK, Answered, curve
from learning.memory.schedule import due_at, remember, retained

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
FACT = uuid4()


def answered(days_ago: float, verdict: Verdict = Verdict.RIGHT, fact: UUID = FACT) -> Answered:
    return Answered(fact, NOW - timedelta(days=days_ago), verdict, None)


def test_there_is_none_before_the_first_answer() -> None:
    assert curve([], now=NOW) is None
    assert curve([answered(1, Verdict.UNSURE)], now=NOW) is None


def test_today_is_what_the_memory_of_the_fact_keeps() -> None:
    first = remember(None, Verdict.RIGHT, None, at=NOW - timedelta(days=9), version_id=None)
    memory = remember(first, Verdict.RIGHT, None, at=NOW - timedelta(days=4), version_id=None)
    assert memory

    told = curve([answered(9), answered(4)], now=NOW)

    assert told
    today = next(point for point in told.points if point.at == NOW)
    assert today.recall == retained(memory, NOW)
    assert told.review_at == max(NOW, due_at(memory))


def test_an_answer_lifts_it_and_time_lets_it_fall() -> None:
    told = curve([answered(10), answered(5)], now=NOW)

    assert told
    by_day = {(NOW - point.at).total_seconds() / 86400: point.recall for point in told.points}
    assert by_day[5.5] < by_day[4.5]
    assert by_day[4.0] > by_day[1.0] > by_day[-14.0]


@given(
    st.lists(
        st.tuples(st.floats(0.01, 90), st.sampled_from([Verdict.RIGHT, Verdict.WRONG]), st.integers(0, 2)),
        min_size=1,
        max_size=12,
    )
)
def test_it_stays_within_bounds_and_only_falls_ahead(drawn: list[tuple[float, Verdict, int]]) -> None:
    log = [answered(ago, verdict, UUID(int=fact)) for ago, verdict, fact in sorted(drawn, reverse=True)]

    told = curve(log, now=NOW)

    assert told
    assert all(0 <= point.recall <= 1 for point in told.points)
    assert all(NOW - LOOK_BACK <= point.at <= NOW + LOOK_AHEAD for point in told.points)
    ahead = [point.recall for point in told.points if point.at >= NOW]
    assert ahead == sorted(ahead, reverse=True)
