from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.attempts.answer import Certainty, Verdict
from learning.memory.schedule import (
    LEAST_STABILITY,
    WORTH_ASKING,
    Grade,
    Memory,
    days_until,
    due_at,
    grade_of,
    is_confident_error_due,
    recall,
    recall_after,
    remember,
    retained,
)

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
DAY = timedelta(days=1)
OLD, NEW = UUID(int=1), UUID(int=2)
RIGHT, WRONG, UNSURE = Verdict.RIGHT, Verdict.WRONG, Verdict.UNSURE


def a_memory(**changes: object) -> Memory:
    memory = Memory(2.3065, 2.1181, answers=1, lapses=0, last_at=NOW, last_right=True, known_version_id=OLD)
    return replace(memory, **changes)  # type: ignore[arg-type]


def after(
    memory: Memory | None, verdict: Verdict, certainty: Certainty | None = None, at: datetime = NOW
) -> Memory:
    moved = remember(memory, verdict, certainty, at=at, version_id=NEW)
    assert moved is not None
    return moved


answers = st.lists(
    st.tuples(st.sampled_from([Grade.AGAIN, Grade.HARD, Grade.GOOD]), st.integers(0, 400)),
    min_size=1,
    max_size=25,
)


@given(answers)
def test_on_whole_days_the_memory_moves_as_in_py_fsrs(sequence: list[tuple[Grade, int]]) -> None:
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, memory, at = fsrs.Card(), None, NOW

    for grade, days in sequence:
        at += timedelta(days=days)
        card, _ = scheduler.review_card(card, fsrs.Rating(grade.value), at)
        verdict = WRONG if grade is Grade.AGAIN else RIGHT
        memory = after(memory, verdict, Certainty.LOW if grade is Grade.HARD else None, at)

    assert memory is not None
    assert memory.stability == pytest.approx(card.stability, rel=1e-12)
    assert memory.difficulty == pytest.approx(card.difficulty, rel=1e-12)
    assert recall(memory, at + 30 * DAY) == pytest.approx(
        scheduler.get_card_retrievability(card, at + 30 * DAY)
    )


def test_a_golden_sequence_keeps_its_numbers() -> None:
    sequence = [(RIGHT, 0.0), (RIGHT, 1.5), (WRONG, 4.25), (RIGHT, 0.1), (RIGHT, 2.0)]
    memory, at, seen = None, NOW, []

    for verdict, days in sequence:
        at += timedelta(days=days)
        memory = after(memory, verdict, None, at)
        seen.append((round(memory.stability, 4), round(memory.difficulty, 4)))

    assert seen == [(2.3065, 2.1181), (9.2633, 2.1112), (1.3115, 7.3922), (1.3537, 7.3801), (4.6291, 7.3679)]


def test_recall_is_nine_tenths_after_one_stability() -> None:
    assert recall(a_memory(stability=3.0), NOW + 3 * DAY) == pytest.approx(0.9)


def test_within_twelve_hours_what_is_retained_is_what_twelve_hours_will_leave() -> None:
    memory = a_memory()

    assert retained(memory, NOW + timedelta(minutes=5)) == recall(memory, NOW + timedelta(hours=12))


def test_a_right_answer_after_an_hour_is_worth_less_than_one_after_a_day() -> None:
    soon, later = after(a_memory(), RIGHT, at=NOW + DAY / 24), after(a_memory(), RIGHT, at=NOW + DAY)

    assert soon.stability < later.stability


def test_not_sure_moves_nothing() -> None:
    memory = a_memory()

    assert remember(memory, UNSURE, None, at=NOW + DAY, version_id=NEW) is memory
    assert remember(None, UNSURE, None, at=NOW, version_id=NEW) is None


@pytest.mark.parametrize(
    ("verdict", "certainty", "grade"),
    [
        (WRONG, Certainty.LOW, Grade.AGAIN),
        (RIGHT, Certainty.LOW, Grade.HARD),
        (RIGHT, Certainty.HIGH, Grade.GOOD),
        (RIGHT, None, Grade.GOOD),
        (UNSURE, None, None),
    ],
)
def test_verdict_and_certainty_make_the_grade(
    verdict: Verdict, certainty: Certainty | None, grade: Grade | None
) -> None:
    assert grade_of(verdict, certainty) is grade


def test_a_right_answer_knows_the_version_it_was_graded_by_and_a_wrong_one_keeps_the_old() -> None:
    assert after(a_memory(), RIGHT).known_version_id == NEW
    assert after(a_memory(), WRONG).known_version_id == OLD


def test_an_answer_that_arrives_late_never_turns_the_clock_back() -> None:
    assert after(a_memory(), RIGHT, at=NOW - 2 * DAY).last_at == NOW


@given(answers)
def test_recall_never_rises_while_nothing_is_answered(sequence: list[tuple[Grade, int]]) -> None:
    memory, at = None, NOW
    for grade, hours in sequence:
        at += timedelta(hours=hours)
        memory = after(memory, WRONG if grade is Grade.AGAIN else RIGHT, None, at)
    assert memory is not None

    fading = [recall(memory, at + timedelta(hours=h)) for h in (0, 1, 12, 24, 240, 24_000)]

    assert fading == sorted(fading, reverse=True)
    assert fading[0] == 1
    assert memory.stability >= LEAST_STABILITY
    assert 1 <= memory.difficulty <= 10


@given(st.floats(0.01, 1000), st.floats(1, 10), st.floats(0.5, 500))
def test_a_right_answer_never_leaves_less_and_a_wrong_one_never_more(
    stability: float, difficulty: float, days: float
) -> None:
    memory, at = a_memory(stability=stability, difficulty=difficulty), NOW + timedelta(days=days)

    assert after(memory, RIGHT, at=at).stability >= stability
    assert after(memory, WRONG, at=at).stability <= stability


class TestConfidentError:
    wrong = after(a_memory(), WRONG, Certainty.HIGH)

    def test_it_rests_until_the_next_shift(self) -> None:
        assert not is_confident_error_due(self.wrong, NOW + timedelta(hours=3))
        assert is_confident_error_due(self.wrong, NOW + DAY)

    def test_once_right_it_comes_back_after_five_days(self) -> None:
        right = after(self.wrong, RIGHT, at=NOW + DAY)

        assert not is_confident_error_due(right, NOW + 2 * DAY)
        assert is_confident_error_due(right, NOW + 5 * DAY)

    def test_right_again_after_five_days_settles_it(self) -> None:
        settled = after(after(self.wrong, RIGHT, at=NOW + DAY), RIGHT, at=NOW + 6 * DAY)

        assert settled.confident_error_at is None

    def test_a_wrong_answer_without_confidence_is_none(self) -> None:
        assert after(a_memory(), WRONG, Certainty.MIDDLE).confident_error_at is None


class TestDue:
    def test_a_fact_is_due_when_recall_has_faded_to_what_is_worth_asking(self) -> None:
        memory = a_memory(stability=6.0)

        assert recall(memory, due_at(memory)) == pytest.approx(WORTH_ASKING)

    @given(st.floats(0.01, 0.999), st.floats(0.01, 900))
    def test_the_days_until_a_recall_are_those_after_which_it_is_left(
        self, kept: float, stability: float
    ) -> None:
        assert recall_after(stability, days_until(kept, stability)) == pytest.approx(kept)

    def test_it_is_never_due_within_twelve_hours(self) -> None:
        assert due_at(a_memory(stability=0.01)) == NOW + timedelta(hours=12)

    def test_a_confident_error_is_due_before_the_memory_fades(self) -> None:
        right = after(after(a_memory(), WRONG, Certainty.HIGH), RIGHT, at=NOW + DAY)

        assert due_at(replace(right, stability=60.0)) == NOW + 5 * DAY

    def test_a_memory_of_centuries_has_a_date(self) -> None:
        assert due_at(a_memory(stability=1e12)) > NOW
