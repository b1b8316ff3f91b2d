from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from learning.people.records import TeamRow
from learning.practice.flip_records import AHEAD, flips_ahead
from tests.learning.practice.world import World

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]

MINUTE = timedelta(minutes=1)


async def test_rules_that_change_in_this_shift_are_counted_by_their_moment(now: datetime) -> None:
    world = World(now)
    person = await world.person()
    for at, rules in (
        (now + 10 * MINUTE, 2),
        (now + 10 * MINUTE, 1),
        (now - MINUTE, 1),
        (now + AHEAD + MINUTE, 1),
    ):
        revision = await world.revision(effective_from=at, slug=uuid4().hex)
        await world.lesson(revision)
        for _ in range(rules):
            await world.fact(revision)

    flips = await flips_ahead(person, now=now)

    assert [(flip.at, flip.rules) for flip in flips] == [(now + 10 * MINUTE, 3)]


async def test_what_is_for_others_or_was_taken_back_changes_nothing_for_her(now: datetime) -> None:
    world = World(now)
    person = await world.person()
    others = await TeamRow.create(id=uuid4(), name="别的班组")
    for_others = await world.revision(effective_from=now + MINUTE, slug="others")
    await world.fact(for_others)
    await world.lesson(for_others, audience_teams=[others.id])
    taken_back = await world.revision(effective_from=now + MINUTE, slug="back")
    await world.fact(taken_back)
    await world.lesson(taken_back)
    taken_back.rolled_back_at = now
    await taken_back.save()

    assert await flips_ahead(person, now=now) == ()
