from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from learning.attempts.answer import Answer, Certainty
from learning.practice import sittings
from learning.practice.errors import PlacementOver
from learning.practice.follow import follow_attempts
from learning.practice.next_item import Next, Reason, choose, other_choice
from learning.practice.placement import service as placing
from learning.practice.placement.questions import FIRST_WEEK, State
from learning.practice.rebuild import rebuild
from learning.practice.sitting import SittingKind
from tests.learning.practice.world import DAY, World, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]


@pytest.fixture
def world(now: datetime) -> World:
    return World(now)


async def begun(world: World, person: UUID) -> tuple[UUID, list[UUID]]:
    sitting = await placing.start_placement(await world.asking(person), uuid4(), now=world.now)
    return sitting, list((await sittings.sitting_of(person, sitting)).item_ids)


async def answered(world: World, person: UUID, **changes: object) -> None:
    sitting, items = await begun(world, person)
    for item in items:
        await world.take(person, world.answer(person, sitting, item, **changes))
    await sittings.end_sitting(person, sitting, uuid4(), 99, now=world.now)


async def state_of(world: World, person: UUID) -> State | None:
    placement = (await world.asking(person)).situation.placement
    return placement and placement.state


async def test_a_newcomer_is_offered_it_may_do_something_else_and_goes_on_with_it(world: World) -> None:
    person = await world.person()
    await world.lesson_with_items(9)
    situation = (await world.asking(person)).situation
    offered = choose(situation, world.now)
    assert (offered.kind, offered.reason, offered.seconds) == (Next.PLACEMENT, Reason.GETTING_TO_KNOW, 80)
    assert other_choice(situation, world.now) is not None

    sitting, items = await begun(world, person)

    again = choose((await world.asking(person)).situation, world.now)
    assert (again.kind, again.sitting_id, again.resumed) == (Next.RESUME, sitting, SittingKind.PLACEMENT)
    assert len(set(items)) == 4
    assert (await begun(world, person))[0] == sitting


async def test_eight_questions_end_it_and_no_skill_asked_about_is_empty(world: World) -> None:
    person = await world.person()
    await world.lesson_with_items(12)

    await answered(world, person)
    assert await state_of(world, person) is State.OPEN
    await answered(world, person)

    assert await state_of(world, person) is State.DONE
    with pytest.raises(PlacementOver):
        await begun(world, person)
    followed = await follow_attempts(person, now=world.now)
    assert [(each.skill, each.after.level, each.after.answers) for each in followed.levels] == [
        ("transfer", "beginner", 8)
    ]


async def test_what_nobody_taught_her_leaves_no_lapse_and_rebuilding_agrees(world: World) -> None:
    person = await world.person()
    await world.lesson_with_items(4)

    await answered(world, person, answer=Answer(chosen=(0,)), certainty=Certainty.HIGH)

    await follow_attempts(person, now=world.now)
    assert await rows("select from memory") == []
    assert (await rows("select answers, ability < 0 as lower from learner"))[0] == {
        "answers": 4,
        "lower": True,
    }
    assert await rebuild(now=world.now) == []


async def test_a_right_answer_is_remembered_and_its_fact_not_asked_again(world: World) -> None:
    person = await world.person()
    await world.lesson_with_items(4)

    await answered(world, person)

    assert len(await rows("select from memory where last_right")) == 4
    assert await state_of(world, person) is State.DONE


async def test_it_ends_with_the_first_week_of_practice_not_of_the_account(world: World) -> None:
    person = await world.person()
    world.now += 30 * DAY
    lesson, _ = await world.lesson_with_items(9)
    assert await state_of(world, person) is State.OPEN

    await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)
    world.now += FIRST_WEEK
    assert await state_of(world, person) is State.OPEN
    world.now += timedelta(seconds=1)

    assert await state_of(world, person) is None


async def test_put_aside_it_is_offered_no_more_until_she_takes_it_up(world: World) -> None:
    person = await world.person()
    await world.lesson_with_items(9)

    await placing.put_aside(person, now=world.now)
    assert await state_of(world, person) is State.PUT_ASIDE
    assert choose((await world.asking(person)).situation, world.now).kind is not Next.PLACEMENT

    await placing.take_up(person)
    assert await state_of(world, person) is State.OPEN


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"kept_back": True}, id="kept back for later"),
        pytest.param({"skill": None}, id="of no skill"),
        pytest.param({"effective_from": 5 * DAY}, id="not in effect yet"),
    ],
)
async def test_what_is_not_to_be_asked_makes_no_placement(world: World, fields: dict[str, object]) -> None:
    person = await world.person()
    effective = fields.pop("effective_from", -30 * DAY)
    assert isinstance(effective, timedelta)
    await world.lesson_with_items(2, effective_from=world.now + effective, **fields)

    assert await state_of(world, person) is State.OVER


async def test_the_skill_least_known_is_asked_first(world: World) -> None:
    person = await world.person()
    await world.lesson_with_items(9)
    await answered(world, person)
    calm = await world.skill("calm")
    _, others = await world.lesson_with_items(2, skill=calm)

    _, items = await begun(world, person)

    assert set(others) <= set(items)
