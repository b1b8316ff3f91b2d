from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from learning.people.person import Role
from tests.api.conftest import Visitor
from tests.learning.practice.world import World

pytestmark = pytest.mark.database

Visit = Callable[..., Awaitable[Visitor]]


@pytest.fixture
async def agent(visit: Visit, now: datetime) -> Visitor:
    """An agent in a bank whose lessons ask about one fact."""
    someone = await visit(Role.AGENT)
    await World(now).lesson_with_items(1)
    return someone


async def pursued(agent: Visitor) -> dict[str, Any]:
    topic = (await agent.http.get("/pursuits/topics", params={"q": "日累计"})).json()["topics"][0]
    body = {
        "client_event_id": str(uuid4()),
        "skill": topic["skill"]["slug"],
        "fact_id": topic["fact_id"],
    }
    pursuit: dict[str, Any] = (await agent.http.post("/pursuits", json=body)).json()
    return pursuit


async def test_she_searches_tries_and_lights_it_a_day_later(agent: Visitor, clock: list[datetime]) -> None:
    pursuit = await pursued(agent)
    assert (pursuit["title"], pursuit["stage"], pursuit["successes"]) == ("日累计限额", "begun", [0])

    for stage in ("resting", "lit"):
        sitting = (
            await agent.http.post(
                f"/pursuits/{pursuit['id']}/sittings", json={"client_event_id": str(uuid4())}
            )
        ).json()
        assert (sitting["kind"], sitting["title"]) == ("pursuit", "我要学：转账与限额")
        clock[0] += timedelta(minutes=1)
        item = sitting["steps"][0]["item"]
        answered = await agent.http.post(
            "/answers",
            json={
                "client_event_id": str(uuid4()),
                "sitting_id": sitting["id"],
                "sequence": 1,
                "item_id": item["id"],
                "ticket": item["ticket"],
                "elapsed_ms": 8000,
                "answer": {"chosen": [2], "text": None, "order": None, "unsure": False},
                "certainty": None,
            },
        )
        assert answered.json()["verdict"] == "right"
        end = {"client_event_id": str(uuid4()), "sequence": 2}
        await agent.http.post(f"/sittings/{sitting['id']}/end", json=end)
        mine = (await agent.http.get("/pursuits")).json()
        assert [each["stage"] for each in mine["pursuits"]] == [stage]
        assert mine["weeks"][-1]["own"] == mine["weeks"][-1]["sittings"] > 0
        clock[0] += timedelta(hours=13)


async def test_nothing_is_found_without_a_word_and_nothing_pursued_that_nobody_asks_about(
    agent: Visitor,
) -> None:
    assert (await agent.http.get("/pursuits/topics", params={"q": " "})).json() == {"topics": []}

    refused = await agent.http.post(
        "/pursuits",
        json={
            "client_event_id": str(uuid4()),
            "skill": "transfer",
            "fact_id": str(uuid4()),
        },
    )

    assert (refused.status_code, refused.json()["code"]) == (404, "topic-not-found")


async def test_what_she_lets_go_is_gone(agent: Visitor) -> None:
    pursuit = await pursued(agent)

    assert (await agent.http.delete(f"/pursuits/{pursuit['id']}")).status_code == 204

    assert (await agent.http.get("/pursuits")).json() == {
        "pursuits": [],
        "weeks": [{"sittings": 0, "own": 0}] * 4,
    }
    again = await agent.http.post(
        f"/pursuits/{pursuit['id']}/sittings", json={"client_event_id": str(uuid4())}
    )
    assert (again.status_code, again.json()["code"]) == (404, "pursuit-not-found")


async def test_shares_are_for_those_who_plan_the_work(agent: Visitor, visit: Visit) -> None:
    manager = await visit(Role.MANAGER)

    assert (await manager.http.get("/practice/own-share")).json() == {"teams": []}
    assert (await agent.http.get("/practice/own-share")).status_code == 403
