import random
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from tortoise import connections

from learning.attempts.answer import Answer, Certainty
from learning.practice import sittings
from learning.practice.follow import follow_attempts
from learning.practice.rebuild import rebuild
from tests.learning.practice.world import World, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]

DERIVED = ("learner", "memory", "skill_ability", "item_difficulty", "skill_difficulty", "skill_level")


@pytest.fixture
async def world(now: datetime, database: object) -> World:
    """Three people who answered for two weeks, right and wrong and not sure, sometimes handed in late."""
    world, chance = World(now - timedelta(days=14)), random.Random(5)  # a test, not a secret
    lesson, items = await world.lesson_with_items(4)
    people = [await world.person(f"60{number:02}") for number in range(3)]
    for _ in range(6):
        for person in people:
            sitting = await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)
            for item in chance.sample(items, 3):
                answer = chance.choice(
                    [Answer(chosen=(2,)), Answer(chosen=(2,)), Answer(chosen=(0,)), Answer(unsure=True)]
                )
                late = timedelta(seconds=chance.choice([-2, 3, 8]))
                given = world.answer(
                    person,
                    sitting,
                    item,
                    answer=answer,
                    elapsed=late,
                    certainty=chance.choice([None, *Certainty]),
                )
                await world.take(person, given)
            if chance.random() < 0.7:
                await follow_attempts(person, now=world.now)
        world.now += timedelta(days=2, hours=7)
    for person in people:
        await follow_attempts(person, now=world.now)
    return world


async def derived() -> dict[str, list[dict[str, object]]]:
    state = {table: await rows(f"select * from {table} order by 1, 2") for table in DERIVED}  # our own tables
    for row in state["skill_level"]:
        for column in ("judged_at", "mastery", "recheck_at"):
            del row[column]
    return state


async def counted() -> list[dict[str, object]]:
    """The sums of items but for their floats, which another order of adding moves by a last digit."""
    columns = "item_id, answers, right_answers, strong"
    sums = await rows(f"select {columns} from item_health order by 1")  # our own columns
    return [*sums, *await rows("select * from item_option_use order by 1, 2")]


async def test_the_log_leads_to_the_state_that_was_stored(world: World) -> None:
    stored = await derived()

    assert await rebuild(now=world.now) == []
    assert await derived() == stored


async def test_state_that_is_lost_comes_back_to_the_last_digit(world: World) -> None:
    stored = await derived()
    for table in ("memory", "learner", "skill_ability"):
        await connections.get("default").execute_query(f"delete from {table}")  # our own tables

    found = await rebuild(now=world.now)

    assert {each.table for each in found} == {"memory", "learner", "skill_ability"}
    assert await derived() == stored


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("memory", "stability = stability + 1"),
        ("learner", "ability = 9"),
        ("skill_ability", "answers = 0"),
        ("skill_level", "fresh_facts = 99"),
        ("item_difficulty", "difficulty = 3"),
        ("skill_difficulty", "difficulty = 3"),
        ("item_health", "strength = strength + 1"),
        ("item_health", "right_answers = 0"),
    ],
)
async def test_a_row_changed_by_hand_is_told_and_put_right(world: World, table: str, change: str) -> None:
    stored = await derived()
    await connections.get("default").execute_query(f"update {table} set {change}")  # our own tables

    found = await rebuild(now=world.now)

    assert {each.table for each in found} == {table}
    assert await derived() == stored


async def test_counts_of_items_that_are_lost_come_back_and_decisions_stay(world: World) -> None:
    stored = await counted()
    await connections.get("default").execute_query("delete from item_option_use")
    await connections.get("default").execute_query(
        "update item_health set answers = 0, strong = 7, decision = 'kept', set_aside_at = now(), decided_at = now()"
    )

    found = await rebuild(now=world.now)

    assert {each.table for each in found} == {"item_health"}
    assert await counted() == stored
    assert {row["decision"] for row in await rows("select decision from item_health")} == {"kept"}


async def test_one_person_can_be_rebuilt_alone(world: World) -> None:
    person = (await rows("select person_id from learner limit 1"))[0]["person_id"]
    await connections.get("default").execute_query("update learner set ability = 9")

    found = await rebuild([person], now=world.now)

    assert [each.key for each in found] == [str(person)]
