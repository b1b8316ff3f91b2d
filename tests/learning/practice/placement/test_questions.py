from dataclasses import replace
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.practice.placement.questions import (
    AT_ONCE,
    Candidate,
    Placement,
    State,
    information,
    most_telling,
)

CHANCE = 7


def a_candidate(number: int, **changes: object) -> Candidate:
    base = Candidate(UUID(int=number), UUID(int=100 + number), "transfer", 0.5, 0.25)
    return replace(base, **changes)  # type: ignore[arg-type]


def asked(*candidates: Candidate, count: int = AT_ONCE, **told: float) -> list[int]:
    return [each.int for each in most_telling(candidates, told, count, Random(CHANCE))]


class TestWhatIsAsked:
    def test_skills_nothing_is_known_of_come_before_those_with_answers(self) -> None:
        known, unknown = a_candidate(1), a_candidate(2, skill="calm")

        assert asked(known, unknown, count=1, transfer=2.0) == [2]

    def test_the_second_question_is_of_another_skill(self) -> None:
        candidates = [a_candidate(number, skill=f"skill-{number % 4}") for number in range(1, 13)]

        assert {number % 4 for number in asked(*candidates)} == {0, 1, 2, 3}

    def test_of_one_skill_the_most_uncertain_is_asked(self) -> None:
        sure, open_, hopeless = (
            a_candidate(number, strength=strength, guess=0.0)
            for number, strength in ((1, 0.95), (2, 0.5), (3, 0.1))
        )

        assert asked(sure, open_, hopeless, count=1) == [2]

    def test_what_can_be_guessed_tells_less(self) -> None:
        assert asked(a_candidate(1, guess=0.5), a_candidate(2, guess=0.0), count=1) == [2]

    def test_what_customers_ask_for_comes_first(self) -> None:
        assert asked(a_candidate(1), a_candidate(2, skill="calm", weight=3.0), count=1) == [2]

    def test_no_fact_is_asked_twice(self) -> None:
        twins = [a_candidate(number, fact_id=UUID(int=9)) for number in (1, 2)]

        assert len(asked(*twins)) == 1

    def test_neighbours_are_asked_different_things_of_equal_worth(self) -> None:
        candidates = [a_candidate(number) for number in range(1, 30)]

        orders = {tuple(most_telling(candidates, {}, AT_ONCE, Random(seed))) for seed in range(5)}

        assert len(orders) == 5


@given(st.floats(0.01, 0.99), st.floats(0, 0.5))
def test_information_is_never_more_than_a_quarter_and_guessing_only_takes_of_it(
    strength: float, guess: float
) -> None:
    assert 0 <= information(strength, guess) <= information(strength, 0.0) + 1e-12 <= 0.25 + 2e-12


@pytest.mark.parametrize(
    ("placement", "state", "now"),
    [
        pytest.param(Placement(0, False, True), State.OPEN, 4, id="four at a time"),
        pytest.param(Placement(6, False, True), State.OPEN, 2, id="what is left"),
        pytest.param(Placement(8, False, True), State.DONE, 0, id="after the last"),
        pytest.param(Placement(3, False, False), State.DONE, 0, id="nothing left to ask"),
        pytest.param(Placement(0, False, False), State.OVER, 0, id="nothing to ask at all"),
        pytest.param(Placement(3, True, True), State.PUT_ASIDE, 0, id="she put it aside"),
        pytest.param(Placement(8, True, True), State.DONE, 0, id="put aside after the last"),
    ],
)
def test_a_placement_is_open_until_something_ends_it(placement: Placement, state: State, now: int) -> None:
    assert (placement.state, placement.questions_now) == (state, now)
