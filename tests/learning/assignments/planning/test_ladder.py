"""What lies too far above people is asked of them rung by rung."""

from uuid import UUID

import pytest

from learning.assignments.assignment import LessonAsked, SkillAsked
from learning.assignments.planning.ladder import Standing, Step, ladder, missing_before, rungs_to
from learning.mastery.level import READY, Level

AFTER = {"verify": (), "desk": (), "account": ("verify", "desk"), "transfer": ("account",)}
HELD = Standing(Level.SOLID, READY)
LEARNING = Standing(Level.LEARNING, READY - 0.01)
LESSON = LessonAsked(UUID(int=1))


def asked(skill: str, aim: Level = Level.SOLID) -> SkillAsked:
    return SkillAsked(skill, aim)


@pytest.mark.parametrize(
    ("level", "to_learning", "to_solid"),
    [("none", 1, 2), ("beginner", 1, 2), ("learning", 0, 1), ("solid", 0, 0), ("mastered", 0, 0)],
)
def test_rungs_are_those_that_practice_leads_along(level: str, to_learning: int, to_solid: int) -> None:
    assert [rungs_to(aim, Level(level)) for aim in (Level.LEARNING, Level.SOLID)] == [to_learning, to_solid]


def test_one_rung_with_all_before_it_held_needs_no_ladder() -> None:
    people = [{"account": HELD}, {"account": HELD, "transfer": LEARNING}]

    assert ladder(asked("transfer", Level.LEARNING), "transfer", AFTER, people) == ()
    assert ladder(asked("transfer"), "transfer", AFTER, people[1:]) == ()


def test_two_rungs_become_two_steps_and_count_who_has_them_ahead() -> None:
    people = [{"account": HELD}, {"account": HELD, "transfer": LEARNING}]

    assert ladder(asked("transfer"), "transfer", AFTER, people) == (
        Step(asked("transfer", Level.LEARNING), 1),
        Step(asked("transfer"), 2),
    )


def test_what_is_missing_before_comes_first_from_the_ground_up() -> None:
    people = [{"verify": HELD, "desk": LEARNING, "account": LEARNING, "transfer": LEARNING}]

    steps = ladder(asked("transfer"), "transfer", AFTER, people)

    assert [step.asked for step in steps] == [asked("desk"), asked("account"), asked("transfer")]


def test_below_a_skill_that_she_holds_nobody_looks() -> None:
    assert missing_before("transfer", AFTER, {"account": HELD}) == frozenset()
    assert missing_before("transfer", AFTER, {}) == {"account", "verify", "desk"}


def test_who_holds_it_already_needs_nothing_before_it() -> None:
    assert ladder(asked("transfer"), "transfer", AFTER, [{"transfer": HELD}]) == ()


def test_a_lesson_waits_for_what_its_skill_builds_on() -> None:
    steps = ladder(LESSON, "account", AFTER, [{"verify": HELD, "desk": LEARNING}])

    assert steps == (Step(asked("desk"), 1), Step(LESSON, 1))
    assert ladder(LESSON, "desk", AFTER, [{}]) == ()


def test_each_step_can_be_asked_once_the_one_before_is_reached() -> None:
    held: dict[str, Standing] = {}

    for step in ladder(asked("transfer"), "transfer", AFTER, [held]):
        assert isinstance(step.asked, SkillAsked)
        assert ladder(step.asked, step.asked.skill, AFTER, [held]) == ()
        held[step.asked.skill] = Standing(step.asked.aim, READY if step.asked.aim is Level.SOLID else 0.5)
