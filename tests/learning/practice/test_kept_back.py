from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from learning.practice import sittings
from learning.practice.errors import NothingToReview
from learning.practice.follow import follow_attempts
from learning.practice.next_item import KEPT_BACK, Next, choose
from tests.learning.practice.world import World, rows

pytestmark = pytest.mark.database
MINUTE = timedelta(minutes=1)


@pytest.fixture
def world(database: object, now: object) -> World:
    return World(now)  # type: ignore[arg-type] # the fixture's moment


async def a_lesson_with_a_case(world: World) -> tuple[UUID, UUID, UUID]:
    """A lesson, the one item it asks, and the case of the same fact that it keeps back."""
    revision = await world.revision()
    lesson = await world.lesson(revision)
    fact = await world.fact(revision)
    asked = await world.item(lesson, *fact)
    case = await world.item(lesson, *fact, keyed_on="server", kept_back=True)
    return lesson.id, asked, case


async def items_asked(sitting_id: UUID) -> list[UUID]:
    [row] = await rows("select item_ids from sitting where id = $1", sitting_id)
    return list(row["item_ids"])


async def learned(world: World) -> tuple[UUID, UUID]:
    """Somebody who has just finished the lesson, and the case that waits for her."""
    person = await world.person()
    lesson, asked, case = await a_lesson_with_a_case(world)
    sitting = await sittings.start_lesson(person, uuid4(), lesson, now=world.now)
    await world.take(person, world.answer(person, sitting, asked))
    await sittings.end_sitting(person, sitting, uuid4(), 9, now=world.now)
    await follow_attempts(person, now=world.now)
    return person, case


async def test_the_lesson_does_not_ask_the_case(world: World) -> None:
    lesson, asked, _ = await a_lesson_with_a_case(world)

    sitting = await sittings.start_lesson(await world.person(), uuid4(), lesson, now=world.now)

    assert await items_asked(sitting) == [asked]


async def test_the_case_waits_for_a_week_to_the_minute(world: World) -> None:
    person, _ = await learned(world)

    world.now += KEPT_BACK - MINUTE
    early = choose((await world.asking(person)).situation, world.now)
    world.now += 2 * MINUTE
    due = choose((await world.asking(person)).situation, world.now)

    assert (await world.asking(person)).situation.is_case_due
    assert due.kind is Next.REVIEW
    assert early.seconds < due.seconds or early.kind is Next.NOTHING


async def test_a_review_a_week_later_asks_the_case_once(world: World) -> None:
    person, case = await learned(world)
    world.now += KEPT_BACK + MINUTE

    sitting = await sittings.start_review(await world.asking(person), uuid4(), now=world.now)
    assert case in await items_asked(sitting)
    await world.take(person, world.answer(person, sitting, case))
    await sittings.end_sitting(person, sitting, uuid4(), 9, now=world.now)
    await follow_attempts(person, now=world.now)

    assert not (await world.asking(person)).situation.is_case_due


async def test_a_case_whose_rule_has_changed_is_not_asked(world: World) -> None:
    person, _ = await learned(world)
    await rows("update item set retired_at = $1 returning id", world.now + timedelta(days=1))
    world.now += KEPT_BACK + MINUTE

    with pytest.raises(NothingToReview):
        await sittings.start_review(await world.asking(person), uuid4(), now=world.now)
