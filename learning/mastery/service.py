"""Judging the level of one person in one skill, and keeping it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from learning.mastery import records
from learning.mastery.estimate import strength_in
from learning.mastery.level import Level, SkillLevel, judge, skill_state


@dataclass(frozen=True, slots=True)
class LevelJudged:
    """A level was judged again; `before` and `after` may be the same."""

    person_id: UUID
    skill: str
    before: Level
    after: SkillLevel


async def judge_level(person_id: UUID, skill: str, *, now: datetime) -> LevelJudged:
    """Judge the level from memories, answers and estimates as they stand, and keep it."""
    before = await records.stored_level(skill, person_id)
    after = await level_now(person_id, skill, before, now=now)
    await records.save_level(skill, person_id, after, now)
    return LevelJudged(person_id, skill, before, after)


async def level_now(
    person_id: UUID, skill: str, before: Level, *, now: datetime, strength: float | None = None
) -> SkillLevel:
    """The level as it would be judged now, with another strength than hers if one is given; nothing is kept."""
    if strength is None:
        strength = strength_in(*await records.abilities_in(skill, person_id))
    facts = await records.facts_in(skill, person_id, now)
    state = skill_state(facts, await records.given_in(skill, person_id), strength)
    return judge(state, before, now)
