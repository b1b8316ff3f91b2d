"""Beginning a sitting: once for one event, and never beside an open one of the same kind."""

from datetime import datetime
from uuid import UUID, uuid5

from learning.mastery.records import levels_of
from learning.practice import sitting_records as records
from learning.practice.hot import SITTINGS_STAY_OPEN
from learning.practice.sitting_records import Plan


def sitting_id_of(person_id: UUID, client_event_id: UUID) -> UUID:
    """The id follows from the event that begins the sitting, so that asking twice begins once."""
    return uuid5(person_id, client_event_id.hex)


async def begin(person_id: UUID, client_event_id: UUID, plan: Plan, *, now: datetime) -> UUID:
    """Keep that it began, with her levels before it; its id, or that of the lesson's open one."""
    sitting_id = sitting_id_of(person_id, client_event_id)
    if await records.sitting_of(person_id, sitting_id):
        return sitting_id
    return await _kept(person_id, sitting_id, client_event_id, plan, now)


async def begin_or_go_on(person_id: UUID, client_event_id: UUID, plan: Plan, *, now: datetime) -> UUID | None:
    """As `begin`, but what is open is gone on with. `None` where neither a lesson nor a question is planned."""
    sitting_id = sitting_id_of(person_id, client_event_id)
    if await records.sitting_of(person_id, sitting_id):
        return sitting_id
    running = await _running(person_id, plan, now)
    if running or not (plan.lesson_id or plan.item_ids):
        return running
    return await _kept(person_id, sitting_id, client_event_id, plan, now)


async def _kept(person_id: UUID, sitting_id: UUID, client_event_id: UUID, plan: Plan, now: datetime) -> UUID:
    if not await records.save_sitting(person_id, sitting_id, plan, now):
        return await _running(person_id, plan, now) or sitting_id
    levels = {skill: row["level"] for skill, row in (await levels_of(person_id)).items()}
    await records.save_start(person_id, sitting_id, client_event_id, levels, now)
    return sitting_id


async def _running(person_id: UUID, plan: Plan, now: datetime) -> UUID | None:
    return await records.open_sitting(person_id, plan, since=now - SITTINGS_STAY_OPEN)
