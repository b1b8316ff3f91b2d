from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from learning.attempts.answer import Answer, Certainty, Verdict
from learning.lessons.answerable import Item, KeyWindow
from learning.memory.schedule import recall
from learning.practice.answering import Learner, Moved, take_answer

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
VERSION = UUID(int=7)
ITEM = Item(
    UUID(int=1),
    "single_choice",
    choices=4,
    options=4,
    keys=(KeyWindow(VERSION, None, None, (2,), (), ""),),
    fact_id=UUID(int=5),
    skill="transfer",
)
RIGHT, WRONG, UNSURE = Answer(chosen=(2,)), Answer(chosen=(0,)), Answer(unsure=True)


def taken(answer: Answer, *, item: Item = ITEM, after: Moved | None = None, at: datetime = NOW) -> Moved:
    return take_answer(
        item,
        answer,
        Certainty.MIDDLE,
        at=at,
        learner=after.learner if after else Learner(),
        memory=after.memory if after else None,
        item_difficulty=0.0,
        skill_difficulty=0.0,
    )


def test_a_first_right_answer_starts_a_memory_of_the_version_it_was_graded_by() -> None:
    moved = taken(RIGHT)

    assert moved.graded.verdict is Verdict.RIGHT
    assert moved.memory is not None
    assert moved.memory.known_version_id == VERSION


def test_predictions_are_those_from_before_the_answer() -> None:
    first = taken(RIGHT)
    assert first.memory is not None
    at = NOW + timedelta(days=3)

    second = taken(WRONG, after=first, at=at)

    assert first.recall is None
    assert first.expected == pytest.approx(0.625)
    assert second.recall == recall(first.memory, at)
    assert second.expected > first.expected


def test_a_right_answer_raises_and_a_wrong_one_lowers_both_abilities() -> None:
    up, down = taken(RIGHT).learner, taken(WRONG).learner

    assert up.ability > 0 > down.ability
    assert up.skill_ability > 0 > down.skill_ability
    assert up.version == down.version == 1


def test_not_sure_is_counted_as_a_version_and_moves_nothing_else() -> None:
    assert taken(UNSURE).learner == Learner(version=1)
    assert taken(UNSURE).memory is None
    assert taken(UNSURE).surprise == 0


def test_an_item_without_a_fact_has_no_memory() -> None:
    loose = Item(UUID(int=1), "single_choice", 4, 4, ITEM.keys)

    moved = taken(RIGHT, item=loose)

    assert moved.memory is None
    assert moved.learner.skill_answers == 0
    assert moved.learner.answers == 1
