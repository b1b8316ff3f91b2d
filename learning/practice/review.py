"""Which facts a review asks: confident errors that come back, then what gains most per second, skills in turn."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from learning.memory.gain import SOONEST_DAYS, Vector, gain_in_recall, recalls
from learning.memory.schedule import CONFIDENT_ERROR_AGAIN, WORTH_ASKING

REVIEW_SECONDS = 20
"""One question with its feedback. Every review item is taken to cost the same until its own log says more."""

LARGEST_REVIEW = 5
"""Faded facts in one review; one case that a lesson kept back may come on top."""

_AGAIN_DAYS = tuple(gap.total_seconds() / 86_400 for gap in CONFIDENT_ERROR_AGAIN)


@dataclass(frozen=True, slots=True)
class Memories:
    """Her memories of facts that can be asked, side by side. Days count from now back; no error is NaN.

    `weight` is how much customers ask for the fact, 1 being as much as any (`docs/workforce.md`).
    """

    stability: Vector
    difficulty: Vector
    days: Vector
    error_days: Vector
    stale: NDArray[np.bool_]
    skills: tuple[str | None, ...]
    weight: Vector = field(default_factory=lambda: np.array(1.0))


NO_MEMORIES = Memories(np.array([]), np.array([]), np.array([]), np.array([]), np.array([], dtype=bool), ())


def facts_to_review(memories: Memories, *, limit: int = LARGEST_REVIEW) -> list[int]:
    """Places of the facts to ask now: confident errors first, then by gain; one skill not twice running."""
    places, _ = ranked(memories, limit)
    return places


def ranked(memories: Memories, limit: int = LARGEST_REVIEW) -> tuple[list[int], bool]:
    """Places of the facts to ask, and whether a confident error is among them."""
    if not len(memories.stability):
        return [], False
    errors = _confident_errors_due(memories)
    worth = _worth(memories) + 10 * errors  # a weighted gain per second never comes near 10
    order = np.argsort(-worth, kind="stable")[:limit]
    order = order[worth[order] > 0]
    return _interleaved(order.tolist(), memories.skills), bool(errors[order].any())


def _worth(memories: Memories) -> Vector:
    """Gain per second of each fact that has faded or gone stale, by how much it is asked for; 0 for the rest."""
    kept = recalls(memories.stability, memories.days)
    faded = memories.stale | ((kept <= WORTH_ASKING + 1e-9) & (memories.days >= SOONEST_DAYS))
    gain = gain_in_recall(memories.stability, memories.difficulty, memories.days, memories.stale)
    return np.asarray(np.where(faded, np.maximum(gain, 1e-9), 0.0) * memories.weight / REVIEW_SECONDS)


def _confident_errors_due(memories: Memories) -> NDArray[np.bool_]:
    """The vector of `is_confident_error_due`."""
    since = memories.error_days
    answered = since - memories.days
    first, again = _AGAIN_DAYS
    return ((since >= first) & (answered < first)) | ((since >= again) & (answered < again))


def _interleaved(places: list[int], skills: tuple[str | None, ...]) -> list[int]:
    """The same facts in nearly the same order, each of another skill than the one before where that can be."""
    left = list(places)
    order = [left.pop(0)] if left else []
    while left:
        following = next((place for place in left if skills[place] != skills[order[-1]]), left[0])
        left.remove(following)
        order.append(following)
    return order
