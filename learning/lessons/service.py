"""Use cases of lessons: draft them from an update, edit, approve them with it, withdraw them with it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from tortoise.transactions import atomic

from learning.clock import in_bank_zone
from learning.knowledge import records as knowledge_records
from learning.knowledge import service as knowledge
from learning.knowledge.recording import FactsChanged
from learning.knowledge.records import RevisionRow
from learning.lessons import records
from learning.lessons.answerable import content_to_json, keys_to_json
from learning.lessons.compilation import Compiled, FactTarget, compile_items
from learning.lessons.drafted import as_lesson
from learning.lessons.drafting.draft import draft
from learning.lessons.errors import LessonClosed, LessonOutdated, LessonsFixTime, LessonUnreadable
from learning.lessons.lesson import Lesson
from learning.lessons.lesson_file import parse, render
from learning.lessons.records import ItemRow, LessonRow
from learning.lessons.targets import targets_named, targets_of
from learning.skills import records as skills


async def drafted_lessons(row: RevisionRow, effective_from: datetime | None, zone: ZoneInfo) -> list[Lesson]:
    """The lessons that a revision's change asks for, freshly drafted; nothing is stored."""
    before, update = await knowledge.update_of(row)
    if not before:
        return []
    local = in_bank_zone(effective_from, zone) if effective_from else None
    drafts = draft(update, before=before, after=row.body, effective_from=local, title=row.article.title)
    changes = {change.id: change for change in update.facts}
    return [
        as_lesson(
            each,
            changes,
            slug=f"{row.article.slug}-r{row.number}-{place}",
            language=row.article.language,
            skills=tuple(row.article.skills),
            source=row.article.title,
            effective=effective_from,
            zone=zone,
        )
        for place, each in enumerate(drafts, 1)
    ]


@atomic()
async def submit_update(
    revision_id: UUID, *, effective_from: datetime, now: datetime, zone: ZoneInfo
) -> None:
    """Submit the revision and keep its drafted lessons, so that they can be edited and approved with it."""
    row = await knowledge.submit(revision_id, effective_from=effective_from, now=now)
    await _redraft(row, effective_from, now=now, zone=zone)


@atomic()
async def save_lesson(lesson_id: UUID, markdown: str, *, version: int, zone: ZoneInfo) -> LessonRow:
    """Save an edited draft. What cannot be read as a lesson is refused with every complaint, and nothing is lost."""
    row = await records.lesson_numbered(lesson_id, for_update=True)
    if row.approved_at or row.withdrawn_at:
        raise LessonClosed
    if row.version != version:
        raise LessonOutdated
    lesson = readable(markdown, row.slug, zone)
    row.markdown, row.title, row.seconds, row.version = (
        markdown,
        lesson.title,
        lesson.estimated_seconds,
        version + 1,
    )
    await row.save()
    return row


@atomic()
async def leave_out(lesson_id: UUID) -> None:
    """Do without this drafted lesson."""
    row = await records.lesson_numbered(lesson_id, for_update=True)
    if row.approved_at or row.withdrawn_at:
        raise LessonClosed
    await row.delete()


@atomic()
async def approve_update(
    revision_id: UUID, *, approver_id: UUID, effective_from: datetime, now: datetime, zone: ZoneInfo
) -> FactsChanged:
    """Sign a revision and its lessons together: facts move, old items end with the old rule, new ones can be answered."""
    before = await knowledge_records.revision_numbered(revision_id)
    if before.effective_from is not None and before.effective_from != effective_from:
        if any(lesson.version > 1 for lesson in await records.lessons_of(revision_id)):
            raise LessonsFixTime
        await _redraft(before, effective_from, now=now, zone=zone)
    changed = await knowledge.approve(
        revision_id, approver_id=approver_id, effective_from=effective_from, now=now
    )
    await skills.link_facts(before.article.skills, changed.new_facts)
    await records.retire_items(
        [*(move.fact_id for move in changed.moves), *changed.moved_along], at=effective_from
    )
    moved = targets_of(changed)
    for row in await records.lessons_of(revision_id):
        await _approve(row, moved, approver_id=approver_id, at=effective_from, now=now, zone=zone)
    return changed


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
    await _approve(row, {}, approver_id=approver_id, at=now, now=now, zone=zone)
    return row


def readable(markdown: str, slug: str, zone: ZoneInfo) -> Lesson:
    """The lesson, or `LessonUnreadable` with every complaint."""
    parsed = parse(markdown, path=slug, zone=zone)
    if parsed.lesson is None:
        raise LessonUnreadable(parsed.complaints)
    return parsed.lesson


async def _redraft(row: RevisionRow, effective_from: datetime, *, now: datetime, zone: ZoneInfo) -> None:
    await records.delete_drafts(row.id)
    lessons = await drafted_lessons(row, effective_from, zone)
    await LessonRow.bulk_create([_row(lesson, revision_id=row.id, now=now, zone=zone) for lesson in lessons])


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


async def _approve(
    row: LessonRow,
    moved: Mapping[str, FactTarget],
    *,
    approver_id: UUID,
    at: datetime,
    now: datetime,
    zone: ZoneInfo,
) -> None:
    lesson = readable(row.markdown, row.slug, zone)
    targets = await targets_named({item.fact for item in lesson.items if item.fact}, moved, at=at)
    await ItemRow.bulk_create(_item_rows(row, compile_items(lesson, targets, zone)))
    row.approved_at = now
    row.approver_id = approver_id
    await row.save()


def _item_rows(lesson: LessonRow, items: Iterable[Compiled]) -> Sequence[ItemRow]:
    return [
        ItemRow(
            id=uuid4(),
            lesson_id=lesson.id,
            position=position,
            key=item.key,
            kind=item.kind.value,
            fact_id=item.fact_id,
            skill=item.skill,
            content=content_to_json(item.content),
            keys=keys_to_json(item.keys),
            keyed_on=item.keyed_on,
            kept_back=item.kept_back,
            prior_difficulty=item.prior_difficulty,
            options=item.options,
        )
        for position, item in enumerate(items)
    ]
