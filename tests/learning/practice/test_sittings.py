from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from learning.attempts.answer import Answer
from learning.lessons.errors import LessonNotFound
from learning.lessons.records import ItemRow
from learning.practice import sittings
from learning.practice.errors import NothingToReview, SittingNotFound
from learning.practice.follow import follow_attempts
from learning.practice.outcome import outcome_of
from learning.practice.sitting import Draft, Event, EventKind
from learning.practice.sittings import shown_order, week_start
from learning.practice.today import today
from tests.learning.practice.world import DAY, ZONE, World, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]


@pytest.fixture
def world(now: datetime) -> World:
    return World(now)


def an_event(sequence: int, kind: EventKind, step: str = "", answer: Answer | None = None) -> Event:
    return Event(uuid4(), sequence, kind, step, answer)


async def finished(world: World, person: UUID, lesson_id: UUID, items: list[UUID]) -> UUID:
    sitting = await sittings.start_lesson(person, uuid4(), lesson_id, now=world.now)
    for sequence, item in enumerate(items):
        await world.take(person, world.answer(person, sitting, item, sequence=sequence))
    await sittings.end_sitting(person, sitting, uuid4(), 99, now=world.now)
    return sitting


async def test_starting_twice_with_one_event_starts_once(world: World) -> None:
    person, event = await world.person(), uuid4()
    lesson, _ = await world.lesson_with_items()

    first = await sittings.start_lesson(person, event, lesson.id, now=world.now)

    assert await sittings.start_lesson(person, event, lesson.id, now=world.now) == first
    assert await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now) == first


async def test_after_its_end_a_lesson_starts_afresh(world: World) -> None:
    person = await world.person()
    lesson, items = await world.lesson_with_items()
    first = await finished(world, person, lesson.id, items)

    assert await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now) != first


async def test_a_lesson_not_approved_cannot_be_started(world: World) -> None:
    person = await world.person()
    lesson = await world.lesson(approved_at=None)

    with pytest.raises(LessonNotFound):
        await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)


async def test_a_sitting_shows_cards_then_items_and_where_she_stands(world: World) -> None:
    person = await world.person()
    lesson, items = await world.lesson_with_items()
    sitting = await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)
    entered = Answer(chosen=(1,))
    told = [an_event(1, EventKind.CARD_READ, "card-0"), an_event(2, EventKind.DRAFT, str(items[0]), entered)]

    await sittings.tell(person, sitting, [(event, timedelta(seconds=5)) for event in told], now=world.now)
    shown = await sittings.show_sitting(person, sitting, zone=ZONE)

    assert shown.steps == ["card-0", *map(str, items)]
    assert shown.state.position(shown.steps) == 1
    assert shown.state.draft == Draft(str(items[0]), entered)
    assert shown.seconds_left == 60


async def test_an_answered_item_shows_its_verdict_when_the_sitting_is_opened_again(world: World) -> None:
    person = await world.person()
    lesson, items = await world.lesson_with_items()
    sitting = await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)
    stored = await world.take(person, world.answer(person, sitting, items[0]))

    shown = await sittings.show_sitting(person, sitting, zone=ZONE)

    assert [item.verdict is not None for item in shown.items] == [True, False, False]
    assert '"right"' in (shown.items[0].verdict or "")
    assert '"right"' in stored.outcome


async def test_a_key_kept_on_the_server_is_not_shown(world: World) -> None:
    person = await world.person()
    lesson, _ = await world.lesson_with_items(1, keyed_on="server")
    sitting = await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)

    shown = await sittings.show_sitting(person, sitting, zone=ZONE)

    assert shown.items[0].keys is None


async def test_events_told_twice_are_kept_once(world: World) -> None:
    person = await world.person()
    lesson, _ = await world.lesson_with_items()
    sitting = await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)
    batch = [
        (an_event(4, EventKind.PAUSED), timedelta(0)),
        (an_event(3, EventKind.CARD_READ, "card-0"), timedelta(0)),
    ]

    first = await sittings.tell(person, sitting, batch, now=world.now)
    again = await sittings.tell(person, sitting, batch, now=world.now)

    assert (first.accepted, first.sequence) == (2, 4)
    assert (again.accepted, again.sequence) == (0, 4)


async def test_the_sitting_of_a_colleague_is_not_found(world: World) -> None:
    person, colleague = await world.person(), await world.person("6002")
    lesson, _ = await world.lesson_with_items()
    sitting = await sittings.start_lesson(colleague, uuid4(), lesson.id, now=world.now)

    with pytest.raises(SittingNotFound):
        await sittings.show_sitting(person, sitting, zone=ZONE)
    with pytest.raises(SittingNotFound):
        await sittings.end_sitting(person, sitting, uuid4(), 1, now=world.now)


class TestReview:
    async def test_it_asks_what_has_faded(self, world: World) -> None:
        person = await world.person()
        lesson, items = await world.lesson_with_items()
        await finished(world, person, lesson.id, items)
        world.now += 20 * DAY

        sitting = await sittings.start_review(await world.asking(person), uuid4(), now=world.now)
        shown = await sittings.show_sitting(person, sitting, zone=ZONE)

        assert {item.id for item in shown.items} == set(items)
        assert shown.lesson is None

    async def test_it_prefers_the_variant_asked_longest_ago(self, world: World) -> None:
        person = await world.person()
        revision = await world.revision()
        lesson, fact = await world.lesson(revision), await world.fact(revision)
        asked, other = await world.item(lesson, *fact), await world.item(await world.lesson(revision), *fact)
        await finished(world, person, lesson.id, [asked])
        world.now += 20 * DAY

        sitting = await sittings.start_review(await world.asking(person), uuid4(), now=world.now)

        assert (await sittings.show_sitting(person, sitting, zone=ZONE)).row.item_ids == (other,)

    async def test_while_everything_is_fresh_there_is_none(self, world: World) -> None:
        person = await world.person()

        with pytest.raises(NothingToReview):
            await sittings.start_review(await world.asking(person), uuid4(), now=world.now)

    async def test_an_open_one_is_gone_on_with(self, world: World) -> None:
        person = await world.person()
        lesson, items = await world.lesson_with_items()
        await finished(world, person, lesson.id, items)
        world.now += 20 * DAY
        asking = await world.asking(person)

        first = await sittings.start_review(asking, uuid4(), now=world.now)

        assert await sittings.start_review(asking, uuid4(), now=world.now) == first


class TestOutcome:
    async def test_it_says_what_the_sitting_led_to(self, world: World) -> None:
        person = await world.person()
        lesson, items = await world.lesson_with_items()
        sitting = await sittings.start_lesson(person, uuid4(), lesson.id, now=world.now)
        await world.take(person, world.answer(person, sitting, items[0], answer=Answer(chosen=(0,))))
        for item in items:
            await world.take(person, world.answer(person, sitting, item))
        await sittings.end_sitting(person, sitting, uuid4(), 9, now=world.now)

        outcome = await outcome_of(person, sitting, now=world.now, zone=ZONE)

        assert (outcome.items, outcome.right_first_time, outcome.seconds) == (3, 2, 60)
        assert (outcome.skill, outcome.level_before) == ("transfer", "none")
        assert outcome.can_now == "日累计 20 万元"
        assert outcome.next_review_on is not None
        assert outcome.next_review_on > world.now.astimezone(ZONE).date()
        assert outcome.week_sittings == 1

    async def test_it_is_settled_once_its_answers_are_followed(self, world: World) -> None:
        person = await world.person()
        lesson, items = await world.lesson_with_items()
        sitting = await finished(world, person, lesson.id, items)
        assert not (await outcome_of(person, sitting, now=world.now, zone=ZONE)).settled

        await follow_attempts(person, now=world.now)

        assert (await outcome_of(person, sitting, now=world.now, zone=ZONE)).settled

    async def test_left_half_way_a_lesson_is_not_finished_until_the_rest_arrives(self, world: World) -> None:
        person = await world.person()
        lesson, items = await world.lesson_with_items(2)
        sitting = await finished(world, person, lesson.id, items[:1])
        assert not (await rows("select finished from sitting"))[0]["finished"]

        await world.take(person, world.answer(person, sitting, items[1]))
        await sittings.end_sitting(person, sitting, uuid4(), 9, now=world.now)

        assert (await rows("select finished from sitting"))[0]["finished"]

    async def test_an_item_that_retired_meanwhile_does_not_hold_the_end_up(self, world: World) -> None:
        person = await world.person()
        lesson, items = await world.lesson_with_items(2)
        await ItemRow.filter(id=items[1]).update(retired_at=world.now - timedelta(seconds=1))

        await finished(world, person, lesson.id, items[:1])

        assert (await rows("select finished from sitting"))[0]["finished"]


class TestToday:
    async def test_updates_to_do_come_before_those_done_today(self, world: World) -> None:
        person = await world.person()
        done, items = await world.lesson_with_items()
        to_do, _ = await world.lesson_with_items(effective_from=world.now + DAY)
        await finished(world, person, done.id, items)
        await follow_attempts(person, now=world.now)

        shown = await today(await world.asking(person), now=world.now, zone=ZONE)

        assert [(update.lesson_id, update.done) for update in shown.updates] == [
            (to_do.id, False),
            (done.id, True),
        ]
        assert shown.updates_left == 0
        assert shown.week_sittings == 1
        assert shown.skills == ("transfer",)

    async def test_never_more_than_three_updates_are_shown(self, world: World) -> None:
        person = await world.person()
        for _ in range(4):
            await world.lesson_with_items(1)

        shown = await today(await world.asking(person), now=world.now, zone=ZONE)

        assert (len(shown.updates), shown.updates_left) == (3, 1)


def test_options_keep_one_order_within_a_sitting() -> None:
    orders = {shown_order(UUID(int=1), UUID(int=2), "single_choice", 4) for _ in range(5)}

    assert len(orders) == 1
    assert sorted(orders.pop()) == [0, 1, 2, 3]


def test_another_sitting_shows_another_order() -> None:
    orders = {shown_order(UUID(int=sitting), UUID(int=2), "single_choice", 4) for sitting in range(40)}

    assert len(orders) > 10


def test_true_and_false_keep_their_places_and_steps_never_stand_in_order() -> None:
    sittings_ = [UUID(int=number) for number in range(60)]

    assert {shown_order(each, UUID(int=2), "true_false", 2) for each in sittings_} == {(0, 1)}
    assert (0, 1, 2) not in {shown_order(each, UUID(int=2), "ordering", 3) for each in sittings_}


def test_a_week_begins_on_the_banks_monday(now: datetime) -> None:
    monday = week_start(now, ZONE)

    assert (monday.weekday(), monday.hour, monday.utcoffset()) == (0, 0, timedelta(hours=8))
    assert monday <= now < monday + 7 * DAY
