"""Tables of articles, revisions, facts and fact versions."""

from __future__ import annotations

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields import OnDelete
from tortoise.models import Model

from learning.people.records import PersonRow


class ArticleRow(Model):
    """A knowledge text with a name that stays; what it says stands in its revisions."""

    id = fields.UUIDField(primary_key=True)
    slug = fields.CharField(max_length=80, unique=True)
    title = fields.CharField(max_length=200)
    language = fields.CharField(max_length=8)
    skills = ArrayField(element_type="text")
    created_at = fields.DatetimeField()

    class Meta:
        table = "article"


class RevisionRow(Model):
    """One text of an article. Its state follows from its moments: see `revision.state_of`.

    Once `submitted_at` is set the body never changes; `version` guards a draft against two editors.
    """

    id = fields.UUIDField(primary_key=True)
    article: fields.ForeignKeyRelation[ArticleRow] = fields.ForeignKeyField(
        "interlude.ArticleRow", related_name="revisions", on_delete=OnDelete.RESTRICT, db_index=True
    )
    number = fields.IntField()
    body = fields.TextField()
    version = fields.IntField(db_default=1)
    proposer: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "interlude.PersonRow", related_name="proposed", on_delete=OnDelete.RESTRICT, db_index=True
    )
    approver: fields.ForeignKeyNullableRelation[PersonRow] = fields.ForeignKeyField(
        "interlude.PersonRow", related_name="approved", null=True, on_delete=OnDelete.RESTRICT, db_index=True
    )
    updated_at = fields.DatetimeField()
    submitted_at = fields.DatetimeField(null=True)
    approved_at = fields.DatetimeField(null=True)
    effective_from = fields.DatetimeField(null=True)
    rolled_back_at = fields.DatetimeField(null=True)
    note = fields.TextField(db_default="")

    class Meta:
        table = "revision"
        unique_together = (("article", "number"),)


class FactRow(Model):
    """One thing a bank says is true from a moment on; its id lives on from revision to revision."""

    id = fields.UUIDField(primary_key=True)
    article: fields.ForeignKeyRelation[ArticleRow] = fields.ForeignKeyField(
        "interlude.ArticleRow", related_name="facts", on_delete=OnDelete.RESTRICT, db_index=True
    )
    topic = fields.TextField()
    kind = fields.CharField(max_length=16)

    class Meta:
        table = "fact"


class FactVersionRow(Model):
    """The wording and value of a fact in one revision, valid in [valid_from, valid_to)."""

    id = fields.UUIDField(primary_key=True)
    fact: fields.ForeignKeyRelation[FactRow] = fields.ForeignKeyField(
        "interlude.FactRow", related_name="versions", on_delete=OnDelete.RESTRICT, db_index=True
    )
    revision: fields.ForeignKeyRelation[RevisionRow] = fields.ForeignKeyField(
        "interlude.RevisionRow", related_name="fact_versions", on_delete=OnDelete.RESTRICT, db_index=True
    )
    statement_key = fields.CharField(max_length=64)
    statement = fields.TextField()
    value = fields.TextField(null=True)
    path = ArrayField(element_type="text")
    start = fields.IntField()
    end = fields.IntField()
    valid_from = fields.DatetimeField()
    valid_to = fields.DatetimeField(null=True)

    class Meta:
        table = "fact_version"
