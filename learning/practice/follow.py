"""What follows from answers once they are stored: difficulties move, levels are judged, badges may hear of it.

The answer itself waits for none of this.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tortoise.transactions import atomic

from learning.attempts.answer import Verdict
from learning.mastery import records as mastery_records
from learning.mastery.estimate import PRIOR_ANSWERS, moved_difficulty
from learning.mastery.item_health import service as item_health
from learning.mastery.service import LevelJudged, judge_level
from learning.memory.service import recalibrate_recall
from learning.practice import follow_records as records
from learning.practice.follow_records import Difficulty, FollowedAttempt
from learning.practice.lookups import service as lookups
from learning.practice.next_item import KEPT_BACK
from learning.switches.function import Function
from learning.switches.service import is_on

LEVELS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class AttemptsFollowed:
    """These answers have now been followed, and these levels were judged again."""

    person_id: UUID
    attempts: tuple[FollowedAttempt, ...]
    levels: tuple[LevelJudged, ...]


@atomic()
async def follow_attempts(person_id: UUID, *, now: datetime) -> AttemptsFollowed:
    """Follow her answers that nothing has followed yet. Twice, or by two workers at once, it happens once."""
    attempts = await records.unfollowed(person_id)
    if not attempts:
        return AttemptsFollowed(person_id, (), ())
    turn = await move_difficulties(attempts) if await is_on(Function.MOVE_DIFFICULTIES) else None
    skills = sorted({skill for attempt in attempts for skill in attempt.skills})
    levels = await _judge(person_id, skills, now)
    await item_health.note_answers(person_id, [attempt.client_event_id for attempt in attempts], now=now)
    await records.set_case_due(person_id, KEPT_BACK)
    await lookups.settle(person_id, [(each.fact_id, each.at) for each in attempts if each.fact_id], now=now)
    await records.mark_followed(person_id, [attempt.client_event_id for attempt in attempts], now, turn)
    return AttemptsFollowed(person_id, tuple(attempts), tuple(levels))


async def _judge(person_id: UUID, skills: Sequence[str], now: datetime) -> list[LevelJudged]:
    """Judge her levels or, while that is switched off, leave them as they are until it is on again."""
    if await is_on(Function.JUDGE_LEVELS, person_id):
        return [await judge_level(person_id, skill, now=now) for skill in skills]
    await mastery_records.put_off(person_id, skills, now)
    return []


async def refresh_levels(*, now: datetime) -> tuple[LevelJudged, ...]:
    """Judge again every level whose time has come: it has faded to a mark, or a rule beneath it has turned.

    Levels of people for whom judging is switched off are left alone.
    """
    judged: list[LevelJudged] = []
    while due := await mastery_records.outdated_levels(now, limit=LEVELS_AT_ONCE):
        judged += await _judge_all(due, now)
    return tuple(judged)


@atomic()
async def recalibrate(*, now: datetime) -> None:
    """Recalibrate recall by the answers, and let levels be judged again where that changes what is shown."""
    if await is_on(Function.RECALIBRATE_RECALL) and await recalibrate_recall(now=now):
        await mastery_records.look_again_at_all(now=now)


async def move_difficulties(attempts: Sequence[FollowedAttempt]) -> int:
    """Move the difficulties of items and skills by these answers, in their order; returns the turn they took."""
    graded = [attempt for attempt in attempts if attempt.verdict is not Verdict.UNSURE]
    items = await records.lock_item_difficulties({attempt.item_id for attempt in attempts})
    skills = await records.lock_skill_difficulties({attempt.skill for attempt in attempts if attempt.skill})
    for attempt in graded:
        items[attempt.item_id] = moved_item(items[attempt.item_id], attempt.surprise)
        if attempt.skill:
            skills[attempt.skill] = moved_skill(skills[attempt.skill], attempt.surprise)
    await records.save_difficulties(items, skills)
    return await records.next_turn()


def moved_item(difficulty: Difficulty, by: float) -> Difficulty:
    """An item's difficulty after one more answer; the author's guess is worth some answers of its own."""
    counted = PRIOR_ANSWERS + difficulty.answers
    return Difficulty(moved_difficulty(difficulty.logits, counted, by), difficulty.answers + 1)


def moved_skill(difficulty: Difficulty, by: float) -> Difficulty:
    """A skill's difficulty after one more answer."""
    return Difficulty(moved_difficulty(difficulty.logits, difficulty.answers, by), difficulty.answers + 1)


@atomic()
async def _judge_all(due: Sequence[tuple[UUID, str]], now: datetime) -> list[LevelJudged]:
    by_person: dict[UUID, list[str]] = defaultdict(list)
    for person_id, skill in sorted(due):
        by_person[person_id].append(skill)
    return [
        await judge_level(person_id, skill, now=now)
        for person_id, skills in by_person.items()
        for skill in skills
    ]
