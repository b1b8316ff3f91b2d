from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from tortoise import connections

from learning.attempts.answer import Answer
from learning.lessons.decision import Decision
from learning.lessons.records import ItemRow
from learning.mastery.errors import ItemNotAside
from learning.mastery.item_health import records
from learning.mastery.item_health.service import decide
from learning.mastery.item_health.tally import FEWEST_STRONG, Tally
from learning.practice import sittings
from learning.practice.follow import follow_attempts
from learning.switches.function import Function
from tests.learning.practice.world import DAY, World

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]

RIGHT, AGREED = 2, 1
"""Places of options of `World.item`: the one its key names, and one that it calls wrong."""


@pytest.fixture
def world(now: datetime) -> World:
    return World(now)


async def a_strong_person(world: World, *, ability: float = 2.0, answers: int = 50) -> UUID:
    person = await world.person(uuid4().hex[:8])
    await connections.get("default").execute_query(
        "insert into learner (person_id, ability, answers) values ($1, $2, $3)", [person, ability, answers]
    )
    return person


async def answered(world: World, person: UUID, lesson_id: UUID, item: UUID, option: int) -> None:
    sitting = await sittings.start_lesson(person, uuid4(), lesson_id, now=world.now)
    await world.take(person, world.answer(person, sitting, item, answer=Answer(chosen=(option,))))
    await follow_attempts(person, now=world.now)


async def tally(item: UUID) -> Tally:
    return (await records.tallies_of([item]))[item]


async def all_agree(world: World, lesson_id: UUID, item: UUID) -> None:
    for _ in range(FEWEST_STRONG):
        await answered(world, await a_strong_person(world), lesson_id, item, AGREED)


async def test_answers_are_counted_once_a_person_and_by_option(world: World) -> None:
    lesson, [item, *_] = await world.lesson_with_items()
    first, second = await a_strong_person(world), await world.person("6002")

    for option in (RIGHT, AGREED):
        await answered(world, first, lesson.id, item, option)
    await answered(world, second, lesson.id, item, AGREED)

    found = await tally(item)
    assert (found.answers, found.right, found.strong) == (2, 1, 1)
    assert [(use.option, use.answers, use.right, use.strong) for use in found.options] == [
        (AGREED, 1, 0, 0),
        (RIGHT, 1, 1, 1),
    ]


async def test_following_twice_counts_once(world: World) -> None:
    lesson, [item, *_] = await world.lesson_with_items()
    person = await a_strong_person(world)
    await answered(world, person, lesson.id, item, RIGHT)

    await follow_attempts(person, now=world.now)

    assert (await tally(item)).answers == 1


async def test_an_item_whose_key_strong_people_dispute_is_asked_no_more(world: World) -> None:
    lesson, [item, *_] = await world.lesson_with_items()

    await all_agree(world, lesson.id, item)

    assert (await ItemRow.get(id=item)).retired_at == world.now
    [shown] = await records.items_shown(fewest=1, most=10)
    assert (shown["item_id"], shown["set_aside_at"], shown["disputed_by"]) == (item, world.now, AGREED)


async def test_while_it_is_switched_off_nothing_is_set_aside(world: World) -> None:
    lesson, [item, *_] = await world.lesson_with_items()
    await connections.get("default").execute_query(
        "insert into switch_off (function, team_id) values ($1, null)", [Function.SET_ITEMS_ASIDE]
    )

    await all_agree(world, lesson.id, item)

    assert (await ItemRow.get(id=item)).retired_at is None
    assert (await tally(item)).disputed_by == AGREED


async def test_a_kept_item_is_asked_again_and_not_set_aside_a_second_time(world: World) -> None:
    lesson, [item, *_] = await world.lesson_with_items()
    await all_agree(world, lesson.id, item)

    await decide(item, Decision.KEPT, now=world.now)
    await answered(world, await a_strong_person(world), lesson.id, item, AGREED)

    assert (await ItemRow.get(id=item)).retired_at is None


async def test_a_kept_item_still_ends_when_its_rule_changed_meanwhile(world: World) -> None:
    revision = await world.revision()
    fact, version = await world.fact(revision)
    lesson = await world.lesson(revision)
    item = await world.item(lesson, fact, version)
    await all_agree(world, lesson.id, item)
    later = await world.revision(effective_from=world.now + 3 * DAY)
    await world.version(fact, later, "日累计 15 万元")

    await decide(item, Decision.KEPT, now=world.now + timedelta(hours=1))

    assert (await ItemRow.get(id=item)).retired_at == world.now + 3 * DAY


async def test_a_retired_item_stays_away_and_is_decided_once(world: World) -> None:
    lesson, [item, *_] = await world.lesson_with_items()
    await all_agree(world, lesson.id, item)

    await decide(item, Decision.RETIRED, now=world.now)

    assert (await ItemRow.get(id=item)).retired_at == world.now
    with pytest.raises(ItemNotAside):
        await decide(item, Decision.KEPT, now=world.now)


async def test_an_item_that_does_not_stand_aside_has_nothing_to_decide(world: World) -> None:
    _, [item, *_] = await world.lesson_with_items()

    with pytest.raises(ItemNotAside):
        await decide(item, Decision.RETIRED, now=world.now)
