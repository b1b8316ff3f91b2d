from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from learning.memory.schedule import Memory, is_confident_error_due
from learning.practice.review import Memories, facts_to_review

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)


def memories(
    *facts: tuple[float, float],
    error: float = np.nan,
    stale: bool = False,
    weight: Sequence[float] = (),
    skills: str = "",
) -> Memories:
    """Facts as (stability, days since the last answer); `error` and `stale` are those of the first fact."""
    count = len(facts)
    return Memories(
        stability=np.array([fact[0] for fact in facts]),
        difficulty=np.full(count, 5.0),
        days=np.array([fact[1] for fact in facts]),
        error_days=np.array([error, *[np.nan] * (count - 1)])[:count],
        stale=np.array([stale, *[False] * (count - 1)], dtype=bool)[:count],
        weight=np.array(weight or [1.0] * count),
        skills=tuple(skills or "a" * count),
    )


def test_a_fact_answered_today_is_left_in_peace_though_it_was_wrong() -> None:
    assert facts_to_review(memories((0.2, 0.3))) == []


def test_more_is_gained_where_asking_helps_than_where_recall_is_lowest() -> None:
    hopeless, useful = (0.001, 200.0), (4.0, 30.0)
    known = replace(memories(hopeless, useful), difficulty=np.array([10.0, 3.0]))

    assert facts_to_review(known, limit=1) == [1]


def test_one_skill_is_not_asked_twice_running_where_another_waits() -> None:
    chosen = facts_to_review(memories(*[(2.0, 9.0 + n) for n in range(4)], skills="aabb"))

    assert all("aabb"[one] != "aabb"[other] for one, other in pairwise(chosen))


@given(st.floats(0, 30), st.floats(0, 30))
def test_the_vector_of_confident_errors_agrees_with_the_rule(error: float, days: float) -> None:
    days = min(error, days)
    memory = Memory(500.0, 5.0, 3, 1, NOW - timedelta(days=days), True, NOW - timedelta(days=error))

    chosen = facts_to_review(memories((500.0, days), error=error))

    assert bool(chosen) == is_confident_error_due(memory, NOW)


@given(
    st.lists(st.tuples(st.floats(0.01, 900), st.floats(0, 900)), min_size=1, max_size=30),
    st.integers(1, 8),
)
def test_a_review_never_names_a_fact_twice(facts: list[tuple[float, float]], limit: int) -> None:
    chosen = facts_to_review(memories(*facts), limit=limit)

    assert len(set(chosen)) == len(chosen) <= limit


def test_of_two_facts_that_faded_alike_the_one_that_is_asked_for_comes_first() -> None:
    alike = ((5.0, 9.0), (5.0, 9.0))

    assert facts_to_review(memories(*alike, weight=(0.5, 3.0))) == [1, 0]
    assert facts_to_review(memories(*alike, weight=(3.0, 0.5))) == [0, 1]


@given(st.lists(st.tuples(st.floats(0.5, 50), st.floats(1, 200)), min_size=1, max_size=8), st.floats(0.1, 10))
def test_a_weight_that_all_facts_share_changes_no_choice(
    facts: list[tuple[float, float]], weight: float
) -> None:
    assert facts_to_review(memories(*facts, weight=[weight] * len(facts))) == facts_to_review(
        memories(*facts)
    )


def test_a_confident_error_comes_first_however_little_it_is_asked_for() -> None:
    kept = memories((5.0, 1.5), (60.0, 60.0), error=1.5, weight=(0.1, 10.0))

    assert facts_to_review(replace(kept, stale=np.array([False, True]))) == [0, 1]


def test_a_weight_never_asks_a_fact_that_is_fresh() -> None:
    assert facts_to_review(memories((60.0, 1.0), weight=(10.0,))) == []
