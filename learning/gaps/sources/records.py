"""Queries of sources."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID

from learning.queries import execute, fetch

_HEARD = """
update gap_source set
    heard_at = $2::timestamptz,
    back_at = case when heard_at + make_interval(secs => heartbeat_seconds) < $2::timestamptz then $2 else back_at end
where id = $1 and (heard_at is null or heard_at < $2::timestamptz - interval '1 second')
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A platform that is listened to. Its secrets are sealed."""

    id: UUID
    slug: str
    platform: str
    mapping: str | None
    wrap_up: timedelta
    heartbeat: timedelta
    secret_sealed: bytes | None = None
    old_secret_sealed: bytes | None = None
    old_secret_ends_at: datetime | None = None
    heard_at: datetime | None = None


async def source_named(slug: str) -> Source | None:
    """The source of this name."""
    rows = await fetch("select * from gap_source where slug = $1", slug)
    return _source(rows[0]) if rows else None


async def sources() -> list[Source]:
    """All of them, by name."""
    return [_source(row) for row in await fetch("select * from gap_source order by slug")]


async def save_source(source: Source, *, at: datetime) -> bool:
    """Keep a new source; false if there is one of this name."""
    rows = await fetch(
        """insert into gap_source (id, slug, platform, mapping, wrap_up_seconds, heartbeat_seconds, secret_sealed, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (slug) do nothing returning id""",
        source.id,
        source.slug,
        source.platform,
        source.mapping,
        int(source.wrap_up.total_seconds()),
        int(source.heartbeat.total_seconds()),
        source.secret_sealed,
        at,
    )
    return bool(rows)


async def save_secret(
    source_id: UUID, sealed: bytes, old_sealed: bytes | None, *, old_ends_at: datetime
) -> None:
    """Put a new secret in place; the one before goes on until its end."""
    await execute(
        """update gap_source set secret_sealed = $2, old_secret_sealed = $3,
               old_secret_ends_at = case when $3::bytea is null then null else $4::timestamptz end
           where id = $1 returning id""",
        source_id,
        sealed,
        old_sealed,
        old_ends_at,
    )


async def note_heard(source_id: UUID, *, now: datetime) -> None:
    """The source is alive; after a silence, its states from before are doubtful until heard anew."""
    await execute(_HEARD, source_id, now)


def _source(row: dict[str, Any]) -> Source:  # Any: a row of the driver
    return Source(
        id=row["id"],
        slug=row["slug"],
        platform=row["platform"],
        mapping=row["mapping"],
        wrap_up=timedelta(seconds=row["wrap_up_seconds"]),
        heartbeat=timedelta(seconds=row["heartbeat_seconds"]),
        secret_sealed=row["secret_sealed"],
        old_secret_sealed=row["old_secret_sealed"],
        old_secret_ends_at=row["old_secret_ends_at"],
        heard_at=row["heard_at"],
    )
