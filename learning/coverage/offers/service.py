"""What a manager sees of offers between calls."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from tortoise.transactions import atomic

from learning.coverage.offers import records
from learning.coverage.offers.shares import WHOLE_PERCENT, QueueShares, Tally, queue_shares, room
from learning.gaps.offers import Terms
from learning.gaps.sketches.service import usual_day_of

SHARES_OF = timedelta(days=28)


def allowed_percent(terms: Terms) -> int:
    """How many of a hundred offers calls may cut."""
    return round(WHOLE_PERCENT * (1 - terms.probability))


async def count_offers(*, now: datetime, zone: ZoneInfo) -> None:
    """Count the last four weeks anew. A job calls it every quarter of an hour; what is read meanwhile is the last count."""
    await _keep(await records.count_since(now - SHARES_OF, zone))


async def shares_of_queues(terms: Terms, *, now: datetime) -> list[QueueShares]:
    """Of the four weeks that were counted last, each queue in which enough people had offers."""
    found = []
    for queue, tallies in groupby(await records.kept(), key=lambda tally: tally.queue):
        day = await usual_day_of(queue, now=now)
        rooms = [room(quarter, terms.rules.settle, terms.probability) for quarter in day]
        found.append(queue_shares(list(tallies), rooms, allowed=allowed_percent(terms)))
    return [each for each in found if each is not None]


@atomic()
async def _keep(tallies: Sequence[Tally]) -> None:
    await records.keep(tallies)
