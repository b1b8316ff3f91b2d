"""A skill that is taken out is asked no more: not in reviews, lessons, cases, placements, nor by going on with a sitting."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from learning.people.records import PersonRow
from learning.practice import sittings
from learning.practice.follow import follow_attempts
from learning.practice.next_item import KEPT_BACK, Next, Reason, choose
from learning.practice.picking_records import lessons_to_pick
from learning.practice.placement.records import candidates
from learning.practice.publishing import publish_skills
from learning.skills import service as skills
from tests.learning.practice.world import DAY, World, rows

pytestmark = pytest.mark.database

TRANSFER = '[skills.transfer]\nname = "转账与限额"\nname_en = "Transfers"\nfield = "work"\nstage = 2\n'
OPEN = (
    '[fields.work]\nname = "业务"\nname_en = "Work"\n'
    '[skills.open]\nname = "开场"\nname_en = "Opening"\nfield = "work"\nstage = 1\n'
)


@pytest.fixture
async def world(database: object, now: datetime) -> World:
    await skills.take_in(OPEN + TRANSFER, draft_id=uuid4(), proposer_id=None, now=now)
    return World(now)


async def publish(world: World, toml: str) -> None:
    """Let two owners put these skills in force."""
    ann, ben = [
        (await PersonRow.create(id=uuid4(), sign_in=uuid4().hex, name="所有者", password_hash="-")).id
        for _ in range(2)
    ]
    draft = await skills.begin(ann, draft_id=uuid4())
    draft = await skills.save(ann, toml, version=draft.version)
    draft = await skills.submit(ann, "", version=draft.version, now=world.now)
    await publish_skills(ben, version=draft.version, now=world.now)


async def who_learned(world: World) -> UUID:
    """Somebody who finished a lesson of the skill, and for whom a case of it waits."""
    person = await world.person()
    revision = await world.revision()
    lesson, fact = await world.lesson(revision), await world.fact(revision)
    asked = await world.item(lesson, *fact)
    await world.item(lesson, *fact, keyed_on="server", kept_back=True)
    sitting = await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)
    await world.take(person, world.answer(person, sitting, asked))
    await sittings.end_sitting(person, sitting, uuid4(), 9, now=world.now)
    await follow_attempts(person, now=world.now)
    return person


async def next_of(world: World, person: UUID) -> tuple[Next, Reason]:
    choice = choose((await world.asking(person)).situation, world.now)
    return choice.kind, choice.reason


async def test_what_faded_and_the_case_that_waits_are_asked_no_more_until_it_is_back(world: World) -> None:
    person = await who_learned(world)
    before = await rows("select * from skill_level")
    world.now += KEPT_BACK + 60 * DAY
    assert await next_of(world, person) == (Next.REVIEW, Reason.DUE)

    await publish(world, OPEN)
    out = await next_of(world, person)
    levels = await rows("select * from skill_level")
    await publish(world, OPEN + TRANSFER)

    assert out == (Next.NOTHING, Reason.ALL_FRESH)
    assert levels == before
    assert await next_of(world, person) == (Next.REVIEW, Reason.DUE)


async def test_neither_its_lessons_nor_its_questions_are_offered_to_somebody_new(world: World) -> None:
    await world.lesson_with_items(count=2)
    person = await world.person()
    assert (await next_of(world, person))[0] is Next.PLACEMENT

    await publish(world, OPEN)

    assert await next_of(world, person) == (Next.NOTHING, Reason.ALL_FRESH)
    assert list(await lessons_to_pick(person, now=world.now, limit=9)) == []
    assert await candidates(person, now=world.now) == []


async def test_a_sitting_goes_on_without_it_and_what_is_on_her_screen_still_counts(world: World) -> None:
    lesson, items = await world.lesson_with_items(count=3)
    await world.skill("open")
    kept = await world.item(lesson, *await world.fact(await world.revision()), skill="open")
    person = await world.person()
    sitting = await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)
    await world.take(person, world.answer(person, sitting, items[0]))

    await publish(world, OPEN)
    shown = await sittings.show_sitting(person, sitting, zone=ZoneInfo("Asia/Shanghai"))
    again = await world.take(person, world.answer(person, sitting, items[1]))

    assert [item.id for item in shown.items] == [items[0], kept]
    assert not again.repeated
    assert await next_of(world, person) == (Next.RESUME, Reason.OPEN_SITTING)


async def test_a_sitting_of_nothing_else_is_not_gone_on_with(world: World) -> None:
    lesson, _ = await world.lesson_with_items(count=1)
    person = await world.person()
    await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now - timedelta(minutes=1))

    await publish(world, OPEN)

    assert await next_of(world, person) == (Next.NOTHING, Reason.ALL_FRESH)
