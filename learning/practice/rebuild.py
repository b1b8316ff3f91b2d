"""Derived state built again from the log of answers, and every difference to what was stored told."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, is_dataclass
from datetime import datetime
from math import isclose
from typing import Any  # the state compared is of several shapes
from uuid import UUID

from tortoise.transactions import atomic

from learning.mastery import records as mastery_records
from learning.mastery.estimate import strength_in
from learning.mastery.item_health import records as item_health
from learning.mastery.item_health.sums import Sums
from learning.mastery.level import Level, SkillLevel
from learning.mastery.service import judge_level, level_now
from learning.memory import records as memory_records
from learning.memory.service import find
from learning.practice import rebuild_records as records
from learning.practice.follow import moved_item, moved_skill, refresh_levels
from learning.practice.follow_records import Difficulty, save_difficulties, set_case_due
from learning.practice.next_item import KEPT_BACK
from learning.practice.recount import first_answers
from learning.practice.replay import InSkill, Logged, replay


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of derived state that was not what the log leads to; it has been put right."""

    table: str
    key: str
    stored: Any
    rebuilt: Any


async def rebuild(person_ids: Sequence[UUID] | None = None, *, now: datetime) -> list[Difference]:
    """Build derived state again for these people, or for everyone and with it what answers say of items.

    A difference is a bug or a row that somebody changed by hand: stored and rebuilt state agree to the last digit.
    """
    await refresh_levels(now=now)
    found = await _rebuild_recalibration() if person_ids is None else []
    for person_id in await records.everyone() if person_ids is None else person_ids:
        found += await _rebuild_person(person_id, now)
    if person_ids is None:
        found += await _rebuild_difficulties()
        found += await _rebuild_item_health()
    return found


@atomic()
async def _rebuild_recalibration() -> list[Difference]:
    """What the last night found, found once more in the log as it then was."""
    night = await memory_records.last_night()
    again = await find(night.at) if night else None
    if night is None or again is None:
        return []
    people, facts = await memory_records.leans_kept()
    rebuilt = again.night(night.at)
    new_people, new_facts = again.leans()
    found = [
        *_differences("recalibration", {night.at: night}, {night.at: rebuilt}),
        *_differences("person_recall", people, new_people),
        *_differences("fact_recall", facts, new_facts),
    ]
    if found:
        await memory_records.save_night(rebuilt)
        await memory_records.save_leans(new_people, new_facts)
    return found


@atomic()
async def _rebuild_person(person_id: UUID, now: datetime) -> list[Difference]:
    learner = await records.lock_learner(person_id)
    log = await records.log_of(person_id)
    replayed = replay(log)
    found = _differences("learner", {person_id: learner}, {person_id: replayed.learner})
    if found:
        await records.save_learner(person_id, replayed.learner)
    memories = _differences("memory", await records.memories_of(person_id), replayed.memories)
    for each in memories:
        await records.save_memory(person_id, UUID(each.key), each.rebuilt)
    skills = _differences("skill_ability", await records.skills_of(person_id), replayed.skills)
    for each in skills:
        await records.save_skill(person_id, each.key, each.rebuilt)
    await set_case_due(person_id, KEPT_BACK)
    return [*found, *memories, *skills, *await _rebuild_levels(person_id, log, sorted(replayed.skills), now)]


async def _rebuild_levels(
    person_id: UUID, log: Sequence[Logged], answered: Sequence[str], now: datetime
) -> list[Difference]:
    """Levels hold on to what they were, so each is judged again from its stored one."""
    stored = await mastery_records.levels_of(person_id)
    found = []
    for skill in sorted({*stored, *answered}):
        judged = _compared((await judge_level(person_id, skill, now=now)).after)
        row = stored.get(skill)
        was = (
            (Level(row["level"]), row["answers"], row["live_facts"], row["fresh_facts"], row["stale"])
            if row
            else None
        )
        if judged != was and (row is None or was != await _judged_then(person_id, skill, row, log, now)):
            found.append(Difference("skill_level", f"{person_id} {skill}", was, judged))
    return found


async def _judged_then(
    person_id: UUID, skill: str, row: Mapping[str, Any], log: Sequence[Logged], now: datetime
) -> tuple[Any, ...]:
    """The level by her strength when it was judged last: what she answered in other skills since moves it no more."""
    then = replay(each for each in log if each.received_at <= row["judged_at"])
    strength = strength_in(then.learner.ability, then.skills.get(skill, InSkill()).ability)
    return _compared(await level_now(person_id, skill, Level(row["level"]), now=now, strength=strength))


def _compared(level: SkillLevel) -> tuple[Any, ...]:
    return level.level, level.answers, level.live_facts, level.fresh_facts, level.stale


@atomic()
async def _rebuild_difficulties() -> list[Difference]:
    items, skills = await records.lock_difficulties()
    new_items = {item_id: Difficulty(prior, 0) for item_id, prior in (await records.priors()).items()}
    new_skills = dict.fromkeys(skills, Difficulty(0.0, 0))
    async for move in records.moves():
        item_id, skill, by = move["item_id"], move["skill"], move["surprise"]
        new_items[item_id] = moved_item(new_items[item_id], by)
        if skill:
            new_skills[skill] = moved_skill(new_skills[skill], by)
    found = [
        *_differences("item_difficulty", items, new_items),
        *_differences("skill_difficulty", skills, new_skills),
    ]
    if found:
        await save_difficulties(new_items, new_skills)
    return found


@atomic()
async def _rebuild_item_health() -> list[Difference]:
    """What first answers say of items; what owners decided about them is no state that the log leads to."""
    stored = await item_health.lock_tallies()
    sums: defaultdict[UUID, Sums] = defaultdict(Sums)
    for person_id in await records.everyone():
        for first in first_answers(await records.log_of(person_id)):
            sums[first.item_id].count(
                first.strength, first.experience, right=first.right, option=first.option
            )
    found = _differences("item_health", stored, {item_id: each.tally for item_id, each in sums.items()})
    for each in found:
        await item_health.save_tally(UUID(each.key), each.rebuilt or Sums().tally)
    return found


def _differences(table: str, stored: Mapping[Any, Any], rebuilt: Mapping[Any, Any]) -> list[Difference]:
    keys = sorted({*stored, *rebuilt}, key=str)
    return [
        Difference(table, str(key), stored.get(key), rebuilt.get(key))
        for key in keys
        if not _same(stored.get(key), rebuilt.get(key))
    ]


def _same(stored: Any, rebuilt: Any) -> bool:
    """Equal but for the last bits of a float, which another version of a library may round otherwise."""
    if is_dataclass(stored) and is_dataclass(rebuilt):
        pairs = zip(astuple(stored), astuple(rebuilt), strict=True)  # type: ignore[arg-type] # values, not classes
        return all(_same(one, other) for one, other in pairs)
    if isinstance(stored, float) and isinstance(rebuilt, float):
        return isclose(stored, rebuilt, rel_tol=1e-9, abs_tol=1e-9)
    return bool(stored == rebuilt)
