from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from learning.attempts.answer import Answer
from learning.people.records import TeamRow
from learning.practice import sittings
from learning.practice.errors import PursuitNotFound, TopicNotFound
from learning.practice.pursuits import service
from learning.practice.pursuits.chain import Stage
from learning.practice.pursuits.records import Share, Week
from learning.practice.sitting import SittingKind
from learning.search.terms import query_of
from tests.learning.practice.world import DAY, World, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]


@pytest.fixture
def world(now: datetime) -> World:
    return World(now)


async def pursued(world: World, person: UUID, fact: UUID | None = None) -> UUID:
    return await service.take_up(person, uuid4(), "transfer", fact, now=world.now)


async def tried(world: World, person: UUID, pursuit: UUID, *, right: bool = True) -> list[UUID]:
    sitting = await service.start_try(person, pursuit, uuid4(), now=world.now)
    world.now += timedelta(minutes=1)
    items = list((await sittings.sitting_of(person, sitting)).item_ids)
    for item in items:
        await world.take(
            person, world.answer(person, sitting, item, answer=Answer(chosen=(2 if right else 0,)))
        )
    await sittings.end_sitting(person, sitting, uuid4(), 99, now=world.now)
    return items


async def stage_of(world: World, person: UUID, pursuit: UUID) -> Stage:
    return (await service.pursuit_of(person, pursuit, now=world.now)).stage


async def test_a_topic_is_found_by_the_name_of_a_skill_and_by_the_words_of_a_fact(world: World) -> None:
    person = await world.person()
    await world.lesson_with_items(2)

    found = [
        [(each.skill, each.fact is not None) for each in await service.topics(person, query, now=world.now)]
        for query in map(query_of, ("转账与", "日累计", "外汇"))
    ]

    assert found == [[("transfer", False)], [("transfer", True)] * 2, []]


async def test_a_skill_taken_out_is_no_topic_and_what_she_pursues_of_it_stands(world: World) -> None:
    person = await world.person()
    await world.lesson_with_items(2)
    pursuit = await pursued(world, person)

    await rows("update skill set is_published = false where slug = 'transfer' returning slug")

    assert await service.topics(person, query_of("转账与"), now=world.now) == []
    assert (await service.pursuit_of(person, pursuit, now=world.now)).row.skill == "transfer"


async def test_what_nothing_asks_about_is_no_topic(world: World) -> None:
    person = await world.person()
    await world.lesson_with_items(1, kept_back=True)

    assert await service.topics(person, query_of("日累计"), now=world.now) == []
    with pytest.raises(TopicNotFound):
        await pursued(world, person)


async def test_two_successes_half_a_day_apart_light_it_with_another_variant_each_time(world: World) -> None:
    person = await world.person()
    lesson, (item,) = await world.lesson_with_items(1)
    fact = (await rows("select fact_id from item where id = $1", item))[0]["fact_id"]
    variant = await world.item(lesson, fact)
    pursuit = await pursued(world, person, fact)

    first = await tried(world, person, pursuit)
    assert await stage_of(world, person, pursuit) is Stage.RESTING
    world.now += timedelta(hours=13)
    assert await stage_of(world, person, pursuit) is Stage.BEGUN
    second = await tried(world, person, pursuit)

    assert await stage_of(world, person, pursuit) is Stage.LIT
    assert {*first, *second} == {item, variant}


async def test_a_rule_that_changes_between_leaves_the_second_success_to_be_shown(world: World) -> None:
    person = await world.person()
    _, (item,) = await world.lesson_with_items(1)
    fact = (await rows("select fact_id from item where id = $1", item))[0]["fact_id"]
    version = (await rows("select id from fact_version where fact_id = $1", fact))[0]["id"]
    await rows(
        "update item set keys = jsonb_set(keys, '{0,fact_version_id}', to_jsonb($1::text)) returning 1",
        str(version),
    )
    pursuit = await pursued(world, person, fact)
    await tried(world, person, pursuit)
    assert (await service.pursuit_of(person, pursuit, now=world.now)).chains[0].successes == 1

    world.now += DAY
    await world.version(fact, await world.revision(effective_from=world.now - timedelta(hours=1)))

    assert (await service.pursuit_of(person, pursuit, now=world.now)).chains[0].successes == 0


async def test_a_skill_is_pursued_by_three_facts_and_its_sittings_are_marked(world: World) -> None:
    person = await world.person()
    await world.lesson_with_items(5)
    pursuit = await pursued(world, person)

    items = await tried(world, person, pursuit)

    assert len(items) == 3
    marked = await rows("select is_placement, lesson_id, pursuit_id from sitting")
    assert marked == [{"is_placement": False, "lesson_id": None, "pursuit_id": pursuit}]


async def test_a_wrong_answer_may_be_followed_at_once_by_another_try(world: World) -> None:
    person = await world.person()
    await world.lesson_with_items(1)
    pursuit = await pursued(world, person)

    await tried(world, person, pursuit, right=False)

    assert await stage_of(world, person, pursuit) is Stage.BEGUN


async def test_an_open_try_is_gone_on_with_and_resumed_under_its_own_name(world: World) -> None:
    person = await world.person()
    await world.lesson_with_items(2)
    pursuit = await pursued(world, person)
    first = await service.start_try(person, pursuit, uuid4(), now=world.now)

    assert await service.start_try(person, pursuit, uuid4(), now=world.now) == first
    open_ = (await world.asking(person)).situation.sitting
    assert open_ is not None
    assert (open_.id, open_.kind) == (first, SittingKind.PURSUIT)


async def test_the_same_fact_is_pursued_once_and_let_go_by_her_alone(world: World) -> None:
    person, colleague = await world.person(), await world.person("6002")
    _, (item,) = await world.lesson_with_items(1)
    fact = (await rows("select fact_id from item where id = $1", item))[0]["fact_id"]
    pursuit = await pursued(world, person, fact)

    assert await pursued(world, person, fact) == pursuit
    with pytest.raises(PursuitNotFound):
        await service.let_go(colleague, pursuit, now=world.now)
    await service.let_go(person, pursuit, now=world.now)

    assert await service.pursuits_of(person, now=world.now) == []
    assert await pursued(world, person, fact) != pursuit


async def test_a_team_s_share_is_told_from_eight_people_on(world: World) -> None:
    team = await TeamRow.create(id=uuid4(), name="夜班一组")
    people = [await world.person(f"61{number:02}", team=team) for number in range(8)]
    lesson, _ = await world.lesson_with_items(1)
    for person in people[:7]:
        await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)
    assert await service.shares(now=world.now) == []

    await tried(world, people[7], await pursued(world, people[7]))

    assert await service.shares(now=world.now) == [Share("夜班一组", 8, 1)]


async def test_what_is_lit_is_counted_by_skill_and_her_own_practice_by_week(world: World) -> None:
    person, colleague = await world.person(), await world.person("6002")
    lesson, _ = await world.lesson_with_items(1)
    await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)
    await sittings.start_lesson(colleague, uuid4(), lesson.id, now=world.now)
    pursuit = await pursued(world, person)
    await tried(world, person, pursuit)
    before = await service.lit_by_skill(person, now=world.now)
    world.now += 8 * DAY
    await tried(world, person, pursuit)

    assert (before, await service.lit_by_skill(person, now=world.now)) == ({}, {"transfer": 1})
    assert await service.own_weeks(person, now=world.now) == (Week(), Week(), Week(2, 1), Week(1, 1))
    assert (await service.own_weeks(person, now=world.now + 28 * DAY)) == (Week(),) * 4
