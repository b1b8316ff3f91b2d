"""Queries over people, facts and memories; coverage owns no table."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any  # a row of the driver
from uuid import UUID

from learning.coverage.content import Stock
from learning.lessons.audience_records import is_meant_for
from learning.mastery.level import Level
from learning.people.person import TeamId
from learning.queries import fetch

ASKED = """
select distinct version.revision_id, version.id
from fact_version version
join item on item.fact_id = version.fact_id
join lesson on lesson.id = item.lesson_id and lesson.revision_id = version.revision_id
where version.revision_id = any($1::uuid[]) and lesson.approved_at is not null and lesson.withdrawn_at is null
"""

KNOWN = """
select person_id, known_version_id from memory
where person_id = any($1::uuid[]) and known_version_id = any($2::uuid[])
"""

_IN_LINE = "select above_id as id from line where line.team_id = person.team_id"

MEANT = f"""
with recursive line as (
    select id as team_id, id as above_id from team
    union
    select line.team_id, team.parent_id from line join team on team.id = line.above_id
    where team.parent_id is not null
), limited as (
    select distinct revision_id, audience_teams, audience_skills from lesson
    where revision_id = any($1::uuid[]) and approved_at is not null and withdrawn_at is null
      and (audience_teams is not null or audience_skills is not null)
)
select limited.revision_id, array_agg(person.id) as people
from limited left join person on person.id = any($2::uuid[])
    and {is_meant_for("person.id", lesson="limited", teams=_IN_LINE)}
group by limited.revision_id
"""  # noqa: S608 # made of constants of ours

UPDATES = """
select revision.id, revision.effective_from, article.id as article_id, article.slug, article.title,
       count(distinct version.id) as facts
from revision
join article on article.id = revision.article_id
join fact_version version on version.revision_id = revision.id
where revision.approved_at is not null and revision.rolled_back_at is null
  and revision.effective_from >= $1
  and exists (select from lesson join item on item.lesson_id = lesson.id
              where lesson.revision_id = revision.id and lesson.approved_at is not null)
group by revision.id, article.id
order by revision.effective_from desc
limit 50
"""

_IS_LIVE = "not item.taken_out and (item.retired_at is null or item.retired_at > $2)"

STOCKS = f"""
with fact_of as (
    select skill, fact_id from skill_fact where skill = any($1::text[])
    union select skill, fact_id from item where skill = any($1::text[]) and fact_id is not null
), asked as (
    select fact_of.skill, count(*)::int as facts,
           (count(*) filter (where not exists (
               select from item where item.fact_id = fact_of.fact_id and {_IS_LIVE})))::int as unasked
    from fact_of join fact_version version on version.fact_id = fact_of.fact_id
    where version.valid_from <= $2 and (version.valid_to is null or version.valid_to > $2) and not version.retired
    group by fact_of.skill
), stocked as (
    select skill, (count(*) filter (where keyed_on = 'device'))::int as items,
           (count(*) filter (where keyed_on = 'server'))::int as cases
    from item where {_IS_LIVE} and skill = any($1::text[]) group by skill
)
select named.skill, coalesce(stocked.items, 0) as items, coalesce(stocked.cases, 0) as cases,
       coalesce(asked.facts, 0) as facts, coalesce(asked.unasked, 0) as unasked,
       (select count(*)::int from lesson
        where named.skill = any(lesson.skills) and lesson.approved_at is not null and lesson.withdrawn_at is null
          and exists (select from item where item.lesson_id = lesson.id and {_IS_LIVE})) as lessons
from unnest($1::text[]) with ordinality as named (skill, place)
left join stocked on stocked.skill = named.skill
left join asked on asked.skill = named.skill
order by named.place
"""  # noqa: S608 # made of constants of ours

_AGENTS = """
from person join role_grant on role_grant.person_id = person.id and role_grant.role = 'agent'
{more}
where person.team_id is not null and (person.left_at is null or person.left_at > $1)
"""


async def stocks(skills: Sequence[str], *, now: datetime) -> list[Stock]:
    """What is approved and asked now for each of these skills, in this order."""
    return [Stock(**row) for row in await fetch(STOCKS, list(skills), now)]


async def agents_by_team(*, now: datetime) -> dict[TeamId, int]:
    """How many agents each team has of its own."""
    rows = await fetch(
        f"select person.team_id, count(*)::int as people {_AGENTS.format(more='')} group by person.team_id",
        now,
    )
    return {row["team_id"]: row["people"] for row in rows}


async def levels_by_team(*, now: datetime) -> dict[tuple[TeamId, str, Level], int]:
    """How many agents of each team stand at each level of each skill; who has no record in it is missing."""
    with_levels = _AGENTS.format(more="join skill_level level on level.person_id = person.id")
    rows = await fetch(
        f"""select person.team_id, level.skill, level.level, count(*)::int as people {with_levels}
            and level.level <> 'none' group by person.team_id, level.skill, level.level""",
        now,
    )
    return {(row["team_id"], row["skill"], Level(row["level"])): row["people"] for row in rows}


async def asked_by(revision_ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """The fact versions that the live lessons of these revisions ask about."""
    return await fetch(ASKED, list(revision_ids))


async def known_among(person_ids: Sequence[UUID], version_ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """Which of these versions each person's last right answer confirmed."""
    arguments = [list(person_ids), list(version_ids)]
    return await fetch(KNOWN, *arguments)


async def meant_for(revision_ids: Sequence[UUID], person_ids: Sequence[UUID]) -> dict[UUID, set[UUID]]:
    """Which of these people each revision is for; revisions that are for everybody are left out."""
    rows = await fetch(MEANT, list(revision_ids), list(person_ids))
    return {row["revision_id"]: set(row["people"]) for row in rows}


async def updates_since(effective_from: datetime) -> list[dict[str, Any]]:
    """Approved updates with lessons that take or took effect since then, latest first; at most 50."""
    return await fetch(UPDATES, effective_from)
