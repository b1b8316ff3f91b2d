"""Ask authors for what is missing, take it, give it back, withdraw it. A published lesson closes it by itself."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tortoise.transactions import atomic

from learning.coverage.commissions import records
from learning.coverage.commissions.commission import CLOSED_FOR, Commission, check_day
from learning.coverage.commissions.errors import CommissionMoved, CommissionNotFound, CommissionRunning
from learning.mastery.level import Level
from learning.people.person import PersonId
from learning.skills.errors import SkillNotFound


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written, for those who stand at this level of the skill, by the end of a day."""

    skill: str
    level: Level
    title: str
    due_on: date


async def listed(reader: PersonId, *, now: datetime) -> list[Commission]:
    """What is open, by its day, and what was closed of late, or withdrawn from her who had taken it."""
    return await records.commissions_for(reader, closed_since=now - CLOSED_FOR)


@atomic()
async def ask(
    asker: PersonId, wanted: Wanted, commission_id: UUID, *, now: datetime, today: date
) -> Commission:
    """Ask authors for it. Raises `CommissionUnfit`, `SkillNotFound`, `CommissionRunning`."""
    check_day(wanted.due_on, today)
    if not await records.lock_skill(wanted.skill):
        raise SkillNotFound
    kept = await records.save_asked(
        commission_id, wanted.skill, wanted.level, wanted.title, wanted.due_on, asker, now
    )
    if not kept:
        raise CommissionRunning
    return await _shown(asker, commission_id, now)


@atomic()
async def take(author: PersonId, commission_id: UUID, *, now: datetime) -> Commission:
    """Write it. Taking it twice takes it once. Raises `CommissionNotFound`, and `CommissionMoved` if it is somebody's."""
    return await _moved(
        author, commission_id, await records.save_taken(commission_id, author, now), now, mine=True
    )


@atomic()
async def give_back(author: PersonId, commission_id: UUID, *, now: datetime) -> Commission:
    """Leave it to others. Raises `CommissionNotFound`, and `CommissionMoved` if it is somebody else's or closed."""
    kept = await records.save_given_back(commission_id, author)
    return await _moved(author, commission_id, kept, now, mine=False)


@atomic()
async def withdraw(owner: PersonId, commission_id: UUID, *, now: datetime) -> None:
    """Ask for it no more. Raises `CommissionNotFound`, and `CommissionMoved` once its lesson is published."""
    if await records.save_withdrawn(commission_id, now):
        return
    await _shown(owner, commission_id, now)
    raise CommissionMoved


async def _moved(
    reader: PersonId, commission_id: UUID, kept: bool, now: datetime, *, mine: bool
) -> Commission:
    """How it stands after a turn; one that was not kept is fine if it stands like that already."""
    found = await _shown(reader, commission_id, now)
    stands = found.published is None and found.is_mine is mine and (mine or found.taken_by is None)
    if not kept and not stands:
        raise CommissionMoved
    return found


async def _shown(reader: PersonId, commission_id: UUID, now: datetime) -> Commission:
    found = await records.commission_for(reader, commission_id, now)
    if found is None:
        raise CommissionNotFound
    return found
