"""Write, approve and withdraw a flash notice, read what is in force, and keep that somebody saw it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.transactions import atomic

from learning.flashes import records
from learning.flashes.errors import FlashDecided, FlashNotFound
from learning.flashes.flash import Flash, Stage, check_approver, check_fit, stage_of
from learning.flashes.records import Hers, Reach, Told
from learning.lessons.audience_records import check_known
from learning.people.access import Datum, Duty, roles_with, view_of
from learning.people.person import Person, PersonId
from learning.people.records import team_parents

SHOWN_FOR = timedelta(days=30)
"""So long after its end a notice stays on the page of those who write them."""
SEEN_AHEAD = timedelta(hours=12)
"""A panel learns so early when the next notice begins."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A notice as the page of those who write them shows it."""

    told: Told
    reach: Reach


@dataclass(frozen=True, slots=True)
class InForce:
    """What is in force for her, the latest begun first, and when the next begins, if that is known."""

    flashes: Sequence[Hers]
    next_at: datetime | None


async def flashes(viewer: Person, *, now: datetime) -> list[Counted]:
    """The notices of the last `SHOWN_FOR`, with how many saw them: of all, and of the people she looks after."""
    told = await records.flashes_since(now - SHOWN_FOR)
    own = view_of(viewer, Datum.READINESS, await team_parents())
    reach = await records.reach_of([each.flash.id for each in told], own.teams, now=now)
    return [Counted(each, reach.get(each.flash.id, Reach())) for each in told]


@atomic()
async def write_flash(flash: Flash, *, now: datetime) -> None:
    """Keep a notice until a second person approves it, and let those hear of it who may.

    Raises `FlashUnfit`, and `AudienceUnknown` for one that would reach nobody.
    """
    check_fit(flash.lines, flash.starts_at, flash.ends_at, now=now)
    await check_known(flash.audience)
    await records.save_flash(flash)
    await records.tell_panels(flash.id, roles_with(Duty.TELL_FLASHES))


@atomic()
async def approve_flash(person_id: PersonId, flash_id: UUID, *, now: datetime) -> None:
    """Put a notice in force; once more by the same person changes nothing.

    Raises `FlashNotFound`, `OwnFlash`, and `FlashDecided` when it was decided otherwise in the meantime.
    """
    flash = await _numbered(flash_id)
    check_approver(flash, person_id)
    if await records.approve(flash_id, person_id, at=now):
        await records.tell_panels(flash_id)
        return
    decided = await _numbered(flash_id)
    is_hers = decided.approver_id == person_id and stage_of(decided, now) in (Stage.COMING, Stage.RUNNING)
    if not is_hers:
        raise FlashDecided


@atomic()
async def withdraw_flash(person_id: PersonId, flash_id: UUID, *, now: datetime) -> None:
    """End a notice before its time, or refuse one that waits. Raises `FlashNotFound`, `FlashDecided`."""
    was_known = await records.withdraw(flash_id, person_id, at=now)
    if was_known is not None:
        await records.tell_panels(flash_id, None if was_known else roles_with(Duty.TELL_FLASHES))
    elif stage_of(await _numbered(flash_id), now) is not Stage.WITHDRAWN:
        raise FlashDecided


async def in_force(person_id: PersonId, *, now: datetime) -> InForce:
    """The notices for her that hold now, and when the next one begins within `SEEN_AHEAD`."""
    found = await records.in_force_for(person_id, now=now, until=now + SEEN_AHEAD)
    running = [each for each in found if each.flash.starts_at <= now]
    return InForce(
        running, min((each.flash.starts_at for each in found if each.flash.starts_at > now), default=None)
    )


async def receive_flash(person_id: PersonId, flash_id: UUID, *, now: datetime) -> None:
    """Keep that she saw it; a repeat, or a notice that is gone by now, changes nothing."""
    await records.receive(flash_id, person_id, at=now)


async def _numbered(flash_id: UUID) -> Flash:
    told = await records.flash_numbered(flash_id)
    if told is None:
        raise FlashNotFound
    return told.flash
