"""Replaying the log of answers: the same rules that moved the estimates when the answers came in, once more."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from learning.attempts.answer import Certainty, Verdict
from learning.memory.schedule import Memory
from learning.practice.answering import Learner, moved_learner, remembered


@dataclass(frozen=True, slots=True)
class Logged:
    """One answer as the log keeps it, in the order in which it moved the learner; `option` if it was a single one."""

    at: datetime
    received_at: datetime
    followed_at: datetime | None
    item_id: UUID
    option: int | None
    verdict: Verdict
    certainty: Certainty | None
    fact_id: UUID | None
    fact_version_id: UUID | None
    skill: str | None
    surprise: float
    in_placement: bool = False


@dataclass(frozen=True, slots=True)
class InSkill:
    """A person's ability in one skill, and the answers behind it."""

    ability: float = 0.0
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a person's log leads to."""

    learner: Learner
    memories: dict[UUID, Memory] = field(default_factory=dict)
    skills: dict[str, InSkill] = field(default_factory=dict)


def replay(log: Iterable[Logged]) -> Replayed:
    """The state after these answers. What was expected of each was stored with it, so that its step is the same."""
    learner = Learner()
    memories: dict[UUID, Memory] = {}
    skills: dict[str, InSkill] = {}
    for each in log:
        learner = moved_by(each, learner, skills)
        memory = _remembered(memories, each)
        if memory is not None and each.fact_id is not None:
            memories[each.fact_id] = memory
    return Replayed(learner, memories, skills)


def moved_by(each: Logged, learner: Learner, skills: dict[str, InSkill]) -> Learner:
    """Her estimates after one more answer; those in its skill are put into `skills`."""
    known = skills.get(each.skill or "", InSkill())
    moved = moved_learner(
        Learner(learner.version, learner.ability, learner.answers, known.ability, known.answers),
        each.surprise,
        each.verdict,
        in_skill=each.skill is not None,
    )
    if each.skill is not None:
        skills[each.skill] = InSkill(moved.skill_ability, moved.skill_answers)
    return Learner(moved.version, moved.ability, moved.answers)


def _remembered(memories: dict[UUID, Memory], each: Logged) -> Memory | None:
    if each.fact_id is None:
        return None
    return remembered(
        memories.get(each.fact_id),
        each.verdict,
        each.certainty,
        at=each.at,
        version_id=each.fact_version_id,
        in_placement=each.in_placement,
    )
