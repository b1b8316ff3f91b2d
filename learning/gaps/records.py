"""Queries of the log of signals and of the state it tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID

from learning.gaps.state import AgentState, Phone, Signal
from learning.people.person import PersonId
from learning.queries import execute, fetch

LIVE_CHANNEL = "interlude_live"
"""Where pages hear that something about a person may be read anew; ids only."""
SIGNALS_READ = 64
"""Newest signals from which a state is read: many calls' worth."""

_LOCK = """
select pg_advisory_xact_lock(key) from (
    select distinct hashtextextended($1::text || ' ' || agent, 0) as key from unnest($2::text[]) as agent order by 1
) keys
"""
_KEEP = """
insert into agent_event
    (source_id, event_id, agent, person_id, at, phone, seq, reason, queue, wrap_up_seconds, then_phone, received_at)
select $1, told.event_id, told.agent, account.person_id, told.at, told.phone, told.seq, told.reason, told.queue,
       told.wrap_up_seconds, told.then_phone, $2
from unnest($3::uuid[], $4::text[], $5::timestamptz[], $6::text[], $7::bigint[], $8::text[], $9::text[], $10::int[],
            $11::text[]) as told (event_id, agent, at, phone, seq, reason, queue, wrap_up_seconds, then_phone)
left join agent_account account on account.source_id = $1 and account.agent = told.agent
on conflict do nothing
returning person_id
"""
_SIGNALS = """
select at, phone, seq, reason, wrap_up_seconds, then_phone, received_at from agent_event
where person_id = $1 and source_id = $2 order by at desc, seq desc nulls last limit $3
"""
_SAVE_STATE = """
with told as (
    select $1::uuid as person_id, $2::uuid as source_id, $3::text as phone, $4::timestamptz as since, $5::bigint as seq,
           $6::text as reason, $7::boolean as inferred, $8::timestamptz as until, $9::text as then_phone,
           $10::timestamptz as wrap_up_ends, $11::timestamptz as heard_at
), before as (
    select state.phone, state.since, state.reason, state.until,
           state.heard_at + make_interval(secs => source.heartbeat_seconds) as silent_at
    from agent_state state join gap_source source on source.id = state.source_id
    where state.person_id = $1 and state.source_id = $2
), saved as (
    insert into agent_state
        (person_id, source_id, phone, since, seq, reason, inferred, until, then_phone, wrap_up_ends, heard_at)
    select * from told
    on conflict (person_id, source_id) do update set
        phone = excluded.phone, since = excluded.since, seq = excluded.seq, reason = excluded.reason,
        inferred = excluded.inferred, until = excluded.until, then_phone = excluded.then_phone,
        wrap_up_ends = excluded.wrap_up_ends, heard_at = excluded.heard_at
)
select pg_notify($12, json_build_object('person', $1::uuid, 'kind', 'phone')::text) from told
where not exists (
    select from before where (before.phone, before.since, before.reason, before.until)
                     is not distinct from (told.phone, told.since, told.reason, told.until)
                       and told.heard_at < before.silent_at
)
"""
_STATES = """
select state.*, source.slug, source.platform, source.mapping, source.heartbeat_seconds,
       source.heard_at as source_heard_at, source.back_at
from agent_state state join gap_source source on source.id = state.source_id
where state.person_id = $1
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """One signal with the name under which it is kept once, and whose agent it is about."""

    event_id: UUID
    agent: str
    queue: str | None
    signal: Signal


@dataclass(frozen=True, slots=True)
class StoredState:
    """A state as it was read last, and what silence must be measured by."""

    state: AgentState
    platform: str
    mapping: str | None
    heartbeat: timedelta
    heard_at: datetime
    source_heard_at: datetime | None
    back_at: datetime | None


async def lock_agents(source_id: UUID, agents: Sequence[str]) -> None:
    """Until the transaction ends nobody else reads or binds these agents; always taken in the same order."""
    await execute(_LOCK, str(source_id), list(agents))


async def keep(source_id: UUID, told: Sequence[Kept], *, now: datetime) -> list[PersonId | None]:
    """Keep what is not kept yet; for each signal that is new whose it is, None where nobody knows."""
    signals = [each.signal for each in told]
    rows = await fetch(
        _KEEP,
        source_id,
        now,
        [each.event_id for each in told],
        [each.agent for each in told],
        [signal.at for signal in signals],
        [signal.phone.value for signal in signals],
        [signal.seq for signal in signals],
        [signal.reason for signal in signals],
        [each.queue for each in told],
        [None if signal.wrap_up is None else int(signal.wrap_up.total_seconds()) for signal in signals],
        [signal.then.value for signal in signals],
    )
    return [row["person_id"] for row in rows]


async def newest_signals(
    person_id: PersonId, source_id: UUID, source: str
) -> tuple[list[Signal], datetime | None]:
    """Her newest `SIGNALS_READ` signals of one source, and when the last of them came in."""
    rows = await fetch(_SIGNALS, person_id, source_id, SIGNALS_READ)
    return [_signal(row, source) for row in rows], max((row["received_at"] for row in rows), default=None)


async def save_state(person_id: PersonId, source_id: UUID, state: AgentState, *, heard_at: datetime) -> None:
    """Keep the state, and tell her pages if it is another than before or silence had made it unknown meanwhile.

    They hear it once this is committed.
    """
    await execute(
        _SAVE_STATE,
        person_id,
        source_id,
        state.phone.value,
        state.since,
        state.seq,
        state.reason,
        state.inferred,
        state.until,
        state.then.value,
        state.wrap_up_ends,
        heard_at,
        LIVE_CHANNEL,
    )


async def states_of(person_id: PersonId) -> list[StoredState]:
    """What each source said of her last."""
    return [_stored(row) for row in await fetch(_STATES, person_id)]


def _signal(row: dict[str, Any], source: str) -> Signal:  # Any: a row of the driver
    seconds = row["wrap_up_seconds"]
    return Signal(
        at=row["at"],
        phone=Phone(row["phone"]),
        source=source,
        seq=row["seq"],
        reason=row["reason"],
        wrap_up=None if seconds is None else timedelta(seconds=seconds),
        then=Phone(row["then_phone"]),
    )


def _stored(row: dict[str, Any]) -> StoredState:  # Any: a row of the driver
    state = AgentState(
        phone=Phone(row["phone"]),
        since=row["since"],
        source=row["slug"],
        seq=row["seq"],
        reason=row["reason"],
        inferred=row["inferred"],
        until=row["until"],
        then=Phone(row["then_phone"]),
        wrap_up_ends=row["wrap_up_ends"],
    )
    return StoredState(
        state=state,
        platform=row["platform"],
        mapping=row["mapping"],
        heartbeat=timedelta(seconds=row["heartbeat_seconds"]),
        heard_at=row["heard_at"],
        source_heard_at=row["source_heard_at"],
        back_at=row["back_at"],
    )
