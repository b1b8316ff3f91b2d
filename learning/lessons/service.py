"""Use cases of lessons: draft them from an update, edit, approve them with it, withdraw them with it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import count
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from tortoise.transactions import atomic

from learning.clock import in_bank_zone
from learning.knowledge import records as knowledge_records
from learning.knowledge import ruling_records
from learning.knowledge import service as knowledge
from learning.knowledge.errors import RevisionMoved
from learning.knowledge.recording import FactsChanged
from learning.knowledge.records import RevisionRow
from learning.knowledge.rulings import Rulings
from learning.lessons import records
from learning.lessons.audience import EVERYBODY, Audience
from learning.lessons.audience_records import check_known
from learning.lessons.drafted import as_lesson, facts_lost, still_teaches, with_only
from learning.lessons.drafting.draft import draft
from learning.lessons.errors import (
    LessonClosed,
    LessonOutdated,
    LessonsFixTime,
    LessonsHoldFacts,
    LessonUnreadable,
)
from learning.lessons.lesson import Lesson
from learning.lessons.lesson_file import parse, render
from learning.lessons.pictures.service import pictures_in
from learning.lessons.recording import readable, record_lesson
from learning.lessons.records import LessonRow
from learning.lessons.targets import targets_of
from learning.skills import records as skills
from learning.switches.function import Function
from learning.switches.service import is_on


async def drafted_lessons(
    row: RevisionRow,
    effective_from: datetime | None,
    zone: ZoneInfo,
    *,
    beside: Collection[LessonRow] = (),
    proposal: knowledge.Proposal | None = None,
) -> list[Lesson]:
    """The lessons that a revision's change asks for, freshly drafted; nothing is stored.

    Facts that the lessons `beside` them teach are left to those. Where drafting is switched off there are none.
    """
    proposal = proposal or await knowledge.proposal_of(row)
    drafts_by_itself = await is_on(Function.DRAFT_LESSONS, row.proposer_id)  # type: ignore[attr-defined] # of the ORM
    if not proposal.before or not drafts_by_itself:
        return []
    ruled = proposal.ruled.update
    covered = {fact for each in beside for fact in readable(each.markdown, each.slug, zone).facts}
    update = with_only(ruled, [fact for fact in ruled.facts if fact.id not in covered], proposal.found)
    local = in_bank_zone(effective_from, zone) if effective_from else None
    drafts = draft(
        update, before=proposal.before, after=row.body, effective_from=local, title=row.article.title
    )
    changes = {change.id: change for change in update.facts}
    slugs = (f"{row.article.slug}-r{row.number}-{place}" for place in count(1))
    taken = {each.slug for each in beside}
    return [
        as_lesson(
            each,
            changes,
            slug=next(slug for slug in slugs if slug not in taken),
            language=row.article.language,
            skills=tuple(row.article.skills),
            source=row.article.title,
            effective=effective_from,
            zone=zone,
        )
        for each in drafts
    ]


@atomic()
async def submit_update(
    revision_id: UUID, *, effective_from: datetime, now: datetime, zone: ZoneInfo
) -> None:
    """Submit the revision and keep its drafted lessons, so that they can be edited and approved with it.

    What was edited before the revision was returned stays, if its facts and its moment are still the same.
    """
    row = await knowledge.submit(revision_id, effective_from=effective_from, now=now)
    _, update = await knowledge.update_of(row)
    stays = [
        each
        for each in await records.lessons_of(revision_id)
        for lesson in [readable(each.markdown, each.slug, zone)]
        if (each.version > 1 and lesson.effective == effective_from) or each.withdrawn_at
        if still_teaches(lesson, update)
    ]
    await _redraft(row, effective_from, beside=stays, now=now, zone=zone)


@atomic()
async def save_rulings(
    revision_id: UUID, rulings: Rulings, *, version: int, now: datetime, zone: ZoneInfo
) -> None:
    """Keep what an owner decided about the changes, and draft again what nobody has edited yet.

    Raises `LessonsHoldFacts` where a decision would take the fact from under a lesson that somebody edited.
    """
    row = await knowledge_records.revision_numbered(revision_id, for_update=True)
    _, was = await knowledge.update_of(row)
    await knowledge.save_rulings(revision_id, rulings, version=version, now=now)
    if row.effective_from is None:
        return
    _, becomes = await knowledge.update_of(row)
    held = [each for each in await records.lessons_of(revision_id) if each.version > 1 or each.withdrawn_at]
    stays = [each for each in held if still_teaches(readable(each.markdown, each.slug, zone), becomes, was)]
    if any(each.withdrawn_at is None for each in held if each not in stays):
        raise LessonsHoldFacts
    await _redraft(row, row.effective_from, beside=stays, now=now, zone=zone)


@atomic()
async def save_lesson(lesson_id: UUID, markdown: str, *, version: int, zone: ZoneInfo) -> LessonRow:
    """Save an edited draft. What cannot be read as a lesson is refused with every complaint, and nothing is lost.

    An item or card that hung on a fact must go on doing so: an answer to it is evidence of that fact.
    """
    row = await records.lesson_numbered(lesson_id, for_update=True)
    if row.approved_at or row.withdrawn_at:
        raise LessonClosed
    if row.version != version:
        raise LessonOutdated
    parsed = parse(markdown, path=row.slug, zone=zone)
    lesson = readable(markdown, row.slug, zone)
    lost = facts_lost(readable(row.markdown, row.slug, zone), lesson, parsed.lines)
    if lost:
        raise LessonUnreadable(lost)
    await pictures_in(lesson, parsed.lines, path=row.slug)
    row.markdown, row.title, row.seconds, row.version = (
        markdown,
        lesson.title,
        lesson.estimated_seconds,
        version + 1,
    )
    await row.save()
    return row


@atomic()
async def leave_out(lesson_id: UUID, *, now: datetime) -> None:
    """Do without this drafted lesson; its facts are not drafted again."""
    row = await records.lesson_numbered(lesson_id, for_update=True)
    if row.approved_at or row.withdrawn_at:
        raise LessonClosed
    row.withdrawn_at = now
    await row.save()


@atomic()
async def approve_update(
    revision_id: UUID,
    *,
    approver_id: UUID,
    effective_from: datetime,
    now: datetime,
    zone: ZoneInfo,
    audience: Audience = EVERYBODY,
    seen: str | None = None,
) -> FactsChanged:
    """Sign a revision and its lessons together: facts move, old items end with the old rule, new ones can be answered.

    `seen` is the mark of what the approver looked at (`mark_of`); anything else is refused with `RevisionMoved`.
    """
    before = await knowledge_records.revision_numbered(revision_id, for_update=True)
    if seen is not None and seen != await mark_of(before):
        raise RevisionMoved
    await check_known(audience)
    if before.effective_from is not None and before.effective_from != effective_from:
        await _move_time(before, effective_from, now=now, zone=zone)
    changed = await knowledge.approve(
        revision_id, approver_id=approver_id, effective_from=effective_from, now=now
    )
    await skills.link_facts(before.article.skills, changed.new_facts)
    ended = [*(move.fact_id for move in changed.moves), *changed.moved_along]
    await records.rename_lessons_about(ended, before.article.title)
    await records.retire_items(ended, at=effective_from)
    moved = targets_of(changed)
    for row in await records.lessons_of(revision_id):
        if row.withdrawn_at is None:
            row.audience_teams = sorted(audience.teams) or None
            row.audience_skills = sorted(audience.skills) or None
            await record_lesson(row, moved, approver_id=approver_id, at=effective_from, now=now, zone=zone)
    return changed


async def mark_of(row: RevisionRow) -> str:
    """A mark of everything an approver looks at: the text, what was decided about its facts, each lesson."""
    _, version = await ruling_records.rulings_of(row.id)
    lessons = [
        (each.id.hex, each.version, bool(each.withdrawn_at)) for each in await records.lessons_of(row.id)
    ]
    return sha256(f"{row.version} {row.submitted_at} {version} {lessons}".encode()).hexdigest()[:16]


@atomic()
async def roll_back_update(revision_id: UUID, *, now: datetime) -> None:
    """Take a revision back with its lessons; items of the rule that holds again can be answered again."""
    back = await knowledge.roll_back(revision_id, now=now)
    await records.withdraw_lessons(revision_id, at=now)
    await records.revive_items(back.fact_ids, retired_at=back.was_effective_from)


@atomic()
async def replace_drafts(
    revision_id: UUID, lessons: Sequence[Lesson], *, now: datetime, zone: ZoneInfo
) -> None:
    """Let a submitted revision go out with lessons that a person wrote instead of the drafted ones."""
    await records.delete_drafts(revision_id)
    await LessonRow.bulk_create(
        [_row(lesson, revision_id=revision_id, now=now, zone=zone) for lesson in lessons]
    )


@atomic()
async def publish_lesson(lesson: Lesson, *, approver_id: UUID, now: datetime, zone: ZoneInfo) -> LessonRow:
    """Store and approve a lesson that a person wrote and that hangs on no update."""
    row = _row(lesson, revision_id=None, now=now, zone=zone)
    await row.save(force_create=True)
    await record_lesson(row, {}, approver_id=approver_id, at=now, now=now, zone=zone)
    return row


async def _redraft(
    row: RevisionRow,
    effective_from: datetime,
    *,
    beside: Collection[LessonRow] = (),
    now: datetime,
    zone: ZoneInfo,
) -> None:
    await records.delete_drafts(row.id, keep=[each.id for each in beside])
    lessons = await drafted_lessons(row, effective_from, zone, beside=beside)
    await LessonRow.bulk_create([_row(lesson, revision_id=row.id, now=now, zone=zone) for lesson in lessons])


async def _move_time(row: RevisionRow, effective_from: datetime, *, now: datetime, zone: ZoneInfo) -> None:
    """Draft again for another moment, unless somebody wrote for the first one."""
    stored = await records.lessons_of(row.id)
    left_out = [each for each in stored if each.withdrawn_at]
    if any(each.version > 1 for each in stored if each not in left_out):
        raise LessonsFixTime
    await _redraft(row, effective_from, beside=left_out, now=now, zone=zone)


def _row(lesson: Lesson, *, revision_id: UUID | None, now: datetime, zone: ZoneInfo) -> LessonRow:
    return LessonRow(
        id=uuid4(),
        slug=lesson.slug,
        title=lesson.title,
        language=lesson.language,
        skills=list(lesson.skills),
        revision_id=revision_id,
        markdown=render(lesson, zone=zone),
        version=1,
        seconds=lesson.estimated_seconds,
        drafted_at=now,
    )
