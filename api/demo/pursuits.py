"""What its people set out to learn by themselves: much of their short practice was their own choice."""

from datetime import timedelta

from api.demo.bank import Bank
from api.demo.calendar import Past
from learning.practice.pursuits.chain import MOST_FACTS
from learning.queries import execute

SINCE = timedelta(weeks=5)

# One pursuit a person and facts, under the skill of most items. She who is told of first set out on nothing yet.
_MARK = """
with chosen as (
    select sitting.person_id, sitting.id, sitting.started_at, facts.ids as facts, facts.skill,
           md5(sitting.person_id::text || facts.ids::text)::uuid as pursuit_id
    from sitting cross join lateral (
        select array_agg(distinct item.fact_id order by item.fact_id) as ids,
               mode() within group (order by item.skill) as skill, bool_and(item.fact_id is not null) as is_whole
        from item where item.id = any(sitting.item_ids)
    ) facts
    where sitting.lesson_id is null and sitting.started_at >= $1 and sitting.person_id <> $2
      and facts.is_whole and facts.skill is not null and cardinality(facts.ids) <= $3
), begun as (
    insert into pursuit (person_id, id, skill, fact_ids, begun_at)
    select person_id, pursuit_id, min(skill), facts, min(started_at) from chosen
    group by person_id, pursuit_id, facts
    returning id
)
update sitting set pursuit_id = chosen.pursuit_id from chosen
where sitting.person_id = chosen.person_id and sitting.id = chosen.id and (select count(*) from begun) > 0
"""


async def mark_pursuits(bank: Bank, past: Past) -> None:
    """Mark sittings of the last weeks as begun by choice."""
    await execute(_MARK, past.until - SINCE, bank.agents[0].id, MOST_FACTS)
