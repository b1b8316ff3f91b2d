"""The work of the trial: what is true and asked for, when it is issued, and the gaps between calls.

The sizes are those of the release gate: 100 facts from induction, 60 updates over 60 working days of which every fifth
is critical, four gaps of 90 seconds a day, 8 % absence, no weekends; `CONDITIONS` holds what may be otherwise.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Flags = NDArray[np.bool_]

INDUCTION, EVERY_CRITICAL = 100, 5
WORKING_DAYS = 60
RANK_EXPONENT = -0.7
"""Share of calls by rank: a few topics make most calls."""
CRITICAL_WEIGHT = 3.0
GAP_HOURS = {
    2: (10.0, 14.0),
    4: (10.0, 11.5, 14.0, 16.0),
    8: (9.5, 10.25, 11.0, 11.75, 13.5, 14.25, 15.25, 16.25),
}
GAP_SECONDS, GAP_SPREAD = 90.0, 0.25
LESSON_SECONDS, RIGHT_SECONDS, WRONG_SECONDS = 40.0, 14.0, 22.0


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under which a trial runs: those of the gate, or off them in one way, to see what the result hangs on."""

    gaps: int = 4
    updates_a_day: int = 1
    absence: float = 0.08
    guessing: float = 0.25


USUAL = Conditions()
CONDITIONS = {
    "usual": USUAL,
    "two gaps": Conditions(gaps=2),
    "eight gaps": Conditions(gaps=8),
    "twice the updates": Conditions(updates_a_day=2),
    "absent 30 %": Conditions(absence=0.3),
    "guessing 33 %": Conditions(guessing=1 / 3),
}


@dataclass(frozen=True, slots=True)
class Work:
    """Side by side for every fact: how much calls need it (mean 1), the day it holds from, whether it is critical."""

    weight: Vector
    issued: Vector
    critical: Flags


def working_days(count: int = WORKING_DAYS) -> list[int]:
    """Calendar days from 0, a Monday, without weekends."""
    return [day for day in range(count * 2) if day % 7 < 5][:count]


def make_work(chance: np.random.Generator, updates_a_day: int = 1) -> Work:
    """Facts whose shares of calls follow their ranks, dealt at random."""
    facts = INDUCTION + WORKING_DAYS * updates_a_day
    weight = chance.permutation(np.arange(1, facts + 1, dtype=float) ** RANK_EXPONENT)
    critical = np.zeros(facts, dtype=bool)
    critical[INDUCTION::EVERY_CRITICAL] = True
    weight = np.where(critical, weight * CRITICAL_WEIGHT, weight)
    issue = np.repeat(np.array(working_days(), dtype=float), updates_a_day)
    issued = np.concatenate([np.full(INDUCTION, -np.inf), issue])
    return Work(weight / weight.mean(), issued, critical)


def gaps(day: int, count: int, chance: np.random.Generator) -> list[tuple[float, float]]:
    """Moments of the gaps of a day, in days, and how long each lasts in seconds."""
    lengths = GAP_SECONDS * chance.uniform(1 - GAP_SPREAD, 1 + GAP_SPREAD, count)
    return [
        (day + hour / 24, float(seconds)) for hour, seconds in zip(GAP_HOURS[count], lengths, strict=True)
    ]
