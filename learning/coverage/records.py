"""Queries over people, facts and memories; coverage owns no table."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any  # a row of the driver
from uuid import UUID

from learning.lessons.audience_records import is_meant_for
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
  and exists (select from lesson where lesson.revision_id = revision.id and lesson.approved_at is not null)
group by revision.id, article.id
order by revision.effective_from desc
limit 50
"""


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
