"""Queues, contact reasons and forecasts: what contacts are sorted by, what each is about, how many are expected."""

from dataclasses import dataclass
from uuid import UUID

ORDINARY, SERIOUS, GRAVE = 1, 3, 10
"""How much a wrong answer to a customer costs, as `weights` multiplies by it."""


@dataclass(frozen=True, slots=True)
class Queue:
    """A line of waiting contacts, and the skills it takes."""

    name: str = ""
    skills: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """What a wrap-up code means: the skills, articles and facts that such a contact touches."""

    name: str = ""
    harm: int = ORDINARY
    skills: frozenset[str] = frozenset()
    articles: frozenset[UUID] = frozenset()
    facts: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Forecast:
    """What planning expected of one day of a queue: contacts, and the mean seconds of one with its wrap-up."""

    contacts: int
    handling_seconds: int
