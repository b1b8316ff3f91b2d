"""Getting to know somebody in her first week: a few questions, those first whose answers tell most.

Eight of them, four at a time, because a gap has room for no more and the second four may rest on the first.
It is offered, never asked for, and ends by itself: with the last question, with the week, or when she puts it aside.
A wrong answer says what nobody has taught her yet; it moves the estimates and leaves no trace in memory
(`answering.py`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from random import Random
from uuid import UUID

from learning.attempts.likelihood import chance_of_right, slope

QUESTIONS = 8
AT_ONCE = 4

FIRST_WEEK = timedelta(days=7)
"""Counted from her first practice: an account may wait for weeks until somebody uses it."""


class State(StrEnum):
    """How a placement stands."""

    OPEN = "open"
    DONE = "done"
    PUT_ASIDE = "put_aside"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Placement:
    """The placement of somebody in her first week; past it there is none."""

    answered: int
    is_put_aside: bool
    can_ask: bool
    """Whether there is a fact left that she has not met and a lesson asks about."""

    @property
    def state(self) -> State:
        """Without a question to ask it is done once some were answered, and over if there never was one."""
        if self.answered >= QUESTIONS or (self.answered and not self.can_ask):
            return State.DONE
        if self.is_put_aside:
            return State.PUT_ASIDE
        return State.OPEN if self.can_ask else State.OVER

    @property
    def questions_now(self) -> int:
        """How many questions come next; none unless it is open."""
        return min(AT_ONCE, QUESTIONS - self.answered) if self.state is State.OPEN else 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that might be asked. `strength` is the chance that she knows it, `guess` that a guess is right."""

    item_id: UUID
    fact_id: UUID
    skill: str
    strength: float
    guess: float
    weight: float = 1.0
    """How much customers ask for its fact."""


def most_telling(
    candidates: Collection[Candidate], told: Mapping[str, float], count: int, chance: Random
) -> list[UUID]:
    """The items to ask, one after another that which takes away most doubt about what customers ask for.

    Doubt about a skill is the variance of her ability in it, 1 / (1 + information) with a prior of one logit
    (`estimate.spread`); `told` is the information of her answers so far, by skill. No fact is asked twice.
    `chance` decides between equals, so that neighbours are asked different things.
    """
    left = list(candidates)
    chance.shuffle(left)
    known = dict(told)
    chosen: list[UUID] = []
    while left and len(chosen) < count:
        best = max(left, key=lambda each: _doubt_taken(each, known.get(each.skill, 0.0)))
        chosen.append(best.item_id)
        known[best.skill] = known.get(best.skill, 0.0) + information(best.strength, best.guess)
        left = [each for each in left if each.fact_id != best.fact_id]
    return chosen


def information(strength: float, guess: float) -> float:
    """Fisher's information of one answer about ability in logits; p(1 - p) where nobody can guess."""
    right = chance_of_right(strength, guess)
    return (
        right * slope(strength, guess, right=True) ** 2
        + (1 - right) * slope(strength, guess, right=False) ** 2
    )


def _doubt_taken(candidate: Candidate, told: float) -> float:
    more = information(candidate.strength, candidate.guess)
    return candidate.weight * (1 / (1 + told) - 1 / (1 + told + more))
