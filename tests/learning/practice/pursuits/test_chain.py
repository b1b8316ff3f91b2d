from datetime import UTC, datetime, timedelta
from itertools import accumulate
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.practice.pursuits.chain import (
    Chain,
    Stage,
    Tried,
    again_at,
    chain,
    facts_to_try,
    stage,
)

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)


def tried(*answers: tuple[float, bool]) -> list[Tried]:
    return [Tried(NOW + hours * HOUR, right) for hours, right in answers]


@pytest.mark.parametrize(
    ("answers", "successes", "again_in_hours"),
    [
        pytest.param([], 0, None, id="not tried"),
        pytest.param([(0, False)], 0, None, id="wrong: a variant may follow at once"),
        pytest.param([(0, False), (0.1, True)], 1, 12.1, id="the first may follow a wrong one"),
        pytest.param([(0, True), (11.9, True)], 1, 23.9, id="too soon to show that it stayed"),
        pytest.param([(0, True), (12, True)], 2, None, id="half a day later it counts"),
        pytest.param([(0, True), (12, False), (12.1, True)], 1, 24.1, id="not after a look at the answer"),
        pytest.param([(0, True), (12, False), (24, True)], 2, None, id="wrong between takes nothing away"),
        pytest.param([(0, True), (20, True), (21, False)], 2, None, id="lit it stays"),
    ],
)
def test_two_successes_count_with_half_a_day_before_the_second(
    answers: list[tuple[float, bool]], successes: int, again_in_hours: float | None
) -> None:
    again = NOW + again_in_hours * HOUR if again_in_hours else None

    assert chain(tried(*answers)) == Chain(successes, again)


@given(st.lists(st.tuples(st.floats(0, 11.9), st.booleans())))
def test_without_a_pause_of_half_a_day_nothing_is_ever_lit(steps: list[tuple[float, bool]]) -> None:
    moments = list(accumulate(hours for hours, _ in steps))

    assert not chain(tried(*zip(moments, (right for _, right in steps), strict=True))).is_lit


WAITING, READY, LIT = Chain(1, NOW + HOUR), Chain(1, NOW - HOUR), Chain(2)


@pytest.mark.parametrize(
    ("chains", "expected", "again"),
    [
        ([LIT, LIT], Stage.LIT, None),
        ([LIT, READY], Stage.BEGUN, None),
        ([Chain(), WAITING], Stage.BEGUN, None),
        ([LIT, WAITING, Chain(1, NOW + 3 * HOUR)], Stage.RESTING, NOW + HOUR),
    ],
)
def test_it_is_lit_with_its_last_fact_and_rests_while_no_answer_counts(
    chains: list[Chain], expected: Stage, again: datetime | None
) -> None:
    assert (stage(chains, NOW), again_at(chains, NOW)) == (expected, again)


@pytest.mark.parametrize(
    ("chains", "asked"),
    [
        ([LIT, READY, WAITING, Chain()], [1, 3]),
        ([LIT, WAITING], [1]),
        ([LIT, LIT], [0, 1]),
    ],
)
def test_what_an_answer_moves_is_asked_first(chains: list[Chain], asked: list[int]) -> None:
    by_fact = {UUID(int=place): each for place, each in enumerate(chains)}

    assert [fact.int for fact in facts_to_try(by_fact, NOW)] == asked
