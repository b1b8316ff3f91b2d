"""A delivery comes in, is checked, kept once and read; a person's phone is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.transactions import atomic

from learning.gaps import records
from learning.gaps.envelope import Told, unwrapped
from learning.gaps.errors import SignatureRefused
from learning.gaps.mapping import Platform, Reading, readings
from learning.gaps.platforms import platform_of
from learning.gaps.records import Kept, StoredState
from learning.gaps.signature import verified_id
from learning.gaps.sources import records as sources
from learning.gaps.sources.records import Source
from learning.gaps.state import AgentState, Phone, Signal, most_engaged, next_move, state_of
from learning.people.person import PersonId
from learning.people.private.seal import Seal, place_of


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of one delivery: signals kept for somebody, parked for nobody, kept before, and things that told nothing."""

    stored: int
    parked: int
    repeated: int
    ignored: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What a phone is doing now; at `moves_at` it may be doing something else though no platform said so."""

    state: AgentState
    moves_at: datetime | None


async def receive(
    slug: str, headers: Mapping[str, str], body: bytes, *, seal: Seal, now: datetime
) -> Receipt:
    """Take a delivery in: sent again it changes nothing, and nothing of it is kept unless all of it is.

    Header names are in lower case. Raises `SignatureRefused` before it reads a word of the body, `EventUnreadable`.
    """
    source = await sources.source_named(slug)
    if source is None:
        raise SignatureRefused
    message_id = verified_id(_secrets(source, seal, now), headers, body, now=now)
    platform = platform_of(source.platform, source.mapping)
    found = list(_found(platform, unwrapped(message_id, headers, body), source, now))
    return await _keep(source, [each for each in found if each], found.count(None), now)


async def phone_of(person_id: PersonId, *, now: datetime) -> AgentState:
    """What her phone is doing now; unknown if no platform speaks of her, or the one that did fell silent."""
    return (await phone_seen(person_id, now=now)).state


async def phone_seen(person_id: PersonId, *, now: datetime) -> Seen:
    """What her phone is doing now, and until when that holds if nobody says anything."""
    states = [_with_silence(stored) for stored in await records.states_of(person_id)]
    state = most_engaged(states, now) or AgentState(Phone.UNKNOWN, now, "")
    return Seen(state, next_move(states, now))


async def read_anew(source: Source, person_id: PersonId) -> None:
    """Read her state from the log and keep it; the caller holds the lock of her agent."""
    signals, heard_at = await records.newest_signals(person_id, source.id, source.slug)
    state = state_of(signals)
    if state is not None and heard_at is not None:
        await records.save_state(person_id, source.id, state, heard_at=heard_at)


@atomic()
async def _keep(source: Source, told: Sequence[Kept], ignored: int, now: datetime) -> Receipt:
    whose: Sequence[PersonId | None] = []
    if told:
        await records.lock_agents(source.id, [each.agent for each in told])
        whose = await records.keep(source.id, told, now=now)
    known = [person_id for person_id in whose if person_id is not None]
    for person_id in sorted(set(known)):
        await read_anew(source, person_id)
    await sources.note_heard(source.id, now=now)
    return Receipt(len(known), len(whose) - len(known), len(told) - len(whose), ignored)


def _found(platform: Platform, told: Sequence[Told], source: Source, now: datetime) -> Iterator[Kept | None]:
    # What names no time, or one to come, counts as said on arrival, in the order of the delivery.
    arrived = now - timedelta(microseconds=len(told))
    for each in told:
        arrived += timedelta(microseconds=1)
        for place, reading in enumerate(readings(platform, each.tree)):
            yield None if reading is None else _kept(each.id(place), reading, source, arrived)


def _kept(event_id: UUID, reading: Reading, source: Source, arrived: datetime) -> Kept:
    return Kept(event_id, reading.agent, reading.queue, _signal(reading, source, arrived))


def _signal(reading: Reading, source: Source, arrived: datetime) -> Signal:
    return Signal(
        # A platform's clock that runs ahead must not shut out what it says next.
        at=min(reading.at or arrived, arrived),
        phone=reading.phone,
        source=source.slug,
        seq=reading.seq,
        reason=reading.reason,
        wrap_up=source.wrap_up if reading.is_wrap_up_timed else None,
        then=reading.then,
    )


def _secrets(source: Source, seal: Seal, now: datetime) -> list[str]:
    sealed = {"secret_sealed": source.secret_sealed}
    if source.old_secret_ends_at is not None and now < source.old_secret_ends_at:
        sealed["old_secret_sealed"] = source.old_secret_sealed
    return [
        seal.open(text, place_of("gap_source", column, source.id)) for column, text in sealed.items() if text
    ]


def _with_silence(stored: StoredState) -> AgentState:
    """The state with the moment from which it is no longer believed.

    What counts is the last word of the agent where the platform promises one again and again, else that of the source;
    a source that was silent in between may have lost the end of what it said before.
    """
    platform = platform_of(stored.platform, stored.mapping)
    heard_since = stored.back_at is None or stored.heard_at >= stored.back_at
    goes_by_source = platform.heartbeat == "source" and heard_since and stored.source_heard_at is not None
    last = stored.source_heard_at if goes_by_source and stored.source_heard_at else stored.heard_at
    return replace(stored.state, silent_at=last + stored.heartbeat)
