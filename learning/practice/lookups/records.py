"""The table of looked-up facts, and the moment beside her learner's row that choosing reads."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from learning.queries import execute, fetch

_CAN_BE_ASKED = """exists (select from item where item.fact_id = {fact_id} and not item.kept_back and not item.taken_out
                  and (item.retired_at is null or item.retired_at > {now}))"""

KEEP = f"""
insert into lookup (person_id, fact_id, opened_at)
select $1, fact.id, $3 from fact where fact.id = $2 and {_CAN_BE_ASKED.format(fact_id="fact.id", now="$3")}
on conflict (person_id, fact_id) do update set opened_at = excluded.opened_at
"""  # noqa: S608 # made of constants of ours

SET_DUE = f"""
insert into learner (person_id, lookup_due_at)
select $1, min(lookup.opened_at) + $2::interval from lookup
where lookup.person_id = $1 and {_CAN_BE_ASKED.format(fact_id="lookup.fact_id", now="$3")}
on conflict (person_id) do update set lookup_due_at = excluded.lookup_due_at
"""  # noqa: S608 # made of constants of ours

WAITING = """
select item.id as item_id, lookup.fact_id
from lookup cross join lateral (
    select item.id from item left join lateral (
        select max(attempt.at) as at from attempt
        where attempt.person_id = $1 and attempt.fact_id = item.fact_id and attempt.item_id = item.id
    ) asked on true
    where item.fact_id = lookup.fact_id and not item.kept_back and not item.taken_out
      and (item.retired_at is null or item.retired_at > $2)
    order by asked.at nulls first, item.lesson_id, item.position limit 1
) item
where lookup.person_id = $1 and lookup.opened_at <= $3
order by lookup.opened_at limit 1
"""

LET_GO = """
delete from lookup using unnest($2::uuid[], $3::timestamptz[]) as answered (fact_id, at)
where lookup.person_id = $1 and lookup.fact_id = answered.fact_id and lookup.opened_at <= answered.at
"""

FORGET_WHERE_OFF = """
with forgotten as (
    delete from lookup using person
    where person.id = lookup.person_id and is_switched_off($1, person.team_id) returning lookup.person_id
)
update learner set lookup_due_at = null where person_id in (select person_id from forgotten)
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A fact that she looked up, and the item about it that she was asked longest ago, or never."""

    item_id: UUID
    fact_id: UUID


async def keep(person_id: UUID, fact_id: UUID, now: datetime) -> None:
    """Keep that she opened it, if anything can be asked about it."""
    await execute(KEEP, person_id, fact_id, now)


async def set_due(person_id: UUID, again_after: timedelta, now: datetime) -> None:
    """Note when the first of what she looked up may be asked."""
    await execute(SET_DUE, person_id, again_after, now)


async def first_waiting(person_id: UUID, now: datetime, *, opened_until: datetime) -> Waiting | None:
    """What was opened longest ago, if that is long enough."""
    rows = await fetch(WAITING, person_id, now, opened_until)
    return Waiting(rows[0]["item_id"], rows[0]["fact_id"]) if rows else None


async def let_go(person_id: UUID, answered: list[tuple[UUID, datetime]]) -> None:
    """Forget what she answered since she opened it."""
    await execute(LET_GO, person_id, [fact_id for fact_id, _ in answered], [at for _, at in answered])


async def forget(person_id: UUID) -> None:
    """Forget all that she looked up."""
    await execute("delete from lookup where person_id = $1", person_id)


async def forget_where_off(function: str) -> None:
    """Forget what all those looked up for whom this function is off, and that any of it is due."""
    await execute(FORGET_WHERE_OFF, function)
