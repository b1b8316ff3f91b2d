"""Sources are added, and their secrets replaced without a gap."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.transactions import atomic

from learning.gaps.errors import SourceNotFound, SourceTaken, SourceUnnamed
from learning.gaps.platforms import platform_of
from learning.gaps.sources import records
from learning.gaps.sources.records import Source
from learning.people.private.seal import Seal, place_of

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


async def source_named(slug: str) -> Source:
    """The source of this name. Raises `SourceNotFound`."""
    source = await records.source_named(slug)
    if source is None:
        raise SourceNotFound(slug)
    return source


@atomic()
async def add(source: Source, secret: str, *, seal: Seal, now: datetime) -> None:
    """Keep a new source with its secret sealed.

    Raises `SourceUnnamed`, `MappingUnreadable`, `SourceTaken`, `PrivateKeyMissing`.
    """
    if not _SLUG.fullmatch(source.slug):
        raise SourceUnnamed
    platform_of(source.platform, source.mapping)
    if not await records.save_source(replace(source, secret_sealed=_sealed(secret, source.id, seal)), at=now):
        raise SourceTaken(source.slug)


@atomic()
async def rotate(slug: str, secret: str, *, both_for: timedelta, seal: Seal, now: datetime) -> None:
    """Put a new secret in place; the old one still holds for `both_for`. Raises `SourceNotFound`, `PrivateKeyMissing`."""
    source = await source_named(slug)
    old = source.secret_sealed
    # A sealed text opens only in its own column.
    place = place_of("gap_source", "old_secret_sealed", source.id)
    kept = old and seal.seal(seal.open(old, place_of("gap_source", "secret_sealed", source.id)), place)
    await records.save_secret(
        source.id, _sealed(secret, source.id, seal), kept or None, old_ends_at=now + both_for
    )


def _sealed(secret: str, source_id: UUID, seal: Seal) -> bytes:
    return seal.seal(secret, place_of("gap_source", "secret_sealed", source_id))
