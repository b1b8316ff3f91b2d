"""Articles and revisions from their rows to the wire."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar.datastructures import State

from api.knowledge_audience import audience_out
from api.knowledge_wire import (
    ArticleLineOut,
    ArticleRef,
    DraftOut,
    DroppedOut,
    FactChangeOut,
    FoundOut,
    IgnoredOut,
    MayOut,
    NoticeOut,
    OpenDraftOut,
    RevisionDetailOut,
    RevisionOut,
    RulingOut,
    RulingsOut,
    SpanOut,
    StandOut,
)
from api.lessons import LessonOut, drafted_out, stored_out
from api.wire import PersonRef
from learning.knowledge import records, service
from learning.knowledge.rank import WORTH_A_CARD
from learning.knowledge.records import ArticleRow, RevisionRow, to_revision
from learning.knowledge.revision import (
    Revision,
    RevisionState,
    can_roll_back,
    latest_approved,
    revision_in_force,
    state_of,
)
from learning.knowledge.rulings import Rulings, in_order, notice_id, unanswered
from learning.knowledge.service import Proposal
from learning.knowledge.update import FactChange, Ignored, Notice
from learning.lessons import service as lessons
from learning.lessons.records import LessonRow, lessons_of
from learning.lessons.unasked import unasked
from learning.people.person import Person, PersonId
from learning.search.highlight import Span, excerpt, hits
from learning.search.terms import Query


async def detail_out(revision_id: UUID, person: Person, state: State, now: datetime) -> RevisionDetailOut:
    """A revision beside the text it replaces, with what changed, its lessons and what this reader may do."""
    row = await records.revision_numbered(revision_id)
    rows = await records.revisions_of(row.article.id)
    proposal = await service.proposal_of(row)
    update, rulings = proposal.found, proposal.rulings
    waiting = unanswered(update, rulings)
    stored = await lessons_of(revision_id)
    zone = state.settings.zone
    return RevisionDetailOut(
        revision=revision_out(row, rows, now),
        article=ArticleRef.model_validate(row.article),
        before=proposal.before,
        after=row.body,
        facts=[
            fact_change_out(change, is_often_asked=proposal.demand.is_often(change))
            for change in in_order(update.facts, rulings.order)
        ],
        ignored=[_ignored(each) for each in update.ignored],
        notices=[_notice(each, is_open=each in waiting) for each in update.notices],
        rulings=_rulings(rulings, proposal.version),
        lessons=await _lessons(row, stored, proposal, zone),
        dropped=_dropped(row, proposal, zone),
        audience=audience_out(stored),
        undercut_by=undercut_by(row, rows),
        seen=await lessons.mark_of(row),
        may=_may(row, [to_revision(each) for each in rows if each.id != row.id], person.id, now),
    )


async def _lessons(
    row: RevisionRow, stored: list[LessonRow], proposal: Proposal, zone: ZoneInfo
) -> list[LessonOut]:
    """Those that were submitted with it; of a draft, those that would be."""
    if row.submitted_at:
        return [await stored_out(each, zone) for each in stored]
    drafted = await lessons.drafted_lessons(row, row.effective_from, zone, proposal=proposal)
    return [await drafted_out(each, zone) for each in drafted]


def _dropped(row: RevisionRow, proposal: Proposal, zone: ZoneInfo) -> list[DroppedOut]:
    lost = unasked(
        proposal.ruled.update,
        before=proposal.before,
        after=row.body,
        effective_from=row.effective_from,
        zone=zone,
    )
    return [DroppedOut.model_validate(each) for each in lost]


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


def revision_out(row: RevisionRow, rows: list[RevisionRow], now: datetime) -> RevisionOut:
    """One line of an article's history; `rows` are all its revisions, by which the state is told."""
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


def draft_out(row: RevisionRow) -> DraftOut:
    """The open draft with its text."""
    return DraftOut(
        revision_id=row.id,
        body=row.body,
        version=row.version,
        state="submitted" if row.submitted_at else "draft",
        by=PersonRef.model_validate(row.proposer),
        updated_at=row.updated_at,
    )


def _may(row: RevisionRow, others: list[Revision], person_id: PersonId, now: datetime) -> MayOut:
    revision, is_ours = to_revision(row), row.article.origin is None
    state = state_of(revision, others, now=now)
    submitted = state is RevisionState.SUBMITTED
    return MayOut(
        edit=state is RevisionState.DRAFT and is_ours,
        submit=state is RevisionState.DRAFT,
        approve=submitted and revision.proposer_id != person_id,
        return_=submitted,
        roll_back=can_roll_back(revision, others) and is_ours,
    )


def fact_change_out(change: FactChange, *, is_often_asked: bool = False) -> FactChangeOut:
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
        worth_teaching=change.importance >= WORTH_A_CARD,
        is_often_asked=is_often_asked,
        document=change.source.document,
        start=change.source.start,
        end=change.source.end,
    )


def _ignored(each: Ignored) -> IgnoredOut:
    return IgnoredOut(reason=each.reason, old=each.old, new=each.new)


def _notice(each: Notice, *, is_open: bool) -> NoticeOut:
    source = each.source if each.source and each.source.document == "after" else None
    return NoticeOut(
        id=notice_id(each),
        code=each.code,
        message=each.message,
        fact=each.fact,
        span=SpanOut(start=source.start, end=source.end) if source else None,
        is_open=is_open,
    )


def _rulings(rulings: Rulings, version: int) -> RulingsOut:
    return RulingsOut(
        changes=[RulingOut.model_validate(each) for each in rulings.changes],
        order=list(rulings.order),
        answered=list(rulings.answered),
        version=version,
    )


def undercut_by(row: RevisionRow, rows: list[RevisionRow]) -> int | None:
    """The number of the revision taken back since this unapproved one was last written or submitted, if any was."""
    if row.approved_at:
        return None
    written_at = row.submitted_at or row.updated_at
    taken_back = [each.number for each in rows if each.rolled_back_at and each.rolled_back_at >= written_at]
    return max(taken_back, default=None)
