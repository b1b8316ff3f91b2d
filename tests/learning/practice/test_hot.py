import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from learning.attempts.answer import Answer, Certainty
from learning.attempts.errors import ItemNotFound, ItemRetired, TicketRefused
from learning.attempts.ticket import sign_ticket
from learning.lessons.answerable import KeyWindow
from learning.lessons.records import ItemRow
from learning.people.errors import SignedOut
from learning.practice import sittings
from learning.practice.errors import SittingNotFound
from learning.practice.hot import SITTINGS_STAY_OPEN
from learning.practice.next_item import Next, Reason, choose
from tests.learning.practice.world import DAY, KEY, World, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]


@pytest.fixture
def world(now: datetime) -> World:
    return World(now)


async def a_sitting(world: World, person: UUID, **lesson: object) -> tuple[UUID, list[UUID]]:
    row, items = await world.lesson_with_items(**lesson)  # type: ignore[arg-type]
    return await sittings.start_lesson(person, uuid4(), row.id, now=world.now), items


async def next_of(world: World, person: UUID, **changes: int) -> tuple[Next, Reason]:
    choice = choose((await world.asking(person, **changes)).situation, world.now)
    return choice.kind, choice.reason


class TestAnAnswer:
    async def test_it_is_kept_once_with_everything_it_moves(self, world: World) -> None:
        person = await world.person()
        sitting, items = await a_sitting(world, person)

        stored = await world.take(person, world.answer(person, sitting, items[0]))

        assert not stored.repeated
        assert json.loads(stored.outcome)["verdict"] == "right"
        attempt = (await rows("select * from attempt"))[0]
        assert attempt["at"] == world.now - timedelta(seconds=2)
        assert attempt["expected"] == 0.625
        assert attempt["recall"] is None
        assert (await rows("select answers, last_right from memory"))[0] == {"answers": 1, "last_right": True}
        assert (await rows("select version, answers from learner"))[0] == {"version": 1, "answers": 1}
        assert (await rows("select skill, answers from skill_ability"))[0] == {
            "skill": "transfer",
            "answers": 1,
        }
        assert len(await rows("select from sitting_event where kind = 'answered'")) == 1

    async def test_sent_again_it_gets_the_same_verdict_and_moves_nothing(self, world: World) -> None:
        person = await world.person()
        sitting, items = await a_sitting(world, person)
        given = world.answer(person, sitting, items[0])
        first = await world.take(person, given)

        again = await world.take(person, replace(given, answer=Answer(chosen=(0,))))

        assert again.repeated
        assert json.loads(again.outcome) == json.loads(first.outcome)
        assert len(await rows("select from attempt")) == 1

    async def test_twenty_at_once_lose_nothing_and_double_nothing(self, world: World) -> None:
        person = await world.person()
        sitting, items = await a_sitting(world, person, count=5)
        given = [world.answer(person, sitting, item) for item in items for _ in range(2)]

        stored = await asyncio.gather(*(world.take(person, each) for each in given * 2))

        assert sum(not each.repeated for each in stored) == 10
        assert (await rows("select version, answers from learner"))[0] == {"version": 10, "answers": 10}
        assert [row["ordinal"] for row in await rows("select ordinal from attempt order by 1")] == [
            *range(1, 11)
        ]
        assert {row["answers"] for row in await rows("select answers from memory")} == {2}

    async def test_after_its_sitting_ended_it_still_counts(self, world: World) -> None:
        person = await world.person()
        sitting, items = await a_sitting(world, person)
        await sittings.end_sitting(person, sitting, uuid4(), 9, now=world.now)

        assert not (await world.take(person, world.answer(person, sitting, items[0]))).repeated

    async def test_the_key_is_that_of_the_moment_it_was_given(self, world: World) -> None:
        person = await world.person()
        flip = world.now - timedelta(seconds=5)
        old = KeyWindow(None, None, flip, (0,), (), "旧")
        new = KeyWindow(None, flip, None, (2,), (), "新")
        sitting, items = await a_sitting(world, person, count=1, keys=(old, new))
        before, after = timedelta(seconds=4), timedelta(seconds=6)

        early = await world.take(person, world.answer(person, sitting, items[0], elapsed=before))
        late = await world.take(person, world.answer(person, sitting, items[0], elapsed=after))

        assert json.loads(early.outcome)["verdict"] == "wrong"
        assert json.loads(late.outcome)["verdict"] == "right"

    async def test_not_sure_is_logged_and_moves_nothing(self, world: World) -> None:
        person = await world.person()
        sitting, items = await a_sitting(world, person)

        await world.take(person, world.answer(person, sitting, items[0], answer=Answer(unsure=True)))

        assert (await rows("select verdict, surprise from attempt"))[0] == {
            "verdict": "unsure",
            "surprise": 0,
        }
        assert await rows("select from memory") == []
        assert (await rows("select ability, answers from learner"))[0] == {"ability": 0, "answers": 0}

    async def test_the_ticket_of_a_colleague_is_refused(self, world: World) -> None:
        person, colleague = await world.person(), await world.person("6002")
        sitting, items = await a_sitting(world, person)
        ticket = sign_ticket(items[0], colleague, world.now, key=KEY)

        with pytest.raises(TicketRefused):
            await world.take(person, world.answer(person, sitting, items[0], ticket=ticket))

    async def test_a_retired_item_is_refused_unless_it_was_answered_in_time(self, world: World) -> None:
        person = await world.person()
        sitting, items = await a_sitting(world, person)
        await ItemRow.filter(id=items[0]).update(retired_at=world.now - timedelta(seconds=5))

        in_time = world.answer(person, sitting, items[0], elapsed=timedelta(seconds=4))

        assert not (await world.take(person, in_time)).repeated
        with pytest.raises(ItemRetired):
            await world.take(person, world.answer(person, sitting, items[0]))

    async def test_nobody_nothing_and_nowhere_are_told_apart(self, world: World) -> None:
        person, colleague = await world.person(), await world.person("6002")
        sitting, items = await a_sitting(world, person)
        given = world.answer(person, sitting, items[0])
        world.tokens[uuid4()] = "never opened"

        with pytest.raises(ItemNotFound):
            await world.take(person, replace(given, item_id=uuid4()))
        with pytest.raises(SittingNotFound):
            await world.take(colleague, given)
        with pytest.raises(SignedOut):
            await world.take(list(world.tokens)[-1], given)

    async def test_a_confident_error_is_remembered(self, world: World) -> None:
        person = await world.person()
        sitting, items = await a_sitting(world, person)
        wrong = {"answer": Answer(chosen=(0,)), "certainty": Certainty.HIGH}

        await world.take(person, world.answer(person, sitting, items[0], **wrong))

        assert (await rows("select confident_error_at from memory"))[0]["confident_error_at"] is not None


class TestNext:
    async def test_without_anything_there_is_nothing(self, world: World) -> None:
        assert await next_of(world, await world.person()) == (Next.NOTHING, Reason.ALL_FRESH)

    async def test_an_update_to_come_then_one_in_effect(self, world: World) -> None:
        person = await world.person()
        await world.lesson_with_items(effective_from=world.now - DAY)
        assert await next_of(world, person) == (Next.UPDATE, Reason.MANDATORY_IN_EFFECT)

        await world.lesson_with_items(effective_from=world.now + DAY)
        assert await next_of(world, person) == (Next.UPDATE, Reason.MANDATORY_BEFORE_EFFECT)

    @pytest.mark.parametrize("change", ["withdrawn_at", "approved_at"])
    async def test_a_lesson_withdrawn_or_not_approved_is_not_offered(self, world: World, change: str) -> None:
        person = await world.person()
        revision = await world.revision(effective_from=world.now - DAY)
        lesson = await world.lesson(revision, **{change: world.now if change == "withdrawn_at" else None})
        await world.item(lesson)

        assert await next_of(world, person) == (Next.NOTHING, Reason.ALL_FRESH)

    async def test_a_lesson_whose_items_are_all_retired_is_not_offered(self, world: World) -> None:
        person = await world.person()
        await world.lesson_with_items(effective_from=world.now - DAY, retired_at=world.now)

        assert await next_of(world, person) == (Next.NOTHING, Reason.ALL_FRESH)

    async def test_what_was_left_open_comes_first_for_a_day(self, world: World) -> None:
        person = await world.person()
        await a_sitting(world, person, effective_from=world.now - DAY)
        assert await next_of(world, person) == (Next.RESUME, Reason.OPEN_SITTING)

        world.now += SITTINGS_STAY_OPEN
        assert await next_of(world, person) == (Next.UPDATE, Reason.MANDATORY_IN_EFFECT)

    async def test_her_day_counts_by_her_shift_and_not_by_midnight(self, world: World) -> None:
        person = await world.person()
        sitting, items = await a_sitting(world, person)
        await world.take(person, world.answer(person, sitting, items[0]))
        world.now += timedelta(hours=6)
        past_midnight = (await world.asking(person)).situation.practised_seconds

        await rows(
            "insert into shift (code, name, starts, ends) values ('N', '夜', '19:30', '07:00') returning 1"
        )
        await rows("insert into roster values ($1, '2026-11-21', 'N') returning 1", person)
        asking = await world.asking(person)

        assert (past_midnight, asking.situation.practised_seconds) == (0, 20)
        assert asking.situation.lesson_seconds == 20
        assert asking.day_start == datetime(2026, 11, 21, 11, 30, tzinfo=UTC)

    async def test_a_finished_update_is_not_offered_again_and_comes_back_as_review(
        self, world: World
    ) -> None:
        person = await world.person()
        sitting, items = await a_sitting(world, person)
        for item in items:
            await world.take(person, world.answer(person, sitting, item))
        await sittings.end_sitting(person, sitting, uuid4(), 9, now=world.now)
        assert await next_of(world, person) == (Next.NOTHING, Reason.ALL_FRESH)

        world.now += 9 * DAY
        assert await next_of(world, person) == (Next.REVIEW, Reason.DUE)

    async def test_after_every_third_sitting_of_a_day_she_may_choose(self, world: World) -> None:
        person = await world.person()
        lets = []
        for _ in range(4):
            lets.append((await world.asking(person)).situation.lets_her_choose)
            sitting, items = await a_sitting(world, person)
            await world.take(person, world.answer(person, sitting, items[0]))
            await sittings.end_sitting(person, sitting, uuid4(), 9, now=world.now)

        assert sorted(lets[:3]) == [False, False, True]
        assert lets[3] is lets[0]

    async def test_the_halves_of_the_day_tell_lessons_from_reviews(self, world: World) -> None:
        person = await world.person()
        sitting, items = await a_sitting(world, person)
        for item in items:
            await world.take(person, world.answer(person, sitting, item))
        await sittings.end_sitting(person, sitting, uuid4(), 9, now=world.now)
        learnt = (await world.asking(person)).situation
        await rows("update sitting set lesson_id = null returning true")

        reviewed = (await world.asking(person)).situation

        assert (learnt.practised_seconds, learnt.lesson_seconds) == (60, 60)
        assert (reviewed.practised_seconds, reviewed.lesson_seconds) == (60, 0)

    async def test_the_cap_counts_what_was_done_today(self, world: World) -> None:
        person = await world.person()
        await world.item(await world.lesson())
        sitting, items = await a_sitting(world, person)
        for item in items:
            await world.take(person, world.answer(person, sitting, item))
        await sittings.end_sitting(person, sitting, uuid4(), 9, now=world.now)

        assert (await world.asking(person)).situation.practised_seconds == 60
        assert await next_of(world, person, cap_seconds=60) == (Next.NOTHING, Reason.CAP_REACHED)
        world.now += DAY
        assert await next_of(world, person, cap_seconds=60) == (Next.REVIEW, Reason.DUE)

    async def test_what_others_did_is_none_of_hers(self, world: World) -> None:
        person, colleague = await world.person(), await world.person("6002")
        sitting, items = await a_sitting(world, colleague)
        await world.take(colleague, world.answer(colleague, sitting, items[0]))

        asking = await world.asking(person)

        assert asking.situation.sitting is None
        assert asking.situation.practised_seconds == 0
        assert asking.fact_ids == b""

    async def test_a_fact_whose_known_version_ended_is_stale(self, world: World) -> None:
        person = await world.person()
        sitting, items = await a_sitting(world, person, count=1)
        await world.take(person, world.answer(person, sitting, items[0]))
        fact = (await rows("select fact_id from memory"))[0]["fact_id"]
        await world.version(fact, await world.revision(effective_from=world.now + DAY))

        assert not (await world.asking(person)).situation.memories.stale.any()
        world.now += DAY
        assert (await world.asking(person)).situation.memories.stale.all()

    async def test_a_fact_looked_up_is_due_from_its_moment_on(self, world: World) -> None:
        person = await world.person()
        await rows(
            "insert into learner (person_id, lookup_due_at) values ($1, $2) returning person_id",
            person,
            world.now,
        )

        assert await next_of(world, person) == (Next.REVIEW, Reason.LOOKED_UP)
        world.now -= timedelta(seconds=1)
        assert await next_of(world, person) == (Next.NOTHING, Reason.ALL_FRESH)
