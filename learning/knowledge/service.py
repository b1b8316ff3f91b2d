"""Use cases of articles and revisions: write a draft, submit it, approve it, take it back.

Approving records what changed as fact versions; who turns the change into lessons stands one level up
(`learning.lessons.service`), in the same transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tortoise.transactions import atomic

from learning.knowledge import records, ruling_records, search_records
from learning.knowledge.demand import Demand, by_demand
from learning.knowledge.demand_records import demand_of
from learning.knowledge.errors import (
    DraftOutdated,
    NothingChanged,
    NoticesUnanswered,
    RevisionNotOpen,
    RulingsOutdated,
)
from learning.knowledge.origin import check_kept_here
from learning.knowledge.recording import (
    FactsChanged,
    RolledBack,
    forget_versions,
    record_facts,
    restore_versions,
)
from learning.knowledge.records import ArticleRow, RevisionRow, to_revision
from learning.knowledge.revision import (
    RevisionState,
    check_approval,
    check_roll_back,
    check_submission,
    latest_approved,
    state_of,
)
from learning.knowledge.rulings import Ruled, Rulings, rule, unanswered, usable
from learning.knowledge.update import Update, compare


@atomic()
async def save_draft(
    slug: str, body: str, *, version: int | None, person_id: UUID, revision_id: UUID, now: datetime
) -> RevisionRow:
    """Start the article's draft, or save it over the `version` that the editor read.

    Raises `MasteredElsewhere` for an article that another system keeps.
    """
    # Locked, because two who start a draft at the same moment would both find none.
    article = await records.article_named(slug, for_update=True)
    check_kept_here(article.origin)
    return await write_draft(
        article, body, version=version, person_id=person_id, revision_id=revision_id, now=now
    )


async def write_draft(
    article: ArticleRow, body: str, *, version: int | None, person_id: UUID, revision_id: UUID, now: datetime
) -> RevisionRow:
    """The same for an article that is locked already, wherever it is mastered."""
    draft = await records.open_draft(article.id)
    if draft is None:
        if version is not None:
            raise RevisionNotOpen(RevisionState.APPROVED, "edited")
        return await _start_draft(article, body, person_id=person_id, revision_id=revision_id, now=now)
    if draft.submitted_at:
        raise RevisionNotOpen(RevisionState.SUBMITTED, "edited")
    if draft.version != version:
        await draft.fetch_related("proposer")
        raise DraftOutdated(draft.proposer.name, draft.updated_at)
    draft.body, draft.version, draft.updated_at = body, draft.version + 1, now
    draft.proposer_id = person_id
    await draft.save()
    return await records.revision_numbered(draft.id)


@atomic()
async def discard_draft(slug: str) -> None:
    """Throw the draft away. A submitted one has to be returned first."""
    article = await records.article_named(slug)
    check_kept_here(article.origin)
    draft = await records.open_draft(article.id)
    if draft is not None:
        if draft.submitted_at:
            raise RevisionNotOpen(RevisionState.SUBMITTED, "discarded")
        await draft.delete()


async def text_before(revision: RevisionRow) -> str:
    """The text that this revision replaces, replaced or will replace; empty for an article's first."""
    before = await _before(revision)
    return before.body if before else ""


@atomic()
async def submit(revision_id: UUID, *, effective_from: datetime, now: datetime) -> RevisionRow:
    """Ask another owner to approve the draft; from here on its text never changes."""
    row, others = await _with_others(revision_id)
    check_submission(to_revision(row), [to_revision(each) for each in others], effective_from, now=now)
    if row.body.strip() == (await text_before(row)).strip():
        raise NothingChanged
    row.submitted_at, row.effective_from = now, effective_from
    await row.save()
    return row


@atomic()
async def return_draft(revision_id: UUID, *, note: str, now: datetime) -> RevisionRow:
    """Give a submitted revision back to its proposer with a note."""
    row, others = await _with_others(revision_id)
    state = state_of(to_revision(row), [to_revision(each) for each in others], now=now)
    if state is not RevisionState.SUBMITTED:
        raise RevisionNotOpen(state, "returned")
    row.submitted_at, row.effective_from, row.note = None, None, note
    await row.save()
    return row


@atomic()
async def approve(
    revision_id: UUID, *, approver_id: UUID, effective_from: datetime, now: datetime
) -> FactsChanged:
    """Sign a submitted revision; its facts hold from `effective_from` on. Refused while a warning waits for its answer."""
    row, others = await _with_others(revision_id)
    check_approval(
        to_revision(row),
        [to_revision(each) for each in others],
        effective_from,
        approver_id=approver_id,
        now=now,
    )
    before_row = _row_of(latest_approved([to_revision(each) for each in others]), others)
    proposal = await proposal_of(row)
    waiting = unanswered(proposal.found, proposal.rulings) if before_row else ()
    if waiting:
        raise NoticesUnanswered(len(waiting))
    row.approved_at, row.effective_from = now, effective_from
    row.approver_id = approver_id
    await row.save()
    await search_records.index_text(row)
    return await record_facts(row, before_row, proposal.ruled, effective_from)


@atomic()
async def roll_back(revision_id: UUID, *, now: datetime) -> RolledBack:
    """Take back the newest approved revision in one step, before or after it took effect.

    A change that waits for approval was compared with the text that is taken back, so it is a draft again.
    """
    row, others = await _with_others(revision_id)
    check_kept_here(row.article.origin)
    check_roll_back(to_revision(row), [to_revision(each) for each in others], now=now)
    assert row.effective_from is not None, "an approved revision has its moment"
    brought = await records.versions_of_revision(row.id)
    fact_ids = [version.fact_id for version in brought]
    before = await records.versions_before(fact_ids, ended_at=row.effective_from)
    row.rolled_back_at = now
    await row.save()
    for waiting in others:
        if waiting.submitted_at and not waiting.approved_at:
            waiting.submitted_at, waiting.effective_from = None, None
            await waiting.save()
    if row.effective_from > now:
        await forget_versions(brought, list(before.values()))
    else:
        await restore_versions(brought, before, at=now)
    return RolledBack(row.id, row.effective_from, tuple(fact_ids))


def body_to_edit(rows: Sequence[RevisionRow]) -> str:
    """The text that a new draft starts from: what holds, or what is approved to hold. Empty for a new article."""
    found = _row_of(latest_approved([to_revision(row) for row in rows]), rows)
    return found.body if found else ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a revision changes: the text before it, what the engine found, and what owners decided at which version.

    `demand` is how much customers ask for what changes; what was found is in that order.
    """

    before: str
    found: Update
    demand: Demand
    rulings: Rulings
    version: int

    @property
    def ruled(self) -> Ruled:
        """The update as its owners want it."""
        return rule(self.found, self.rulings)


async def proposal_of(row: RevisionRow) -> Proposal:
    """What this revision changes, compared with the text that it replaces, replaced or will replace."""
    before = await _before(row)
    text = before.body if before else ""
    rulings, version = await ruling_records.rulings_of(row.id)
    demand = await demand_of(row.article.id, before.id if before else None)
    found = by_demand(compare(text, row.body, language=row.article.language), demand)
    return Proposal(text, found, demand, rulings, version)


async def update_of(row: RevisionRow) -> tuple[str, Update]:
    """The text before this revision, and what is to be learned of its changes by the word of its owners."""
    proposal = await proposal_of(row)
    return proposal.before, proposal.ruled.update


@atomic()
async def save_rulings(revision_id: UUID, rulings: Rulings, *, version: int, now: datetime) -> RevisionRow:
    """Keep what an owner decided about the changes, over the `version` that she read, until the revision is approved.

    Raises `RulingUnusable`, and `RulingsOutdated` if another owner was first. Decisions on changes that a later edit
    took away are forgotten.
    """
    row, others = await _with_others(revision_id)
    state = state_of(to_revision(row), [to_revision(each) for each in others], now=now)
    if state not in (RevisionState.DRAFT, RevisionState.SUBMITTED):
        raise RevisionNotOpen(state, "decided about")
    proposal = await proposal_of(row)
    kept = usable(proposal.found, rulings, (proposal.before, row.body))
    if not await ruling_records.save_rulings(revision_id, kept, version=version):
        raise RulingsOutdated
    return row


async def _start_draft(
    article: ArticleRow, body: str, *, person_id: UUID, revision_id: UUID, now: datetime
) -> RevisionRow:
    rows = await records.revisions_of(article.id)
    await search_records.index_title(article)
    await RevisionRow.create(
        id=revision_id,
        article_id=article.id,
        number=max((row.number for row in rows), default=0) + 1,
        body=body,
        version=1,
        note="",
        proposer_id=person_id,
        updated_at=now,
    )
    return await records.revision_numbered(revision_id)


async def _before(revision: RevisionRow) -> RevisionRow | None:
    rows = await records.revisions_of(revision.article.id)
    older = [row for row in rows if row.number < revision.number]
    return _row_of(latest_approved([to_revision(row) for row in older]), older)


async def _with_others(revision_id: UUID) -> tuple[RevisionRow, list[RevisionRow]]:
    row = await records.revision_numbered(revision_id, for_update=True)
    return row, [each for each in await records.revisions_of(row.article.id) if each.id != row.id]


def _row_of(revision: object, rows: Sequence[RevisionRow]) -> RevisionRow | None:
    return next((row for row in rows if revision is not None and to_revision(row) == revision), None)
