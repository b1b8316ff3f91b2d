import random
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.attempts.likelihood import logistic
from learning.mastery.estimate import (
    Standing,
    expected,
    moved_ability,
    moved_difficulty,
    moved_skill_ability,
    spread,
    step,
    surprise,
)

logits = st.floats(-6, 6)
standings = st.builds(Standing, logits, st.integers(0, 500), logits, logits, logits)
guesses = st.sampled_from([0.0, 0.25, 1 / 3, 0.5])


@given(standings, guesses)
def test_where_the_estimate_is_true_the_surprise_is_zero_on_average(standing: Standing, guess: float) -> None:
    p = expected(standing, guess)

    mean = p * surprise(standing, guess, right=True) + (1 - p) * surprise(standing, guess, right=False)

    assert mean == pytest.approx(0, abs=1e-12)


@given(standings, guesses)
def test_right_speaks_for_ability_and_wrong_against_it(standing: Standing, guess: float) -> None:
    assert 0 <= surprise(standing, guess, right=True) < 1
    assert -1 < surprise(standing, guess, right=False) <= 0


@given(standings, st.sampled_from([0.25, 1 / 3, 0.5]))
def test_a_right_answer_that_may_be_guessed_counts_less(standing: Standing, guess: float) -> None:
    assert surprise(standing, guess, right=True) <= surprise(standing, 0.0, right=True)


def test_somebody_who_only_guesses_sinks() -> None:
    chance, ability = random.Random(7), 0.0  # a test, not a secret
    for answers in range(400):
        by = surprise(Standing(ability, answers), 0.25, right=chance.random() < 0.25)
        ability = moved_ability(ability, answers, by)

    assert ability < -1.5


def test_the_estimate_finds_an_ability_that_does_not_move() -> None:
    chance, found = random.Random(7), []  # the same
    for _ in range(60):
        ability, truth = 0.0, 1.2
        for answers in range(150):
            difficulty = chance.gauss(0, 1)
            right = chance.random() < 0.25 + 0.75 * logistic(truth - difficulty)
            by = surprise(Standing(ability, answers, item_difficulty=difficulty), 0.25, right=right)
            ability = moved_ability(ability, answers, by)
        found.append(ability)

    assert sum(found) / len(found) == pytest.approx(1.2, abs=0.2)


def test_a_golden_answer_moves_each_term_by_its_own_step() -> None:
    standing = Standing(0.5, 10, 0.2, item_difficulty=-0.3, skill_difficulty=0.1)

    by = surprise(standing, 0.25, right=False)

    assert expected(standing, 0.25) == pytest.approx(0.7832, abs=1e-4)
    assert by == pytest.approx(-0.7109, abs=1e-4)
    assert moved_ability(0.5, 10, by) == pytest.approx(0.2334, abs=1e-4)
    assert moved_skill_ability(0.2, by) == pytest.approx(-0.0133, abs=1e-4)
    assert moved_difficulty(-0.3, 5, by) == pytest.approx(0.0281, abs=1e-4)


def test_steps_shrink_with_every_answer() -> None:
    assert step(0) == 0.6
    assert step(10) == pytest.approx(0.375)


def test_five_answers_near_seven_tenths_leave_a_spread_of_seven_tenths_of_a_logit() -> None:
    assert spread([0.7] * 5) == pytest.approx(0.70, abs=0.005)


def test_without_answers_the_spread_is_the_priors() -> None:
    assert spread([]) == 1 / sqrt(1)


@given(st.floats(-800, 800))
def test_no_logit_overflows(logit: float) -> None:
    assert 0 <= logistic(logit) <= 1
