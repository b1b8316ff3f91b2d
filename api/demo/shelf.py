"""Its knowledge: the starter content, approved by two owners in the order of time, through the real use cases."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import ClassVar
from uuid import UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

from api.content_articles import ArticleFile, RevisionFile
from api.content_folder import Content, read_content
from api.demo.bank import APPROVER, PROPOSER, Bank
from api.demo.calendar import Past
from learning.errors import Kind, LearningError
from learning.knowledge import service as knowledge
from learning.knowledge.records import ArticleRow
from learning.lessons import service as lessons
from learning.lessons.lesson import Lesson
from learning.lessons.pictures.records import save_picture
from learning.lessons.pictures.redrawing import redraw
from learning.skills import service as skills
from learning.skills.writing import write_catalogue


class ContentUnusable(LearningError):
    """The content folder has complaints."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "content-unusable"

    def __init__(self, complaints: tuple[str, ...]) -> None:
        super().__init__(
            f"The content cannot be used: {complaints[0]} ({len(complaints)} complaint(s) in all)"
        )


def usable_content(folder: Path) -> Content:
    """What the folder holds. Raises `ContentUnusable` for one with complaints."""
    content = read_content(folder)
    if content.complaints:
        raise ContentUnusable(content.complaints)
    return content


async def fill_the_shelf(content: Content, bank: Bank, past: Past, zone: ZoneInfo) -> None:
    """Skills, articles with their revisions, and the lessons that people wrote, each at its time.

    An update for which somebody wrote a lesson went out with that one; of the others, those in effect went out
    without, and those still to come have what the engine drafted. Translations wait until readers can choose.
    """
    shelf = _Shelf(content, past, zone, bank.id_of(PROPOSER), bank.id_of(APPROVER))
    await shelf.add_skills_and_articles()
    for _, step in sorted(shelf.steps(), key=lambda each: each[0]):
        await step()


class _Shelf:
    """What is done to the shelf, and when."""

    def __init__(self, content: Content, past: Past, zone: ZoneInfo, proposer: UUID, approver: UUID) -> None:
        self.content, self.past, self.zone = content, past, zone
        self.proposer, self.approver = proposer, approver
        originals = [file.parsed.lesson for file in content.lessons if file.parsed.lesson]
        self.lessons = [lesson for lesson in originals if lesson.translation_of is None]

    async def add_skills_and_articles(self) -> None:
        """Everything that has no time of its own."""
        assert self.content.catalogue is not None, "a content folder without complaints has its catalogue"
        await skills.take_in(
            write_catalogue(self.content.catalogue),
            draft_id=uuid5(self.proposer, "skills"),
            proposer_id=None,
            now=self.past.first_day,
        )
        for picture in self.content.pictures:
            await save_picture(redraw(picture.content), now=self.past.first_day)
        for article in self.content.articles:
            first = self.past.effective_from(article, article.revisions[0])
            await ArticleRow.create(
                id=uuid4(),
                slug=article.slug,
                title=article.title,
                language=article.language,
                skills=list(article.skills),
                created_at=self.past.proposed_at(first),
            )

    def steps(self) -> Iterator[tuple[datetime, Callable[[], Awaitable[None]]]]:
        """Every revision and every lesson that hangs on none, with its time."""
        for article in self.content.articles:
            for revision in article.revisions:
                effective_from = self.past.effective_from(article, revision)
                yield self.past.approved_at(effective_from), self._revision(article, revision, effective_from)
        standing = [lesson for lesson in self.lessons if lesson.update is None]
        for number, lesson in enumerate(standing):
            at = self.past.published_at(lesson, number / len(standing), self.content.articles)
            yield at, self._lesson(lesson, at)

    def _lesson(self, lesson: Lesson, at: datetime) -> Callable[[], Awaitable[None]]:
        async def publish() -> None:
            await lessons.publish_lesson(lesson, approver_id=self.approver, now=at, zone=self.zone)

        return publish

    def _revision(
        self, article: ArticleFile, revision: RevisionFile, effective_from: datetime
    ) -> Callable[[], Awaitable[None]]:
        by_hand = [each for each in self.lessons if each.update == f"{article.slug}/r{revision.number}"]
        goes_with_ours = bool(by_hand) or effective_from <= self.past.until

        async def publish() -> None:
            draft_id = await self._submit(article, revision, effective_from)
            if goes_with_ours:
                await self._replace_drafts(draft_id, by_hand, effective_from)
            await lessons.approve_update(
                draft_id,
                approver_id=self.approver,
                effective_from=effective_from,
                now=self.past.approved_at(effective_from),
                zone=self.zone,
            )

        return publish

    async def _submit(self, article: ArticleFile, revision: RevisionFile, effective_from: datetime) -> UUID:
        proposed_at = self.past.proposed_at(effective_from)
        draft = await knowledge.save_draft(
            article.slug,
            revision.body,
            version=None,
            person_id=self.proposer,
            revision_id=uuid4(),
            now=proposed_at,
        )
        await lessons.submit_update(draft.id, effective_from=effective_from, now=proposed_at, zone=self.zone)
        return draft.id

    async def _replace_drafts(
        self, draft_id: UUID, by_hand: Sequence[Lesson], effective_from: datetime
    ) -> None:
        await lessons.replace_drafts(
            draft_id,
            [replace(lesson, effective=effective_from, update=None) for lesson in by_hand],
            now=self.past.proposed_at(effective_from),
            zone=self.zone,
        )
