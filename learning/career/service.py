"""One person's map, one skill of it, and her way to a position. Nobody else reads what she aims at or her curve."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any  # a row of the driver
from uuid import UUID

from tortoise.transactions import atomic

from learning.career import records
from learning.career.curve import Curve, curve
from learning.career.progress import (
    NOT_HELD,
    Forecast,
    Gap,
    Held,
    Pace,
    Step,
    comes_later,
    forecast,
    gaps_to,
    missing_evidence,
    next_level,
    pace_of,
    steps_to_next,
    way_to,
)
from learning.mastery import records as mastery
from learning.mastery.estimate import strength_in
from learning.mastery.level import Level, skill_state
from learning.people.groups import counted
from learning.skills import service as skills
from learning.skills.catalogue import Catalogue
from learning.skills.comparison import Comparison, Move
from learning.skills.errors import ProfileNotFound, SkillNotFound
from learning.skills.graph import Place, after_of, lay_out
from learning.skills.service import Announced, Published
from learning.skills.skill import EvidenceKind, Profile, Skill

ANNOUNCED_FOR = timedelta(days=30)
"""How long a change of criteria stands on the map."""


@dataclass(frozen=True, slots=True)
class SkillMap:
    """The skills that are shown, each with the row of its level, and her way to the position she aims at."""

    published: Published
    skills: tuple[Skill, ...]
    places: Mapping[str, Place]
    rows: Mapping[str, Mapping[str, Any]]
    later: frozenset[str]
    way: frozenset[str]
    target: Profile | None
    forecast: Forecast | None
    announced: tuple[Announced, ...]


@dataclass(frozen=True, slots=True)
class SkillOpened:
    """One skill: its published criteria, what the next level asks, what is on record, and how well it is kept."""

    skill: Skill
    after: tuple[Skill, ...]
    held: Held
    aim: Level | None
    steps: tuple[Step, ...]
    missing: tuple[EvidenceKind, ...]
    curve: Curve | None


@dataclass(frozen=True, slots=True)
class Way:
    """Her way to one position; `forecast` is null where there is no pace to tell it from."""

    profile: Profile
    gaps: tuple[Gap, ...]
    forecast: Forecast | None
    is_target: bool


@dataclass(frozen=True, slots=True)
class Concern:
    """Whom a change of the skills concerns. Fewer than eight people are not counted: null."""

    comparison: Comparison
    people: int | None
    lessons: int


async def map_of(person_id: UUID, *, now: datetime) -> SkillMap:
    """Her map. Without skills in force it is empty."""
    published = await skills.in_force()
    shown = _shown(published.catalogue)
    held = await records.held_by(person_id)
    target = published.catalogue.profile(await records.target_of(person_id))
    pace = pace_of(held.values(), await records.recent_answers(person_id, now))
    way = _way(target, published.catalogue, held, pace, target.slug, now) if target else None
    return SkillMap(
        published=published,
        skills=shown,
        places=lay_out(shown),
        rows={row["slug"]: row for row in await mastery.skills_with_levels(person_id, now)},
        later=frozenset(skill.slug for skill in shown if comes_later(skill, held)),
        way=way_to(way.gaps, after_of(shown), held) if way else frozenset(),
        target=target,
        forecast=way.forecast if way else None,
        announced=tuple(await skills.announced_since(now - ANNOUNCED_FOR)),
    )


async def open_skill(person_id: UUID, slug: str, *, now: datetime) -> SkillOpened:
    """One skill of hers. Raises `SkillNotFound` also for one that has no levels."""
    catalogue = (await skills.in_force()).catalogue
    skill = catalogue.skill(slug)
    if skill is None or skill.private:
        raise SkillNotFound
    held = (await records.held_by(person_id)).get(slug, NOT_HELD)
    state = skill_state(
        await mastery.facts_in(slug, person_id, now),
        await mastery.given_in(slug, person_id),
        strength_in(*await mastery.abilities_in(slug, person_id)),
    )
    return SkillOpened(
        skill=skill,
        after=tuple(each for each in catalogue.skills if each.slug in skill.after),
        held=held,
        aim=next_level(held.level),
        steps=steps_to_next(held.level, state, now),
        missing=missing_evidence(skill, held, now),
        curve=curve(await records.answered_in(slug, person_id), now=now),
    )


async def ways_of(person_id: UUID, *, now: datetime) -> list[Way]:
    """Her way to every position, in the order in which they are published."""
    catalogue = (await skills.in_force()).catalogue
    held = await records.held_by(person_id)
    aim = await records.target_of(person_id)
    pace = pace_of(held.values(), await records.recent_answers(person_id, now))
    return [_way(each, catalogue, held, pace, aim, now) for each in catalogue.profiles]


@atomic()
async def aim_at(person_id: UUID, profile: str | None, *, now: datetime) -> None:
    """Choose the position she works towards, or none. Raises `ProfileNotFound`."""
    if profile is not None and (await skills.in_force()).catalogue.profile(profile) is None:
        raise ProfileNotFound
    await records.save_target(person_id, profile, now)


async def concern_of(comparison: Comparison) -> Concern:
    """Whom a change concerns, in counts that name nobody."""
    gone = [each.slug for each in comparison.skills if Move.TAKEN_OUT in each.moves]
    people, lessons = await records.concerned([each.slug for each in comparison.skills], gone)
    return Concern(comparison, counted(people), lessons)


def _way(
    profile: Profile,
    catalogue: Catalogue,
    held: Mapping[str, Held],
    pace: Pace | None,
    aim: str | None,
    now: datetime,
) -> Way:
    gaps = gaps_to(profile, {str(skill.slug): skill for skill in _shown(catalogue)}, held, now)
    return Way(profile, tuple(gaps), forecast(gaps, pace), profile.slug == aim)


def _shown(catalogue: Catalogue) -> tuple[Skill, ...]:
    return tuple(skill for skill in catalogue.skills if not skill.private)
