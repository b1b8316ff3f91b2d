"""Use cases of item health: count answers as they are followed, set doubtful items aside, let an owner decide."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from tortoise.transactions import atomic

from learning.lessons.decision import Decision
from learning.mastery.errors import ItemNotAside
from learning.mastery.item_health import records
from learning.switches.function import Function
from learning.switches.service import is_on


@atomic()
async def note_answers(person_id: UUID, events: Sequence[UUID], *, now: datetime) -> tuple[UUID, ...]:
    """Count the answers that these events brought; returns the items set aside because of them.

    Strong people who agree on a wrong option mean that the key, not the people, is to be looked at.
    """
    counted = await records.note_answers(person_id, events)
    if not counted or not await is_on(Function.SET_ITEMS_ASIDE):
        return ()
    tallies = await records.tallies_of(counted)
    return tuple(
        [
            item_id
            for item_id, tally in tallies.items()
            if tally.disputed_by is not None and await records.set_aside(item_id, tally.disputed_by, now=now)
        ]
    )


@atomic()
async def decide(item_id: UUID, decision: Decision, *, now: datetime) -> None:
    """Put an item that stands aside back, or leave it out for good. Raises `ItemNotAside`."""
    if not await records.decide(item_id, decision, now=now):
        raise ItemNotAside
