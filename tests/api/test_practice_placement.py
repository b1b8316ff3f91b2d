from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import uuid4

import pytest

from learning.people.person import Role
from tests.api.conftest import Visitor
from tests.learning.practice.world import World

pytestmark = pytest.mark.database

Visit = Callable[..., Awaitable[Visitor]]


@pytest.fixture
async def newcomer(visit: Visit, now: datetime) -> Visitor:
    """Somebody on her first day, in a bank with nine facts to ask about."""
    someone = await visit(Role.AGENT)
    await World(now).lesson_with_items(9)
    return someone


async def test_a_newcomer_begins_it_from_what_she_is_offered(newcomer: Visitor) -> None:
    offered = (await newcomer.http.get("/practice/next")).json()
    assert (offered["kind"], offered["reason"], offered["title"], offered["seconds"]) == (
        "placement",
        "getting_to_know",
        "入门摸底",
        80,
    )

    begun = await newcomer.http.post("/practice/placement/sittings", json={"client_event_id": str(uuid4())})

    assert begun.status_code == 201
    sitting = begun.json()
    assert (sitting["kind"], sitting["title"], len(sitting["steps"])) == ("placement", "入门摸底", 4)
    today = (await newcomer.http.get("/today")).json()
    assert (today["next"]["kind"], today["next"]["title"], today["placement"]) == ("resume", "入门摸底", 4)


async def test_put_aside_it_gives_way_and_can_be_taken_up(newcomer: Visitor) -> None:
    assert (await newcomer.http.post("/practice/placement/put-aside")).status_code == 204
    assert (await newcomer.http.get("/practice/placement")).json() == {
        "state": "put_aside",
        "answered": 0,
        "of": 8,
    }
    assert (await newcomer.http.get("/practice/next")).json()["kind"] == "update"
    refused = await newcomer.http.post("/practice/placement/sittings", json={"client_event_id": str(uuid4())})
    assert (refused.status_code, refused.json()["code"]) == (409, "placement-over")

    assert (await newcomer.http.delete("/practice/placement/put-aside")).status_code == 204

    assert (await newcomer.http.get("/practice/placement")).json()["state"] == "open"
