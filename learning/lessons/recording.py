"""Writing down what an approval makes of a lesson: its items with their keys, and which fact versions it tells."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from learning.lessons.answerable import content_to_json, keys_to_json
from learning.lessons.compilation import Compiled, FactTarget, compile_items
from learning.lessons.errors import LessonFactsUnknown, LessonUnreadable
from learning.lessons.fact_names import split_fact_name
from learning.lessons.lesson import Lesson
from learning.lessons.lesson_file import parse
from learning.lessons.pictures.service import pictures_in
from learning.lessons.records import ItemRow, LessonRow
from learning.lessons.releases.service import put_in_doubt
from learning.lessons.targets import targets_named
from learning.skills.records import taken_out_of


async def record_lesson(
    row: LessonRow,
    moved: Mapping[str, FactTarget],
    *,
    approver_id: UUID,
    at: datetime,
    now: datetime,
    zone: ZoneInfo,
) -> None:
    """Approve a drafted lesson: from `at` on its items can be answered. Raises `LessonFactsUnknown`, `LessonUnreadable`."""
    lesson = readable(row.markdown, row.slug, zone)
    names = {card.fact for card in lesson.cards if card.fact} | {
        item.fact for item in lesson.items if item.fact
    }
    targets = await targets_named(names, moved, at=at)
    if any(split_fact_name(name) is None for name in names - targets.keys()):
        raise LessonFactsUnknown(row.title)
    row.teaches = {name: str(target.version_id) for name, target in targets.items() if target.version_id}
    compiled = compile_items(lesson, targets, await pictures_in(lesson, path=row.slug), zone)
    out = await taken_out_of({item.skill for item in compiled if item.skill})
    await ItemRow.bulk_create(_item_rows(row, compiled, out))
    screens = (item.content.screen for item in compiled)
    await put_in_doubt({screen.release.system for screen in screens if screen}, now=now)
    row.approved_at = now
    row.approver_id = approver_id
    await row.save()


def readable(markdown: str, slug: str, zone: ZoneInfo) -> Lesson:
    """The lesson, or `LessonUnreadable` with every complaint."""
    parsed = parse(markdown, path=slug, zone=zone)
    if parsed.lesson is None:
        raise LessonUnreadable(parsed.complaints)
    return parsed.lesson


def _item_rows(lesson: LessonRow, items: Iterable[Compiled], out: Container[str | None]) -> Sequence[ItemRow]:
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
            taken_out=item.skill in out,
        )
        for position, item in enumerate(items)
    ]
