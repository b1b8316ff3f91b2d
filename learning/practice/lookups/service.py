"""Keep what she opened while a customer waited, ask it in a later gap, and let go of it once she answered."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.transactions import atomic

from learning.practice.lookups import records
from learning.practice.lookups.records import Waiting
from learning.switches.function import Function
from learning.switches.service import is_on

AGAIN_AFTER = timedelta(hours=1)
"""What was read just now is recalled without effort, and then asking it teaches little."""


@atomic()
async def note_opened(person_id: UUID, fact_id: UUID, *, now: datetime) -> None:
    """She opened the fact to read it. Where that is switched off, or nothing asks about it, nothing is kept."""
    if await is_on(Function.ASK_LOOKED_UP, person_id):
        await records.keep(person_id, fact_id, now)
        await records.set_due(person_id, AGAIN_AFTER, now)


async def first_waiting(person_id: UUID, *, now: datetime) -> Waiting | None:
    """What may be asked now of what she looked up. Where its items are gone meanwhile, it is due no more.

    Who came to a team where asking is off had it kept before; it is forgotten here.
    """
    if not await is_on(Function.ASK_LOOKED_UP, person_id):
        await records.forget(person_id)
    found = await records.first_waiting(person_id, now, opened_until=now - AGAIN_AFTER)
    if found is None:
        await records.set_due(person_id, AGAIN_AFTER, now)
    return found


async def settle(person_id: UUID, answered: Collection[tuple[UUID, datetime]], *, now: datetime) -> None:
    """She answered about these facts at these moments: let go of them, and note when the next may be asked."""
    await records.let_go(person_id, list(answered))
    await records.set_due(person_id, AGAIN_AFTER, now)


async def forget_where_off() -> None:
    """Forget all that was kept of those for whom it is off now, so that none of it is asked any more."""
    await records.forget_where_off(Function.ASK_LOOKED_UP.value)
