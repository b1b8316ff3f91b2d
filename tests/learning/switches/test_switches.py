"""Switches: off for the bank or for a team and those below it, at once, with every turn written down."""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from api import awarding
from learning.people.person import Person, PersonId, Role, TeamId
from learning.people.records import PersonRow, TeamRow
from learning.practice import sittings
from learning.practice.errors import NothingToReview
from learning.practice.follow import follow_attempts, refresh_levels
from learning.practice.next_item import Next, choose
from learning.practice.picking_records import lessons_to_pick
from learning.practice.rebuild import rebuild
from learning.switches import records, service
from learning.switches.errors import OnlyForTheWholeBank, SwitchTeamNotFound
from learning.switches.function import FOR_THE_WHOLE_BANK, Function
from tests.learning.practice.world import DAY, World, rows


@pytest.fixture
def world(database: object, now: datetime) -> World:
    return World(now)


@pytest.fixture
async def admin(world: World) -> Person:
    person_id = await world.person("1101", role="admin")
    return Person(PersonId(person_id), "1101", "吴管", "zh-CN", "system", frozenset({Role.ADMIN}), team=None)


async def a_team(name: str, parent: TeamRow | None = None) -> TeamRow:
    return await TeamRow.create(id=uuid4(), name=name, parent=parent)


async def switched(
    admin: Person, function: Function, now: datetime, *, is_on: bool = False, team: TeamRow | None = None
) -> None:
    await service.switch(
        admin, function, team_id=TeamId(team.id) if team else None, is_on=is_on, turn_id=uuid4(), now=now
    )


async def answered(world: World, person: UUID, items: list[UUID], lesson: UUID) -> None:
    sitting = await sittings.start_lesson(person, uuid4(), lesson, now=world.now)
    for item in items:
        await world.take(person, world.answer(person, sitting, item))


@pytest.mark.parametrize("function", list(Function))
async def test_everything_is_on_until_somebody_switches_it_off(world: World, function: Function) -> None:
    assert await service.is_on(function, await world.person())


@pytest.mark.parametrize("function", list(Function))
async def test_what_is_off_for_the_bank_is_off_for_everybody_and_nothing_else_is(
    world: World, admin: Person, function: Function
) -> None:
    person = await world.person()

    await switched(admin, function, world.now)

    assert [each for each in Function if not await service.is_on(each, person)] == [function]
    assert not await service.is_on(function)


async def test_what_is_off_for_a_team_is_off_below_it_and_not_beside(world: World, admin: Person) -> None:
    centre = await a_team("中心")
    day, night = await a_team("白班", centre), await a_team("夜班", centre)
    nights = [await a_team("一组", night), night]
    below = [await world.person(f"60{n}", team=team) for n, team in enumerate(nights)]
    beside = [await world.person(f"61{n}", team=team) for n, team in enumerate([day, centre, None])]

    await switched(admin, Function.AWARD_BADGES, world.now, team=night)

    assert [await service.is_on(Function.AWARD_BADGES, each) for each in below] == [False, False]
    assert [await service.is_on(Function.AWARD_BADGES, each) for each in beside] == [True, True, True]


async def test_a_team_stays_off_while_it_is_off_above(world: World, admin: Person) -> None:
    centre = await a_team("中心")
    night = await a_team("夜班", centre)
    person = await world.person(team=night)
    await switched(admin, Function.AWARD_BADGES, world.now, team=centre)
    await switched(admin, Function.AWARD_BADGES, world.now, team=night)

    await switched(admin, Function.AWARD_BADGES, world.now, is_on=True, team=night)
    still_off = not await service.is_on(Function.AWARD_BADGES, person)
    await switched(admin, Function.AWARD_BADGES, world.now, is_on=True, team=centre)

    assert still_off
    assert await service.is_on(Function.AWARD_BADGES, person)


async def test_every_turn_is_written_down_and_one_that_turns_nothing_is_not(
    world: World, admin: Person
) -> None:
    team = await a_team("夜班")
    await switched(admin, Function.JUDGE_LEVELS, world.now, is_on=True)
    await switched(admin, Function.JUDGE_LEVELS, world.now)
    await switched(admin, Function.JUDGE_LEVELS, world.now + DAY)
    await switched(admin, Function.JUDGE_LEVELS, world.now + 2 * DAY, team=team)
    await switched(admin, Function.JUDGE_LEVELS, world.now + 3 * DAY, is_on=True)

    turns = await records.latest_turns(limit=10)

    assert [(turn.is_on, turn.team, (turn.at - world.now).days) for turn in turns] == [
        (True, None, 3),
        (False, "夜班", 2),
        (False, None, 0),
    ]
    assert {turn.person_id for turn in turns} == {admin.id}
    assert [(turn.team, turn.at) for turn in await records.all_off()] == [("夜班", world.now + 2 * DAY)]


async def test_of_two_who_switch_off_at_once_one_is_written_down(world: World, admin: Person) -> None:
    await asyncio.gather(*(switched(admin, Function.JUDGE_LEVELS, world.now) for _ in range(4)))

    assert len(await records.latest_turns(limit=10)) == 1


@pytest.mark.parametrize("function", sorted(FOR_THE_WHOLE_BANK))
async def test_what_works_on_everybody_together_has_no_switch_for_a_team(
    world: World, admin: Person, function: Function
) -> None:
    with pytest.raises(OnlyForTheWholeBank):
        await switched(admin, function, world.now, team=await a_team("夜班"))


async def test_a_team_that_is_not_there_cannot_be_switched(world: World, admin: Person) -> None:
    with pytest.raises(SwitchTeamNotFound):
        await service.switch(
            admin,
            Function.AWARD_BADGES,
            team_id=TeamId(uuid4()),
            is_on=False,
            turn_id=uuid4(),
            now=world.now,
        )


async def test_with_calibration_off_answers_move_no_difficulty_and_never_will(
    world: World, admin: Person
) -> None:
    person = await world.person()
    lesson, items = await world.lesson_with_items()
    await switched(admin, Function.MOVE_DIFFICULTIES, world.now)
    await answered(world, person, items, lesson.id)

    followed = await follow_attempts(person, now=world.now)
    await switched(admin, Function.MOVE_DIFFICULTIES, world.now, is_on=True)

    assert len(followed.attempts) == 3
    assert await rows("select item_id from item_difficulty") == []
    assert await rebuild(now=world.now) == []


async def test_with_judging_off_levels_stay_and_are_judged_once_it_is_on(world: World, admin: Person) -> None:
    team = await a_team("夜班")
    person = await world.person(team=team)
    lesson, items = await world.lesson_with_items()
    await answered(world, person, items, lesson.id)
    await follow_attempts(person, now=world.now)
    before = await levels()
    await switched(admin, Function.JUDGE_LEVELS, world.now, team=team)
    world.now += 60 * DAY
    await answered(world, person, items, lesson.id)

    followed = await follow_attempts(person, now=world.now)
    refreshed = await refresh_levels(now=world.now)
    left_alone = await levels()
    await switched(admin, Function.JUDGE_LEVELS, world.now, is_on=True, team=team)
    caught_up = await refresh_levels(now=world.now)

    assert (len(followed.attempts), followed.levels, refreshed) == (3, (), ())
    assert left_alone == before
    assert [(each.person_id, each.skill) for each in caught_up] == [(person, "transfer")]
    assert (await levels())[0]["answers"] == 6


async def test_a_skill_first_met_while_judging_is_off_is_judged_once_it_is_on(
    world: World, admin: Person
) -> None:
    person = await world.person()
    lesson, items = await world.lesson_with_items()
    await switched(admin, Function.JUDGE_LEVELS, world.now)
    await answered(world, person, items, lesson.id)
    await follow_attempts(person, now=world.now)
    unjudged = await levels()

    await switched(admin, Function.JUDGE_LEVELS, world.now, is_on=True)
    await refresh_levels(now=world.now)

    assert [(row["level"], row["answers"]) for row in unjudged] == [("none", 0)]
    assert [row["answers"] for row in await levels()] == [3]


async def test_judging_goes_on_for_the_others(world: World, admin: Person) -> None:
    night = await a_team("夜班")
    off, on = await world.person("6001", team=night), await world.person("6002")
    lesson, items = await world.lesson_with_items()
    await switched(admin, Function.JUDGE_LEVELS, world.now, team=night)
    for person in (off, on):
        await answered(world, person, items, lesson.id)

    judged = [len((await follow_attempts(person, now=world.now)).levels) for person in (off, on)]

    assert judged == [0, 1]


async def test_with_awarding_off_no_badge_comes_and_later_it_comes_with_its_own_date(
    world: World, admin: Person
) -> None:
    person = await world.person()
    taught = [await an_update(world, number) for number in range(3)]
    for lesson, (first, _) in taught:
        await answered(world, person, [first], lesson)
    world.now += 8 * DAY
    for lesson, (_, second) in taught:
        await answered(world, person, [second], lesson)
    earned_at = world.now - timedelta(seconds=2)
    await switched(admin, Function.AWARD_BADGES, world.now)

    await awarding.follow(person, now=world.now)
    without = await rows("select achievement from award")
    await switched(admin, Function.AWARD_BADGES, world.now, is_on=True)
    world.now += DAY
    await awarding.follow(person, now=world.now)

    assert without == []
    assert [row["awarded_at"] for row in await rows("select awarded_at from award")] == [earned_at]


async def test_with_choosing_off_nothing_is_chosen_and_she_picks_by_herself(
    world: World, admin: Person
) -> None:
    team = await a_team("夜班")
    person, other = await world.person("6001", team=team), await world.person("6002")
    lesson, items = await world.lesson_with_items(effective_from=world.now - 100 * DAY)
    for each in (person, other):
        await answered(world, each, items, lesson.id)
    await rows("update sitting set ended_at = now() returning true")
    world.now += 60 * DAY
    before = await world.asking(person)
    await switched(admin, Function.CHOOSE_PRACTICE, world.now, team=team)

    off, on = [(await world.asking(each)).situation for each in (person, other)]
    picked = await lessons_to_pick(person, now=world.now, limit=10)

    assert [choose(each, world.now).kind for each in (before.situation, off, on)] == [
        Next.REVIEW,
        Next.NOTHING,
        Next.REVIEW,
    ]
    assert (off.is_left_to_her, on.is_left_to_her, len(off.memories.stability)) == (True, False, 0)
    with pytest.raises(NothingToReview):
        await sittings.start_review(await world.asking(person), uuid4(), now=world.now)
    assert [each.id for each in picked] == [lesson.id]
    assert await sittings.start_lesson(person, uuid4(), picked[0].id, now=world.now)


async def test_what_is_for_others_or_gone_is_not_there_to_pick(world: World) -> None:
    centre = await a_team("中心")
    day, night = await a_team("白班", centre), await a_team("夜班", centre)
    person = await world.person(team=night)
    offered = {
        name: await world.lesson(title=name, **fields)
        for name, fields in {
            "for all": {},
            "for her": {"audience_teams": [centre.id]},
            "for others": {"audience_teams": [day.id]},
            "for the qualified": {"audience_skills": ["wealth"]},
            "drafted": {"approved_at": None},
            "withdrawn": {"withdrawn_at": world.now},
            "without items": {},
        }.items()
    }
    for name, lesson in offered.items():
        if name != "without items":
            await world.item(lesson)

    assert [each.title for each in await lessons_to_pick(person, now=world.now, limit=10)] == [
        "for all",
        "for her",
    ]


async def an_update(world: World, number: int) -> tuple[UUID, list[UUID]]:
    """A lesson of an update that takes effect in two days, with two items whose key stays on the server."""
    await world.revision(slug=f"limits-{number}")
    revision = await world.revision(effective_from=world.now + 2 * DAY, slug=f"limits-{number}")
    lesson, fact = await world.lesson(revision), await world.fact(revision)
    return lesson.id, [await world.item(lesson, *fact, keyed_on="server") for _ in range(2)]


async def levels() -> list[dict[str, Any]]:
    """What is shown of every level."""
    shown = "person_id, skill, level, mastery, answers, live_facts, fresh_facts, stale, moved_at, judged_at"
    return await rows(f"select {shown} from skill_level order by person_id, skill")


async def test_an_erased_administrator_leaves_her_turns_without_a_name(world: World, admin: Person) -> None:
    await switched(admin, Function.AWARD_BADGES, world.now)
    await PersonRow.filter(id=admin.id).update(name="")

    assert [turn.person for turn in await records.all_off()] == [""]
