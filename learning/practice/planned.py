"""Sittings handed out ahead: a panel without network opens one itself, and says so once it is back.

Nothing is kept when one is handed out. Its id follows from the event that will begin it, and its permit is a ticket
for exactly this person, lesson and items, so that nothing else can be begun with it. Only a review's items whose key
may be on the device are handed out: a case that was kept back is asked by the server alone (decision 0006).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from tortoise.transactions import atomic

from learning.attempts.moment import given_at
from learning.attempts.ticket import issued_at_of, sign_ticket
from learning.practice import sitting_records as records
from learning.practice.ahead import Ahead, things_ahead
from learning.practice.beginning import begin, sitting_id_of
from learning.practice.hot import Asking
from learning.practice.next_item import KEPT_BACK, Choice
from learning.practice.sitting import SittingState
from learning.practice.sitting_records import Plan, SittingRow
from learning.practice.sittings import SittingShown, with_steps


@dataclass(frozen=True, slots=True)
class Planned:
    """A sitting that a panel may open without asking; `client_event_id` is the event that will begin it."""

    client_event_id: UUID
    permit: str
    choice: Choice
    shown: SittingShown


@dataclass(frozen=True, slots=True)
class Begun:
    """What a panel says of a planned sitting that it opened. `elapsed` is its own time since the plan came."""

    client_event_id: UUID
    permit: str
    lesson_id: UUID | None
    item_ids: tuple[UUID, ...]
    elapsed: timedelta


async def plan(
    asking: Asking, *, new_id: Callable[[], UUID], now: datetime, zone: ZoneInfo, key: bytes
) -> list[Planned]:
    """What would be offered next, with all that its sittings show."""
    found = []
    for thing in things_ahead(asking.situation, now):
        item_ids = await _items_of(asking, thing, now)
        if item_ids:
            found.append(await _planned(asking.person_id, thing.choice, item_ids, new_id(), now, zone, key))
    return found


@atomic()
async def start_planned(person_id: UUID, begun: Begun, *, now: datetime, key: bytes) -> UUID:
    """Keep that it began, and tell in which sitting: another one if the lesson had been opened elsewhere meanwhile.

    Raises `TicketRefused` for anything that was not handed out to her like this.
    """
    sitting_id = sitting_id_of(person_id, begun.client_event_id)
    contents = _contents(sitting_id, begun.lesson_id, begun.item_ids)
    issued_at = issued_at_of(begun.permit, contents, person_id, now=now, key=key)
    at = given_at(issued_at, begun.elapsed, now)
    plan = Plan(begun.item_ids, begun.lesson_id)
    return await begin(person_id, begun.client_event_id, plan, now=at)


async def _items_of(asking: Asking, thing: Ahead, now: datetime) -> list[UUID]:
    lesson_id = thing.choice.lesson_id
    if lesson_id:
        return await records.items_of_lesson(lesson_id, now)
    facts = [asking.fact_id(place) for place in thing.places]
    item_ids = await records.items_least_asked(asking.person_id, facts, now, kept_back=KEPT_BACK)
    shown = await records.items_shown(item_ids)
    return [item_id for item_id in item_ids if shown[item_id]["keyed_on"] == "device"]


async def _planned(
    person_id: UUID,
    choice: Choice,
    item_ids: Sequence[UUID],
    event_id: UUID,
    now: datetime,
    zone: ZoneInfo,
    key: bytes,
) -> Planned:
    sitting_id = sitting_id_of(person_id, event_id)
    row = SittingRow(sitting_id, choice.lesson_id, tuple(item_ids), now, ended_at=None, finished=False)
    permit = sign_ticket(_contents(sitting_id, choice.lesson_id, item_ids), person_id, now, key=key)
    return Planned(event_id, permit, choice, await with_steps(row, {}, SittingState(), zone=zone))


def _contents(sitting_id: UUID, lesson_id: UUID | None, item_ids: Sequence[UUID]) -> UUID:
    """A name for what was handed out, which the permit is signed for."""
    parts = [b"planned", sitting_id.bytes, lesson_id.bytes if lesson_id else bytes(16)]
    return UUID(bytes=sha256(b"".join([*parts, *(each.bytes for each in item_ids)])).digest()[:16])
