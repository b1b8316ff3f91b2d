"""The query of what became of offers; this slice owns no table."""

from datetime import datetime
from zoneinfo import ZoneInfo

from learning.coverage.offers.shares import Tally
from learning.queries import fetch

# Taken is what was begun or answered while there was room for it. Whoever is told that nothing fits and gets an offer
# later in the same gap had an offer.
_TALLIES = """
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
from placed group by grouping sets ((queue), (queue, quarter)) order by queue, quarter nulls first
"""


async def tallies_since(since: datetime, zone: ZoneInfo) -> list[Tally]:
    """Of every queue: its whole day first, then each quarter of an hour on the bank's clock that had gaps."""
    return [Tally(**row) for row in await fetch(_TALLIES, since, zone.key)]
