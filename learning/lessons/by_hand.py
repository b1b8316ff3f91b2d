"""A lesson of an update that an owner writes herself, beside the drafted ones or where none are drafted."""

from datetime import datetime
from itertools import count
from uuid import UUID
from zoneinfo import ZoneInfo

from tortoise.transactions import atomic

from learning.knowledge import records as knowledge_records
from learning.knowledge import service as knowledge
from learning.knowledge.errors import RevisionNotOpen
from learning.knowledge.revision import RevisionState
from learning.lessons import records
from learning.lessons.lesson_file import render
from learning.lessons.recording import readable
from learning.lessons.records import LessonRow
from learning.lessons.skeleton import skeleton

OF_A_PERSON = 2
"""The version a lesson begins with that a person writes: drafting again never takes it away."""


@atomic()
async def begin_lesson(revision_id: UUID, *, lesson_id: UUID, now: datetime, zone: ZoneInfo) -> LessonRow:
    """Begin one with a card for every fact that no lesson of the update teaches yet.

    Raises `RevisionNotFound`, and `RevisionNotOpen` unless the revision waits for approval.
    """
    row = await knowledge_records.revision_numbered(revision_id, for_update=True)
    if row.submitted_at is None or row.approved_at is not None:
        state = RevisionState.APPROVED if row.approved_at else RevisionState.DRAFT
        raise RevisionNotOpen(state, "given a lesson")
    stored = await records.lessons_of(revision_id)
    taught = {fact for each in stored for fact in readable(each.markdown, each.slug, zone).facts}
    _, update = await knowledge.update_of(row)
    slugs = (f"{row.article.slug}-r{row.number}-{place}" for place in count(1))
    lesson = skeleton(
        [fact for fact in update.facts if fact.id not in taught],
        slug=next(slug for slug in slugs if slug not in {each.slug for each in stored}),
        title=row.article.title,
        language=row.article.language,
        skills=tuple(row.article.skills),
        effective=row.effective_from,
    )
    return await LessonRow.create(
        id=lesson_id,
        slug=lesson.slug,
        title=lesson.title,
        language=lesson.language,
        skills=list(lesson.skills),
        revision_id=revision_id,
        markdown=render(lesson, zone=zone),
        version=OF_A_PERSON,
        seconds=lesson.estimated_seconds,
        drafted_at=now,
    )
