from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from litestar import Litestar

from api.auth import SESSION_COOKIE
from api.csrf import COOKIE, HEADER
from learning.practice.follow import follow_attempts
from tests.learning.practice.world import DAY, World, rows

pytestmark = pytest.mark.database


@pytest.fixture
def world(now: datetime, database: object) -> World:
    return World(now)


@pytest.fixture
async def http(app: Litestar) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://interlude.test/api/v1") as client:
        await client.get("/session")
        client.headers[HEADER] = client.cookies[COOKIE]
        yield client


@pytest.fixture
async def agent(world: World, http: httpx.AsyncClient) -> UUID:
    """An agent who is signed in."""
    person = await world.person()
    http.cookies[SESSION_COOKIE] = world.tokens[person]
    return person


async def started(http: httpx.AsyncClient, lesson_id: UUID | None) -> dict[str, Any]:
    body = {"client_event_id": str(uuid4()), "lesson_id": str(lesson_id) if lesson_id else None}
    answer = await http.post("/sittings", json=body)
    assert answer.status_code == 201, answer.text
    sitting: dict[str, Any] = answer.json()
    return sitting


def an_answer(sitting: dict[str, Any], step: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "client_event_id": str(uuid4()),
        "sitting_id": sitting["id"],
        "sequence": 1,
        "item_id": step["item"]["id"],
        "ticket": step["item"]["ticket"],
        "elapsed_ms": 8000,
        "answer": {"chosen": [2], "text": None, "order": None, "unsure": False},
        "certainty": None,
    } | changes


def items_of(sitting: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for step in sitting["steps"] if step["type"] == "item"]


async def test_the_next_thing_has_a_reason_and_a_name(
    http: httpx.AsyncClient, world: World, agent: UUID
) -> None:
    lesson, _ = await world.lesson_with_items(effective_from=world.now + DAY)

    answer = await http.get("/practice/next")

    assert answer.json() == {
        "kind": "update",
        "reason": "mandatory_before_effect",
        "title": "手机银行转账限额",
        "seconds": 60,
        "lesson_id": str(lesson.id),
        "sitting_id": None,
        "skill": {"slug": "transfer", "name": "转账与限额"},
        "effective_from": "2026-11-22T12:00:00Z",
        "assigned": None,
    }


async def test_an_agent_walks_from_the_lesson_to_a_level(
    http: httpx.AsyncClient, world: World, agent: UUID, clock: list[datetime]
) -> None:
    lesson, _ = await world.lesson_with_items(2)
    sitting = await started(http, lesson.id)
    assert [step["type"] for step in sitting["steps"]] == ["card", "item", "item"]
    read = {"client_event_id": str(uuid4()), "sequence": 1, "kind": "card_read", "step_key": "card-0"}
    told = await http.post(
        f"/sittings/{sitting['id']}/events", json={"events": [read | {"answer": None, "elapsed_ms": 9000}]}
    )
    assert told.json() == {"accepted": 1, "sequence": 1}

    clock[0] += timedelta(seconds=20)
    for step in items_of(sitting):
        verdict = (await http.post("/answers", json=an_answer(sitting, step))).json()
        assert (verdict["verdict"], verdict["correct"], verdict["repeated"]) == ("right", [2], False)
    again = (await http.get(f"/sittings/{sitting['id']}")).json()
    assert (again["position"], again["seconds_left"]) == (3, 0)
    await follow_attempts(agent, now=clock[0])
    end = await http.post(
        f"/sittings/{sitting['id']}/end", json={"client_event_id": str(uuid4()), "sequence": 9}
    )

    outcome = end.json()
    assert (outcome["items"], outcome["right_first_time"], outcome["settled"]) == (2, 2, True)
    assert outcome["before"] == {"level": "none", "arcs": 0, "stale": False}
    assert outcome["after"] == {"level": "beginner", "arcs": 1, "stale": False}
    assert outcome["can_now"] == "这条你现在说得准：日累计 20 万元"
    skills = (await http.get("/skills/mine")).json()["skills"]
    assert [(each["skill"]["slug"], each["level"]["level"], each["answers"]) for each in skills] == [
        ("transfer", "beginner", 2)
    ]


async def test_an_answer_sent_again_brings_the_first_verdict(
    http: httpx.AsyncClient, world: World, agent: UUID
) -> None:
    lesson, _ = await world.lesson_with_items(1)
    sitting = await started(http, lesson.id)
    body = an_answer(sitting, items_of(sitting)[0])
    first = (await http.post("/answers", json=body)).json()

    again = (await http.post("/answers", json=body)).json()

    assert again == first | {"repeated": True}


async def test_an_opened_sitting_shows_the_verdicts_given_in_it(
    http: httpx.AsyncClient, world: World, agent: UUID
) -> None:
    lesson, _ = await world.lesson_with_items(1)
    sitting = await started(http, lesson.id)
    verdict = (await http.post("/answers", json=an_answer(sitting, items_of(sitting)[0]))).json()

    again = (await http.get(f"/sittings/{sitting['id']}")).json()

    assert items_of(again)[0]["verdict"] == verdict | {"repeated": True}


async def test_a_key_kept_on_the_server_never_leaves_it(
    http: httpx.AsyncClient, world: World, agent: UUID
) -> None:
    lesson, _ = await world.lesson_with_items(1, keyed_on="server")

    item = items_of(await started(http, lesson.id))[0]["item"]

    assert (item["keyed_on"], item["key"]) == ("server", None)


async def test_today_shows_what_there_is_to_do(http: httpx.AsyncClient, world: World, agent: UUID) -> None:
    lesson, _ = await world.lesson_with_items(effective_from=world.now - DAY)

    today = (await http.get("/today")).json()

    assert [update["lesson_id"] for update in today["updates"]] == [str(lesson.id)]
    assert (today["next"]["kind"], today["updates_left"], today["review"]) == ("update", 0, None)
    assert (today["practised_seconds"], today["cap_seconds"], today["week_sittings"]) == (0, 360, 0)


async def test_a_review_is_named_in_her_language(
    http: httpx.AsyncClient, world: World, clock: list[datetime]
) -> None:
    person = await world.person(language="en")
    http.cookies[SESSION_COOKIE] = world.tokens[person]
    lesson, _ = await world.lesson_with_items(1)
    sitting = await started(http, lesson.id)
    await http.post("/answers", json=an_answer(sitting, items_of(sitting)[0]))
    await http.post(f"/sittings/{sitting['id']}/end", json={"client_event_id": str(uuid4()), "sequence": 9})
    clock[0] += 9 * DAY

    assert (await http.get("/practice/next")).json()["title"] == "Review: Transfers and limits"
    assert (await started(http, None))["kind"] == "review"


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"item_id": str(uuid4())}, 404, "item-not-found"),
        ({"sitting_id": str(uuid4())}, 404, "sitting-not-found"),
        ({"ticket": "forged"}, 422, "ticket-refused"),
        ({"answer": {"chosen": [7], "text": None, "order": None, "unsure": False}}, 422, "answer-unreadable"),
        (
            {"answer": {"chosen": None, "text": None, "order": None, "unsure": False}},
            422,
            "answer-unreadable",
        ),
        ({"certainty": 4}, 400, "invalid-request"),
        ({"elapsed_ms": -1}, 400, "invalid-request"),
        ({"elapsed_ms": 10**30}, 400, "invalid-request"),
        ({"more": 1}, 400, "invalid-request"),
    ],
)
async def test_what_cannot_be_taken_is_refused_and_kept_nowhere(
    http: httpx.AsyncClient, world: World, agent: UUID, changes: dict[str, Any], status: int, code: str
) -> None:
    lesson, _ = await world.lesson_with_items(1)
    sitting = await started(http, lesson.id)

    answer = await http.post("/answers", json=an_answer(sitting, items_of(sitting)[0], **changes))

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert await rows("select from attempt") == []


@pytest.mark.parametrize("path", ["/practice/next", "/today", "/skills/mine"])
async def test_signed_out_there_is_nothing_to_see(http: httpx.AsyncClient, world: World, path: str) -> None:
    nobody = await http.get(path)
    http.cookies[SESSION_COOKIE] = "an old one"
    somebody_old = await http.get(path)

    assert [nobody.status_code, somebody_old.status_code] == [401, 401]
    assert somebody_old.json()["code"] == "signed-out"


async def test_an_answer_needs_the_form_token(http: httpx.AsyncClient, world: World, agent: UUID) -> None:
    lesson, _ = await world.lesson_with_items(1)
    sitting = await started(http, lesson.id)
    del http.headers[HEADER]

    answer = await http.post("/answers", json=an_answer(sitting, items_of(sitting)[0]))

    assert answer.json()["code"] == "csrf-refused"
    assert await rows("select from attempt") == []


async def test_reviewing_nothing_is_said_so(http: httpx.AsyncClient, world: World, agent: UUID) -> None:
    answer = await http.post("/sittings", json={"client_event_id": str(uuid4()), "lesson_id": None})

    assert (answer.status_code, answer.json()["code"]) == (409, "nothing-to-review")
