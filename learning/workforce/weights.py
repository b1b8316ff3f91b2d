"""How much a skill, an article or a fact is asked for: its share of calls times harm, with 1 for what nobody counted.

The value of asking a fact is its gain in recall weighted by the share of calls that touch it times the harm of a wrong
answer (1, 3 or 10). In the simulations behind that rule the weights were the larger part of what was gained, and
weights wrong by a factor of two cost 2 to 4 points of recall in calls; hence a prior that keeps small counts near 1,
and bounds, so that no count silences a rule.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

PRIOR = 50.0
"""Contacts that every topic is taken to have had on top: a count of ten says next to nothing."""

LEAST, MOST = 0.1, 10.0

WINDOW_DAYS = 28
"""Days that count, up to the last one counted: four whole weeks, so that every weekday weighs alike."""


class Scope(StrEnum):
    """What kind of thing contacts touch."""

    SKILL = "skill"
    ARTICLE = "article"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Topic:
    """One skill (by slug), article or fact (by id)."""

    scope: Scope
    key: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Contacts of one reason in one queue: what the reason names, and the skills of the queue."""

    contacts: int
    harm: int
    named: frozenset[Topic]
    in_queue: frozenset[Topic] = frozenset()


def touches(asked: Iterable[Asked]) -> Mapping[Topic, float]:
    """Contacts times harm that touch each topic.

    A contact touches everything that its reason names. If the reason names nothing, it touched one skill of its
    queue, and nobody knows which: each gets an equal part.
    """
    touched: dict[Topic, float] = defaultdict(float)
    for each in asked:
        weighed = each.contacts * each.harm
        for topic in each.named:
            touched[topic] += weighed
        if not each.named:
            for topic in each.in_queue:
                touched[topic] += weighed / len(each.in_queue)
    return touched


def weights(touched: Mapping[Topic, float]) -> dict[Topic, float]:
    """The weight of each topic: what touches it against the mean topic, both with the prior; 1 if nothing is counted."""
    if not touched:
        return {}
    mean = sum(touched.values()) / len(touched)
    return {
        topic: round(min(MOST, max(LEAST, (of_topic + PRIOR) / (mean + PRIOR))), 3)
        for topic, of_topic in touched.items()
    }
