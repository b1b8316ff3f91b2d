"""When something pursued is lit: every fact of it was known twice, the second time half a day or more later.

Sooner a right answer only shows that the explanation was just read (`schedule.SOONEST_RETENTION`), whoever asked: an
answer in a review counts like one in the pursuit. A wrong answer takes nothing away, but what follows it soon is no
second success, because its explanation was on the screen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from learning.memory.schedule import SOONEST_RETENTION

SUCCESSES = 2
MOST_FACTS = 3
"""A skill is pursued by so many of its facts at a time: a minute, and lit within days."""


class Stage(StrEnum):
    """How far something pursued has come."""

    BEGUN = "begun"
    RESTING = "resting"
    """Every fact of it was known once; sooner than `again_at` a second time would prove nothing."""
    LIT = "lit"


@dataclass(frozen=True, slots=True)
class Tried:
    """One answer about a fact since it was pursued; "not sure" is no success, and shows the explanation too."""

    at: datetime
    right: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """How far one fact has come. From `again_at` on a right answer is the second success; null before the first."""

    successes: int = 0
    again_at: datetime | None = None

    @property
    def is_lit(self) -> bool:
        """Whether it was known twice."""
        return self.successes >= SUCCESSES

    def can_move(self, now: datetime) -> bool:
        """Whether a right answer now would count."""
        return not self.is_lit and (self.again_at is None or self.again_at <= now)


def chain(answers: Iterable[Tried]) -> Chain:
    """How far these answers lead, in order of time."""
    successes, last = 0, None
    for each in answers:
        is_spaced = last is None or each.at - last >= SOONEST_RETENTION
        if each.right and (not successes or is_spaced):
            successes += 1
        if successes >= SUCCESSES:
            return Chain(SUCCESSES)
        last = each.at
    return Chain(successes, last + SOONEST_RETENTION if last and successes else None)


def stage(chains: Sequence[Chain], now: datetime) -> Stage:
    """Where the whole stands."""
    if all(each.is_lit for each in chains):
        return Stage.LIT
    return Stage.BEGUN if any(each.can_move(now) for each in chains) else Stage.RESTING


def again_at(chains: Sequence[Chain], now: datetime) -> datetime | None:
    """When the next right answer counts, where none does now."""
    if stage(chains, now) is not Stage.RESTING:
        return None
    return min(each.again_at for each in chains if each.again_at is not None and not each.is_lit)


def facts_to_try(chains: Mapping[UUID, Chain], now: datetime) -> list[UUID]:
    """What to ask: where an answer counts now, else what is not lit, else all of it, since she asked for it."""
    moving = [fact for fact, each in chains.items() if each.can_move(now)]
    return moving or [fact for fact, each in chains.items() if not each.is_lit] or list(chains)
