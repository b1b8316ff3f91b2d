"""Table of skills, and which facts belong to which skill."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from tortoise import connections, fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model


class SkillRow(Model):
    """What someone can do. `after` names the skills that are best practised first; nothing is locked."""

    slug = fields.CharField(max_length=32, primary_key=True)
    name = fields.CharField(max_length=80)
    name_en = fields.CharField(max_length=120)
    field = fields.CharField(max_length=32)
    field_name = fields.CharField(max_length=80, db_default="")
    field_name_en = fields.CharField(max_length=120, db_default="")
    stage = fields.SmallIntField()
    after = ArrayField(element_type="text")
    private = fields.BooleanField(db_default=False)

    class Meta:
        table = "skill"


async def link_facts(skills: Sequence[str], fact_ids: Sequence[UUID]) -> None:
    """Let these facts belong to each of these skills; saying it twice changes nothing."""
    await connections.get("default").execute_query(
        """insert into skill_fact (skill, fact_id)
           select skill, fact from unnest($1::text[]) as skill cross join unnest($2::uuid[]) as fact
           on conflict do nothing""",
        [list(skills), list(fact_ids)],
    )


async def skills_named(slugs: Sequence[str]) -> list[SkillRow]:
    """These skills, by slug."""
    return await SkillRow.filter(slug__in=slugs)


async def skill_spellings() -> dict[str, str]:
    """The slug behind every spelling of a skill: slug and names, in small letters."""
    rows = await SkillRow.all().values("slug", "name", "name_en")
    return {row[column].casefold(): row["slug"] for column in ("name_en", "name", "slug") for row in rows}
