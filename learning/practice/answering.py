"""What one answer does: its verdict, what was expected of it, and where it moves memory and mastery."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from learning.attempts.answer import Answer, Certainty, Verdict
from learning.attempts.grading import Graded, grade
from learning.lessons.answerable import Item
from learning.mastery.estimate import Standing, expected, moved_ability, moved_skill_ability, surprise
from learning.memory.schedule import Memory, recall, remember


@dataclass(frozen=True, slots=True)
class Learner:
    """What is estimated of one person before an answer, in the skill of its item. `version` counts her answers."""

    version: int = 0
    ability: float = 0.0
    answers: int = 0
    skill_ability: float = 0.0
    skill_answers: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """An answer graded, with what was predicted before it and everything as it stands after it."""

    graded: Graded
    expected: float
    surprise: float
    recall: float | None
    memory: Memory | None
    learner: Learner

    @property
    def fact_version_id(self) -> UUID | None:
        """The version it was graded by."""
        return self.graded.key.fact_version_id


def take_answer(
    item: Item,
    answer: Answer,
    certainty: Certainty | None,
    *,
    at: datetime,
    learner: Learner,
    memory: Memory | None,
    item_difficulty: float,
    skill_difficulty: float,
    in_placement: bool = False,
) -> Moved:
    """Grade, and move what the answer speaks about. "Not sure" moves nothing; both predictions come first."""
    standing = Standing(
        learner.ability, learner.answers, learner.skill_ability, item_difficulty, skill_difficulty
    )
    graded = grade(item, answer, at)
    by = _surprise(standing, item.guess, graded.verdict)
    return Moved(
        graded=graded,
        expected=expected(standing, item.guess),
        surprise=by,
        recall=recall(memory, at) if memory else None,
        memory=remembered(
            memory,
            graded.verdict,
            certainty,
            at=at,
            version_id=graded.key.fact_version_id,
            in_placement=in_placement,
        )
        if item.fact_id
        else None,
        learner=moved_learner(learner, by, graded.verdict, in_skill=item.skill is not None),
    )


def moved_learner(learner: Learner, by: float, verdict: Verdict, *, in_skill: bool) -> Learner:
    """The estimates after an answer that surprised by so much."""
    version = learner.version + 1
    if verdict is Verdict.UNSURE:
        return Learner(
            version, learner.ability, learner.answers, learner.skill_ability, learner.skill_answers
        )
    return Learner(
        version,
        moved_ability(learner.ability, learner.answers, by),
        learner.answers + 1,
        moved_skill_ability(learner.skill_ability, by) if in_skill else learner.skill_ability,
        learner.skill_answers + in_skill,
    )


def _surprise(standing: Standing, guess: float, verdict: Verdict) -> float:
    if verdict is Verdict.UNSURE:
        return 0.0
    return surprise(standing, guess, right=verdict is Verdict.RIGHT)


def remembered(
    memory: Memory | None,
    verdict: Verdict,
    certainty: Certainty | None,
    *,
    at: datetime,
    version_id: UUID | None,
    in_placement: bool,
) -> Memory | None:
    """The memory after an answer. What somebody was never taught she has not forgotten: no lapse in a placement."""
    if in_placement and memory is None and verdict is Verdict.WRONG:
        return None
    return remember(memory, verdict, certainty, at=at, version_id=version_id)
