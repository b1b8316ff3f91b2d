"""Tables of articles, revisions, facts and fact versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields import OnDelete
from tortoise.models import Model

from learning.knowledge.errors import ArticleNotFound, RevisionNotFound
from learning.knowledge.origin import Origin
from learning.knowledge.revision import Revision
from learning.people.records import PersonRow
from learning.queries import execute, fetch


class ArticleRow(Model):
    """A knowledge text with a name that stays; what it says stands in its revisions.

    `imported_digest` is the SHA-256 of the text that was last imported, in hex; the `origin_…` are set where another
    system masters the article. The column `terms` is the index's own (`search_records.py`).
    """

    id = fields.UUIDField(primary_key=True)
    slug = fields.CharField(max_length=80, unique=True)
    title = fields.CharField(max_length=200)
    language = fields.CharField(max_length=8)
    skills = ArrayField(element_type="text")
    created_at = fields.DatetimeField()
    imported_digest = fields.CharField(max_length=64, null=True)
    origin_system = fields.CharField(max_length=40, null=True)
    origin_id = fields.CharField(max_length=120, null=True)
    origin_url = fields.CharField(max_length=500, null=True)

    class Meta:
        table = "article"

    @property
    def origin(self) -> Origin | None:
        """Where it is mastered, if not here."""
        if self.origin_system is None or self.origin_id is None:
            return None
        return Origin(self.origin_system, self.origin_id, self.origin_url)


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
    """The wording and value of a fact in one revision, valid in [valid_from, valid_to).

    A `retired` version keeps the last wording and says that from `valid_from` on it no longer holds.
    """

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
    retired = fields.BooleanField(db_default=False)
    fact_id: UUID
    revision_id: UUID

    class Meta:
        table = "fact_version"


def to_revision(row: RevisionRow) -> Revision:
    """The value that the rules use."""
    return Revision(
        id=row.id,
        number=row.number,
        proposer_id=row.proposer_id,  # type: ignore[attr-defined] # the ORM adds the key's column
        submitted_at=row.submitted_at,
        approved_at=row.approved_at,
        effective_from=row.effective_from,
        rolled_back_at=row.rolled_back_at,
    )


async def article_named(slug: str, *, for_update: bool = False) -> ArticleRow:
    """The article of this name, or `ArticleNotFound`; locked until the transaction ends if it is `for_update`."""
    found = ArticleRow.filter(slug=slug)
    row = await (found.select_for_update() if for_update else found).first()
    if row is None:
        raise ArticleNotFound(slug)
    return row


async def revision_numbered(revision_id: UUID, *, for_update: bool = False) -> RevisionRow:
    """The revision with its article and its people, or `RevisionNotFound`."""
    if for_update:
        await RevisionRow.filter(id=revision_id).select_for_update().first()
    row = await RevisionRow.get_or_none(id=revision_id).prefetch_related("article", "proposer", "approver")
    if row is None:
        raise RevisionNotFound
    return row


async def revisions_of(article_id: UUID) -> list[RevisionRow]:
    """All revisions of an article, newest first, with their people."""
    return (
        await RevisionRow.filter(article_id=article_id)
        .order_by("-number")
        .prefetch_related("proposer", "approver")
    )


async def open_draft(article_id: UUID) -> RevisionRow | None:
    """The one revision that is not approved yet; locked until the transaction ends."""
    return await RevisionRow.filter(article_id=article_id, approved_at=None).select_for_update().first()


async def facts_stated(revision_id: UUID) -> dict[str, UUID]:
    """The fact that each statement of a revision states, by the statement's key."""
    rows = await fetch(
        "select statement_key, fact_id from revision_statement where revision_id = $1", revision_id
    )
    return {row["statement_key"]: row["fact_id"] for row in rows}


async def save_statements(revision_id: UUID, facts: Mapping[str, UUID]) -> None:
    """Keep which fact each statement of a revision states."""
    await execute(
        """insert into revision_statement (revision_id, statement_key, fact_id)
           select $1, key, fact from unnest($2::text[], $3::uuid[]) as stated (key, fact)""",
        revision_id,
        list(facts),
        list(facts.values()),
    )


async def end_versions(fact_ids: Sequence[UUID], *, at: datetime) -> None:
    """Let the open versions of these facts end at that moment."""
    await FactVersionRow.filter(fact_id__in=fact_ids, valid_to=None).update(valid_to=at)


async def versions_of_revision(revision_id: UUID) -> list[FactVersionRow]:
    """What a revision changed: the versions it brought."""
    return await FactVersionRow.filter(revision_id=revision_id)


async def versions_before(fact_ids: Sequence[UUID], *, ended_at: datetime) -> dict[UUID, FactVersionRow]:
    """The version of each fact that ended at that moment."""
    rows = await FactVersionRow.filter(fact_id__in=fact_ids, valid_to=ended_at, valid_from__lt=ended_at)
    return {row.fact_id: row for row in rows}


async def versions_ended(version_ids: Sequence[UUID], *, now: datetime) -> set[UUID]:
    """Those of these fact versions that no longer hold."""
    rows = await FactVersionRow.filter(id__in=version_ids, valid_to__lte=now)
    return {row.id for row in rows}


async def ends_of_versions(version_ids: Sequence[UUID]) -> dict[UUID, datetime]:
    """From when on each of these fact versions holds no more, if that is known; it may lie ahead."""
    rows = await FactVersionRow.filter(id__in=version_ids).exclude(valid_to=None)
    return {row.id: row.valid_to for row in rows if row.valid_to is not None}


async def article_if_any(slug: str) -> ArticleRow | None:
    """The article of this name, if there is one."""
    return await ArticleRow.get_or_none(slug=slug)


async def version_at(fact_id: UUID, moment: datetime) -> FactVersionRow | None:
    """The version of a fact that holds at that moment."""
    rows = await FactVersionRow.filter(fact_id=fact_id, valid_from__lte=moment).order_by("-valid_from")
    return next((row for row in rows if row.valid_to is None or row.valid_to > moment), None)


async def open_version(fact_id: UUID) -> FactVersionRow | None:
    """The version of a fact that has no end yet."""
    return await FactVersionRow.get_or_none(fact_id=fact_id, valid_to=None)


async def add_article(
    article_id: UUID, *, slug: str, title: str, language: str, skills: Sequence[str], now: datetime
) -> bool:
    """Add an article unless one has this name; whether it was added."""
    rows = await fetch(
        """insert into article (id, slug, title, language, skills, created_at) values ($1, $2, $3, $4, $5, $6)
           on conflict (slug) do nothing returning id""",
        article_id,
        slug,
        title,
        language,
        list(skills),
        now,
    )
    return bool(rows)


async def remember_import(article_id: UUID, digest: str, origin: Origin | None) -> None:
    """Keep what the last file said, and where the article is mastered."""
    await ArticleRow.filter(id=article_id).update(imported_digest=digest, **_columns(origin))


async def slug_of(origin: Origin) -> str | None:
    """The article here that is mastered there, if it came before."""
    row = await ArticleRow.get_or_none(origin_system=origin.system, origin_id=origin.id)
    return row.slug if row else None


async def keep_here(article_id: UUID) -> None:
    """From now on the article is written here."""
    await ArticleRow.filter(id=article_id).update(**_columns(None))


def _columns(origin: Origin | None) -> dict[str, str | None]:
    return {
        "origin_system": origin.system if origin else None,
        "origin_id": origin.id if origin else None,
        "origin_url": origin.url if origin else None,
    }
