"""Owners ask for content that is missing, authors take it, and the lesson that was asked for closes it by itself."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from learning.people.person import Role
from learning.queries import execute
from tests.api.conftest import Visitor
from tests.learning.practice.world import World

pytestmark = pytest.mark.database
Visit = Callable[..., Awaitable[Visitor]]


@pytest.fixture
async def world(database: object, now: datetime) -> World:
    world = World(now - timedelta(days=1))
    await world.skill()
    return world


async def asked(owner: Visitor, **changes: Any) -> dict[str, Any]:
    wanted = {"skill": "transfer", "level": "solid", "title": "补两道限额情景题", "due_on": "2026-12-05"}
    answer = await owner.http.post("/commissions", json=wanted | changes)
    return {"status": answer.status_code, **answer.json()}


async def listed(reader: Visitor) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await reader.http.get("/commissions")).json()["commissions"]
    return found


@pytest.mark.usefixtures("world")
async def test_what_is_asked_is_seen_by_authors_taken_by_one_and_given_back(
    visit: Visit, now: datetime
) -> None:
    owner, ann, ben = await visit(Role.OWNER), await visit(Role.AUTHOR, name="安"), await visit(Role.AUTHOR)
    await execute(
        """insert into skill_level (person_id, skill, level, mastery, spread, answers, live_facts, fresh_facts, stale,
                                    moved_at, judged_at)
           values ($1, 'transfer', 'solid', 0.9, 1, 9, 1, 1, false, $2, $2)""",
        ann.person_id,
        now,
    )
    one = await asked(owner)
    path = f"/commissions/{one['id']}"

    taken = (await ann.http.post(f"{path}/taking")).json()
    again = await ann.http.post(f"{path}/taking")
    late, not_his = await ben.http.post(f"{path}/taking"), await ben.http.post(f"{path}/return")
    seen = [
        [(each["taken_by"], each["is_mine"], each["holds"]) for each in await listed(who)]
        for who in (ann, ben)
    ]
    back = await ann.http.post(f"{path}/return")

    assert (one["status"], one["taken_by"], taken["taken_by"], again.status_code) == (201, None, "安", 200)
    assert [each.json()["code"] for each in (late, not_his)] == ["commission-moved"] * 2
    assert seen == [[("安", True, True)], [("安", False, False)]]
    assert back.json()["taken_by"] is None
    assert (await ben.http.post(f"{path}/taking")).status_code == 200


async def test_the_lesson_that_serves_the_level_closes_it_and_taken_back_opens_it_again(
    visit: Visit, world: World, now: datetime
) -> None:
    owner, author = await visit(Role.OWNER), await visit(Role.AUTHOR)
    old = await world.lesson()
    await world.item(old, keyed_on="server")
    for level in ("beginner", "learning", "solid"):
        await asked(owner, level=level)
    running = await asked(owner)

    world.now = now
    lesson = await world.lesson(title="限额情景两则")
    await world.item(lesson)
    plain = {each["level"]: each["published"] for each in await listed(author)}
    await world.item(lesson, keyed_on="server")
    case = {each["level"]: each["published"] for each in await listed(author)}
    closed = next(each for each in await listed(author) if each["level"] == "solid")
    late = await author.http.post(f"/commissions/{closed['id']}/taking")
    next_one = await asked(owner)
    await execute("update lesson set withdrawn_at = $1 where id = $2", now, lesson.id)

    assert (running["status"], running["code"]) == (409, "commission-running")
    assert plain == {"beginner": "限额情景两则", "learning": None, "solid": None}
    assert case == {"beginner": "限额情景两则", "learning": None, "solid": "限额情景两则"}
    assert late.json()["code"] == "commission-moved"
    assert next_one["status"] == 201
    assert [each["published"] for each in await listed(author)] == [None] * 4


async def test_what_was_closed_leaves_after_a_month_and_what_was_withdrawn_at_once(
    visit: Visit, world: World, now: datetime, clock: list[datetime]
) -> None:
    owner = await visit(Role.OWNER)
    kept, dropped = await asked(owner, level="beginner"), await asked(owner)
    world.now = now
    await world.item(await world.lesson())

    withdrawn = await owner.http.post(f"/commissions/{dropped['id']}/withdrawal")
    again = await owner.http.post(f"/commissions/{dropped['id']}/withdrawal")
    closed = await owner.http.post(f"/commissions/{kept['id']}/withdrawal")
    there = [each["id"] for each in await listed(owner)]
    clock[0] = now + timedelta(days=31)

    assert [each.status_code for each in (withdrawn, again, closed)] == [200, 404, 409]
    assert there == [kept["id"]]
    assert await listed(owner) == []


@pytest.mark.usefixtures("world")
async def test_who_was_writing_is_told_of_a_withdrawal_and_nobody_else(
    visit: Visit, now: datetime, clock: list[datetime]
) -> None:
    owner, ann, ben = await visit(Role.OWNER), await visit(Role.AUTHOR), await visit(Role.AUTHOR)
    path = f"/commissions/{(await asked(owner))['id']}"
    await ann.http.post(f"{path}/taking")
    await owner.http.post(f"{path}/withdrawal")

    told = [
        [(each["is_mine"], each["is_withdrawn"]) for each in await listed(who)] for who in (ann, ben, owner)
    ]
    late = await ann.http.post(f"{path}/return")
    anew = await asked(owner)
    clock[0] = now + timedelta(days=31)

    assert told == [[(True, True)], [], []]
    assert (late.status_code, anew["status"]) == (404, 201)
    assert [each["is_withdrawn"] for each in await listed(ann)] == [False]


@pytest.mark.usefixtures("world")
async def test_of_two_owners_at_once_one_asks_and_nobody_else_may(visit: Visit) -> None:
    owner, other, author, agent = [
        await visit(role) for role in (Role.OWNER, Role.OWNER, Role.AUTHOR, Role.AGENT)
    ]

    both = await asyncio.gather(asked(owner), asked(other))

    assert sorted(each["status"] for each in both) == [201, 409]
    assert (await asked(author))["status"] == 403
    assert (await agent.http.get("/commissions")).status_code == 403
    assert [(await who.http.get("/commissions")).json()["may_ask"] for who in (owner, author)] == [
        True,
        False,
    ]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"due_on": "2026-11-20"}, 422, "commission-unfit"),
        ({"due_on": "9999-12-31"}, 422, "commission-unfit"),
        ({"skill": "nothing"}, 404, "skill-not-found"),
        ({"title": " "}, 400, "invalid-request"),
        ({"level": "mastered"}, 400, "invalid-request"),
    ],
)
async def test_what_cannot_be_is_not_asked(
    visit: Visit, changes: dict[str, str], status: int, code: str
) -> None:
    owner = await visit(Role.OWNER)

    refused = await asked(owner, **changes)

    assert (refused["code"], refused["status"]) == (code, status)
    assert (await owner.http.post(f"/commissions/{uuid4()}/taking")).status_code == 404
