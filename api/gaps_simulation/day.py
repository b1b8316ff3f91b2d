"""One day of one queue: calls by quarter of an hour, handling, wrap-up, shifts and breaks. Pure; chance is passed in.

Arrivals are a Poisson process whose rate changes by the quarter and whose days differ by a gamma factor
(Avramidis, Deslauriers and L'Ecuyer, Management Science 50, 2004); talk and wrap-up are lognormal
(Brown et al., JASA 100, 2005); the agent who has been free longest gets the next call; callers run out of patience.
"""

import heapq
import random
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from math import log, sqrt

from learning.gaps.model import Gap

HOUR, QUARTER, BURST, MINUTE = 3600.0, 900.0, 300.0, 60.0

SHIFTS = ((8.5, 17.5), (13.0, 22.0), (22.0, 32.5))
"""Hours of the day between which each third of the agents works; the last third comes for the night."""
NIGHT_SHARE = 0.1

CURVE = (0.95, 0.9, 0.85, 0.8, 0.75, 0.75, 0.8, 0.9, 1.0, 1.08, 1.1, 1.05)
"""How occupied people are in each two hours of the day, against what its queue is set to, from midnight on."""


@dataclass(frozen=True, slots=True)
class QueueShape:
    """A queue: its people, how occupied they are, and how long a contact takes, in seconds."""

    code: str
    agents: int
    occupancy: float
    talk: float = 240.0
    wrap_up: float = 40.0
    spread: float = 0.8
    """Coefficient of variation of talk and wrap-up."""
    day_spread: float = 0.12
    """Coefficient of variation of a day's calls against its kind of day."""
    patience: float = 180.0
    ring: float = 4.0
    curve: Sequence[float] = CURVE
    """How occupied people are in each of so many even parts of the day, against `occupancy`."""
    burst: float = 0.0
    """Coefficient of variation of the calls of five minutes against those of their quarter."""


@dataclass(frozen=True, slots=True)
class Change:
    """An agent's phone changes: `at` seconds from midnight of the day on which the day's shifts begin."""

    at: float
    agent: int
    phone: str
    queue: str
    reason: str | None = None


@dataclass(slots=True)
class _Agent:
    ends: float
    breaks: deque[tuple[float, float, str]]
    free_since: float | None = None
    on_duty: bool = False


@dataclass(slots=True)
class _Centre:
    """What is going on, while the day is played."""

    shape: QueueShape
    rng: random.Random
    agents: list[_Agent] = field(default_factory=list)
    waiting: deque[float] = field(default_factory=deque)
    agenda: list[tuple[float, int, str, int]] = field(default_factory=list)
    number: Iterator[int] = field(default_factory=count)
    told: list[Change] = field(default_factory=list)

    def plan(self, at: float, what: str, agent: int = -1) -> None:
        heapq.heappush(self.agenda, (at, next(self.number), what, agent))

    def tell(self, at: float, agent: int, phone: str, reason: str | None = None) -> None:
        self.told.append(Change(at, agent, phone, self.shape.code, reason))


def play(shape: QueueShape, rng: random.Random) -> list[Change]:
    """The day's changes in their order, from the first shift to the end of the night that follows."""
    centre = _Centre(shape, rng)
    spans = [_span(place, shape.agents, rng) for place in range(shape.agents)]
    for place, (starts, ends) in enumerate(spans):
        centre.agents.append(_Agent(ends, deque(_breaks(starts, ends, rng))))
        centre.plan(starts, "start", place)
        for begins, _, _ in centre.agents[-1].breaks:
            centre.plan(begins, "pause", place)
        centre.plan(ends, "pause", place)
    for at in _arrivals(shape, spans, rng):
        centre.plan(at, "call")
    while centre.agenda:
        at, _, what, agent = heapq.heappop(centre.agenda)
        _STEPS[what](centre, at, agent)
    return centre.told


def gaps_of(changes: Sequence[Change], midnight: datetime) -> list[Gap]:
    """The idle gaps of a day, by their end."""
    since: dict[int, float] = {}
    found = []
    for change in changes:
        if change.phone == "idle":
            since[change.agent] = change.at
        elif change.agent in since:
            begins = since.pop(change.agent)
            found.append(
                Gap(
                    midnight + timedelta(seconds=begins),
                    midnight + timedelta(seconds=change.at),
                    change.phone == "offered",
                )
            )
    return found


def _span(place: int, agents: int, rng: random.Random) -> tuple[float, float]:
    nights = max(1, round(NIGHT_SHARE * agents)) if agents > 2 else 0
    starts, ends = SHIFTS[2] if place < nights else SHIFTS[place % 2]
    late = rng.uniform(-3, 3) * MINUTE
    return starts * HOUR + late, ends * HOUR + late


def _breaks(starts: float, ends: float, rng: random.Random) -> Iterator[tuple[float, float, str]]:
    for share, minutes, reason in ((0.22, 15, "小休"), (0.5, 45, "用餐"), (0.78, 15, "小休")):
        yield starts + share * (ends - starts) + rng.uniform(-30, 30) * MINUTE, minutes * MINUTE, reason


def _arrivals(shape: QueueShape, spans: Sequence[tuple[float, float]], rng: random.Random) -> Iterator[float]:
    """When customers call: so many in each quarter that its people are as occupied as the curve says."""
    of_the_day = rng.gammavariate(shape.day_spread**-2, shape.day_spread**2)
    contact = shape.ring + shape.talk + shape.wrap_up
    quarter = 0.0
    while quarter < SHIFTS[2][1] * HOUR:
        on_duty = sum(starts <= quarter < ends for starts, ends in spans) * 0.88  # the rest is on a break
        part = int(quarter * len(shape.curve) // (24 * HOUR)) % len(shape.curve)
        occupied = min(0.97, shape.occupancy * shape.curve[part])
        yield from _even(quarter, of_the_day * occupied * on_duty / contact, shape.burst, rng)
        quarter += QUARTER


def _even(quarter: float, rate: float, burst: float, rng: random.Random) -> Iterator[float]:
    """Calls of a quarter at one rate, or at one for each five minutes of it."""
    length = BURST if burst else QUARTER
    begins = quarter
    while begins < quarter + QUARTER:
        here = rate * rng.gammavariate(burst**-2, burst**2) if burst else rate
        at = begins
        while here > 0 and (at := at + rng.expovariate(here)) < begins + length:
            yield at
        begins += length


def _start(centre: _Centre, at: float, agent: int) -> None:
    centre.agents[agent].on_duty = True
    _free(centre, at, agent)


def _call(centre: _Centre, at: float, _agent: int) -> None:
    centre.waiting.append(at + centre.rng.expovariate(1 / centre.shape.patience))
    _connect(centre, at)


def _ring(centre: _Centre, at: float, agent: int) -> None:
    centre.tell(at, agent, "talking")
    centre.plan(at + _lognormal(centre.shape.talk, centre.shape.spread, centre.rng), "wrap_up", agent)


def _wrap_up(centre: _Centre, at: float, agent: int) -> None:
    centre.tell(at, agent, "acw")
    centre.plan(at + _lognormal(centre.shape.wrap_up, centre.shape.spread, centre.rng), "free", agent)


def _free(centre: _Centre, at: float, agent: int) -> None:
    """She is free, unless her break or the end of her shift was waiting for that."""
    who = centre.agents[agent]
    if at >= who.ends:
        who.on_duty = False
        centre.tell(at, agent, "offline")
    elif who.breaks and who.breaks[0][0] <= at:
        _, lasts, reason = who.breaks.popleft()
        centre.tell(at, agent, "not_ready", reason)
        centre.plan(at + lasts, "free", agent)
    else:
        who.free_since = at
        centre.tell(at, agent, "idle")
        _connect(centre, at)


def _pause(centre: _Centre, at: float, agent: int) -> None:
    """Her break or the end of her shift is due: at once if she is free, after the contact if not."""
    if centre.agents[agent].free_since is not None:
        centre.agents[agent].free_since = None
        _free(centre, at, agent)


def _connect(centre: _Centre, at: float) -> None:
    while centre.waiting and centre.waiting[0] <= at:
        centre.waiting.popleft()
    free = [
        (who.free_since, place)
        for place, who in enumerate(centre.agents)
        if who.free_since is not None and who.free_since <= at
    ]
    if not centre.waiting or not free:
        return
    centre.waiting.popleft()
    _, agent = min(free)
    centre.agents[agent].free_since = None
    centre.tell(at, agent, "offered")
    centre.plan(at + centre.shape.ring, "ring", agent)


def _lognormal(mean: float, spread: float, rng: random.Random) -> float:
    variance = log(1 + spread**2)
    return rng.lognormvariate(log(mean) - variance / 2, sqrt(variance))


_STEPS = {
    "start": _start,
    "call": _call,
    "ring": _ring,
    "wrap_up": _wrap_up,
    "free": _free,
    "pause": _pause,
}
