"""Queries of flash notices; the tables stand in `api/migrations/0022_flash_notices.py`."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any  # a row of the driver
from uuid import UUID

from learning.flashes.flash import Flash, Lines
from learning.gaps.records import LIVE_CHANNEL
from learning.lessons.audience import Audience
from learning.lessons.audience_records import is_meant_for
from learning.people.person import PersonId, Role, TeamId
from learning.queries import execute, fetch

MOST_SHOWN = 100

_TOLD = """
select flash.*, author.name as author, approver.name as approver, withdrawer.name as withdrawer
from flash_notice flash
join person author on author.id = flash.author_id
left join person approver on approver.id = flash.approver_id
left join person withdrawer on withdrawer.id = flash.withdrawn_by_id
"""
_APPROVE = """
update flash_notice set approver_id = $2, approved_at = $3
where id = $1 and approved_at is null and withdrawn_at is null and ends_at > $3 and author_id <> $2
returning id
"""
_WITHDRAW = """
update flash_notice set withdrawn_by_id = $2, withdrawn_at = $3
where id = $1 and withdrawn_at is null and ends_at > $3
returning approved_at
"""
_IN_FORCE_FOR = f"""
select flash.*, receipt.at is not null as received
from flash_notice flash left join flash_receipt receipt on receipt.flash_id = flash.id and receipt.person_id = $1
where flash.approved_at is not null and flash.withdrawn_at is null and flash.ends_at > $2 and flash.starts_at <= $3
  and {is_meant_for("$1", lesson="flash")}
order by flash.starts_at desc, flash.id
"""  # noqa: S608 # our own words
_RECEIVE = f"""
insert into flash_receipt (flash_id, person_id, at)
select flash.id, $2, $3 from flash_notice flash
where flash.id = $1 and flash.approved_at is not null and flash.withdrawn_at is null
  and flash.starts_at <= $3 and {is_meant_for("$2", lesson="flash")}
on conflict do nothing
"""  # noqa: S608 # our own words
# Whom a notice reaches is asked the other way round than `is_meant_for` asks: from its teams down, once for all people.
_REACH = """
with recursive below as (
    select flash.id as flash_id, top.id as team_id
    from flash_notice flash cross join unnest(flash.audience_teams) as top (id) where flash.id = any($1::uuid[])
    union
    select below.flash_id, team.id from below join team on team.parent_id = below.team_id
)
select flash.id, count(*)::int as people, count(receipt.at)::int as received,
       count(*) filter (where person.team_id = any($3::uuid[]))::int as own_people,
       count(receipt.at) filter (where person.team_id = any($3::uuid[]))::int as own_received
from flash_notice flash
join person on person.left_at is null or person.left_at > $2
left join flash_receipt receipt on receipt.flash_id = flash.id and receipt.person_id = person.id
where flash.id = any($1::uuid[])
  and exists (select from role_grant where role_grant.person_id = person.id and role_grant.role = 'agent')
  and (flash.audience_teams is null or exists (
      select from below where below.flash_id = flash.id and below.team_id = person.team_id))
  and (flash.audience_skills is null or exists (
      select from qualification held where held.person_id = person.id and held.skill = any(flash.audience_skills)))
group by flash.id
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A notice with the names of those who had a hand in it."""

    flash: Flash
    author: str
    approver: str | None
    withdrawer: str | None


@dataclass(frozen=True, slots=True)
class Hers:
    """A notice for one person, and whether she said that she saw it."""

    flash: Flash
    received: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """How many agents a notice is for and how many of them saw it; of all, and of the teams asked for."""

    people: int = 0
    received: int = 0
    own_people: int = 0
    own_received: int = 0


async def save_flash(flash: Flash) -> None:
    """Keep a new notice."""
    await execute(
        """insert into flash_notice (id, about, say, must_not_say, starts_at, ends_at, is_urgent, audience_teams,
               audience_skills, author_id, written_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""",
        flash.id,
        flash.lines.about,
        flash.lines.say,
        flash.lines.must_not_say,
        flash.starts_at,
        flash.ends_at,
        flash.is_urgent,
        sorted(flash.audience.teams) or None,
        sorted(flash.audience.skills) or None,
        flash.author_id,
        flash.written_at,
    )


async def flash_numbered(flash_id: UUID) -> Told | None:
    """One notice, whatever became of it."""
    rows = await fetch(f"{_TOLD} where flash.id = $1", flash_id)
    return _told(rows[0]) if rows else None


async def flashes_since(moment: datetime) -> list[Told]:
    """The newest `MOST_SHOWN` notices that ended after this moment or have not ended."""
    rows = await fetch(
        f"{_TOLD} where flash.ends_at > $1 order by flash.written_at desc, flash.id limit $2",
        moment,
        MOST_SHOWN,
    )
    return [_told(row) for row in rows]


async def approve(flash_id: UUID, approver_id: PersonId, *, at: datetime) -> bool:
    """Put it in force; false if it is decided already, over, or her own."""
    return bool(await fetch(_APPROVE, flash_id, approver_id, at))


async def withdraw(flash_id: UUID, person_id: PersonId, *, at: datetime) -> bool | None:
    """End it now and say whether panels knew it; none if it has ended already."""
    rows = await fetch(_WITHDRAW, flash_id, person_id, at)
    return rows[0]["approved_at"] is not None if rows else None


async def in_force_for(person_id: PersonId, *, now: datetime, until: datetime) -> list[Hers]:
    """Approved notices for her that are in force or begin by `until`, the latest begun first."""
    rows = await fetch(_IN_FORCE_FOR, person_id, now, until)
    return [Hers(_flash(row), row["received"]) for row in rows]


async def receive(flash_id: UUID, person_id: PersonId, *, at: datetime) -> None:
    """Keep that she saw it; nothing for a notice that is not for her or has not begun."""
    await execute(_RECEIVE, flash_id, person_id, at)


async def reach_of(
    flash_ids: Sequence[UUID], own_teams: Collection[TeamId], *, now: datetime
) -> dict[UUID, Reach]:
    """Of each notice how many agents it is for, and how many of them saw it."""
    rows = await fetch(_REACH, list(flash_ids), now, list(own_teams))
    return {row.pop("id"): Reach(**row) for row in rows}


async def tell_panels(flash_id: UUID, roles: Collection[Role] | None = None) -> None:
    """Say at commit that notices may be read anew: to every panel, or to those of people with one of these roles."""
    said = json.dumps({"kind": "flash", "id": str(flash_id)})
    if roles is None:
        await execute("select pg_notify($1, $2)", LIVE_CHANNEL, said)
        return
    await execute(
        """select pg_notify($1, ($2::jsonb || jsonb_build_object('person', person_id))::text)
           from (select distinct person_id from role_grant where role = any($3::text[])) told""",
        LIVE_CHANNEL,
        said,
        [role.value for role in roles],
    )


def _told(row: dict[str, Any]) -> Told:  # Any: a row of the driver
    return Told(_flash(row), row["author"], row["approver"], row["withdrawer"])


def _flash(row: dict[str, Any]) -> Flash:  # Any: a row of the driver
    return Flash(
        id=row["id"],
        lines=Lines(row["about"], row["say"], row["must_not_say"]),
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        is_urgent=row["is_urgent"],
        author_id=PersonId(row["author_id"]),
        written_at=row["written_at"],
        audience=Audience(frozenset(row["audience_teams"] or ()), frozenset(row["audience_skills"] or ())),
        approver_id=row["approver_id"],
        approved_at=row["approved_at"],
        withdrawn_at=row["withdrawn_at"],
    )
