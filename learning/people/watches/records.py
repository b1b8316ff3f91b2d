"""Queries of watches; the table stands in `api/migrations/0007_who_sees_whom.py`."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any  # a row of the driver
from uuid import UUID

from learning.people.person import PersonId, TeamId
from learning.people.watches.watch import MARGIN, Watch
from learning.queries import execute, fetch

_WATCH = """
select watch.id, watch.person_id, person.name, person.sign_in, watch.team_id, team.name as team,
       watch.starts_at, watch.ends_at, giver.name as given_by, watch.ended_at
from watch
join person on person.id = watch.person_id
join team on team.id = watch.team_id
join person giver on giver.id = watch.given_by_id
"""


async def save_watch(
    watch_id: UUID,
    person_id: PersonId,
    team_id: TeamId,
    *,
    starts_at: datetime,
    ends_at: datetime,
    given_by: PersonId,
    at: datetime,
) -> None:
    """Keep a watch."""
    await execute(
        """insert into watch (id, person_id, team_id, starts_at, ends_at, given_by_id, given_at)
           values ($1, $2, $3, $4, $5, $6, $7)""",
        watch_id,
        person_id,
        team_id,
        starts_at,
        ends_at,
        given_by,
        at,
    )


async def watch_numbered(watch_id: UUID) -> Watch | None:
    """One watch, whether or not it is over."""
    found = await _watches(f"{_WATCH} where watch.id = $1", [watch_id])
    return found[0] if found else None


async def watches_over(
    team_ids: Collection[TeamId], *, now: datetime, employer: UUID | None
) -> Sequence[Watch]:
    """Watches over these teams that are on or to come, by their beginning; of one employer's people if that is named."""
    return await _watches(
        f"""{_WATCH} where watch.team_id = any($1::uuid[]) and watch.ended_at is null and watch.ends_at > $2
            and ($3::uuid is null or person.employer_id = $3)
            order by watch.starts_at, team.name, person.sign_in""",
        [list(team_ids), now - MARGIN, employer],
    )


async def end_watch(watch_id: UUID, *, at: datetime) -> None:
    """Take a watch back; nothing if that was done before."""
    await execute("update watch set ended_at = $2 where id = $1 and ended_at is null", watch_id, at)


async def _watches(statement: str, arguments: list[Any]) -> list[Watch]:
    rows = await fetch(statement, *arguments)
    return [Watch(**row) for row in rows]
