"""The table of pictures; it stands in `api/migrations/0031_pictures_and_releases.py`."""

from collections.abc import Collection
from datetime import datetime

from learning.lessons.pictures.redrawing import Redrawn
from learning.lessons.screen import Picture
from learning.queries import execute, fetch


async def save_picture(drawn: Redrawn, *, now: datetime) -> None:
    """Keep a picture; one that is there already stays as it is."""
    picture = drawn.picture
    await execute(
        """insert into picture (id, media_type, width, height, content, kept_at)
           values ($1, $2, $3, $4, $5, $6) on conflict do nothing""",
        picture.id,
        drawn.media_type,
        picture.width,
        picture.height,
        drawn.content,
        now,
    )


async def file_of(picture_id: str) -> tuple[str, bytes] | None:
    """Media type and content of a picture, by its whole id."""
    rows = await fetch("select media_type, content from picture where id = $1", picture_id)
    return (rows[0]["media_type"], rows[0]["content"]) if rows else None


async def pictures_named(names: Collection[str]) -> dict[str, Picture]:
    """The pictures by the names that lead to exactly one: the beginnings of their ids."""
    if not names:
        return {}
    rows = await fetch(
        """select named.name, min(picture.id) as id, min(width) as width, min(height) as height
           from unnest($1::text[]) as named (name) join picture on starts_with(picture.id, named.name)
           group by named.name having count(*) = 1""",
        sorted(names),
    )
    return {row["name"]: Picture(row["id"], row["width"], row["height"]) for row in rows}
