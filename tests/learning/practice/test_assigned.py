"""What somebody asked of her by a day presses like an update, and says who asked and why."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from learning.assignments.assignment import Act, LessonAsked, SkillAsked
from learning.assignments.records import save_given, save_turn
from learning.lessons.records import LessonRow
from learning.mastery.level import Level
from learning.people.person import PersonId, TeamId
from learning.people.records import TeamRow
from learning.practice.assigned import Assigned, deadline
from learning.practice.next_item import Choice, Next, OpenLesson, Reason, choose
from learning.practice.today import today
from tests.learning.practice.test_next_item import DAY, FADED, NOW, a_lesson, a_situation
from tests.learning.practice.world import World, rows


def asked(days: float, number: int = 7, effective: timedelta | None = None) -> OpenLesson:
    """A lesson that a lead wants known in so many days."""
    assigned = Assigned("何静", NOW + days * DAY, "活动上线")
    effective_from = NOW + effective if effective else None
    return OpenLesson(
        UUID(int=number),
        "年费",
        60,
        "card",
        effective_from,
        deadline(effective_from, assigned, NOW),
        assigned,
    )


def test_near_its_last_day_it_comes_first_and_passes_the_cap() -> None:
    situation = a_situation(lessons=(asked(2), a_lesson()), memories=FADED, practised_seconds=360)

    choice = choose(situation, NOW)

    assert (choice.kind, choice.reason, choice.lesson_id) == (Next.LESSON, Reason.ASSIGNED, UUID(int=7))
    assert choice.assigned == Assigned("何静", NOW + 2 * DAY, "活动上线")


def test_far_from_it_reviews_come_first_and_then_what_was_asked_before_other_lessons() -> None:
    far = (a_lesson(), asked(20))

    assert choose(a_situation(lessons=far, memories=FADED), NOW).kind is Next.REVIEW
    assert choose(a_situation(lessons=far), NOW).lesson_id == UUID(int=7)


def test_of_an_update_and_what_was_asked_the_sooner_day_comes_first() -> None:
    lessons = (asked(1.5), a_lesson(2, DAY), a_lesson(3, 2 * DAY))

    assert [choose(a_situation(lessons=lessons[place:]), NOW).lesson_id for place in range(2)] == [
        UUID(int=2),
        UUID(int=2),
    ]
    assert choose(a_situation(lessons=(lessons[0], lessons[2])), NOW).lesson_id == UUID(int=7)


@pytest.mark.parametrize(
    ("effective", "due", "sooner"),
    [(5, 2, 2), (2, 5, 2), (-20, 5, 5), (5, -2, 5), (-20, -2, -2), (None, 5, 5)],
)
def test_the_sooner_moment_ahead_counts_and_past_both_the_later(
    effective: int | None, due: int, sooner: int
) -> None:
    assigned = Assigned("何静", NOW + due * DAY, "")

    assert deadline(NOW + effective * DAY if effective else None, assigned, NOW) == NOW + sooner * DAY


@pytest.fixture
def world(now: datetime, database: object) -> World:
    return World(now)


async def ask(world: World, person: UUID, what: LessonAsked | SkillAsked, days: float = 2) -> UUID:
    lead = await world.person("5101", "lead", name="何静")
    assignment_id = uuid4()
    await save_given(
        assignment_id,
        what,
        [person],
        team_id=TeamId((await TeamRow.create(id=uuid4(), name="一班")).id),
        for_all=False,
        due_at=world.now + days * DAY,
        why="活动上线",
        given_by=PersonId(lead),
        now=world.now,
    )
    return assignment_id


async def the_last_of_three_lessons(world: World) -> LessonRow:
    """Lessons with an item each, which come by slug."""
    found = [await world.lesson(slug=f"lesson-{number:02}") for number in range(3)]
    for lesson in found:
        await world.item(lesson)
    return found[-1]


async def chosen(world: World, person: UUID) -> Choice:
    return choose((await world.asking(person)).situation, world.now)


@pytest.mark.database
async def test_it_is_chosen_with_who_asked_until_it_is_withdrawn(world: World) -> None:
    person, lesson = await world.person(), await the_last_of_three_lessons(world)
    before = await chosen(world, person)

    assignment_id = await ask(world, person, LessonAsked(lesson.id))
    during = await chosen(world, person)
    shown = (await today(await world.asking(person), now=world.now, zone=ZoneInfo("Asia/Shanghai"))).updates
    due_at = world.now + 2 * DAY
    await save_turn(
        assignment_id, 1, Act.WITHDRAWN, due_at=due_at, why="", person_id=PersonId(person), now=world.now
    )

    assert (before.reason, before.lesson_id == lesson.id) == (Reason.NOT_YET_MET, False)
    assert (during.reason, during.lesson_id) == (Reason.ASSIGNED, lesson.id)
    assert during.assigned == Assigned("何静", due_at, "活动上线")
    assert [(each.lesson_id, each.effective_from, each.assigned) for each in shown] == [
        (lesson.id, None, during.assigned)
    ]
    assert (await chosen(world, person)).lesson_id == before.lesson_id


@pytest.mark.database
async def test_a_skill_is_asked_by_its_lessons_until_she_reached_the_level(world: World) -> None:
    person, _ = await world.person(), await the_last_of_three_lessons(world)
    await ask(world, person, SkillAsked("transfer", Level.LEARNING))

    during = await chosen(world, person)
    await rows(
        """insert into skill_level (person_id, skill, level, mastery, spread, answers, live_facts, fresh_facts, stale,
                                    moved_at, judged_at)
           values ($1, 'transfer', 'solid', 0.9, 1, 9, 1, 1, false, $2, $2)""",
        person,
        world.now,
    )

    assert during.reason is Reason.ASSIGNED
    assert (await chosen(world, person)).reason is Reason.NOT_YET_MET


@pytest.mark.database
async def test_a_lesson_that_was_asked_is_chosen_though_it_is_for_another_team(world: World) -> None:
    person, lesson = await world.person(), await the_last_of_three_lessons(world)
    await LessonRow.filter(id=lesson.id).update(audience_teams=[uuid4()])

    await ask(world, person, LessonAsked(lesson.id))

    assert (await chosen(world, person)).lesson_id == lesson.id
