"""Table of skills, which facts belong to which skill, and the versions in which skills are published."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any  # a row of the driver
from uuid import UUID

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model

from learning.queries import execute, fetch
from learning.skills.catalogue import Catalogue

PROJECT = """
with taken_out as (
    update skill set is_published = false where is_published and not slug = any($1::text[])
)
insert into skill (slug, name, name_en, field, field_name, field_name_en, stage, after, private)
select slug, name, name_en, field, field_name, field_name_en, stage, string_to_array(after, ' '), private
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[],
            $9::boolean[])
     as said (slug, name, name_en, field, field_name, field_name_en, stage, after, private)
on conflict (slug) do update
    set name = excluded.name, name_en = excluded.name_en, field = excluded.field, field_name = excluded.field_name,
        field_name_en = excluded.field_name_en, stage = excluded.stage, after = excluded.after,
        private = excluded.private, is_published = true
"""

FOLLOW = """
update item set taken_out = not skill.is_published
from skill where skill.slug = item.skill and item.taken_out = skill.is_published
"""

SAVE_DRAFT = """
update skill_graph set toml = $3, proposer_id = $4, submitted_at = null, version = version + 1
where id = $1 and version = $2 and published_at is null
returning id
"""

PUBLISH = """
update skill_graph
set number = (select coalesce(max(number), 0) + 1 from skill_graph), approver_id = $2, published_at = $3
where id = $1 and published_at is null
returning number
"""


@dataclass(frozen=True, slots=True)
class GraphRow:
    """One version of the published skills, or the draft of the next, for which `number` is null."""

    id: UUID
    number: int | None
    toml: str
    note: str
    version: int
    proposer_id: UUID | None
    approver_id: UUID | None
    submitted_at: datetime | None
    published_at: datetime | None


class SkillRow(Model):
    """What someone can do. `after` names the skills that are best practised first; nothing is locked.

    One that is not published was taken out: what was done in it is read under its name, and nobody can choose it.
    """

    slug = fields.CharField(max_length=32, primary_key=True)
    name = fields.CharField(max_length=80)
    name_en = fields.CharField(max_length=120)
    field = fields.CharField(max_length=32)
    field_name = fields.CharField(max_length=80, db_default="")
    field_name_en = fields.CharField(max_length=120, db_default="")
    stage = fields.SmallIntField()
    after = ArrayField(element_type="text")
    private = fields.BooleanField(db_default=False)
    is_published = fields.BooleanField(db_default=True)

    class Meta:
        table = "skill"


async def link_facts(skills: Sequence[str], fact_ids: Sequence[UUID]) -> None:
    """Let these facts belong to each of these skills; saying it twice changes nothing."""
    await execute(
        """insert into skill_fact (skill, fact_id)
           select skill, fact from unnest($1::text[]) as skill cross join unnest($2::uuid[]) as fact
           on conflict do nothing""",
        list(skills),
        list(fact_ids),
    )


async def skills_named(slugs: Sequence[str]) -> list[SkillRow]:
    """These skills, those taken out included."""
    return await SkillRow.filter(slug__in=slugs)


async def taken_out_of(skills: Collection[str]) -> set[str]:
    """Those of these skills that were taken out."""
    rows = await fetch(
        "select slug from skill where not is_published and slug = any($1::text[])", list(skills)
    )
    return {row["slug"] for row in rows}


async def skill_spellings() -> dict[str, str]:
    """The slug behind every spelling of a skill: slug and names, in small letters.

    A spelling means the skill in force. One that only a skill taken out has is still understood: tables of other
    systems name it for a while, and what somebody holds in it is not lost.
    """
    rows = await SkillRow.all().values("slug", "name", "name_en", "is_published")
    return {
        row[column].casefold(): row["slug"]
        for is_published in (False, True)
        for column in ("name_en", "name", "slug")
        for row in rows
        if row["is_published"] is is_published
    }


async def project(catalogue: Catalogue) -> None:
    """Keep these skills where other tables join them. A skill taken out stays there for what was done in it.

    Items say themselves whether theirs was taken out, because the next thing to do is chosen without a join.
    """
    skills = catalogue.skills
    fields_ = [catalogue.field_named(skill.field) for skill in skills]
    await execute(
        PROJECT,
        [str(skill.slug) for skill in skills],
        [skill.name for skill in skills],
        [skill.name_en for skill in skills],
        [skill.field for skill in skills],
        [field.name for field in fields_],
        [field.name_en for field in fields_],
        [skill.stage.value for skill in skills],
        [" ".join(skill.after) for skill in skills],
        [skill.private for skill in skills],
    )
    await execute(FOLLOW)


async def published(*, number: int | None = None) -> GraphRow | None:
    """The version in force, or the one of that number."""
    return await _graph(
        """select * from skill_graph where published_at is not null and ($1::int is null or number = $1)
           order by number desc limit 1""",
        [number],
    )


async def published_since(at: datetime) -> list[GraphRow]:
    """The versions published since then and the one before them, newest first."""
    rows = await fetch(
        """select * from skill_graph where number >= coalesce(
               (select max(number) from skill_graph where published_at < $1), 1)
           order by number desc""",
        at,
    )
    return [GraphRow(**row) for row in rows]


async def open_draft() -> GraphRow | None:
    """The one draft, if somebody is changing the skills; locked until the transaction ends."""
    return await _graph("select * from skill_graph where published_at is null for update", [])


async def begin_draft(draft_id: UUID, toml: str, proposer_id: UUID | None) -> bool:
    """Begin the one draft; false if there is one."""
    return bool(
        await fetch(
            """insert into skill_graph (id, toml, proposer_id) values ($1, $2, $3)
               on conflict ((true)) where published_at is null do nothing returning id""",
            draft_id,
            toml,
            proposer_id,
        )
    )


async def save_draft(draft_id: UUID, version: int, toml: str, proposer_id: UUID | None) -> bool:
    """Keep the draft's next text and take back its submission; false if it has moved on."""
    return bool(await fetch(SAVE_DRAFT, draft_id, version, toml, proposer_id))


async def submit_draft(draft_id: UUID, note: str, proposer_id: UUID, at: datetime) -> None:
    """Let the draft wait for somebody else."""
    await execute(
        """update skill_graph set note = $2, proposer_id = $3, submitted_at = $4, version = version + 1
           where id = $1""",
        draft_id,
        note,
        proposer_id,
        at,
    )


async def publish_draft(draft_id: UUID, approver_id: UUID | None, at: datetime) -> int:
    """Make the draft the version in force, and give its number."""
    rows = await fetch(PUBLISH, draft_id, approver_id, at)
    return int(rows[0]["number"])


async def drop_draft(draft_id: UUID) -> None:
    """Forget the draft."""
    await execute("delete from skill_graph where id = $1 and published_at is null", draft_id)


async def _graph(query: str, values: Sequence[Any]) -> GraphRow | None:
    rows = await fetch(query, *values)
    return GraphRow(**rows[0]) if rows else None
