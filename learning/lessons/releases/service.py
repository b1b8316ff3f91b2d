"""Use cases of releases: announce one, take it back, decide about the items that it put in doubt."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from tortoise.transactions import atomic

from learning.lessons.answerable import ShownScreen, content_from_json, content_to_json
from learning.lessons.decision import Decision
from learning.lessons.errors import ItemNotInDoubt, LessonUnreadable, ReleaseNotFound, ReleaseNotNewer
from learning.lessons.fields import with_screen
from learning.lessons.lesson_file import parse
from learning.lessons.pictures.service import pictures_in
from learning.lessons.records import ItemRow
from learning.lessons.releases import records
from learning.lessons.releases.doubt import Announced, in_doubt, may_follow, newest, next_key, to_be_kept_for
from learning.lessons.screen import Area, Release, Screen


@dataclass(frozen=True, slots=True)
class NewScreen:
    """How a screen looks by now: its picture, by the name that a lesson would have for it, and where each label is."""

    picture: str
    alt: str
    areas: Mapping[str, Area]


@atomic()
async def announce(one: Announced, *, now: datetime) -> None:
    """Announce a release: items that show an earlier one are asked no more from then. Raises `ReleaseNotNewer`."""
    await records.lock_releases()
    system = one.release.system
    before = newest((await records.announced()).get(system, ()))
    if before and not may_follow(one, before):
        raise ReleaseNotNewer(str(before.release))
    await records.save_release(one, now=now)
    await put_in_doubt({system}, now=now)


@atomic()
async def take_back(release: Release, *, now: datetime) -> None:
    """Take the newest release of its system back: what it put in doubt is asked again. Raises `ReleaseNotFound`."""
    await records.lock_releases()
    announced = (await records.announced()).get(release.system, [])
    last = newest(announced)
    if last is None or last.release != release:
        raise ReleaseNotFound
    doubted, before = await records.doubted_by(release), newest(each for each in announced if each != last)
    await records.ask_again(doubted)
    await records.end_doubts(doubted, before.release if before else None, now=now)
    await records.delete_release(release)


@atomic()
async def decide(item_id: UUID, decision: Decision, *, now: datetime) -> None:
    """Ask an item again, as one that holds for the release in use, or never. Raises `ItemNotInDoubt`."""
    await records.lock_releases()
    release = await _to_be_kept_for(item_id, now)
    await records.decide(item_id, decision, release.version, now=now)
    if decision is Decision.KEPT:
        await records.ask_again([item_id])
        await put_in_doubt({release.system}, now=now)


@atomic()
async def renew(item_id: UUID, screen: NewScreen, *, new_id: UUID, now: datetime, zone: ZoneInfo) -> None:
    """Ask an item in doubt on the screen of the release in use; the answers to the old one stay where they are.

    Raises `ItemNotInDoubt`, and `LessonUnreadable` where an area or the picture cannot be.
    """
    await records.lock_releases()
    release = await _to_be_kept_for(item_id, now)
    item = await ItemRow.get(id=item_id).select_related("lesson")
    key = next_key(item.key, await records.keys_beside(item_id))
    shown = Screen(screen.picture, screen.alt, release)
    markdown = with_screen(item.lesson.markdown, item.key, shown, screen.areas, new_key=key, zone=zone)
    parsed = parse(markdown, path=item.lesson.slug, zone=zone)
    if parsed.lesson is None:
        raise LessonUnreadable(parsed.complaints)
    pictures = await pictures_in(parsed.lesson, parsed.lines, path=item.lesson.slug)
    was = content_from_json(item.content)
    content = replace(
        was,
        screen=ShownScreen(pictures[screen.picture], screen.alt, release),
        areas=tuple(screen.areas[label] for label in was.options),
    )
    await records.renew(item_id, new_id, key, content_to_json(content), markdown)
    await records.decide(item_id, Decision.RETIRED, release.version, now=now)
    await put_in_doubt({release.system}, now=now)


async def put_in_doubt(systems: Collection[str], *, now: datetime) -> None:
    """Put in doubt what shows an earlier release of these systems; within a transaction."""
    if not systems:
        return
    await records.lock_releases()
    announced = await records.announced()
    for system in systems:
        doubts = in_doubt(await records.holding(system, now=now), announced.get(system, []))
        if doubts:
            await records.put_in_doubt(doubts, now=now)


async def _to_be_kept_for(item_id: UUID, now: datetime) -> Release:
    """The release that a decision about the item is for. Raises `ItemNotInDoubt`."""
    doubted_by = await records.doubt_of(item_id)
    if doubted_by is None:
        raise ItemNotInDoubt
    return to_be_kept_for(doubted_by, (await records.announced()).get(doubted_by.system, []), now)
