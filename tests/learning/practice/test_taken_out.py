"""A skill that is taken out is asked no more: not in reviews, lessons, cases, placements, nor by going on with a sitting.

An update is: the bank requires it of everybody whom it is for, whatever becomes of skills.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from learning.assignments.planning.records import has_passed, lessons_to_ask
from learning.coverage.service import readiness_for_updates
from learning.lessons.records import LessonRow
from learning.people.access import View
from learning.people.person import PersonId, TeamId
from learning.people.records import PersonRow, TeamRow
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


async def own_lesson(world: World, *, count: int) -> tuple[LessonRow, list[UUID]]:
    """A lesson of the skill that hangs on no update, and its questions."""
    revision, lesson = await world.revision(), await world.lesson()
    return lesson, [await world.item(lesson, *await world.fact(revision)) for _ in range(count)]


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
    await own_lesson(world, count=2)
    person = await world.person()
    assert (await next_of(world, person))[0] is Next.PLACEMENT

    await publish(world, OPEN)

    assert await next_of(world, person) == (Next.NOTHING, Reason.ALL_FRESH)
    assert list(await lessons_to_pick(person, now=world.now, limit=9)) == []
    assert await candidates(person, now=world.now) == []


async def test_a_sitting_goes_on_without_it_and_what_is_on_her_screen_still_counts(world: World) -> None:
    lesson, items = await own_lesson(world, count=3)
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
    lesson, _ = await own_lesson(world, count=1)
    person = await world.person()
    await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now - timedelta(minutes=1))

    await publish(world, OPEN)

    assert await next_of(world, person) == (Next.NOTHING, Reason.ALL_FRESH)


async def test_an_update_stays_required_until_it_is_done_and_then_its_practice_ends_too(world: World) -> None:
    lesson, items = await world.lesson_with_items(count=2, effective_from=world.now + DAY)
    person = await world.person()

    await publish(world, OPEN)
    before = await next_of(world, person)
    picked = [each.id for each in await lessons_to_pick(person, now=world.now, limit=9)]
    sitting = await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)
    await world.take(person, world.answer(person, sitting, items[0]))
    half_way = await next_of(world, person)
    shown = await sittings.show_sitting(person, sitting, zone=ZoneInfo("Asia/Shanghai"))
    await world.take(person, world.answer(person, sitting, items[1]))
    await sittings.end_sitting(person, sitting, uuid4(), 9, now=world.now)
    world.now += 60 * DAY

    assert before == (Next.UPDATE, Reason.MANDATORY_BEFORE_EFFECT)
    assert picked == [lesson.id]
    assert half_way == (Next.RESUME, Reason.OPEN_SITTING)
    assert [item.id for item in shown.items] == items
    assert await next_of(world, person) == (Next.NOTHING, Reason.ALL_FRESH)


async def test_an_update_half_done_is_not_finished_by_taking_its_skill_out(world: World) -> None:
    lesson, items = await world.lesson_with_items(count=2)
    person = await world.person()
    sitting = await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)
    await world.take(person, world.answer(person, sitting, items[0]))

    await publish(world, OPEN)
    await sittings.end_sitting(person, sitting, uuid4(), 9, now=world.now)

    assert await next_of(world, person) == (Next.UPDATE, Reason.MANDATORY_IN_EFFECT)


async def test_an_update_approved_after_its_skill_is_gone_reaches_people_all_the_same(world: World) -> None:
    await publish(world, OPEN)
    await world.lesson_with_items(count=1, taken_out=True)
    person = await world.person()

    assert await next_of(world, person) == (Next.UPDATE, Reason.MANDATORY_IN_EFFECT)


async def test_an_update_whose_skill_is_gone_can_be_asked_by_who_passed_it(world: World) -> None:
    lesson, items = await world.lesson_with_items(count=1)
    lead = PersonId(await world.person("5101", "lead"))
    await publish(world, OPEN)

    before = await has_passed(lead, lesson.id, now=world.now)
    sitting = await sittings.start_lesson(lead, uuid4(), lesson.id, now=world.now)
    await world.take(lead, world.answer(lead, sitting, items[0]))

    assert [each.id for each in await lessons_to_ask(now=world.now, limit=9)] == [lesson.id]
    assert (before, await has_passed(lead, lesson.id, now=world.now)) == (False, True)


async def test_a_lead_sees_who_is_not_ready_for_an_update_whose_skill_is_gone(world: World) -> None:
    team = await TeamRow.create(id=uuid4(), name="白班一组")
    await world.person(team=team)
    revision = await world.revision()
    await world.item(await world.lesson(revision), *await world.fact(revision))
    await publish(world, OPEN)

    view = View(frozenset({TeamId(team.id)}), None)
    found = await readiness_for_updates(view, now=world.now, zone=ZoneInfo("Asia/Shanghai"))

    assert [(each.revision_id, each.readiness.ready, each.readiness.total) for each in found] == [
        (revision.id, 0, 1)
    ]
