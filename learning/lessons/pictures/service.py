"""Use cases of pictures: keep one that came, show it, find those that a lesson names."""

import asyncio
from collections.abc import Mapping
from datetime import datetime

from learning.lessons.complaints import Complaint
from learning.lessons.errors import LessonUnreadable, PictureNotFound
from learning.lessons.lesson import Lesson
from learning.lessons.pictures import records
from learning.lessons.pictures.redrawing import redraw
from learning.lessons.screen import Picture

_ONE_AT_A_TIME = asyncio.Semaphore(1)
"""Drawing a screen in 4K anew takes 130 MB for two seconds and a half at the worst."""


async def keep_picture(content: bytes, *, now: datetime) -> Picture:
    """Keep what the file shows, once. Raises `PictureRefused`."""
    async with _ONE_AT_A_TIME:
        drawn = await asyncio.to_thread(redraw, content)
    await records.save_picture(drawn, now=now)
    return drawn.picture


async def picture_file(picture_id: str) -> tuple[str, bytes]:
    """Media type and content. Raises `PictureNotFound`."""
    found = await records.file_of(picture_id)
    if found is None:
        raise PictureNotFound
    return found


async def pictures_in(
    lesson: Lesson, lines: Mapping[str, int] | None = None, *, path: str = "<lesson>"
) -> dict[str, Picture]:
    """The pictures by the names that the lesson has for them; `lines` as in `Parsed`.

    Raises `LessonUnreadable` where a name leads to no picture, or to several.
    """
    named = {item.key: item.screen.picture for item in lesson.items if item.screen}
    found = await records.pictures_named(set(named.values()))
    unknown = [
        Complaint(
            path, (lines or {}).get(f"item:{key}", 1), f'item "{key}": there is no one picture "{name[:64]}"'
        )
        for key, name in named.items()
        if name not in found
    ]
    if unknown:
        raise LessonUnreadable(unknown)
    return found
