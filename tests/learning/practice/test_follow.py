import asyncio
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from learning.attempts.answer import Answer
from learning.coverage.records import levels_by_team
from learning.mastery import records as mastery_records
from learning.mastery.level import Level
from learning.mastery.records import skills_with_levels
from learning.people.records import TeamRow
from learning.practice import sittings
from learning.practice.follow import follow_attempts, refresh_levels
from tests.learning.practice.world import DAY, World, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]

WRONG = Answer(chosen=(0,))


@pytest.fixture
def world(now: datetime) -> World:
    return World(now)


async def answered(world: World, person: UUID, items: list[UUID], lesson: UUID, *answers: Answer) -> None:
    sitting = await sittings.start_lesson(person, uuid4(), lesson, now=world.now)
    for item, answer in zip(items, answers or [Answer(chosen=(2,))] * len(items), strict=False):
        await world.take(person, world.answer(person, sitting, item, answer=answer))


async def level_of(person: UUID) -> dict[str, object]:
    return (await rows("select * from skill_level where person_id = $1", person))[0]


async def test_following_moves_difficulties_and_judges_the_skill(world: World) -> None:
    person = await world.person()
    lesson, items = await world.lesson_with_items(2)
    await answered(world, person, items, lesson.id, Answer(chosen=(2,)), WRONG)

    followed = await follow_attempts(person, now=world.now)

    assert [attempt.item_id for attempt in followed.attempts] == items
    assert [(each.skill, each.before, each.after.level) for each in followed.levels] == [
        ("transfer", Level.NONE, Level.BEGINNER)
    ]
    easier, harder = await rows("select difficulty, answers from item_difficulty order by difficulty")
    assert easier["difficulty"] < 0 < harder["difficulty"]
    assert (easier["answers"], harder["answers"]) == (1, 1)
    assert (await rows("select answers from skill_difficulty"))[0]["answers"] == 2


async def test_following_twice_changes_nothing(world: World) -> None:
    person = await world.person()
    lesson, items = await world.lesson_with_items()
    await answered(world, person, items, lesson.id)
    await follow_attempts(person, now=world.now)
    before = await rows("select * from item_difficulty order by 1")

    again = await follow_attempts(person, now=world.now)

    assert again.attempts == ()
    assert await rows("select * from item_difficulty order by 1") == before


async def test_two_workers_follow_each_answer_once(world: World) -> None:
    people = [await world.person(f"60{number:02}") for number in range(4)]
    lesson, items = await world.lesson_with_items()
    for person in people:
        await answered(world, person, items, lesson.id)

    await asyncio.gather(*(follow_attempts(person, now=world.now) for person in people * 2))

    assert {row["answers"] for row in await rows("select answers from item_difficulty")} == {4}
    assert (await rows("select answers from skill_difficulty"))[0]["answers"] == 12
    assert await rows("select from attempt_receipt where followed_at is null") == []


async def test_not_sure_is_followed_and_moves_no_difficulty(world: World) -> None:
    person = await world.person()
    lesson, items = await world.lesson_with_items(1)
    await answered(world, person, items, lesson.id, Answer(unsure=True))

    followed = await follow_attempts(person, now=world.now)

    assert len(followed.attempts) == 1
    assert (await rows("select difficulty, answers from item_difficulty"))[0] == {
        "difficulty": 0,
        "answers": 0,
    }
    assert (await level_of(person))["level"] == "none"


async def test_practice_over_days_makes_a_skill_solid_and_a_changed_rule_makes_it_stale(world: World) -> None:
    person = await world.person()
    lesson, items = await world.lesson_with_items(3)
    for _ in range(4):
        await answered(world, person, items, lesson.id)
        await follow_attempts(person, now=world.now)
        world.now += 2 * DAY
    solid = await level_of(person)
    assert (solid["level"], solid["stale"], solid["fresh_facts"]) == ("solid", False, 3)

    fact = (await rows("select fact_id from memory limit 1"))[0]["fact_id"]
    await world.version(fact, await world.revision(effective_from=world.now + timedelta(hours=2)))
    await refresh_levels(now=world.now)
    assert not (await level_of(person))["stale"]
    world.now += timedelta(hours=2)
    await refresh_levels(now=world.now)

    stale = await level_of(person)
    assert (stale["stale"], stale["fresh_facts"], stale["live_facts"]) == (True, 2, 3)
    assert float(str(stale["mastery"])) < float(str(solid["mastery"]))


async def test_a_level_fades_by_itself_when_its_time_comes(world: World) -> None:
    person = await world.person()
    lesson, items = await world.lesson_with_items(3)
    for _ in range(2):
        await answered(world, person, items, lesson.id)
        await follow_attempts(person, now=world.now)
        world.now += 2 * DAY
    row = await level_of(person)
    assert row["level"] == "solid"
    assert isinstance(row["recheck_at"], datetime)

    judged = await refresh_levels(now=row["recheck_at"])

    assert [(each.before, each.after.level) for each in judged] == [(Level.SOLID, Level.LEARNING)]


async def test_within_a_minute_of_its_time_she_and_her_lead_see_the_same_new_level(world: World) -> None:
    team = await TeamRow.create(id=uuid4(), name="夜班一组")
    person = await world.person(team=team)
    lesson, items = await world.lesson_with_items(3)
    for _ in range(2):
        await answered(world, person, items, lesson.id)
        await follow_attempts(person, now=world.now)
        world.now += 2 * DAY
    recheck_at = (await level_of(person))["recheck_at"]
    assert isinstance(recheck_at, datetime)

    async def seen(now: datetime) -> tuple[str, dict[Level, int]]:
        hers = await skills_with_levels(person, now)
        counted = await levels_by_team(now=now)
        return hers[0]["level"], {level: count for (_, _, level), count in counted.items()}

    before = recheck_at - timedelta(seconds=1)
    await refresh_levels(now=before)
    assert await seen(before) == ("solid", {Level.SOLID: 1})
    minute = recheck_at.replace(second=0, microsecond=0) + timedelta(minutes=1)
    await refresh_levels(now=minute)

    assert await seen(minute) == ("learning", {Level.LEARNING: 1})


async def test_a_fact_gone_stale_lowers_its_skill_and_nothing_else(world: World) -> None:
    people = [await world.person(), await world.person("6002")]
    lesson, items = await world.lesson_with_items(3)
    calm = await world.skill("calm")
    other_lesson, others = await world.lesson_with_items(3, skill=calm)
    for asked, taught in ((items, lesson), (others, other_lesson)):
        await answered(world, people[0], asked, taught.id)
    await answered(world, people[1], others, other_lesson.id)
    for person in people:
        await follow_attempts(person, now=world.now)
    await rows(
        "delete from skill_fact where skill = 'transfer' and fact_id in "
        "(select fact_id from item where skill = 'calm') returning 1"
    )
    await mastery_records.look_again_at_all(now=world.now)
    await refresh_levels(now=world.now)
    tables = ("memory", "learner", "skill_ability", "item_difficulty", "skill_difficulty", "attempt")
    kept = {name: await rows(f"select * from {name} order by 1, 2") for name in tables}
    levels = "select person_id, skill, mastery, stale from skill_level order by 1, 2"
    before = await rows(levels)

    fact = (await rows("select fact_id from item where id = $1", items[0]))[0]["fact_id"]
    await world.version(fact, await world.revision(effective_from=world.now + timedelta(minutes=1)))
    await refresh_levels(now=world.now + timedelta(minutes=1))

    after = await rows(levels)
    moved = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [(new["person_id"], new["skill"]) for _, new in moved] == [(people[0], "transfer")]
    assert all(new["mastery"] < old["mastery"] for old, new in moved)
    assert {name: await rows(f"select * from {name} order by 1, 2") for name in tables} == kept


async def test_refreshing_ends_when_nothing_is_due(world: World) -> None:
    person = await world.person()
    lesson, items = await world.lesson_with_items()
    await answered(world, person, items, lesson.id)
    await follow_attempts(person, now=world.now)

    assert await refresh_levels(now=world.now) == ()


async def test_an_answer_judges_every_skill_that_an_item_links_its_fact_to(world: World) -> None:
    person = await world.person()
    lesson, (item, *_) = await world.lesson_with_items()
    fact = (await rows("select fact_id from item where id = $1", item))[0]["fact_id"]
    await world.item(lesson, fact, skill=await world.skill("calm"))
    await answered(world, person, [item], lesson.id)

    followed = await follow_attempts(person, now=world.now)

    assert [each.skill for each in followed.levels] == ["calm", "transfer"]


async def test_a_new_lesson_lets_the_levels_of_its_skill_be_judged_again(world: World) -> None:
    person = await world.person()
    lesson, items = await world.lesson_with_items(2)
    await answered(world, person, items, lesson.id)
    await follow_attempts(person, now=world.now)
    world.now += DAY

    await world.lesson_with_items(1)
    await refresh_levels(now=world.now)

    assert (await level_of(person))["live_facts"] == 3
