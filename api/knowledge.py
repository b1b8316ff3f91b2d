"""Articles and their revisions on the wire: read, draft, submit, approve, take back."""

from datetime import datetime
from typing import Annotated
from uuid import UUID, uuid4

from litestar import Controller, Response, delete, get, post, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from api.knowledge_shown import detail_out, draft_out, line_of, revision_out
from api.knowledge_wire import (
    ApprovalIn,
    ArticleOut,
    ArticlesOut,
    DraftIn,
    DraftOut,
    EffectiveIn,
    OriginOut,
    ReturnIn,
    RevisionDetailOut,
)
from api.skill_names import skill_refs
from learning.knowledge import records, search_records, service
from learning.lessons import service as lessons
from learning.lessons.audience import Audience
from learning.people.access import Duty
from learning.people.person import Person
from learning.people.tokens.token import Scope
from learning.search.terms import query_of

MOST_LISTED, MOST_FOUND = 200, 30
LONGEST_QUERY = 100


class ArticleController(Controller):
    """Articles and their drafts."""

    path = "/articles"
    tags = ("knowledge",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE}  # noqa: RUF012 # Litestar reads a plain attribute

    @get(
        "/",
        summary="All articles, or those that contain some words",
        operation_id="listArticles",
        opt={"scope": Scope.READ_KNOWLEDGE},
    )
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

    @get(
        "/{slug:str}",
        summary="One article",
        operation_id="getArticle",
        opt={"scope": Scope.READ_KNOWLEDGE},
    )
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
            revisions=[revision_out(row, rows, now) for row in rows],
            draft=draft_out(draft) if draft else None,
            origin=OriginOut.model_validate(article.origin) if article.origin else None,
        )

    @put(
        "/{slug:str}/draft",
        summary="Save the draft",
        operation_id="putDraft",
        opt={"scope": Scope.WRITE_DRAFTS},
    )
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
        return draft_out(row)

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

    @get(
        "/",
        summary="A revision and what it changes",
        operation_id="getRevision",
        opt={"scope": Scope.READ_KNOWLEDGE},
    )
    async def show(
        self,
        revision_id: FromPath[UUID],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> RevisionDetailOut:
        """Before and after, the facts that changed, the lessons made from them."""
        return await detail_out(revision_id, person, state, now)

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
        return await detail_out(revision_id, person, state, now)

    @post("/approval", summary="Approve with its lessons", operation_id="approveRevision", status_code=200)
    async def approve(
        self,
        revision_id: FromPath[UUID],
        data: JSONBody[ApprovalIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> RevisionDetailOut:
        """Sign; from `effective_from` on the new facts hold. Refused while a warning waits, or if anything moved."""
        await lessons.approve_update(
            revision_id,
            approver_id=person.id,
            effective_from=data.effective_from,
            now=now,
            zone=state.settings.zone,
            audience=Audience(frozenset(data.teams), frozenset(data.skills)),
            seen=data.seen,
        )
        return await detail_out(revision_id, person, state, now)

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
        return await detail_out(revision_id, person, state, now)

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
        return await detail_out(revision_id, person, state, now)
