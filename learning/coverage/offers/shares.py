"""Shares of offers that calls cut, that were taken, put off or never made for want of room; and where to act on them.

A share is told of a group that is large enough (`learning/people/groups.py`). Shares of a quarter of an hour are
rounded and come without counts, so that nothing can be told by subtracting them from those of the whole queue.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import groupby
from math import sqrt

from learning.gaps.model import Model
from learning.gaps.offers import ONE_ITEM
from learning.people.groups import LEAST_IN_GROUP, ROUNDED_TO

WHOLE_PERCENT = 100
QUARTERS = 4
CHANCE = 2
"""Only what lies so many standard deviations above what was set is more than chance: one time in forty it is not."""
CUT_ABOVE = 5
"""So many points above what was set calls come sooner than the past says; the benchmark of gaps stays within 3."""
HALF = 50
"""Per cent, above which it is most of them."""
A_WHOLE = timedelta(seconds=60)
"""Less than that has room for single items only: a review of three."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Gaps of one queue and quarter of an hour of the day; `quarter` null is all of its day.

    Of `gaps` some had offers, of these some are `settled`; the people are those of each.
    """

    queue: str
    quarter: int | None
    gaps: int
    offers: int
    settled: int
    cut: int
    taken: int
    put_off: int
    gaps_people: int
    offers_people: int
    settled_people: int
    expected: float | None
    """The mean probability of a call with which the settled ones were made."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Per cent of settled offers that a call cut, of offers taken and put off, of gaps that had no room; null if hidden."""

    cut: int | None
    taken: int | None
    put_off: int | None
    no_room: int | None


class Cause(StrEnum):
    """What stands behind the shares of a time of day, and can be acted on."""

    NO_ROOM = "no_room"
    """Not even one item fits."""
    ONE_ITEM_ONLY = "one_item_only"
    """Nothing longer than single items fits."""
    CUT_OFTEN = "cut_often"
    """Calls come sooner than the past says."""
    PUT_OFF_OFTEN = "put_off_often"
    """Most of what is offered is put off."""


@dataclass(frozen=True, slots=True)
class Room:
    """How long a gap usually lasts, and for how long there is room after its first moments."""

    gap: timedelta
    fits: timedelta


@dataclass(frozen=True, slots=True)
class Finding:
    """A cause over a stretch of hours of the day, `until` not included, and what room there is in it."""

    cause: Cause
    begins: int
    until: int
    room: Room


@dataclass(frozen=True, slots=True)
class Quarter:
    """Shares of one quarter of an hour of the day, to the nearest five."""

    quarter: int
    shares: Shares


@dataclass(frozen=True, slots=True)
class QueueShares:
    """One queue: its day as a whole, the quarters that may be told, and what to act on."""

    queue: str
    offers: int
    expected: int
    shares: Shares
    quarters: tuple[Quarter, ...]
    findings: tuple[Finding, ...]


def room(model: Model, settle: timedelta, probability: float) -> Room:
    """The median gap, and what fits with this probability after the first moments of rest."""
    return Room(model.longest(timedelta(0), 0.5), model.longest(settle, probability))


def queue_shares(
    tallies: Sequence[Tally], rooms: Sequence[Room], *, allowed: int, rounded_to: int = ROUNDED_TO
) -> QueueShares | None:
    """The shares of one queue by its tallies; None if too few people had offers that are settled.

    `rooms` are those of the day's quarters, `allowed` the per cent that calls may cut.
    """
    whole = next(each for each in tallies if each.quarter is None)
    if whole.settled_people < LEAST_IN_GROUP or whole.expected is None:
        return None
    by_quarter = {
        each.quarter: each
        for each in tallies
        if each.quarter is not None and each.gaps_people >= LEAST_IN_GROUP
    }
    return QueueShares(
        whole.queue,
        whole.settled,
        round(WHOLE_PERCENT * whole.expected),
        shares(whole),
        tuple(Quarter(quarter, shares(by_quarter[quarter], rounded_to)) for quarter in sorted(by_quarter)),
        tuple(findings(by_quarter, rooms, allowed=allowed)),
    )


def shares(tally: Tally, rounded_to: int = 1) -> Shares:
    """Each share of the people it is about, rounded."""

    def percent(part: int, of: int, people: int) -> int | None:
        if people < LEAST_IN_GROUP:
            return None
        return rounded_to * round(WHOLE_PERCENT * part / of / rounded_to)

    return Shares(
        percent(tally.cut, tally.settled, tally.settled_people),
        percent(tally.taken, tally.offers, tally.offers_people),
        percent(tally.put_off, tally.offers, tally.offers_people),
        percent(tally.gaps - tally.offers, tally.gaps, tally.gaps_people),
    )


def findings(tallies: Mapping[int, Tally], rooms: Sequence[Room], *, allowed: int) -> Iterator[Finding]:
    """Stretches of neighbouring hours with one cause, by cause and then by time.

    An hour is judged by those of its quarters that may be told, because a quarter alone says little.
    """
    hours = {
        hour: [tallies[quarter] for quarter in quarters]
        for hour, quarters in groupby(sorted(tallies), key=lambda quarter: quarter // QUARTERS)
    }
    for cause in Cause:
        held = [hour for hour in hours if _holds(cause, hours[hour], _room_of(hour, rooms), allowed)]
        for _, run in groupby(enumerate(held), key=lambda placed: placed[1] - placed[0]):
            stretch = [hour for _, hour in run]
            mean = _mean([_room_of(hour, rooms) for hour in stretch])
            yield Finding(cause, stretch[0], stretch[-1] + 1, mean)


def _room_of(hour: int, rooms: Sequence[Room]) -> Room:
    return _mean(rooms[QUARTERS * hour : QUARTERS * (hour + 1)])


def _mean(rooms: Sequence[Room]) -> Room:
    return Room(
        sum((each.gap for each in rooms), timedelta(0)) / len(rooms),
        sum((each.fits for each in rooms), timedelta(0)) / len(rooms),
    )


def _holds(cause: Cause, tallies: Sequence[Tally], room: Room, allowed: int) -> bool:
    match cause:
        case Cause.NO_ROOM:
            return room.fits < ONE_ITEM
        case Cause.ONE_ITEM_ONLY:
            return ONE_ITEM <= room.fits < A_WHOLE
        case Cause.CUT_OFTEN:
            told = [each for each in tallies if each.settled_people >= LEAST_IN_GROUP]
            cut, settled = sum(each.cut for each in told), sum(each.settled for each in told)
            return _is_above(cut, settled, allowed, by=CUT_ABOVE)
        case Cause.PUT_OFF_OFTEN:
            told = [each for each in tallies if each.offers_people >= LEAST_IN_GROUP]
            put_off, offers = sum(each.put_off for each in told), sum(each.offers for each in told)
            return _is_above(put_off, offers, HALF, by=0)


def _is_above(part: int, of: int, percent: int, *, by: int) -> bool:
    """Whether a share lies above the per cent by more than so many points, and by more than chance makes."""
    usual = percent / WHOLE_PERCENT
    margin = max(of * by / WHOLE_PERCENT, CHANCE * sqrt(of * usual * (1 - usual)))
    return part > of * usual + margin
