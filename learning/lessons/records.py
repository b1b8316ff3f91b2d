"""Tables of lessons and their items."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields import OnDelete
from tortoise.models import Model

from learning.knowledge.records import FactRow, RevisionRow
from learning.people.records import PersonRow


class LessonRow(Model):
    """A minute or two on one change or one skill, kept as the Markdown that its author can read."""

    id = fields.UUIDField(primary_key=True)
    slug = fields.CharField(max_length=120, unique=True)
    title = fields.CharField(max_length=200)
    language = fields.CharField(max_length=8)
    skills = ArrayField(element_type="text")
    revision: fields.ForeignKeyNullableRelation[RevisionRow] = fields.ForeignKeyField(
        "interlude.RevisionRow", related_name="lessons", null=True, on_delete=OnDelete.RESTRICT, db_index=True
    )
    markdown = fields.TextField()
    version = fields.IntField(db_default=1)
    seconds = fields.IntField()
    drafted_at = fields.DatetimeField()
    approved_at = fields.DatetimeField(null=True)
    approver: fields.ForeignKeyNullableRelation[PersonRow] = fields.ForeignKeyField(
        "interlude.PersonRow", related_name="approved_lessons", null=True, on_delete=OnDelete.RESTRICT, db_index=True
    )
    withdrawn_at = fields.DatetimeField(null=True)

    class Meta:
        table = "lesson"


class ItemRow(Model):
    """One thing to answer, made when its lesson is approved and never changed after.

    `content` is what the learner sees, `keys` the windows of time with the answer that holds in each
    (`learning.attempts.item`). `retired_at` is when its fact changes or its lesson is withdrawn.
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
    content: dict[str, Any] = fields.JSONField()  # type: ignore[assignment] # the field's descriptor is untyped
    keys: list[dict[str, Any]] = fields.JSONField()  # type: ignore[assignment] # the same
    keyed_on = fields.CharField(max_length=8)
    prior_difficulty = fields.FloatField()
    options = fields.SmallIntField()
    retired_at = fields.DatetimeField(null=True)

    class Meta:
        table = "item"
        unique_together = (("lesson", "key"),)
