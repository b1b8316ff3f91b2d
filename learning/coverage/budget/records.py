"""Queries behind the learning budget; this slice owns no table."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from learning.coverage.budget.budget import Day, Learnt
from learning.people.groups import LEAST_IN_GROUP
from learning.practice.sitting import CARD_SECONDS, ITEM_SECONDS
from learning.queries import fetch
from learning.workforce.segment import LONGEST_BLOCK, SHORTEST_BLOCK

_COMPARED = """
select forecast.day, forecast.queue, forecast.contacts as forecast, counted.contacts as actual, forecast.handling_seconds
from contact_forecast forecast
join (select day, queue, sum(contacts)::int as contacts from contact_count where day >= $1 group by day, queue) counted
  on counted.day = forecast.day and counted.queue = forecast.queue
where forecast.day >= $1 order by forecast.queue, forecast.day
"""
_PLANNED = """
with block as (
    select person_id, date_trunc('week', day)::date as week,
           extract(epoch from ends - starts) + case when ends <= starts then 86400 else 0 end as seconds
    from roster_segment where kind = 'training' and day >= $1 and day < $1 + $4::int
)
select week, sum(seconds)::int as seconds, count(distinct person_id)::int as people
from block where seconds between $2 and $3 group by week
"""
# A field in which few people chose something counts in no sum either, so that it cannot be told by subtracting.
_LEARNT = """
with own as (
    select sitting.person_id, date_trunc('week', sitting.started_at at time zone $2)::date as week,
           skill.field, skill.field_name, skill.field_name_en, done.seconds
    from sitting
    join pursuit on pursuit.person_id = sitting.person_id and pursuit.id = sitting.pursuit_id
    join skill on skill.slug = pursuit.skill
    cross join lateral (
        select count(distinct step_key) filter (where kind = 'card_read') * $3::int
             + count(distinct step_key) filter (where kind = 'answered') * $4::int as seconds
        from sitting_event event where event.person_id = sitting.person_id and event.sitting_id = sitting.id
    ) done
    where sitting.started_at >= $1 and done.seconds > 0
), told as (
    select field from own group by field having count(distinct person_id) >= $5
)
select field, week, min(field_name) as name, min(field_name_en) as name_en,
       sum(seconds)::int as seconds, count(distinct person_id)::int as people
from own join told using (field) group by grouping sets ((field), (week))
order by sum(seconds) desc, field
"""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Practice that people chose themselves, by week and by field, the most practised first, with the fields' names."""

    by_week: dict[date, Learnt]
    by_field: dict[str, Learnt]
    names: dict[str, tuple[str, str]]
    """In Chinese and in English."""


async def compared_since(first: date) -> list[Day]:
    """The days of queues since then of which both forecast and count are known, by queue."""
    return [Day(**row) for row in await fetch(_COMPARED, first)]


async def planned_since(first: date, days: int) -> dict[date, Learnt]:
    """What rosters plan for practice in so many days, by week."""
    shortest, longest = (int(span.total_seconds()) for span in (SHORTEST_BLOCK, LONGEST_BLOCK))
    rows = await fetch(_PLANNED, first, shortest, longest, days)
    return {row["week"]: Learnt(row["seconds"], row["people"]) for row in rows}


async def chosen_since(since: datetime, zone: ZoneInfo) -> Chosen:
    """What people chose themselves since then, counted by steps, in fields that enough of them chose."""
    rows = await fetch(_LEARNT, since, zone.key, CARD_SECONDS, ITEM_SECONDS, LEAST_IN_GROUP)
    by_field = [row for row in rows if row["week"] is None]
    return Chosen(
        {row["week"]: Learnt(row["seconds"], row["people"]) for row in rows if row["week"] is not None},
        {row["field"]: Learnt(row["seconds"], row["people"]) for row in by_field},
        {row["field"]: (row["name"] or row["field"], row["name_en"] or row["field"]) for row in by_field},
    )
