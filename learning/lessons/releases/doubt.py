"""Which items a release puts in doubt: their screens may look otherwise by then."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from uuid import UUID

from learning.lessons.screen import Release


@dataclass(frozen=True, slots=True)
class Announced:
    """A release with the moment from which people work with it."""

    release: Release
    effective_from: datetime


@dataclass(frozen=True, slots=True)
class Holding:
    """An item with the release for which its screen holds: its own, or a later one of which an owner said so."""

    item_id: UUID
    release: Release


def newest(announced: Iterable[Announced]) -> Announced | None:
    """The latest release of one system."""
    found: Announced | None = None
    for each in announced:
        if found is None or found.release.precedes(each.release):
            found = each
    return found


def may_follow(one: Announced, before: Announced | None) -> bool:
    """Whether a release can be announced after the newest: a later version from a later moment, or the same."""
    return before is None or (
        before.release.precedes(one.release) and before.effective_from <= one.effective_from
    )


def in_doubt(items: Iterable[Holding], announced: Sequence[Announced]) -> dict[UUID, Announced]:
    """For each item whose screen may look otherwise the release that comes first after its own."""
    found: dict[UUID, Announced] = {}
    for item in items:
        later = [each for each in announced if item.release.precedes(each.release)]
        if later:
            found[item.item_id] = min(later, key=lambda each: each.effective_from)
    return found


def to_be_kept_for(doubted_by: Release, announced: Iterable[Announced], now: datetime) -> Release:
    """The release an owner speaks of: the one that put the item in doubt, or a later one in use by now."""
    later = [each for each in announced if each.effective_from <= now and doubted_by.precedes(each.release)]
    last = newest(later)
    return last.release if last else doubted_by


def next_key(key: str, taken: Collection[str]) -> str:
    """The key of an item that takes the place of the one with this key: `lock-card`, then `lock-card-2`."""
    stem, _, number = key.rpartition("-")
    if not stem or not number.isdecimal():
        stem, number = key, "1"
    return next(found for at in count(int(number) + 1) if (found := f"{stem}-{at}") not in taken)
