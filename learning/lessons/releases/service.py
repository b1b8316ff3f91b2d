"""Use cases of releases: announce one, take it back, decide about the items that it put in doubt."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from tortoise.transactions import atomic

from learning.lessons.decision import Decision
from learning.lessons.errors import ItemNotInDoubt, ReleaseNotFound, ReleaseNotNewer
from learning.lessons.releases import records
from learning.lessons.releases.doubt import Announced, in_doubt, may_follow, newest, to_be_kept_for
from learning.lessons.screen import Release


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
    doubted_by = await records.doubt_of(item_id)
    if doubted_by is None:
        raise ItemNotInDoubt
    announced = (await records.announced()).get(doubted_by.system, [])
    kept_for = to_be_kept_for(doubted_by, announced, now)
    if not await records.decide(item_id, decision, kept_for.version, now=now):
        raise ItemNotInDoubt
    if decision is Decision.KEPT:
        await records.ask_again([item_id])
        await put_in_doubt({doubted_by.system}, now=now)


async def put_in_doubt(systems: Collection[str], *, now: datetime) -> None:
    """Put in doubt what shows an earlier release of these systems; within a transaction."""
    if not systems:
        return
    await records.lock_releases()
    announced = await records.announced()
    for system in systems:
        doubts = in_doubt(await records.holding(system, now=now), announced.get(system, []))
        await records.put_in_doubt(doubts, now=now)
