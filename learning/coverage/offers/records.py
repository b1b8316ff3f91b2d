"""What became of offers: counted from the log, and kept so that a page need not count."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from zoneinfo import ZoneInfo

from learning.coverage.offers.shares import Tally
from learning.queries import execute, fetch

# Taken is what was begun or answered while there was room for it. Whoever is told that nothing fits and gets an offer
# later in the same gap had an offer.
_COUNT = """
with told as (
    select offer.person_id, queue, offered_at as at, declined, 1 - probability as expected, true as offered,
           outcome in ('fitted', 'cut') as settled, outcome = 'cut' as cut,
           exists (select from sitting where sitting.person_id = offer.person_id
                   and sitting.started_at between offered_at and ends_at)
           or exists (select from attempt where attempt.person_id = offer.person_id
                      and attempt.at between offered_at and ends_at) as taken
    from gap_offer offer cross join lateral (select offered_at + make_interval(secs => seconds) as ends_at) room
    where offered_at >= $1
    union all
    select person_id, queue, gap_since, false, null, false, false, false, false
    from gap_unfit unfit
    where gap_since >= $1 and not exists (
        select from gap_offer offer where offer.person_id = unfit.person_id and offer.gap_since = unfit.gap_since)
), placed as (
    select told.*, (date_part('epoch', at at time zone $2)::bigint % 86400 / 900)::int as quarter from told
)
select queue, quarter, count(*)::int as gaps, (count(*) filter (where offered))::int as offers,
       (count(*) filter (where settled))::int as settled, (count(*) filter (where cut))::int as cut,
       (count(*) filter (where taken))::int as taken, (count(*) filter (where declined))::int as put_off,
       count(distinct person_id)::int as gaps_people,
       (count(distinct person_id) filter (where offered))::int as offers_people,
       (count(distinct person_id) filter (where settled))::int as settled_people,
       avg(expected) filter (where settled) as expected
from placed group by grouping sets ((queue), (queue, quarter))
"""
_KEEP = """
insert into offer_tally
select * from jsonb_to_recordset($1::jsonb) as told (
    queue text, quarter smallint, gaps int, offers int, settled int, cut int, taken int, put_off int, gaps_people int,
    offers_people int, settled_people int, expected double precision)
"""


async def count_since(since: datetime, zone: ZoneInfo) -> list[Tally]:
    """Of every queue its whole day, and each quarter of an hour on the bank's clock that had gaps; it takes seconds."""
    return [Tally(**row) for row in await fetch(_COUNT, since, zone.key)]


async def keep(tallies: Sequence[Tally]) -> None:
    """Put these in the place of those that were kept; two at once come one after the other."""
    await execute("lock table offer_tally in share row exclusive mode")
    await execute("delete from offer_tally")
    await execute(_KEEP, json.dumps([asdict(tally) for tally in tallies]))


async def kept() -> list[Tally]:
    """What was counted last, by queue, the whole day first."""
    return [
        Tally(**row) for row in await fetch("select * from offer_tally order by queue, quarter nulls first")
    ]
