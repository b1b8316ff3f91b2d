"""What a manager sees of offers between calls."""

from datetime import datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from learning.coverage.offers.records import tallies_since
from learning.coverage.offers.shares import WHOLE_PERCENT, QueueShares, queue_shares, room
from learning.gaps.offers import Terms
from learning.gaps.sketches.service import usual_day_of

SHARES_OF = timedelta(days=28)


def allowed_percent(terms: Terms) -> int:
    """How many of a hundred offers calls may cut."""
    return round(WHOLE_PERCENT * (1 - terms.probability))


async def shares_of_queues(terms: Terms, *, now: datetime, zone: ZoneInfo) -> list[QueueShares]:
    """Of the last four weeks, each queue in which enough people had offers."""
    found = []
    for queue, tallies in groupby(await tallies_since(now - SHARES_OF, zone), key=lambda tally: tally.queue):
        day = await usual_day_of(queue, now=now)
        rooms = [room(quarter, terms.rules.settle, terms.probability) for quarter in day]
        found.append(queue_shares(list(tallies), rooms, allowed=allowed_percent(terms)))
    return [each for each in found if each is not None]
