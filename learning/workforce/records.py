"""Queries over queues, shifts, rosters, contact reasons and counts, and the weights that follow from them.

Most keys are composite, so no models stand behind these tables.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any  # a row of the driver
from uuid import UUID
from zoneinfo import ZoneInfo

from learning.queries import execute, fetch
from learning.workforce.segment import Planned, Segment, SegmentKind, planned
from learning.workforce.shift import Hours, Span, days_on_duty, span_of
from learning.workforce.weights import WINDOW_DAYS, Asked, Scope, Topic

COUNTED = """
with counted as (
    select reason, queue, sum(contacts)::bigint as contacts from contact_count
    where day > (select max(day) from contact_count) - $1::int
    group by reason, queue
)
select reason.code, reason.name, reason.harm, counted.queue, coalesce(counted.contacts, 0) as contacts,
       array(select skill from reason_skill where reason_skill.reason = reason.code) as skills,
       array(select article_id from reason_article where reason_article.reason = reason.code) as articles,
       array(select fact_id from reason_fact where reason_fact.reason = reason.code) as facts,
       array(select skill from queue_skill where queue_skill.queue = counted.queue) as queue_skills
from contact_reason reason
left join counted on counted.reason = reason.code
order by reason.code
"""

CONTACTS_BY_ARTICLE = """
with counted as (
    select * from contact_count where day > (select max(day) from contact_count) - $1::int
)
select reason_article.article_id,
       sum(counted.contacts)::float8 / (select max(day) - min(day) + 1 from counted) as contacts
from counted join reason_article on reason_article.reason = counted.reason
group by reason_article.article_id
"""

ON_DUTY = """
select roster.day, roster.shift, shift.name, shift.starts, shift.ends, array_agg(roster.person_id) as people
from roster join shift on shift.code = roster.shift
where roster.day = any($1::date[]) and shift.starts is not null
group by roster.day, roster.shift, shift.name, shift.starts, shift.ends
order by roster.day, shift.starts, roster.shift
"""

SEGMENTS = """
select segment.day, segment.starts, segment.ends, segment.kind, shift.starts as shift_starts, shift.ends as shift_ends
from roster_segment segment
left join roster on roster.person_id = segment.person_id and roster.day = segment.day
left join shift on shift.code = roster.shift
where segment.person_id = $1 and segment.day = any($2::date[])
order by segment.day desc, segment.starts
"""

WEIGH_SKILLS = """
update skill set weight = coalesce(said.weight, 1)
from skill known left join unnest($1::text[], $2::float8[]) as said (slug, weight) on said.slug = known.slug
where skill.slug = known.slug and skill.weight <> coalesce(said.weight, 1)
returning skill.slug
"""

WEIGH_FACTS = """
with said as (
    select fact_id, min(place) as place from (
        select fact_id, 0 as place from unnest($1::uuid[]) as named (fact_id)
        union all
        select fact.id, 1 from fact where fact.article_id = any($3::uuid[])
    ) found group by fact_id
), weighed as (
    select said.fact_id, coalesce(named.weight, of_article.weight) as weight
    from said join fact on fact.id = said.fact_id
    left join unnest($1::uuid[], $2::float8[]) as named (fact_id, weight) on named.fact_id = said.fact_id
    left join unnest($3::uuid[], $4::float8[]) as of_article (article_id, weight)
         on of_article.article_id = fact.article_id
), gone as (
    delete from fact_weight where fact_id not in (select fact_id from weighed) returning fact_id
), moved as (
    insert into fact_weight (fact_id, weight) select fact_id, weight from weighed
    on conflict (fact_id) do update set weight = excluded.weight where fact_weight.weight <> excluded.weight
    returning fact_id
)
select fact_id from gone union all select fact_id from moved
"""

WEIGH_ITEMS = """
update item set weight = said.weight
from (select item.id, coalesce(fact_weight.weight, skill.weight, 1) as weight
      from item left join fact_weight on fact_weight.fact_id = item.fact_id left join skill on skill.slug = item.skill
     ) said
where item.id = said.id and item.weight <> said.weight
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """The contacts of one reason in one queue within the window, and what they touch."""

    code: str
    name: str
    asked: Asked


@dataclass(frozen=True, slots=True)
class WeightsMoved:
    """The skills and facts whose weight is another than before."""

    skills: frozenset[str]
    facts: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class OnDuty:
    """One shift of one day with the people who have it."""

    shift: str
    name: str
    day: date
    span: Span
    people: frozenset[UUID]


async def counted() -> list[Counted]:
    """Every reason with its contacts of the last four weeks that were counted, by queue; a reason without any too."""
    return [Counted(row["code"], row["name"], _asked(row)) for row in await fetch(COUNTED, WINDOW_DAYS)]


async def window() -> tuple[date, date] | None:
    """The first and the last day counted within the window; `None` before any count."""
    rows = await fetch(
        """select min(day) as first, max(day) as last from contact_count
           where day > (select max(day) from contact_count) - $1::int""",
        WINDOW_DAYS,
    )
    return (rows[0]["first"], rows[0]["last"]) if rows[0]["last"] else None


async def contacts_by_article() -> dict[UUID, float]:
    """Contacts a day within the window whose reason names the article."""
    rows = await fetch(CONTACTS_BY_ARTICLE, WINDOW_DAYS)
    return {row["article_id"]: row["contacts"] for row in rows}


async def save_weights(weights: Mapping[Topic, float]) -> WeightsMoved:
    """Keep the weights: of skills beside them, of facts where their article or they themselves are named.

    Items get a copy, because the next thing to do is chosen many times a second and weights move once a day.
    """
    by_scope = {scope: {t.key: w for t, w in weights.items() if t.scope is scope} for scope in Scope}
    skills, articles, facts = (by_scope[scope] for scope in (Scope.SKILL, Scope.ARTICLE, Scope.FACT))
    moved_skills = await fetch(WEIGH_SKILLS, list(skills), list(skills.values()))
    moved_facts = await fetch(
        WEIGH_FACTS,
        [UUID(key) for key in facts],
        list(facts.values()),
        [UUID(key) for key in articles],
        list(articles.values()),
    )
    await execute(WEIGH_ITEMS)
    return WeightsMoved(
        frozenset(row["slug"] for row in moved_skills), frozenset(row["fact_id"] for row in moved_facts)
    )


async def shifts_at(moment: datetime, zone: ZoneInfo) -> list[OnDuty]:
    """The shifts that are on duty at that moment, each with its people."""
    found = [
        OnDuty(
            row["shift"],
            row["name"],
            row["day"],
            span_of(Hours(row["starts"], row["ends"]), row["day"], zone),
            frozenset(row["people"]),
        )
        for row in await fetch(ON_DUTY, list(days_on_duty(moment, zone)))
    ]
    return [each for each in found if each.span.holds(moment)]


async def days_on_duty_of(
    people: Collection[UUID], first: date, last: date
) -> dict[UUID, tuple[list[date], date]]:
    """For each of these people whom the roster names between two days: those on duty, and the last that it tells."""
    rows = await fetch(
        """select roster.person_id, max(roster.day) as last,
                  coalesce(array_agg(roster.day order by roster.day) filter (where shift.starts is not null), '{}') as days
           from roster join shift on shift.code = roster.shift
           where roster.person_id = any($1::uuid[]) and roster.day between $2 and $3
           group by roster.person_id""",
        list(people),
        first,
        last,
    )
    return {row["person_id"]: (row["days"], row["last"]) for row in rows}


async def queue_names() -> dict[str, str]:
    """What the bank calls its queues, by code."""
    return {row["code"]: row["name"] for row in await fetch("select code, name from queue")}


async def segment_at(person_id: UUID, moment: datetime, zone: ZoneInfo) -> Planned | None:
    """What the roster plans for her at that moment; none where it says nothing."""
    rows = await fetch(SEGMENTS, person_id, list(days_on_duty(moment, zone)))
    found = [
        planned(
            Segment(Hours(row["starts"], row["ends"]), SegmentKind(row["kind"])),
            Hours(row["shift_starts"], row["shift_ends"]) if row["shift_starts"] else None,
            row["day"],
            zone,
        )
        for row in rows
    ]
    return next((each for each in found if each.span.holds(moment)), None)


async def queues() -> list[dict[str, Any]]:
    """Every queue with the slugs of its skills."""
    return await fetch(
        """select code, name, array(select skill from queue_skill where queue = code order by skill) as skills
           from queue order by code""",
    )


async def shifts() -> list[dict[str, Any]]:
    """Every code of the roster with its hours."""
    return await fetch("select code, name, starts, ends from shift order by starts nulls last, code")


async def roster_extent() -> dict[str, Any] | None:
    """How many people the roster names, and its first and last day; `None` without one."""
    rows = await fetch(
        "select count(distinct person_id) as people, min(day) as first, max(day) as last from roster"
    )
    return rows[0] if rows[0]["people"] else None


def _asked(row: Mapping[str, Any]) -> Asked:
    named = [Topic(Scope.SKILL, slug) for slug in row["skills"]]
    named += [Topic(Scope.ARTICLE, str(article_id)) for article_id in row["articles"]]
    named += [Topic(Scope.FACT, str(fact_id)) for fact_id in row["facts"]]
    in_queue = frozenset(Topic(Scope.SKILL, slug) for slug in row["queue_skills"])
    return Asked(row["contacts"], row["harm"], frozenset(named), in_queue)
