"""What a phone did over a while, as stretches one after another: the fold of its signals with the timers between."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise, zip_longest

from learning.gaps.model import Gap
from learning.gaps.state import AgentState, Phone, Signal, at, fold, in_order

CALLED = frozenset({Phone.OFFERED, Phone.TALKING})
"""In these a call has come; the platform that skips ringing goes straight to talking."""
FREE = frozenset({Phone.IDLE, Phone.NOT_READY, Phone.OFFLINE})


@dataclass(frozen=True, slots=True)
class Stretch:
    """One state from its begin to the next; `until` is None while it lasts."""

    phone: Phone
    since: datetime
    until: datetime | None


def stretches(signals: Iterable[Signal], now: datetime) -> list[Stretch]:
    """The stretches that the signals tell until now, oldest first, none of no length but the last."""
    states = list(_states(in_order(signals), now))
    found: list[Stretch] = []
    for state, following in zip_longest(states, states[1:]):
        end = None if following is None else following.since
        if found and found[-1].phone is state.phone:
            found[-1] = Stretch(state.phone, found[-1].since, end)
        elif end is None or state.since < end:
            found.append(Stretch(state.phone, state.since, end))
    return found


def gaps(told: list[Stretch]) -> list[Gap]:
    """The idle gaps that are over, with whether a call ended them; one that silence ended says nothing."""
    return [
        Gap(stretch.since, stretch.until, following.phone in CALLED)
        for stretch, following in pairwise(told)
        if stretch.phone is Phone.IDLE and stretch.until is not None and following.phone is not Phone.UNKNOWN
    ]


def _states(signals: list[Signal], now: datetime) -> Iterator[AgentState]:
    state: AgentState | None = None
    for signal in signals:
        if signal.at > now:
            break
        if state is not None and (moved := at(state, signal.at)) is not state:
            yield moved
        state = fold(state, signal)
        yield state
    if state is not None and (moved := at(state, now)) is not state:
        yield moved
