"""Three ways in which people might remember; none is the scheduler's.

`actr`: each meeting leaves a trace that decays, and decays faster the better the fact was known when met
(Pavlik & Anderson 2005, weights and time scale of their experiment).
`dhp`: a half-life that grows with difficulty and delay (weights published with MaiMemo's 220 million reviews,
Ye et al. 2022): the friendliest, a relative of FSRS.
`count`: what counts is how often and how long ago; spacing has no value (our own weights): the hostile one.
People and facts differ by a normal offset of 0.5 each on the logit.
"""

from abc import ABC, abstractmethod

import numpy as np

from benchmarks.simulation.work import Vector

SPREAD = 0.5


class Mind(ABC):
    """What one person remembers: how she and facts differ, and what was never met, which is recalled with 0.

    Days are fractional.
    """

    def __init__(self, facts: int, chance: np.random.Generator, fact_offset: Vector) -> None:
        self.offset = SPREAD * chance.standard_normal() - fact_offset
        self.met = np.zeros(facts, dtype=bool)
        self.last = np.zeros(facts)

    def recall(self, day: float) -> Vector:
        """The world's odds as this person has them."""
        return np.where(self.met, 1 / (1 + np.exp(-self.odds(slice(None), day) - self.offset)), 0.0)

    def recall_of(self, fact: int, day: float) -> float:
        """The same for one fact."""
        odds = float(self.odds(fact, day)) + self.offset[fact]
        return float(1 / (1 + np.exp(-odds))) if self.met[fact] else 0.0

    @abstractmethod
    def odds(self, facts: int | slice, day: float) -> Vector:
        """Log odds of recall before people and facts differ."""

    @abstractmethod
    def meet(self, fact: int, day: float, right: bool | None) -> None:
        """A question answered and explained, or with `None` a card read."""


class Actr(Mind):
    """Traces that decay by powers of time."""

    SECONDS_A_DAY = 86_400 * 0.025
    """Between sessions time counts for a fortieth (their scaling of interference)."""
    SCALE, LEAST_DECAY, THRESHOLD, NOISE = 0.217, 0.177, -0.704, 0.255
    TRACES = 48

    def __init__(self, facts: int, chance: np.random.Generator, fact_offset: Vector) -> None:
        super().__init__(facts, chance, fact_offset)
        self.times = np.full((facts, self.TRACES), np.nan)
        self.decays = np.full((facts, self.TRACES), np.nan)
        self.count = np.zeros(facts, dtype=int)

    def odds(self, facts: int | slice, day: float) -> Vector:
        """From the sum of all traces."""
        return (self._activation(facts, day) - self.THRESHOLD) / self.NOISE

    def meet(self, fact: int, day: float, right: bool | None) -> None:
        """Another trace; beyond the last place it takes that of the oldest but one."""
        known = float(np.exp(self._activation(fact, day))) if self.met[fact] else 0.0
        place = min(int(self.count[fact]), self.TRACES - 1)
        self.times[fact, place], self.decays[fact, place] = day, self.SCALE * known + self.LEAST_DECAY
        self.count[fact] += 1
        self.met[fact] = True

    def _activation(self, facts: int | slice, day: float) -> Vector:
        places = slice(0, max(1, min(int(self.count.max()), self.TRACES)))
        age = np.maximum((day - self.times[facts, places]) * self.SECONDS_A_DAY, 1.0)
        strength = np.nansum(age ** -self.decays[facts, places], axis=-1)
        return np.asarray(np.log(np.maximum(strength, 1e-9)))


class Dhp(Mind):
    """A half-life for each fact."""

    START_DIFFICULTY, HARDEST, HARDER = 5.0, 18.0, 2.0

    def __init__(self, facts: int, chance: np.random.Generator, fact_offset: Vector) -> None:
        super().__init__(facts, chance, fact_offset)
        self.difficulty = np.full(facts, self.START_DIFFICULTY)
        self.half_life = np.full(facts, 0.01)

    def odds(self, facts: int | slice, day: float) -> Vector:
        """Half of it is gone after a half-life."""
        kept = 2.0 ** (-np.maximum(day - self.last[facts], 0.0) / self.half_life[facts])
        bounded = np.clip(kept, 1e-6, 1 - 1e-6)
        return np.asarray(np.log(bounded / (1 - bounded)))

    def meet(self, fact: int, day: float, right: bool | None) -> None:
        """A card starts a half-life, an answer moves it."""
        hard, half = self.difficulty[fact], self.half_life[fact]
        kept = min(2.0 ** (-max(day - self.last[fact], 0.0) / half), 1 - 1e-6)
        start = -1 / np.log2(max(0.925 - 0.05 * hard, 0.025))
        if not self.met[fact] or right is None:
            self.half_life[fact] = max(half, start)
        elif right:
            self.half_life[fact] = half * (
                1 + np.exp(3.81) * hard**-0.534 * half**-0.127 * (1 - kept) ** 0.970
            )
        else:
            self.half_life[fact] = np.exp(-0.041) * hard**-0.041 * half**0.377 * (1 - kept) ** -0.227
            self.difficulty[fact] = min(hard + self.HARDER, self.HARDEST)
        self.met[fact], self.last[fact] = True, day


class Count(Mind):
    """Counts and delay, whatever the spacing was."""

    CONSTANT, RIGHT, WRONG, DELAY = -0.6, 1.0, 0.5, -0.8

    def __init__(self, facts: int, chance: np.random.Generator, fact_offset: Vector) -> None:
        super().__init__(facts, chance, fact_offset)
        self.right = np.zeros(facts)
        self.other = np.zeros(facts)

    def odds(self, facts: int | slice, day: float) -> Vector:
        """A logistic of logarithms."""
        delay = np.log1p(np.maximum(day - self.last[facts], 0.0))
        met = self.RIGHT * np.log1p(self.right[facts]) + self.WRONG * np.log1p(self.other[facts])
        return np.asarray(self.CONSTANT + met + self.DELAY * delay)

    def meet(self, fact: int, day: float, right: bool | None) -> None:
        """One more of its kind."""
        (self.right if right else self.other)[fact] += 1
        self.met[fact], self.last[fact] = True, day


WORLDS: dict[str, type[Actr] | type[Dhp] | type[Count]] = {"actr": Actr, "dhp": Dhp, "count": Count}
