from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.attempts.answer import Verdict
from learning.memory.gain import HORIZONS, gain_in_recall
from learning.memory.schedule import Memory, recall, recall_after, remember

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)


def gains(stability: float, difficulty: float, days: float, *, stale: bool = False) -> float:
    one = gain_in_recall(np.array([stability]), np.array([difficulty]), np.array([days]), np.array([stale]))
    return float(one[0])


@given(st.floats(0.1, 300), st.floats(1, 10), st.floats(0.5, 200))
def test_the_vectors_agree_with_the_schedule(stability: float, difficulty: float, days: float) -> None:
    at = NOW + timedelta(days=days)
    memory = Memory(stability, difficulty, 3, 0, NOW, last_right=True)
    kept = recall(memory, at)
    expected = 0.0
    for chance, verdict in ((kept, Verdict.RIGHT), (1 - kept, Verdict.WRONG)):
        moved = remember(memory, verdict, None, at=at, version_id=None)
        assert moved is not None
        expected += sum(chance * recall_after(moved.stability, h) for h in HORIZONS.flat)
    expected -= sum(recall(memory, at + timedelta(days=float(h))) for h in HORIZONS.flat)

    assert gains(stability, difficulty, days) == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_a_fact_asked_an_hour_ago_gains_nothing() -> None:
    assert gains(2.0, 5.0, 1 / 24) == 0


def test_a_stale_fact_gains_more_than_the_same_fact_fresh() -> None:
    assert gains(20.0, 5.0, 2.0, stale=True) > gains(20.0, 5.0, 2.0)


def test_two_hundred_facts_are_weighed_at_once() -> None:
    facts = np.linspace(0.5, 90, 200)

    assert gain_in_recall(facts, np.full(200, 5.0), facts, np.zeros(200, dtype=bool)).shape == (200,)
