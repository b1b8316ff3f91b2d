"""Offers between calls on the wire for those who plan the work: whether they get in its way, and when there is room."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Literal

from litestar import Controller, get
from litestar.datastructures import State
from litestar.di import NamedDependency

from api.gap_offers import terms_of
from api.wire import Out
from learning.coverage.offers.service import allowed_percent, shares_of_queues
from learning.coverage.offers.shares import Finding, Quarter, QueueShares, Shares
from learning.people.access import Duty
from learning.people.groups import LEAST_IN_GROUP
from learning.workforce.records import queue_names

HOURS = 24


class OfferPercentOut(Out):
    """Of a hundred offers so many were cut by a call, taken, put off; of a hundred gaps so many had no room.

    Null where too few people are behind it.
    """

    cut: int | None
    taken: int | None
    put_off: int | None
    no_room: int | None


class QuarterShareOut(Out):
    """A quarter of an hour of the day from midnight on, 0 to 95, to the nearest five."""

    quarter: int
    percent: OfferPercentOut


class OfferFindingOut(Out):
    """A time of day on which something can be done; `until` 00:00 is the end of the day.

    `gap_seconds` is the median gap, `fits_seconds` what fits with the set probability once its first moments are over.
    """

    cause: Literal["no_room", "one_item_only", "cut_often", "put_off_often"]
    begins: time
    until: time
    gap_seconds: int
    fits_seconds: int


class QueueShareOut(Out):
    """One queue in four weeks: offers whose end is known, shares, what was expected to be cut, and what to act on.

    `queue` is what the platform calls it, `name` what the bank does where workforce knows the same queue.
    """

    queue: str
    name: str
    offers: int
    percent: OfferPercentOut
    expected_percent: int
    quarters: list[QuarterShareOut]
    findings: list[OfferFindingOut]


class OfferSharesOut(Out):
    """Queues in which at least `fewest_people` had offers; nobody's are shown alone."""

    allowed_percent: int
    fewest_people: int
    queues: list[QueueShareOut]


class OfferShareController(Controller):
    """For those who plan the work."""

    path = "/gaps/offers"
    tags = ("gaps",)
    opt = {"purpose": Duty.PLAN_WORK}  # noqa: RUF012 # a plain attribute

    @get("/", summary="What became of offers, by queue and time of day", operation_id="offerShares")
    async def show(self, state: State, now: NamedDependency[datetime]) -> OfferSharesOut:
        """Of four weeks, counted every quarter of an hour. What few people are behind is left out; nobody is seen alone."""
        terms = terms_of(state.settings)
        found, names = await shares_of_queues(terms, now=now), await queue_names()
        return OfferSharesOut(
            allowed_percent=allowed_percent(terms),
            fewest_people=LEAST_IN_GROUP,
            queues=[_queue(each, names) for each in found],
        )


def _queue(found: QueueShares, names: Mapping[str, str]) -> QueueShareOut:
    return QueueShareOut(
        queue=found.queue,
        name=names.get(found.queue, found.queue),
        offers=found.offers,
        percent=_percent(found.shares),
        expected_percent=found.expected,
        quarters=[_quarter(each) for each in found.quarters],
        findings=[_finding(each) for each in found.findings],
    )


def _quarter(found: Quarter) -> QuarterShareOut:
    return QuarterShareOut(quarter=found.quarter, percent=_percent(found.shares))


def _percent(shares: Shares) -> OfferPercentOut:
    return OfferPercentOut(cut=shares.cut, taken=shares.taken, put_off=shares.put_off, no_room=shares.no_room)


def _finding(found: Finding) -> OfferFindingOut:
    return OfferFindingOut(
        cause=found.cause.value,
        begins=time(found.begins),
        until=time(found.until % HOURS),
        gap_seconds=round(found.room.gap.total_seconds()),
        fits_seconds=round(found.room.fits.total_seconds()),
    )
