"""How long an idle gap will still last: the risk of a call by how long she has been idle, queue and time of the week.

A gap that ends otherwise than by a call (a break, the end of a shift) tells only that no call came till then, so what
is kept is not a list of gaps but, for each step of idle time, the seconds spent in it and the calls that ended it.
Calls over seconds is the risk (a piecewise exponential survival model; Friedman, Annals of Statistics 10, 1982).
Sketches add, age by a factor, and say at once how much of a gap already passed still counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from math import exp, inf
from zoneinfo import ZoneInfo

from learning.clock import in_bank_zone

EDGES = (0.0, 5.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 240.0, 360.0, 600.0, 900.0, 1800.0)
"""Seconds at which the steps of idle time begin; the last has no end. Within a step the risk is even."""

INTERVAL = timedelta(minutes=15)
A_DAY, A_WEEK = 96, 672
"""Intervals in a day and in a week."""
WHOLE_QUEUE = -1
"""The place of what is known of a queue at any time."""

PRIOR_MEAN_SECONDS = 50.0
"""The mean gap before anything was counted: handling takes 300 s, and of the time signed in 85 % is on contacts
(occupancies of 80 to 90 % are what Gans, Koole and Mandelbaum report, M&SOM 5, 2003), so 300 · 0.15 / 0.85 are idle."""

PSEUDO_CALLS = 3.0
"""So many calls a step count what is known more coarsely against what was counted more finely.

With 2 a call cut 24 % of the offers of a calm queue that should be 20 %, with 4 16 % of a usual one's, with 3 all stay
within 3 points (`benchmarks/gaps.py`)."""

LOAD_PSEUDO_CALLS = 12.0
"""So many calls count the usual load against the last half hour's.

Where days differ by 35 %, 28 of 100 offers of a calm queue that should be 20 were cut without the load, and 17 with it;
the whole of it stands in `docs/gap-offers.md`."""

LOAD_HALF_LIFE = timedelta(minutes=30)
HALF_LIVES = (timedelta(days=7), timedelta(days=14), timedelta(days=42))
"""After so long a count weighs half: of the whole queue, of a time of day, of a time of the week."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An idle gap that is over; `by_call` is false where it ended otherwise."""

    since: datetime
    until: datetime
    by_call: bool


@dataclass(frozen=True, slots=True)
class Sketch:
    """Calls that ended gaps and seconds spent idle, for each step of idle time."""

    calls: tuple[float, ...] = (0.0,) * len(EDGES)
    seconds: tuple[float, ...] = (0.0,) * len(EDGES)

    def plus(self, other: "Sketch") -> "Sketch":
        """Both together; the order in which sketches are added does not matter."""
        return Sketch(
            tuple(map(float.__add__, self.calls, other.calls)),
            tuple(map(float.__add__, self.seconds, other.seconds)),
        )

    def without(self, part: "Sketch") -> "Sketch":
        """What it holds beside a part of it, so that nothing counts twice; parts age more slowly, so never below nothing."""
        return Sketch(
            tuple(max(0.0, whole - each) for whole, each in zip(self.calls, part.calls, strict=True)),
            tuple(max(0.0, whole - each) for whole, each in zip(self.seconds, part.seconds, strict=True)),
        )

    def aged(self, passed: timedelta, half_life: timedelta) -> "Sketch":
        """The same after that time, counting less."""
        left = _left(passed, half_life)
        return Sketch(tuple(left * each for each in self.calls), tuple(left * each for each in self.seconds))


@dataclass(frozen=True, slots=True)
class Load:
    """Calls that came lately, and how many would have at the usual risk."""

    calls: float = 0.0
    expected: float = 0.0

    def plus(self, calls: float, expected: float) -> "Load":
        """With more of both."""
        return Load(self.calls + calls, self.expected + expected)

    def aged(self, passed: timedelta) -> "Load":
        """The same after that time, counting less."""
        left = _left(passed, LOAD_HALF_LIFE)
        return Load(left * self.calls, left * self.expected)


NO_LOAD = Load()


@dataclass(frozen=True, slots=True)
class Model:
    """What is known of a queue at one interval: sketches from coarse to fine, and today's load."""

    sketches: Sequence[Sketch] = ()
    load: Load = NO_LOAD

    def risks(self) -> tuple[float, ...]:
        """Calls a second in each step at the usual load; each sketch leans on the coarser one before it.

        The mean of a gamma posterior whose prior is worth `PSEUDO_CALLS` at the coarser risk. The coarsest is one risk
        for all steps, that of the queue's own mean gap: few gaps reach the late steps on a first day, and there
        a guess made for any queue would stand for days.
        """
        whole = self.sketches[0] if self.sketches else Sketch()
        mean = _leaning(sum(whole.calls), sum(whole.seconds), 1 / PRIOR_MEAN_SECONDS)
        risks: tuple[float, ...] = (mean,) * len(EDGES)
        for sketch, finer in zip_longest(self.sketches, self.sketches[1:]):
            apart = sketch if finer is None else sketch.without(finer)
            risks = tuple(map(_leaning, apart.calls, apart.seconds, risks))
        return risks

    def fits(self, idle: timedelta, wanted: timedelta) -> float:
        """The probability that after so long idle no call comes for the time wanted.

        The load is known only roughly, so this is the mean over what it may be (gamma): doubt makes long gaps unsure.
        """
        expected = _expected(self.risks(), idle.total_seconds(), (idle + wanted).total_seconds())
        calls, usual = self.load.calls + LOAD_PSEUDO_CALLS, self.load.expected + LOAD_PSEUDO_CALLS
        return float((usual / (usual + expected)) ** calls)

    def longest(self, idle: timedelta, probability: float) -> timedelta:
        """The longest time that fits with at least this probability after so long idle: a quantile of what is left."""
        calls, usual = self.load.calls + LOAD_PSEUDO_CALLS, self.load.expected + LOAD_PSEUDO_CALLS
        allowed = usual * (probability ** (-1 / calls) - 1)
        seconds = idle.total_seconds()
        for risk, _, end in _steps(self.risks(), seconds, inf):
            if risk * (end - seconds) >= allowed:
                return timedelta(seconds=seconds + allowed / risk) - idle
            allowed -= risk * (end - seconds)
            seconds = end
        raise AssertionError("the last step has no end and every risk is above nothing")

    def expects(self, sketch: Sketch) -> float:
        """How many calls the usual risk would have brought in the seconds of the sketch."""
        return sum(map(float.__mul__, self.risks(), sketch.seconds))


def interval_of(moment: datetime, zone: ZoneInfo) -> int:
    """Which quarter of an hour of the bank's week the moment lies in, from Monday midnight on."""
    local = in_bank_zone(moment, zone)
    return local.weekday() * A_DAY + local.hour * 4 + local.minute // 15


def places(interval: int) -> tuple[int, int, int]:
    """Where the sketches of an interval are kept, from coarse to fine: whole queue, time of day, time of the week."""
    return WHOLE_QUEUE, A_WEEK + interval % A_DAY, interval


def cut(gap: Gap, zone: ZoneInfo) -> Iterator[tuple[int, Sketch]]:
    """The gap as one sketch for each interval that it touches."""
    begins = gap.since
    while begins < gap.until:
        ends = min(_next_quarter(begins), gap.until)
        ended = gap.by_call and ends == gap.until
        yield (
            interval_of(begins, zone),
            _sketch((begins - gap.since).total_seconds(), (ends - gap.since).total_seconds(), ended),
        )
        begins = ends


def _leaning(calls: float, seconds: float, risk: float) -> float:
    """The risk that was counted, leaning on a coarser one."""
    return (calls + PSEUDO_CALLS) / (seconds + PSEUDO_CALLS / risk)


def _sketch(begins: float, ends: float, by_call: bool) -> Sketch:
    last = _step_before(ends)
    return Sketch(
        tuple(float(by_call and step == last) for step in range(len(EDGES))),
        tuple(
            max(0.0, min(ends, end) - max(begins, start))
            for start, end in zip(EDGES, (*EDGES[1:], inf), strict=True)
        ),
    )


def _step_before(seconds: float) -> int:
    """The step in which a gap of this length ended; one that ends on an edge ends in the step before."""
    return max(0, sum(edge < seconds for edge in EDGES) - 1)


def _steps(risks: Sequence[float], begins: float, ends: float) -> Iterator[tuple[float, float, float]]:
    """Risk, start and end of every step between two lengths of idle time."""
    for risk, start, end in zip(risks, EDGES, (*EDGES[1:], inf), strict=True):
        if end > begins and start < ends:
            yield risk, max(start, begins), min(end, ends)


def _expected(risks: Sequence[float], begins: float, ends: float) -> float:
    return sum(risk * (end - start) for risk, start, end in _steps(risks, begins, ends))


def _next_quarter(moment: datetime) -> datetime:
    """Zones of banks lie whole quarters of an hour from UTC, so quarters begin together."""
    into = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment - into + INTERVAL


def _left(passed: timedelta, half_life: timedelta) -> float:
    return exp(-0.6931471805599453 * max(0.0, passed / half_life))
