"""Tables of lessons and their items."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields import OnDelete
from tortoise.models import Model

from learning.knowledge.records import FactRow, RevisionRow
from learning.lessons.errors import LessonNotFound
from learning.people.records import PersonRow
from learning.queries import execute, fetch


class LessonRow(Model):
    """A minute or two on one change or one skill, kept as the Markdown that its author can read.

    It is offered in the teams of `audience_teams` and those below them, to who holds a qualification for one of
    `audience_skills`; null limits nothing. `teaches` is set on approval: the fact version behind each fact's name in
    the Markdown.
    """

    id = fields.UUIDField(primary_key=True)
    slug = fields.CharField(max_length=120, unique=True)
    title = fields.CharField(max_length=200)
    language = fields.CharField(max_length=8)
    skills = ArrayField(element_type="text")
    revision: fields.ForeignKeyNullableRelation[RevisionRow] = fields.ForeignKeyField(
        "interlude.RevisionRow", related_name="lessons", null=True, on_delete=OnDelete.RESTRICT, db_index=True
    )
    revision_id: UUID | None
    markdown = fields.TextField()
    version = fields.IntField(db_default=1)
    seconds = fields.IntField()
    drafted_at = fields.DatetimeField()
    approved_at = fields.DatetimeField(null=True)
    approver: fields.ForeignKeyNullableRelation[PersonRow] = fields.ForeignKeyField(
        "interlude.PersonRow",
        related_name="approved_lessons",
        null=True,
        on_delete=OnDelete.RESTRICT,
        db_index=True,
    )
    withdrawn_at = fields.DatetimeField(null=True)
    audience_teams: list[UUID] | None = ArrayField(element_type="uuid", null=True)
    audience_skills: list[str] | None = ArrayField(element_type="text", null=True)
    teaches: dict[str, str] | None = fields.JSONField(null=True)

    class Meta:
        table = "lesson"


class ItemRow(Model):
    """One thing to answer, made when its lesson is approved and never changed after.

    `content` is what the learner sees, `keys` the windows of time with the answer that holds in each
    (`learning.lessons.answerable`). `retired_at` is when its fact changes or its lesson is withdrawn. One that is
    `taken_out` belongs to a skill that is: whoever has it before her may answer it, and nothing chooses it but the
    update whose lesson it stands in (`asked_records.py`).
    """

    id = fields.UUIDField(primary_key=True)
    lesson: fields.ForeignKeyRelation[LessonRow] = fields.ForeignKeyField(
        "interlude.LessonRow", related_name="items", on_delete=OnDelete.RESTRICT, db_index=True
    )
    position = fields.SmallIntField()
    key = fields.CharField(max_length=80)
    kind = fields.CharField(max_length=20)
    fact: fields.ForeignKeyNullableRelation[FactRow] = fields.ForeignKeyField(
        "interlude.FactRow", related_name="items", null=True, on_delete=OnDelete.RESTRICT, db_index=True
    )
    skill = fields.CharField(max_length=32, null=True)
    content: dict[str, Any] = fields.JSONField()
    keys: list[dict[str, Any]] = fields.JSONField()
    keyed_on = fields.CharField(max_length=8)
    kept_back = fields.BooleanField(db_default=False)
    prior_difficulty = fields.FloatField()
    options = fields.SmallIntField()
    retired_at = fields.DatetimeField(null=True)
    taken_out = fields.BooleanField(db_default=False)

    class Meta:
        table = "item"
        unique_together = (("lesson", "key"),)


async def lesson_numbered(lesson_id: UUID, *, for_update: bool = False) -> LessonRow:
    """The lesson, or `LessonNotFound`."""
    query = LessonRow.filter(id=lesson_id)
    row = await (query.select_for_update() if for_update else query).first()
    if row is None:
        raise LessonNotFound
    return row


async def lessons_of(revision_id: UUID) -> list[LessonRow]:
    """The lessons of a revision, in the order they were drafted."""
    return await LessonRow.filter(revision_id=revision_id).order_by("slug")


async def delete_drafts(revision_id: UUID, *, keep: Sequence[UUID] = ()) -> None:
    """Forget the drafted lessons of a revision but those to `keep`; approved ones stay."""
    await LessonRow.filter(revision_id=revision_id, approved_at=None).exclude(id__in=list(keep)).delete()


async def rename_lessons_about(fact_ids: Sequence[UUID], title: str) -> None:
    """Give the lessons that go on after one of their facts has changed again a title without its value."""
    await execute(
        """update lesson set title = $2
           where withdrawn_at is null
             and id in (select lesson_id from item where fact_id = any($1::uuid[]) and retired_at is null)
             and id in (select lesson_id from item where fact_id <> all($1::uuid[]) and retired_at is null)""",
        list(fact_ids),
        title,
    )


async def retire_items(fact_ids: Sequence[UUID], *, at: datetime) -> None:
    """From that moment on, what was asked about these facts is asked no more."""
    await ItemRow.filter(fact_id__in=fact_ids, retired_at=None).update(retired_at=at)


async def revive_items(fact_ids: Sequence[UUID], *, retired_at: datetime) -> None:
    """Items that were to end at that moment go on after all; those of withdrawn lessons do not."""
    await ItemRow.filter(fact_id__in=fact_ids, retired_at=retired_at, lesson__withdrawn_at=None).update(
        retired_at=None
    )


async def withdraw_lessons(revision_id: UUID, *, at: datetime) -> None:
    """Take back the lessons of a revision, and their items with them."""
    await LessonRow.filter(revision_id=revision_id, withdrawn_at=None).update(withdrawn_at=at)
    await ItemRow.filter(lesson__revision_id=revision_id).update(retired_at=at)


async def approved_lessons() -> list[LessonRow]:
    """Every lesson that can be taken, with the revision it teaches."""
    return await LessonRow.filter(approved_at__isnull=False, withdrawn_at__isnull=True).prefetch_related(
        "revision"
    )


async def teams_to_choose() -> list[dict[str, Any]]:
    """Every team with its name and the team above it, by name."""
    return await fetch("select id, name, parent_id from team order by name")


async def skills_to_choose() -> list[str]:
    """The skills in force for which somebody holds a qualification."""
    rows = await fetch(
        "select slug from skill where is_published and slug in (select skill from qualification) order by slug"
    )
    return [row["slug"] for row in rows]


async def skills_held() -> set[str]:
    """The skills for which somebody holds a qualification, those taken out included."""
    return {row["skill"] for row in await fetch("select distinct skill from qualification")}


async def lessons_teaching(version_ids: Collection[UUID]) -> list[LessonRow]:
    """Approved lessons that tell one of these fact versions, the latest first."""
    rows = await fetch(
        "select id from lesson where approved_at is not null and withdrawn_at is null and exists"
        " (select from jsonb_each_text(teaches) told where told.value = any($1::text[]))",
        [str(each) for each in version_ids],
    )
    return await LessonRow.filter(id__in=[row["id"] for row in rows]).order_by("-approved_at")
