"""Learn from the gaps that ended, and say what is known of a queue now. A job calls it every minute."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tortoise.transactions import atomic

from learning.gaps.learning import learn, places_touched
from learning.gaps.model import A_DAY, A_WEEK, WHOLE_QUEUE, Gap, Model, interval_of, places
from learning.gaps.offering.records import Heard
from learning.gaps.sketches import records
from learning.gaps.stretches import gaps, stretches

LATEST = timedelta(minutes=1)
"""Signals may come so late; what comes later is read by the state, and lost to the model."""
AT_ONCE = timedelta(minutes=15)
REACHES_BACK = timedelta(days=1)
"""Where nothing was learnt yet or for long: signals before that are left alone."""


async def learn_new_gaps(*, now: datetime, zone: ZoneInfo) -> int:
    """Learn from all gaps that ended since last time; how many there were."""
    number = 0
    while (learnt := await _learn_some(now, zone)) is not None:
        number += learnt
    return number


async def known_of(queue: str, *, now: datetime, zone: ZoneInfo) -> Model:
    """What is known of the gaps of a queue at this moment."""
    known = await records.learned(queue, places(interval_of(now, zone)))
    return known.model(now, zone)


async def usual_day_of(queue: str, *, now: datetime) -> list[Model]:
    """What is known of each quarter of an hour of a day, from midnight on, whatever the weekday and the load."""
    known = await records.learned(queue, [WHOLE_QUEUE, *range(A_WEEK, A_WEEK + A_DAY)])
    return [known.usual(quarter, now) for quarter in range(A_DAY)]


@atomic()
async def _learn_some(now: datetime, zone: ZoneInfo) -> int | None:
    """The next quarter of an hour at most, so that no transaction is long; None if nothing is left."""
    since = max(await records.learnt_until(now - REACHES_BACK), now - REACHES_BACK)
    until = min(since + AT_ONCE, now - LATEST)
    if until <= since:
        return None
    by_queue = _ended(await records.heard_between(since, until), since, until)
    for queue in sorted(by_queue):
        ended = by_queue[queue]
        known = await records.learned(queue, places_touched(ended, zone))
        await records.save_learned(queue, learn(known, ended, zone))
    await records.save_learnt(until)
    return sum(map(len, by_queue.values()))


def _ended(heard: Iterable[Heard], since: datetime, until: datetime) -> dict[str, list[Gap]]:
    """The gaps that ended in that time by queue, in the order in which they ended."""
    by_queue: dict[str, list[Gap]] = {}
    for each in heard:
        ended = (gap for gap in gaps(stretches(each.signals, until)) if since < gap.until <= until)
        by_queue.setdefault(each.queue, []).extend(ended)
    return {queue: sorted(found, key=lambda gap: gap.until) for queue, found in by_queue.items() if found}
