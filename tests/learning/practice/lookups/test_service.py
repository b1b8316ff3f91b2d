from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from learning.lessons.records import ItemRow
from learning.practice import sittings
from learning.practice.errors import NothingToReview
from learning.practice.follow import follow_attempts
from learning.practice.lookups.service import AGAIN_AFTER, note_opened
from learning.practice.next_item import Next, Reason, choose
from learning.practice.placement import service as placement
from learning.practice.sitting_records import sitting_of
from tests.learning.practice.world import World, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]


@pytest.fixture
def world(now: datetime) -> World:
    return World(now)


async def looked_up(world: World) -> tuple[UUID, UUID]:
    """Somebody who has answered about two facts, and opened a third that she never met; she, and its item."""
    person = await world.person()
    revision = await world.revision()
    lesson = await world.lesson(revision)
    facts = [await world.fact(revision) for _ in range(3)]
    items = [await world.item(lesson, *fact) for fact in facts]
    sitting = await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)
    for sequence, item in enumerate(items[:2]):
        await world.take(person, world.answer(person, sitting, item, sequence=sequence))
    await sittings.end_sitting(person, sitting, uuid4(), 9, now=world.now)
    await note_opened(person, facts[2][0], now=world.now)
    return person, items[2]


async def test_what_she_opened_comes_first_in_a_later_gap_and_not_at_once(world: World) -> None:
    person, item = await looked_up(world)
    before = (await world.asking(person)).situation.is_lookup_due
    world.now += AGAIN_AFTER

    asking = await world.asking(person)
    sitting = await sitting_of(person, await sittings.start_review(asking, uuid4(), now=world.now))

    assert (before, asking.situation.is_lookup_due) == (False, True)
    assert sitting is not None
    assert sitting.item_ids[0] == item


async def test_once_answered_it_is_forgotten(world: World) -> None:
    person, item = await looked_up(world)
    world.now += AGAIN_AFTER
    sitting = await sittings.start_review(await world.asking(person), uuid4(), now=world.now)

    await world.take(person, world.answer(person, sitting, item))
    await follow_attempts(person, now=world.now)

    assert await rows("select from lookup") == []
    assert not (await world.asking(person)).situation.is_lookup_due


async def test_where_it_is_switched_off_or_nothing_asks_about_it_nothing_is_kept(world: World) -> None:
    person = await world.person()
    revision = await world.revision()
    lesson = await world.lesson(revision)
    unasked, _ = await world.fact(revision)
    asked = await world.fact(revision)
    await world.item(lesson, *asked)

    await note_opened(person, unasked, now=world.now)
    await note_opened(person, uuid4(), now=world.now)
    await rows("insert into switch_off (function) values ('ask_looked_up') returning function")
    await note_opened(person, asked[0], now=world.now)

    assert await rows("select from lookup") == []


async def test_who_comes_to_a_team_where_it_is_off_is_not_asked_what_was_kept_before(world: World) -> None:
    person, _ = await looked_up(world)
    await rows("insert into switch_off (function) values ('ask_looked_up') returning function")
    world.now += AGAIN_AFTER

    with pytest.raises(NothingToReview):
        await sittings.start_review(await world.asking(person), uuid4(), now=world.now)

    assert await rows("select from lookup") == []


async def test_when_its_items_are_gone_nothing_is_due_any_more(world: World) -> None:
    person = await world.person()
    revision = await world.revision()
    fact = await world.fact(revision)
    item = await world.item(await world.lesson(revision), *fact)
    await note_opened(person, fact[0], now=world.now)
    world.now += AGAIN_AFTER
    await ItemRow.filter(id=item).update(retired_at=world.now - timedelta(minutes=1))

    with pytest.raises(NothingToReview):
        await sittings.start_review(await world.asking(person), uuid4(), now=world.now)

    assert not (await world.asking(person)).situation.is_lookup_due


async def test_it_is_offered_with_its_reason(world: World) -> None:
    person = await world.person()
    await placement.put_aside(person, now=world.now)
    revision = await world.revision(effective_from=world.now - timedelta(days=200))
    fact = await world.fact(revision)
    await world.item(await world.lesson(revision), *fact)
    await note_opened(person, fact[0], now=world.now)
    world.now += AGAIN_AFTER

    choice = choose((await world.asking(person)).situation, world.now)

    assert (choice.kind, choice.reason) == (Next.REVIEW, Reason.LOOKED_UP)
