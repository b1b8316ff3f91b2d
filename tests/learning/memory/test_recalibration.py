from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.memory.recalibration import (
    BETTER_BY,
    FLATTEST,
    LEAST_ANSWERS,
    Line,
    Spaced,
    Trial,
    fitted,
    logits,
    recalibrate,
    walk,
)

PEOPLE, FACTS = 20, 40


def some_answers(
    count: int, *, constant: float = 0.0, slope: float = 1.0, spread: float = 0.0, guess: float = 0.25
) -> Spaced:
    """Answers of people for whom recall is what the line says of the model's; people and facts differ by `spread`."""
    chance = np.random.default_rng(3)
    people, facts = chance.integers(0, PEOPLE, count), chance.integers(0, FACTS, count)
    recall = chance.uniform(0.5, 0.98, count)
    tilt = spread * (chance.standard_normal(PEOPLE)[people] - chance.standard_normal(FACTS)[facts])
    known = 1 / (1 + np.exp(-(constant + slope * logits(recall) + tilt)))
    right = chance.random(count) < guess + (1 - guess) * known
    return Spaced(people, facts, recall, np.full(count, guess), right)


def test_the_two_numbers_are_found_again_with_guessing_taken_out() -> None:
    line = fitted(some_answers(20_000, constant=-1.0, slope=0.6))

    assert line.constant == pytest.approx(-1.0, abs=0.12)
    assert line.slope == pytest.approx(0.6, abs=0.08)


def test_few_answers_move_the_model_less_than_many() -> None:
    few, many = (fitted(some_answers(count, constant=-3.0)) for count in (4, 4000))

    assert many.constant < few.constant < 0


def test_where_the_model_is_right_the_challenger_does_not_win() -> None:
    found = recalibrate(some_answers(3000), tested=1000)

    assert found is not None
    assert not found.trial.is_won


def test_where_people_and_facts_differ_from_the_model_it_wins() -> None:
    found = recalibrate(some_answers(3000, constant=-1.5, slope=0.5, spread=0.8), tested=1000)

    assert found is not None
    assert found.trial.is_won
    assert found.step > 0


@pytest.mark.parametrize(
    ("answers", "better_by", "won"),
    [(LEAST_ANSWERS, BETTER_BY, True), (LEAST_ANSWERS - 1, 0.2, False), (9000, BETTER_BY / 2, False)],
)
def test_it_has_to_win_by_enough_on_enough_answers(answers: int, better_by: float, won: bool) -> None:
    assert Trial(answers, 0.5 + better_by, 0.5).is_won is won


def test_with_too_few_answers_there_is_nothing() -> None:
    assert recalibrate(some_answers(LEAST_ANSWERS + 99), tested=100) is None


def test_what_is_tested_was_never_seen() -> None:
    answers = some_answers(1500, constant=-1.0, spread=0.5)
    turned = replace(answers, right=np.concatenate([answers.right[:900], ~answers.right[900:]]))

    assert fitted(answers.part(slice(0, 900))) == fitted(turned.part(slice(0, 900)))
    given, _ = walk(answers, Line(0.0, 1.0), 0.2)
    again, _ = walk(turned, Line(0.0, 1.0), 0.2)
    assert given[:901].tolist() == again[:901].tolist()


def test_somebody_who_is_always_right_leans_up_and_a_fact_always_missed_leans_down() -> None:
    answers = Spaced(
        np.array([0, 1] * 20),
        np.array([0, 1] * 20),
        np.full(40, 0.8),
        np.zeros(40),
        np.array([True, False] * 20),
    )

    _, tilts = walk(answers, Line(0.0, 1.0), 0.4)

    assert tilts.people[0] > 0 > tilts.people[1]
    assert tilts.facts[0] < 0 < tilts.facts[1]


@given(st.floats(-5, 5), st.floats(FLATTEST, 3), st.lists(st.floats(0, 1), min_size=2, max_size=9))
def test_recall_stays_a_chance_and_never_rises_where_the_models_falls(
    constant: float, slope: float, kept: list[float]
) -> None:
    recalled = [Line(constant, slope).recall(each) for each in sorted(kept)]

    assert recalled == sorted(recalled)
    assert all(0 <= each <= 1 for each in recalled)


def test_the_plain_line_leaves_the_model_as_it_is() -> None:
    assert Line(0.0, 1.0).recall(0.83) == pytest.approx(0.83)
