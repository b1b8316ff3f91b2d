"""What a panel keeps for the time without network: what would be offered next, and next after that.

The rule is the one of `next_item`, asked again and again as if what it named had been done. The day's cap is left
aside here, because it is the panel that stops offering at the cap; she may always open more herself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate, islice, takewhile

import numpy as np

from learning.practice.next_item import Choice, Next, Situation, choose
from learning.practice.review import Memories, facts_to_review

ENOUGH_SECONDS = 900
"""A network is often back within minutes; ten have to be bridged, and half as much again for who reads fast."""

MOST = 12
"""Never more sittings than this, however short they are."""

_NO_CAP = 1_000_000_000

_OPENED_ALONE = {Next.UPDATE, Next.REVIEW, Next.LESSON}
"""What a panel may open by itself."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """One thing to come. `places` says which memories a review asks; a lesson has none."""

    choice: Choice
    places: tuple[int, ...] = ()


def things_ahead(situation: Situation, now: datetime) -> list[Ahead]:
    """At most `MOST` things, the last being the one that reaches `ENOUGH_SECONDS`."""
    found = list(islice(_in_turn(situation, now), MOST))
    before = accumulate((each.choice.seconds for each in found), initial=0)
    return [
        each for each, _ in zip(found, takewhile(lambda sum_: sum_ < ENOUGH_SECONDS, before), strict=False)
    ]


def _in_turn(situation: Situation, now: datetime) -> Iterator[Ahead]:
    """Without what was begun, which has its sitting, and what the server alone asks: cases, facts looked up, placement."""
    begun = situation.sitting.lesson_id if situation.sitting else None
    lessons = tuple(each for each in situation.lessons if each.id != begun)
    left = replace(
        situation,
        sitting=None,
        lessons=lessons,
        is_case_due=False,
        is_lookup_due=False,
        cap_seconds=_NO_CAP,
        placement=None,
    )
    places = np.arange(len(left.memories.stability))
    while (choice := choose(left, now)).kind in _OPENED_ALONE:
        if choice.kind is Next.REVIEW:
            asked = facts_to_review(left.memories)
            yield Ahead(choice, tuple(places[asked].tolist()))
            kept = np.delete(np.arange(len(places)), asked)
            places, left = places[kept], replace(left, memories=_only(left.memories, kept.tolist()))
        else:
            yield Ahead(choice)
            lessons = tuple(each for each in left.lessons if each.id != choice.lesson_id)
            left = replace(left, lessons=lessons)


def _only(memories: Memories, kept: list[int]) -> Memories:
    weight = np.broadcast_to(memories.weight, memories.stability.shape)
    return Memories(
        memories.stability[kept],
        memories.difficulty[kept],
        memories.days[kept],
        memories.error_days[kept],
        memories.stale[kept],
        tuple(memories.skills[place] for place in kept),
        weight[kept],
    )
