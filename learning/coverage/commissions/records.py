"""The table of commissions. What closed one is read, not stored; the table stands in `api/migrations/0029_commissions.py`."""

from datetime import date, datetime
from typing import Any  # a row of the driver
from uuid import UUID

from learning.coverage.commissions.commission import Commission, Published
from learning.mastery.level import Level
from learning.people.person import PersonId
from learning.queries import fetch

_CLOSED_BY = """
select lesson.title, lesson.approved_at from lesson
where lesson.approved_at >= commission.asked_at and lesson.withdrawn_at is null
  and commission.skill = any(lesson.skills)
  and exists (select from item where item.lesson_id = lesson.id
                and case commission.level when 'beginner' then true when 'learning' then item.fact_id is not null
                    else item.keyed_on = 'server' end)
order by lesson.approved_at limit 1
"""
"""What practice asks on each level is what `content.py` finds missing: items, an item about a fact, a case."""

_IS_OPEN = f"commission.withdrawn_at is null and not exists ({_CLOSED_BY})"

SHOWN = f"""
select commission.id, commission.skill, commission.level, commission.title, commission.due_on,
       asker.name as asked_by, taker.name as taken_by, commission.taken_by_id is not distinct from $1 as is_mine,
       exists (select from skill_level level where level.person_id = $1 and level.skill = commission.skill
                 and level.level in ('solid', 'mastered')) as holds,
       closed.title as published, closed.approved_at as published_at,
       commission.withdrawn_at is not null as is_withdrawn
from commission
join person asker on asker.id = commission.asked_by_id
left join person taker on taker.id = commission.taken_by_id
left join lateral ({_CLOSED_BY}) closed on true
where case when $2::uuid is not null then commission.id = $2 and commission.withdrawn_at is null
           when commission.withdrawn_at is not null
           then commission.taken_by_id = $1 and commission.withdrawn_at > $3 and closed.title is null
           else closed.title is null or closed.approved_at > $3 end
order by coalesce(commission.withdrawn_at, closed.approved_at) desc nulls first, commission.due_on,
         commission.asked_at, commission.id
limit 500
"""  # noqa: S608 # made of constants of ours

ASK = f"""
insert into commission (id, skill, level, title, due_on, asked_by_id, asked_at)
select $1, $2::text, $3::text, $4, $5, $6, $7
where not exists (select from commission where skill = $2::text and level = $3::text and {_IS_OPEN})
returning id
"""  # noqa: S608 # made of constants of ours

TAKE = f"""
update commission set taken_by_id = $2, taken_at = $3
where id = $1 and taken_by_id is null and {_IS_OPEN} returning id
"""  # noqa: S608 # made of constants of ours

GIVE_BACK = f"""
update commission set taken_by_id = null, taken_at = null where id = $1 and taken_by_id = $2 and {_IS_OPEN} returning id
"""  # noqa: S608 # made of constants of ours

WITHDRAW = f"update commission set withdrawn_at = $2 where id = $1 and {_IS_OPEN} returning id"  # noqa: S608 # ours


async def commissions_for(reader: PersonId, *, closed_since: datetime) -> list[Commission]:
    """What is open by its day, then what was closed since then, the latest first; of what was withdrawn, her own."""
    return [_commission(row) for row in await fetch(SHOWN, reader, None, closed_since)]


async def commission_for(reader: PersonId, commission_id: UUID, now: datetime) -> Commission | None:
    """One that was not withdrawn."""
    rows = await fetch(SHOWN, reader, commission_id, now)
    return _commission(rows[0]) if rows else None


async def lock_skill(slug: str) -> bool:
    """Let others who ask for the skill wait; whether it is in force and has levels."""
    rows = await fetch("select from skill where slug = $1 and is_published and not private for update", slug)
    return bool(rows)


async def save_asked(
    commission_id: UUID, skill: str, level: Level, title: str, due_on: date, asker: PersonId, now: datetime
) -> bool:
    """Keep a new one; false where the same is open."""
    return bool(await fetch(ASK, commission_id, skill, level.value, title, due_on, asker, now))


async def save_taken(commission_id: UUID, taker: PersonId, now: datetime) -> bool:
    """Note who writes it; false unless it is open and nobody's."""
    return bool(await fetch(TAKE, commission_id, taker, now))


async def save_given_back(commission_id: UUID, taker: PersonId) -> bool:
    """Note that she writes it no more; false unless it is open and hers."""
    return bool(await fetch(GIVE_BACK, commission_id, taker))


async def save_withdrawn(commission_id: UUID, now: datetime) -> bool:
    """Note that it is asked no more; false unless it is open."""
    return bool(await fetch(WITHDRAW, commission_id, now))


def _commission(row: dict[str, Any]) -> Commission:
    published = Published(row["published"], row["published_at"]) if row["published"] is not None else None
    return Commission(
        row["id"],
        row["skill"],
        Level(row["level"]),
        row["title"],
        row["due_on"],
        row["asked_by"],
        row["taken_by"],
        row["is_mine"],
        row["holds"],
        published,
        row["is_withdrawn"],
    )
