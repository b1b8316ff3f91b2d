"""What an agent sees first: the next thing, what changed, what has faded, and where she stands."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from learning.mastery import records as mastery_records
from learning.practice import outcome_records as records
from learning.practice.assigned import Assigned
from learning.practice.flip_records import Flip, flips_ahead
from learning.practice.hot import Asking
from learning.practice.next_item import Choice, choose, other_choice, updates_in_order
from learning.practice.review import REVIEW_SECONDS, facts_to_review
from learning.practice.sittings import week_start

MOST_UPDATES = 3
"""今日必知 is never longer than this on one screen."""

MOST_SKILLS = 3


@dataclass(frozen=True, slots=True)
class UpdateToday:
    """A lesson of an update, or one that somebody asked of her: still to do, or done today."""

    lesson_id: UUID
    title: str
    seconds: int
    effective_from: datetime | None
    in_effect: bool
    done: bool
    assigned: Assigned | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """Today of one person. `or_else` is offered beside `next` now and then.

    `updates_left` are those that do not fit on the screen; `skills` moved last.
    """

    next: Choice
    or_else: Choice | None
    updates: tuple[UpdateToday, ...]
    updates_left: int
    review_items: int
    review_seconds: int
    practised_seconds: int
    cap_seconds: int
    week_sittings: int
    skills: tuple[str, ...]
    placement: int
    """Questions of her placement that come next, whatever is suggested first; 0 without one."""
    flips: tuple[Flip, ...] = ()


async def today(asking: Asking, *, now: datetime, zone: ZoneInfo) -> Today:
    """Put today together."""
    situation = asking.situation
    review = len(facts_to_review(situation.memories)) + situation.is_case_due + situation.is_lookup_due
    left = updates_in_order(situation.lessons, now)
    return Today(
        next=choose(situation, now),
        or_else=other_choice(situation, now),
        updates=tuple(await _updates(asking, now))[:MOST_UPDATES],
        updates_left=max(0, len(left) - MOST_UPDATES),
        review_items=review,
        review_seconds=review * REVIEW_SECONDS,
        practised_seconds=situation.practised_seconds,
        cap_seconds=situation.cap_seconds,
        week_sittings=await records.sittings_since(asking.person_id, week_start(now, zone)),
        skills=await _last_moved(asking.person_id),
        placement=situation.placement.questions_now if situation.placement else 0,
        flips=await flips_ahead(asking.person_id, now=now),
    )


async def _updates(asking: Asking, now: datetime) -> list[UpdateToday]:
    """What is still to do first, then what she finished today."""
    shown = [
        UpdateToday(
            lesson.id,
            lesson.title,
            lesson.seconds,
            lesson.effective_from,
            lesson.effective_from is not None and lesson.effective_from <= now,
            done=False,
            assigned=lesson.assigned,
        )
        for lesson in updates_in_order(asking.situation.lessons, now)
    ]
    done = await records.updates_finished_since(asking.person_id, asking.day_start)
    return shown + [
        UpdateToday(
            row["id"], row["title"], row["seconds"], row["effective_from"], row["effective_from"] <= now, True
        )
        for row in done
        if row["effective_from"] is not None
    ]


async def _last_moved(person_id: UUID) -> tuple[str, ...]:
    levels = (await mastery_records.levels_of(person_id)).values()
    moved = sorted(levels, key=lambda row: (row["moved_at"], row["skill"]), reverse=True)
    return tuple(row["skill"] for row in moved[:MOST_SKILLS])
