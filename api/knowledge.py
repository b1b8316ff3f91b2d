"""Articles and their revisions on the wire: read, draft, submit, approve, take back."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID, uuid4

from litestar import Controller, Response, delete, get, post, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter
from pydantic import AwareDatetime, Field

from api.lessons import LessonOut, drafted_out, stored_out
from api.skill_names import skill_refs
from api.wire import In, Out, PersonRef, SkillRef
from learning.knowledge import records, search_records, service
from learning.knowledge.records import ArticleRow, RevisionRow, to_revision
from learning.knowledge.revision import Revision, RevisionState, latest_approved, revision_in_force, state_of
from learning.knowledge.update import FactChange, Ignored, Notice
from learning.lessons import service as lessons
from learning.lessons.records import lessons_of
from learning.people.access import Duty
from learning.people.person import Person, PersonId
from learning.search.highlight import Span, excerpt, hits
from learning.search.terms import Query, query_of

LARGEST_BODY = 1_000_000
MOST_LISTED, MOST_FOUND = 200, 30
LONGEST_QUERY = 100


class DraftIn(In):
    """The whole text, and the version it was edited from; null starts a draft."""

    body: Annotated[str, Field(min_length=1, max_length=LARGEST_BODY, pattern=r"^[^\x00]+$")]
    version: int | None


class EffectiveIn(In):
    """From when it shall hold."""

    effective_from: AwareDatetime


class ReturnIn(In):
    """What to mend."""

    note: Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")]


class StandOut(Out):
    """A revision and from when it holds."""

    number: int
    effective_from: datetime


class OpenDraftOut(Out):
    """That somebody is at work on an article."""

    state: Literal["draft", "submitted"]
    by: PersonRef
    updated_at: datetime
    revision_id: UUID


class SpanOut(Out):
    """Characters [start, end), counted as code points."""

    start: int
    end: int


class FoundOut(Out):
    """Where an article shows what was looked for: in its title, and in a piece of the text in force."""

    title: list[SpanOut]
    excerpt: str | None
    hits: list[SpanOut]


class ArticleLineOut(Out):
    """One article in the list; `found` is null where nothing was looked for."""

    slug: str
    title: str
    language: str
    published: StandOut | None
    coming: StandOut | None
    draft: OpenDraftOut | None
    found: FoundOut | None


class ArticlesOut(Out):
    """Articles by title; those whose title was looked for come first. `more` says that the list goes on."""

    articles: list[ArticleLineOut]
    more: bool


class RevisionOut(Out):
    """One revision in an article's history."""

    id: UUID
    number: int
    state: RevisionState
    proposer: PersonRef
    approver: PersonRef | None
    effective_from: datetime | None
    submitted_at: datetime | None
    approved_at: datetime | None
    rolled_back_at: datetime | None
    note: str


class DraftOut(Out):
    """The open draft with its text."""

    revision_id: UUID
    body: str
    version: int
    state: Literal["draft", "submitted"]
    by: PersonRef
    updated_at: datetime


class ArticleOut(Out):
    """An article: the text that a new draft starts from, its history, and the open draft."""

    slug: str
    title: str
    language: str
    skills: list[SkillRef]
    body: str
    revisions: list[RevisionOut]
    draft: DraftOut | None


class ArticleRef(Out):
    """An article by name."""

    slug: str
    title: str


class FactChangeOut(Out):
    """One thing that changed; `start` and `end` count characters of the text it stands in."""

    id: str
    change: Literal["changed", "added", "removed"]
    kind: str
    topic: str
    statement: str
    old: str | None
    new: str | None
    path: list[str]
    importance: float
    start: int
    end: int


class IgnoredOut(Out):
    """A difference that nobody has to learn, and why."""

    reason: str
    old: str
    new: str


class NoticeOut(Out):
    """Something the owner should look at."""

    code: str
    message: str
    fact: str | None


class MayOut(Out):
    """What the reader may do with a revision now."""

    edit: bool
    submit: bool
    approve: bool
    return_: bool
    roll_back: bool


class RevisionDetailOut(Out):
    """A revision beside the text it replaces, with what changed and the lessons made from it."""

    revision: RevisionOut
    article: ArticleRef
    before: str
    after: str
    facts: list[FactChangeOut]
    ignored: list[IgnoredOut]
    notices: list[NoticeOut]
    lessons: list[LessonOut]
    may: MayOut


class ArticleController(Controller):
    """Articles and their drafts."""

    path = "/articles"
    tags = ("knowledge",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="All articles, or those that contain some words", operation_id="listArticles")
    async def list_articles(
        self,
        now: NamedDependency[datetime],
        written: Annotated[str, QueryParameter(name="query", max_length=LONGEST_QUERY)] = "",
    ) -> ArticlesOut:
        """With what holds, what is coming and who is at work; or only those that contain every word of the query."""
        asked = query_of(written)
        most = MOST_FOUND if asked else MOST_LISTED
        if asked:
            ids = await search_records.articles_found(asked, now=now, most=most + 1)
        else:
            ids = [] if written.strip() else await search_records.articles_by_title(most + 1)
        rows = await search_records.articles_with_revisions(ids[:most])
        return ArticlesOut(articles=[line_of(row, asked, now) for row in rows], more=len(ids) > most)

    @get("/{slug:str}", summary="One article", operation_id="getArticle")
    async def show(
        self, slug: FromPath[str], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> ArticleOut:
        """The text to edit, the history, the open draft."""
        article = await records.article_named(slug)
        rows = await records.revisions_of(article.id)
        draft = next((row for row in rows if row.approved_at is None), None)
        return ArticleOut(
            slug=article.slug,
            title=article.title,
            language=article.language,
            skills=await skill_refs(article.skills, person.language),
            body=service.body_to_edit(rows),
            revisions=[_revision(row, rows, now) for row in rows],
            draft=_draft(draft) if draft else None,
        )

    @put("/{slug:str}/draft", summary="Save the draft", operation_id="putDraft")
    async def save_draft(
        self,
        slug: FromPath[str],
        data: JSONBody[DraftIn],
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
    ) -> DraftOut:
        """Start the draft, or save it over the version it was edited from."""
        row = await service.save_draft(
            slug, data.body, version=data.version, person_id=person.id, revision_id=uuid4(), now=now
        )
        return _draft(row)

    @delete("/{slug:str}/draft", summary="Discard the draft", operation_id="deleteDraft")
    async def discard_draft(self, slug: FromPath[str]) -> Response[None]:
        """Throw the open draft away."""
        await service.discard_draft(slug)
        return Response(None, status_code=204)


class RevisionController(Controller):
    """One revision on its way from draft to the floor."""

    path = "/revisions/{revision_id:uuid}"
    tags = ("knowledge",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="A revision and what it changes", operation_id="getRevision")
    async def show(
        self,
        revision_id: FromPath[UUID],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> RevisionDetailOut:
        """Before and after, the facts that changed, the lessons made from them."""
        return await _detail(revision_id, person, state, now)

    @post("/submission", summary="Ask for approval", operation_id="submitRevision", status_code=200)
    async def submit(
        self,
        revision_id: FromPath[UUID],
        data: JSONBody[EffectiveIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> RevisionDetailOut:
        """Close the draft; its lessons can be edited until another owner approves."""
        await lessons.submit_update(
            revision_id, effective_from=data.effective_from, now=now, zone=state.settings.zone
        )
        return await _detail(revision_id, person, state, now)

    @post("/approval", summary="Approve with its lessons", operation_id="approveRevision", status_code=200)
    async def approve(
        self,
        revision_id: FromPath[UUID],
        data: JSONBody[EffectiveIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> RevisionDetailOut:
        """Sign; from `effective_from` on the new facts hold."""
        await lessons.approve_update(
            revision_id,
            approver_id=person.id,
            effective_from=data.effective_from,
            now=now,
            zone=state.settings.zone,
        )
        return await _detail(revision_id, person, state, now)

    @post("/return", summary="Return to its proposer", operation_id="returnRevision", status_code=200)
    async def return_draft(
        self,
        revision_id: FromPath[UUID],
        data: JSONBody[ReturnIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> RevisionDetailOut:
        """Open the draft again, with a note on what to mend."""
        await service.return_draft(revision_id, note=data.note, now=now)
        return await _detail(revision_id, person, state, now)

    @post("/rollback", summary="Take back", operation_id="rollBackRevision", status_code=200)
    async def roll_back(
        self,
        revision_id: FromPath[UUID],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> RevisionDetailOut:
        """In one step: the old rule holds, the lessons are gone."""
        await lessons.roll_back_update(revision_id, now=now)
        return await _detail(revision_id, person, state, now)


async def _detail(revision_id: UUID, person: Person, state: State, now: datetime) -> RevisionDetailOut:
    row = await records.revision_numbered(revision_id)
    rows = await records.revisions_of(row.article.id)
    before, update = await service.update_of(row)
    stored = await lessons_of(revision_id)
    zone = state.settings.zone
    return RevisionDetailOut(
        revision=_revision(row, rows, now),
        article=ArticleRef.model_validate(row.article),
        before=before,
        after=row.body,
        facts=[fact_change_out(change) for change in update.facts],
        ignored=[_ignored(each) for each in update.ignored],
        notices=[_notice(each) for each in update.notices],
        lessons=(
            [stored_out(each, zone) for each in stored]
            if row.submitted_at
            else [
                drafted_out(each, zone)
                for each in await lessons.drafted_lessons(row, row.effective_from, zone)
            ]
        ),
        may=_may(to_revision(row), [to_revision(each) for each in rows if each.id != row.id], person.id, now),
    )


def line_of(article: ArticleRow, asked: Query, now: datetime) -> ArticleLineOut:
    """An article with its revisions as one line of the list."""
    rows = list(article.revisions)  # type: ignore[attr-defined] # prefetched by its query
    revisions = [to_revision(row) for row in rows]
    in_force, latest = revision_in_force(revisions, at=now), latest_approved(revisions)
    draft = next((row for row in rows if row.approved_at is None), None)
    return ArticleLineOut(
        slug=article.slug,
        title=article.title,
        language=article.language,
        published=_stand(in_force),
        coming=_stand(latest) if latest != in_force else None,
        draft=OpenDraftOut(
            state="submitted" if draft.submitted_at else "draft",
            by=PersonRef.model_validate(draft.proposer),
            updated_at=draft.updated_at,
            revision_id=draft.id,
        )
        if draft
        else None,
        found=_found(article.title, next((row.body for row in rows if _is(row, in_force)), ""), asked)
        if asked
        else None,
    )


def _is(row: RevisionRow, revision: Revision | None) -> bool:
    return revision is not None and row.id == revision.id


def _found(title: str, text: str, asked: Query) -> FoundOut:
    shown = excerpt(text, asked)
    return FoundOut(
        title=_spans(hits(title, asked)),
        excerpt=shown.text if shown else None,
        hits=_spans(shown.hits) if shown else [],
    )


def _spans(spans: tuple[Span, ...]) -> list[SpanOut]:
    return [SpanOut(start=each.start, end=each.end) for each in spans]


def _stand(revision: Revision | None) -> StandOut | None:
    if revision is None or revision.effective_from is None:
        return None
    return StandOut(number=revision.number, effective_from=revision.effective_from)


def _revision(row: RevisionRow, rows: list[RevisionRow], now: datetime) -> RevisionOut:
    others = [to_revision(each) for each in rows if each.id != row.id]
    return RevisionOut(
        id=row.id,
        number=row.number,
        state=state_of(to_revision(row), others, now=now),
        proposer=PersonRef.model_validate(row.proposer),
        approver=PersonRef.model_validate(row.approver) if row.approver else None,
        effective_from=row.effective_from,
        submitted_at=row.submitted_at,
        approved_at=row.approved_at,
        rolled_back_at=row.rolled_back_at,
        note=row.note,
    )


def _draft(row: RevisionRow) -> DraftOut:
    return DraftOut(
        revision_id=row.id,
        body=row.body,
        version=row.version,
        state="submitted" if row.submitted_at else "draft",
        by=PersonRef.model_validate(row.proposer),
        updated_at=row.updated_at,
    )


def _may(revision: Revision, others: list[Revision], person_id: PersonId, now: datetime) -> MayOut:
    state = state_of(revision, others, now=now)
    submitted = state is RevisionState.SUBMITTED
    return MayOut(
        edit=state is RevisionState.DRAFT,
        submit=state is RevisionState.DRAFT,
        approve=submitted and revision.proposer_id != person_id,
        return_=submitted,
        roll_back=revision.holds_from is not None
        and latest_approved([revision, *others]) == revision
        and latest_approved(others) is not None,
    )


def fact_change_out(change: FactChange) -> FactChangeOut:
    """A change as it is shown."""
    return FactChangeOut(
        id=change.id,
        change=change.change,
        kind=change.kind,
        topic=change.topic,
        statement=change.statement,
        old=change.old,
        new=change.new,
        path=list(change.path),
        importance=change.importance,
        start=change.source.start,
        end=change.source.end,
    )


def _ignored(each: Ignored) -> IgnoredOut:
    return IgnoredOut(reason=each.reason, old=each.old, new=each.new)


def _notice(each: Notice) -> NoticeOut:
    return NoticeOut(code=each.code, message=each.message, fact=each.fact)
