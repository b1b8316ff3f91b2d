"""What turns with the clock: when it is due, in the words of crontab, and what is done then. All of it may run twice."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from pgqueuer import PgQueuer
from pgqueuer.models import Schedule
from tortoise import connections

from api.partitions import ensure_partitions
from api.retention import forget
from api.workforce_taking import weigh_anew
from learning.assignments.joining.records import settle_people
from learning.coverage.offers.service import count_offers
from learning.gaps.offering.service import settle_offers
from learning.gaps.sketches.service import learn_new_gaps
from learning.knowledge.lookup.records import index_new_facts
from learning.practice.follow import recalibrate, refresh_levels

EVERY_MINUTE = "* * * * *"

Clock = Callable[[], datetime]
Work = Callable[[], Awaitable[object]]


def register_schedules(queue: PgQueuer, clock: Clock, *, looks_years: int, zone: ZoneInfo) -> None:
    """Name every schedule."""
    due: tuple[tuple[str, str, Work], ...] = (
        ("refresh_levels", EVERY_MINUTE, lambda: refresh_levels(now=clock())),
        ("settle_assignments", EVERY_MINUTE, lambda: settle_people(now=clock())),
        ("index_facts", EVERY_MINUTE, index_new_facts),
        ("learn_gaps", EVERY_MINUTE, lambda: _learn_gaps(clock(), zone)),
        ("count_offers", "*/15 * * * *", lambda: count_offers(now=clock(), zone=zone)),
        ("weigh_anew", "41 * * * *", lambda: weigh_anew(now=clock())),
        ("recalibrate_recall", "29 2 * * *", lambda: recalibrate(now=clock())),
        ("make_partitions", "17 3 * * *", lambda: _make_partitions(clock())),
        ("forget_what_ended", "43 3 * * *", lambda: forget(clock(), looks_years=looks_years)),
    )
    for name, when, work in due:
        queue.schedule(name, when)(_scheduled(work))


def _scheduled(work: Work) -> Callable[[Schedule], Awaitable[None]]:
    async def run(schedule: Schedule) -> None:
        await work()

    return run


async def _learn_gaps(now: datetime, zone: ZoneInfo) -> None:
    await learn_new_gaps(now=now, zone=zone)
    await settle_offers(now=now)


async def _make_partitions(now: datetime) -> None:
    async with connections.get("default").acquire_connection() as connection:
        await ensure_partitions(connection, now)
