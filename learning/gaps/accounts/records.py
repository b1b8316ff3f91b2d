"""Queries of whose agent is whose, and of agents whom nobody knows."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from learning.gaps.records import LIVE_CHANNEL
from learning.people.person import PersonId
from learning.queries import execute, fetch

_PARKED = """
select source.slug as source, event.agent, count(*)::int as events, min(event.received_at) as first_at,
       max(event.received_at) as last_at
from agent_event event join gap_source source on source.id = event.source_id
where event.person_id is null
group by source.slug, event.agent order by max(event.received_at) desc, source.slug, event.agent limit $1
"""
_BOUND = """
select source.slug as source, account.agent, account.person_id, person.name, person.sign_in, account.bound_at
from agent_account account
join gap_source source on source.id = account.source_id
join person on person.id = account.person_id
where $1 = '' or strpos(lower(concat_ws(' ', account.agent, person.sign_in, person.name)), lower($1)) > 0
order by source.slug, account.agent limit $2
"""


@dataclass(frozen=True, slots=True)
class Parked:
    """An agent of whom nobody knows who she is, and how much was said of her."""

    source: str
    agent: str
    events: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Bound:
    """Whose agent is whose."""

    source: str
    agent: str
    person_id: UUID
    name: str
    sign_in: str
    bound_at: datetime


async def parked(limit: int) -> list[Parked]:
    """Agents whom nobody knows, last heard first."""
    return [Parked(**row) for row in await fetch(_PARKED, limit)]


async def bound(search: str, limit: int) -> list[Bound]:
    """Whose agent is whose, by source and agent; of those whose agent, staff number or name holds the text."""
    return [Bound(**row) for row in await fetch(_BOUND, search, limit)]


async def bind(source_id: UUID, agent: str, person_id: PersonId, *, at: datetime) -> bool:
    """Say whose agent it is and give her what was parked; false if one of the two is taken."""
    rows = await fetch(
        """insert into agent_account (source_id, agent, person_id, bound_at) values ($1, $2, $3, $4)
           on conflict do nothing returning agent""",
        source_id,
        agent,
        person_id,
        at,
    )
    if rows:
        await execute(
            """update agent_event set person_id = $3 where source_id = $1 and agent = $2 and person_id is null
               returning event_id""",
            source_id,
            agent,
            person_id,
        )
    return bool(rows)


async def whose(source_id: UUID, agent: str, person_id: PersonId) -> tuple[PersonId | None, str | None]:
    """Whose agent it is, and which agent she is at this source."""
    [row] = await fetch(
        """select (select person_id from agent_account where source_id = $1 and agent = $2) as person_id,
                  (select agent from agent_account where source_id = $1 and person_id = $3) as agent""",
        source_id,
        agent,
        person_id,
    )
    return row["person_id"], row["agent"]


async def unbind(source_id: UUID, agent: str) -> PersonId | None:
    """Whose agent it was, and is no longer; what was said of it while it was hers goes with it."""
    rows = await fetch(
        """with gone as (delete from agent_account where source_id = $1 and agent = $2 returning person_id),
                silent as (delete from agent_event using gone
                           where agent_event.source_id = $1 and agent_event.person_id = gone.person_id),
                unknown as (delete from agent_state using gone
                            where agent_state.source_id = $1 and agent_state.person_id = gone.person_id)
           select person_id, pg_notify($3, json_build_object('person', person_id, 'kind', 'phone')::text) from gone""",
        source_id,
        agent,
        LIVE_CHANNEL,
    )
    return PersonId(rows[0]["person_id"]) if rows else None
