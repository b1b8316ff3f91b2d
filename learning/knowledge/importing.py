"""Use case of an import: one file becomes a draft of its article, whole or not at all; publishing stays with two owners."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tortoise.transactions import atomic

from learning.knowledge import records, service
from learning.knowledge.origin import check_comes_from_there
from learning.knowledge.records import ArticleRow, RevisionRow
from learning.knowledge.sources.source import Source, digest_of
from learning.knowledge.sources.step import ImportStep, OpenDraft, Standing, import_step


class ImportOutcome(StrEnum):
    """What came of a file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Imported:
    """One file that was accepted."""

    slug: str
    title: str
    outcome: ImportOutcome
    encoding: str


@atomic()
async def import_source(
    source: Source, *, person_id: UUID, article_id: UUID, revision_id: UUID, now: datetime
) -> Imported:
    """Make a new article, or a draft of the one that has this name already, in the name of an owner.

    An article that exists keeps its title, language and skills; one that is mastered elsewhere is known by its id
    there. Raises `DraftInTheWay` or `RevisionNotOpen` where somebody is at work on it, and `MasteredElsewhere` if
    the file does not come from the system that keeps the article.
    """
    known = await records.slug_of(source.origin) if source.origin else None
    slug = known or source.slug
    is_new = await records.add_article(
        article_id,
        slug=slug,
        title=source.title,
        language=source.language,
        skills=source.skills,
        now=now,
    )
    article = await records.article_named(slug, for_update=True)
    check_comes_from_there(article.origin, source.origin)
    draft = await records.open_draft(article.id)
    step = import_step(source.digest, await _standing(article, draft))
    if step is not ImportStep.NOTHING:
        version = draft.version if draft else None
        await service.write_draft(
            article, source.body, version=version, person_id=person_id, revision_id=revision_id, now=now
        )
    await records.remember_import(article.id, source.digest, source.origin)
    outcome = ImportOutcome.NEW if is_new else ImportOutcome.CHANGED
    return Imported(
        article.slug,
        article.title,
        ImportOutcome.UNCHANGED if step is ImportStep.NOTHING else outcome,
        source.encoding,
    )


@atomic()
async def keep_here(slug: str) -> None:
    """Let an article that another system kept be written here from now on. Raises `ArticleNotFound`."""
    article = await records.article_named(slug, for_update=True)
    await records.keep_here(article.id)


async def _standing(article: ArticleRow, draft: RevisionRow | None) -> Standing:
    approved = service.body_to_edit(await records.revisions_of(article.id))
    if draft is not None:
        await draft.fetch_related("proposer")
    return Standing(
        imported=article.imported_digest,
        approved=digest_of(approved) if approved else None,
        draft=OpenDraft(digest_of(draft.body), draft.proposer.name, draft.submitted_at is not None)
        if draft
        else None,
    )
