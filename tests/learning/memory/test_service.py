from datetime import datetime, timedelta
from uuid import UUID

import pytest

from learning.mastery import records as mastery_records
from learning.mastery.service import level_now
from learning.memory.records import Night, last_night, spaced_answers
from learning.practice.follow import recalibrate
from learning.practice.rebuild import rebuild
from tests.learning.practice.world import World, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]

DAY = timedelta(days=1)

# The model says 0.97 each time; {share} of forty come right, of which a quarter may be guessed.
ANSWERS = """
insert into attempt (person_id, at, id, ordinal, day, sitting_id, item_id, fact_id, fact_version_id, skill, answer,
                     verdict, expected, surprise, recall, key_on_device, received_at)
select $1, day, gen_random_uuid(), row_number() over (order by day, item.id), day::date, $1, item.id, item.fact_id,
       null, item.skill, '{{}}', case when (extract(doy from day)::int * 7 + item.position * 3) % 40 < {share}
       then 'right' else 'wrong' end, 0.5, 0, 0.97, false, day
from item cross join generate_series($2::timestamptz - interval '70 days', $2::timestamptz - interval '1 day',
                                     interval '17 hours') as day
"""
KNOWN = """
insert into memory (person_id, fact_id, stability, difficulty, answers, lapses, last_at, last_right)
select $1, fact_id, 60, 5, 9, 1, $2, true from item
"""


@pytest.fixture
async def world(now: datetime, database: object) -> World:
    world = World(now + 70 * DAY)
    await world.lesson_with_items(10)
    return world


async def someone(world: World, share: int, sign_in: str = "6001") -> UUID:
    person = await world.person(sign_in)
    await rows(ANSWERS.format(share=share) + " returning true", person, world.now)
    await rows(KNOWN + " returning true", person, world.now - DAY)
    return person


async def mastery(world: World, person: UUID) -> float:
    return (
        await level_now(
            person, "transfer", await mastery_records.stored_level("transfer", person), now=world.now
        )
    ).mastery


async def latest() -> Night:
    night = await last_night()
    assert night is not None
    return night


async def test_where_people_keep_less_than_the_model_says_levels_say_so(world: World) -> None:
    person = await someone(world, share=24)
    promised = await mastery(world, person)

    await recalibrate(now=world.now)

    night = await latest()
    assert night.in_use
    assert night.trial.loss - night.trial.recalibrated_loss > 0.005
    assert await mastery(world, person) < promised - 0.1


async def test_where_the_model_is_right_nothing_changes(world: World) -> None:
    person = await someone(world, share=39)
    promised = await mastery(world, person)

    await recalibrate(now=world.now)

    assert not (await latest()).in_use
    assert await mastery(world, person) == promised


async def test_two_people_lean_to_their_own_sides(world: World) -> None:
    strong, weak = await someone(world, 38, "6001"), await someone(world, 16, "6002")

    await recalibrate(now=world.now)

    tilts = {row["person_id"]: row["tilt"] for row in await rows("select * from person_recall")}
    assert tilts[strong] > 0 > tilts[weak]


async def test_switched_off_it_neither_looks_nor_counts(world: World) -> None:
    person = await someone(world, share=24)
    promised = await mastery(world, person)
    await recalibrate(now=world.now)

    await rows("insert into switch_off (function) values ('recalibrate_recall') returning true")

    assert await mastery(world, person) == promised
    await recalibrate(now=world.now + DAY)
    assert (await latest()).at == world.now


async def test_all_levels_are_looked_at_again_once_it_counts(world: World) -> None:
    person = await someone(world, share=24)
    await mastery_records.put_off(person, ["transfer"], world.now + 90 * DAY)

    await recalibrate(now=world.now)

    assert await mastery_records.outdated_levels(world.now, limit=9) == [(person, "transfer")]


async def test_the_same_night_is_found_again_in_the_log_and_what_was_changed_is_put_right(
    world: World,
) -> None:
    await someone(world, share=24)
    await recalibrate(now=world.now)
    kept = await rows("select * from recalibration"), await rows("select * from fact_recall order by 1")
    assert await rebuild(now=world.now + DAY) is not None
    await rows("update recalibration set constant = 9 returning true")
    await rows("update fact_recall set tilt = 9 returning true")

    found = {each.table for each in await rebuild(now=world.now + DAY)}

    assert {"recalibration", "fact_recall"} <= found
    assert (
        await rows("select * from recalibration"),
        await rows("select * from fact_recall order by 1"),
    ) == kept
    assert {"recalibration", "fact_recall", "person_recall"}.isdisjoint(
        {each.table for each in await rebuild(now=world.now + 2 * DAY)}
    )


async def test_answers_within_twelve_hours_or_about_another_version_say_nothing(world: World) -> None:
    await someone(world, share=24)
    first, last = world.now - 90 * DAY, world.now
    spaced = len(await spaced_answers(first, last))

    await rows(
        "update attempt set at = at + interval '7 hours' where extract(doy from at)::int % 2 = 0 returning true"
    )
    closer = len(await spaced_answers(first, last))
    await rows("update attempt set fact_version_id = gen_random_uuid() returning true")

    assert 0 < closer < spaced
    assert len(await spaced_answers(first, last)) == 10  # the first of each fact
