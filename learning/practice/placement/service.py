"""Use cases of the placement: begin the next questions of it, put it aside, take it up again."""

from datetime import datetime
from random import Random
from uuid import UUID

from tortoise.transactions import atomic

from learning.practice.beginning import begin_or_go_on
from learning.practice.errors import PlacementOver
from learning.practice.hot import Asking
from learning.practice.placement import records
from learning.practice.placement.questions import most_telling
from learning.practice.sitting_records import Plan


@atomic()
async def start_placement(asking: Asking, client_event_id: UUID, *, now: datetime) -> UUID:
    """Begin the next questions, or go on with those begun. Raises `PlacementOver`."""
    placement = asking.situation.placement
    count = placement.questions_now if placement else 0
    items = await _questions(asking.person_id, count, now) if count else []
    plan = Plan(items, is_placement=True)
    sitting_id = await begin_or_go_on(asking.person_id, client_event_id, plan, now=now)
    if sitting_id is None:
        raise PlacementOver
    return sitting_id


async def put_aside(person_id: UUID, *, now: datetime) -> None:
    """She wants none. What she answered so far stays."""
    await records.put_aside(person_id, now=now)


async def take_up(person_id: UUID) -> None:
    """She wants it after all; in her first week it goes on where it stopped."""
    await records.take_up(person_id)


async def _questions(person_id: UUID, count: int, now: datetime) -> list[UUID]:
    chance = Random(person_id.int)  # noqa: S311 # decides between equals, guards nothing
    candidates = await records.candidates(person_id, now=now)
    return most_telling(candidates, await records.told_so_far(person_id), count, chance)
