"""What an agent's phone is doing, told by signals that may come late, twice or in any order.

Most platforms never say that after-call work is over, so its end is a timer here, and a status that is back to
free inside that window changes nothing. We only listen: nothing in this product sets a state at a platform.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

OFFERED_AT_MOST = timedelta(minutes=2)
"""An offered call has been taken or gone elsewhere by then; what follows was lost on the way, so we know nothing."""


class Phone(StrEnum):
    """What the phone is doing. Nothing is ever offered in any of these but `IDLE`."""

    OFFLINE = "offline"
    NOT_READY = "not_ready"
    IDLE = "idle"
    OFFERED = "offered"
    TALKING = "talking"
    HELD = "held"
    ACW = "acw"
    UNKNOWN = "unknown"


_FROM_FREE_TO_BUSY = (
    Phone.IDLE,
    Phone.UNKNOWN,
    Phone.OFFLINE,
    Phone.NOT_READY,
    Phone.ACW,
    Phone.OFFERED,
    Phone.HELD,
    Phone.TALKING,
)
_AWAY = frozenset({Phone.OFFLINE, Phone.NOT_READY})
_ON_A_CONTACT = frozenset({Phone.OFFERED, Phone.TALKING, Phone.HELD})


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing a platform said about one agent, in our words.

    `wrap_up` is set where the platform told the end of a contact but will not tell the end of the work after it;
    `then` is where such a window, or a told wrap-up, leads.
    """

    at: datetime
    phone: Phone
    source: str
    seq: int | None = None
    reason: str | None = None
    wrap_up: timedelta | None = None
    then: Phone = Phone.IDLE


@dataclass(frozen=True, slots=True)
class AgentState:
    """What the phone is doing, since when, by whose word.

    `inferred` says that a timer moved it, not the platform. At `until` a timer will move it to `then` by itself;
    at `silent_at` its source counts as lost. `wrap_up_ends` is the end of the window in which free is not believed.
    """

    phone: Phone
    since: datetime
    source: str
    seq: int | None = None
    reason: str | None = None
    inferred: bool = False
    until: datetime | None = None
    then: Phone = Phone.IDLE
    silent_at: datetime | None = None
    wrap_up_ends: datetime | None = None


def state_of(signals: Iterable[Signal]) -> AgentState | None:
    """The state that these signals tell, whatever order they came in and however often; None of none.

    They are read by the platform's time, then by its sequence. Of several at the same moment with no sequence
    the one that leaves her least free is read last, but the end of a contact closes what stands beside it.
    """
    state = None
    for signal in in_order(signals):
        state = fold(state, signal)
    return state


def in_order(signals: Iterable[Signal]) -> list[Signal]:
    """The signals as they are to be folded, each once."""
    return sorted(set(signals), key=_order)


def fold(state: AgentState | None, signal: Signal) -> AgentState:
    """The state after one more signal, which must not be older than the last; `state_of` puts them in order."""
    if state is not None:
        state = at(state, signal.at)
    if signal.wrap_up is not None:
        then = state.phone if state is not None and state.phone in _AWAY else signal.then
        return _wrapping_up(replace(signal, then=then), signal.at, signal.at + signal.wrap_up)
    ends = None if state is None or signal.phone in _ON_A_CONTACT else state.wrap_up_ends
    if signal.phone is Phone.IDLE and state is not None and ends is not None and signal.at < ends:
        since = state.since if state.phone is Phone.ACW else signal.at
        return _wrapping_up(signal, since, ends)
    goes_on = state is not None and state.phone is signal.phone and state.reason == signal.reason
    return AgentState(
        signal.phone,
        state.since if state is not None and goes_on else signal.at,
        signal.source,
        signal.seq,
        signal.reason,
        until=signal.at + OFFERED_AT_MOST if signal.phone is Phone.OFFERED else None,
        then=Phone.UNKNOWN if signal.phone is Phone.OFFERED else signal.then,
        wrap_up_ends=ends,
    )


def at(state: AgentState, now: datetime) -> AgentState:
    """The state at this moment: timers that ran out have moved it, and a source gone silent makes it unknown."""
    if state.silent_at is not None and now >= state.silent_at:
        return AgentState(Phone.UNKNOWN, state.silent_at, state.source, inferred=True)
    if state.until is not None and now >= state.until:
        return replace(
            state,
            phone=state.then,
            since=state.until,
            reason=None,
            inferred=True,
            until=None,
            wrap_up_ends=None,
        )
    return state


def most_engaged(states: Iterable[AgentState], now: datetime) -> AgentState | None:
    """Of what several platforms say of one person the word that leaves her least free; offline only if all say so."""
    moved = [at(state, now) for state in states]
    present = [state for state in moved if state.phone is not Phone.OFFLINE]
    return max(present or moved, key=lambda state: (_busyness(state.phone), state.since), default=None)


def next_move(states: Iterable[AgentState], now: datetime) -> datetime | None:
    """When the word that counts may be another though nobody says anything: a timer runs out, or a source is silent."""
    moved = [at(state, now) for state in states]
    moments = [moment for state in moved for moment in (state.until, state.silent_at) if moment is not None]
    return min((moment for moment in moments if moment > now), default=None)


def _wrapping_up(signal: Signal, since: datetime, ends: datetime) -> AgentState:
    return AgentState(
        Phone.ACW,
        since,
        signal.source,
        signal.seq,
        signal.reason,
        inferred=True,
        until=ends,
        then=signal.then,
        wrap_up_ends=ends,
    )


def _order(signal: Signal) -> tuple[object, ...]:
    return (
        signal.at,
        -1 if signal.seq is None else signal.seq,
        signal.wrap_up is not None,
        _busyness(signal.phone),
        signal.reason or "",
        signal.source,
        signal.wrap_up or timedelta(),
        signal.then,
    )


def _busyness(phone: Phone) -> int:
    return _FROM_FREE_TO_BUSY.index(phone)
