"""What asking a fact now would gain in recall, for many facts at once. Vectors of `schedule`'s formulas."""

import numpy as np
from numpy.typing import NDArray

from learning.memory.schedule import (
    DECAY,
    FACTOR,
    LEAST_STABILITY,
    SOONEST_RETENTION,
    WEIGHTS,
)

Vector = NDArray[np.float64]

HORIZONS = np.array([1.0, 3.0, 7.0, 14.0, 28.0])[:, None, None]
"""Days ahead at which recall counts, each alike: tomorrow, this week, this month."""

SOONEST_DAYS = SOONEST_RETENTION.total_seconds() / 86_400
_AGAIN_AFTER_FIRST, _GOOD_AFTER_FIRST = WEIGHTS[0], WEIGHTS[2]
_CHANCE_WHEN_STALE = 0.5
_GROWTH = np.exp(WEIGHTS[8])
_SHORT_TERM = np.exp(WEIGHTS[17] * WEIGHTS[18])


def recalls(stability: Vector, days: Vector) -> Vector:
    """Recall after so many days, element by element."""
    return np.asarray(np.power(1 + FACTOR * np.maximum(days, 0.0) / stability, DECAY))


def gain_in_recall(stability: Vector, difficulty: Vector, days: Vector, stale: NDArray[np.bool_]) -> Vector:
    """Expected recall, summed over the horizons, if asked now, minus the same if left alone.

    `days` have passed since the last answer. Knowledge of an outdated version counts as no recall of the fact,
    and asking it as meeting it for the first time. Asked again within 12 hours a fact gains nothing that counts.
    """
    kept = right = recalls(stability, days)
    good, again = _after_right(stability, difficulty, kept), _after_wrong(stability, difficulty, kept)
    if stale.any():
        right = np.where(stale, _CHANCE_WHEN_STALE, kept)
        good, again = np.where(stale, _GOOD_AFTER_FIRST, good), np.where(stale, _AGAIN_AFTER_FIRST, again)
    since = np.zeros((3, len(days)))
    since[2] = days
    if_right, if_wrong, if_left = recalls(np.array([good, again, stability]), since + HORIZONS).sum(axis=0)
    left = np.where(stale, 0.0, if_left)
    gain = right * if_right + (1 - right) * if_wrong - left
    return np.asarray(np.where(stale | (days >= SOONEST_DAYS), gain, 0.0))


def _after_right(stability: Vector, difficulty: Vector, kept: Vector) -> Vector:
    growth = _GROWTH * (11 - difficulty) * np.power(stability, -WEIGHTS[9])
    return np.asarray(stability * (1 + growth * np.expm1((1 - kept) * WEIGHTS[10])))


def _after_wrong(stability: Vector, difficulty: Vector, kept: Vector) -> Vector:
    long = WEIGHTS[11] * np.power(difficulty, -WEIGHTS[12]) * (np.power(stability + 1, WEIGHTS[13]) - 1)
    long = long * np.exp((1 - kept) * WEIGHTS[14])
    return np.asarray(np.maximum(np.minimum(long, stability / _SHORT_TERM), LEAST_STABILITY))
