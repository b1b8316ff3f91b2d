"""The lines of approved lessons, for whoever shows a fact."""

from collections.abc import Collection
from uuid import UUID
from zoneinfo import ZoneInfo

from learning.lessons.errors import LessonUnreadable
from learning.lessons.recording import readable
from learning.lessons.records import lessons_teaching
from learning.lessons.said.lines import say_lines


async def lines_about(version_ids: Collection[UUID], zone: ZoneInfo) -> dict[UUID, str]:
    """A line for each of these fact versions that has one; where several lessons give one, the latest.

    A lesson that cannot be read any more gives none: a customer is waiting.
    """
    lines: dict[UUID, str] = {}
    for row in await lessons_teaching(version_ids) if version_ids else []:
        try:
            lines = say_lines(readable(row.markdown, row.slug, zone), row.teaches or {}) | lines
        except LessonUnreadable:
            continue
    return lines
