"""Its knowledge: the starter content, approved by two owners at the times the content gives, through the real use cases."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar
from uuid import uuid4
from zoneinfo import ZoneInfo

from api.content_articles import ArticleFile, RevisionFile
from api.content_folder import Content, read_content
from api.demo.bank import Bank
from learning.clock import in_bank_zone
from learning.errors import Kind, LearningError
from learning.knowledge import service as knowledge
from learning.knowledge.records import ArticleRow
from learning.lessons import service as lessons
from learning.lessons.lesson import Lesson
from learning.skills.records import SkillRow

PROPOSED_BEFORE, APPROVED_BEFORE = timedelta(days=6), timedelta(days=5)


class ContentUnusable(LearningError):
    """The content folder has complaints."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "content-unusable"

    def __init__(self, complaints: tuple[str, ...]) -> None:
        super().__init__(
            f"The content cannot be used: {complaints[0]} ({len(complaints)} complaint(s) in all)"
        )


async def fill_the_shelf(
    folder: Path, bank: Bank, *, first_day: datetime, now: datetime, zone: ZoneInfo
) -> None:
    """Skills, articles with their revisions, and the lessons that people wrote.

    `first_day` is when lessons that hang on no update were approved. An update for which somebody wrote
    a lesson went out with that one; of the others, those in effect went out without, and those still to come
    have what the engine drafted.
    """
    content = read_content(folder)
    if content.complaints:
        raise ContentUnusable(content.complaints)
    await _skills(content)
    written = _written(content)
    for article in content.articles:
        await _article(article, written, bank, now=now, zone=zone)
    for lesson in written[None]:
        await lessons.publish_lesson(lesson, approver_id=bank.approver, now=first_day, zone=zone)


def _written(content: Content) -> Mapping[str | None, list[Lesson]]:
    """Lessons by the update they teach; translations wait until readers can choose among them."""
    found: dict[str | None, list[Lesson]] = defaultdict(list)
    for file in content.lessons:
        lesson = file.parsed.lesson
        if lesson is not None and lesson.translation_of is None:
            found[lesson.update].append(lesson)
    return found


async def _skills(content: Content) -> None:
    assert content.catalogue is not None, "a content folder without complaints has its catalogue"
    fields = {field.slug: field for field in content.catalogue.fields}
    await SkillRow.bulk_create(
        [
            SkillRow(
                slug=skill.slug,
                name=skill.name,
                name_en=skill.name_en,
                field=skill.field,
                field_name=fields[skill.field].name,
                field_name_en=fields[skill.field].name_en,
                stage=skill.stage,
                after=list(skill.after),
                private=skill.private,
            )
            for skill in content.catalogue.skills
        ]
    )


async def _article(
    article: ArticleFile,
    written: Mapping[str | None, list[Lesson]],
    bank: Bank,
    *,
    now: datetime,
    zone: ZoneInfo,
) -> None:
    """Publish every revision in its order."""
    await ArticleRow.create(
        id=uuid4(),
        slug=article.slug,
        title=article.title,
        language=article.language,
        skills=list(article.skills),
        created_at=now,
    )
    for revision in article.revisions:
        effective_from = _midnight(revision, now, zone)
        proposed = min(effective_from - PROPOSED_BEFORE, now - timedelta(days=1))
        draft = await knowledge.save_draft(
            article.slug,
            revision.body,
            version=None,
            person_id=bank.proposer,
            revision_id=uuid4(),
            now=proposed,
        )
        await lessons.submit_update(draft.id, effective_from=effective_from, now=proposed, zone=zone)
        by_hand = written.get(f"{article.slug}/r{revision.number}", [])
        if by_hand or effective_from <= now:
            await lessons.replace_drafts(
                draft.id,
                [replace(lesson, effective=effective_from, update=None) for lesson in by_hand],
                now=proposed,
                zone=zone,
            )
        await lessons.approve_update(
            draft.id,
            approver_id=bank.approver,
            effective_from=effective_from,
            now=min(effective_from - APPROVED_BEFORE, now - timedelta(hours=20)),
            zone=zone,
        )


def _midnight(revision: RevisionFile, now: datetime, zone: ZoneInfo) -> datetime:
    today = in_bank_zone(now, zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + timedelta(days=revision.effective_in_days)
