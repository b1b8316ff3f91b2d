"""Practice without network: what a panel keeps for it, and what it opened and answered meanwhile."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from learning.practice import sittings
from tests.api import test_practice
from tests.api.test_practice import an_answer, items_of, started
from tests.learning.practice.world import DAY, World, rows

pytestmark = pytest.mark.database
world, http, agent = (
    test_practice.world,
    test_practice.http,
    test_practice.agent,
)


async def ahead(http: httpx.AsyncClient) -> dict[str, Any]:
    answer = await http.get("/sittings/ahead")
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def begun(planned: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "client_event_id": planned["client_event_id"],
        "permit": planned["permit"],
        "lesson_id": planned["next"]["lesson_id"],
        "item_ids": [step["item"]["id"] for step in items_of(planned["sitting"])],
        "elapsed_ms": 60_000,
    } | changes


async def test_a_lesson_opened_without_network_counts_when_it_was_opened_and_once(
    http: httpx.AsyncClient, world: World, agent: UUID, clock: list[datetime]
) -> None:
    await world.lesson_with_items(2)
    (planned,) = (await ahead(http))["planned"]
    assert await rows("select * from sitting") == []
    given = an_answer(planned["sitting"], items_of(planned["sitting"])[0], elapsed_ms=90_000)
    clock[0] += timedelta(minutes=10)

    for _ in range(2):
        answer = await http.post("/sittings/planned", json=begun(planned))
        assert answer.json() == {"sitting_id": planned["sitting"]["id"]}
        assert (await http.post("/answers", json=given)).json()["verdict"] == "right"

    (sitting,) = await rows("select started_at from sitting")
    (attempt,) = await rows("select at from attempt")
    assert sitting["started_at"] == world.now + timedelta(seconds=60)
    assert attempt["at"] == world.now + timedelta(seconds=90)


async def test_a_lesson_withdrawn_meanwhile_can_still_be_told(
    http: httpx.AsyncClient, world: World, agent: UUID
) -> None:
    lesson, _ = await world.lesson_with_items(1)
    (planned,) = (await ahead(http))["planned"]
    await rows("update lesson set withdrawn_at = $1 where id = $2 returning 1", world.now, lesson.id)

    answer = await http.post("/sittings/planned", json=begun(planned))

    assert answer.json() == {"sitting_id": planned["sitting"]["id"]}


async def test_a_lesson_opened_elsewhere_meanwhile_goes_on_there(
    http: httpx.AsyncClient, world: World, agent: UUID
) -> None:
    lesson, _ = await world.lesson_with_items(1)
    (planned,) = (await ahead(http))["planned"]
    elsewhere = await started(http, lesson.id)

    answer = await http.post("/sittings/planned", json=begun(planned))

    assert answer.json() == {"sitting_id": elsewhere["id"]}


@pytest.mark.parametrize(
    "changes",
    [{"item_ids": []}, {"lesson_id": None}, {"client_event_id": str(UUID(int=1))}, {"permit": "forged"}],
    ids=["other items", "no lesson", "another event", "no permit"],
)
async def test_nothing_is_begun_but_what_was_handed_out(
    http: httpx.AsyncClient, world: World, agent: UUID, changes: dict[str, Any]
) -> None:
    await world.lesson_with_items(1)
    (planned,) = (await ahead(http))["planned"]

    answer = await http.post("/sittings/planned", json=begun(planned, **changes))

    assert (answer.status_code, answer.json()["code"]) == (422, "ticket-refused")


async def test_what_she_left_open_is_kept_and_not_planned_again(
    http: httpx.AsyncClient, world: World, agent: UUID
) -> None:
    lesson, _ = await world.lesson_with_items(1)
    sitting = await started(http, lesson.id)

    told = await ahead(http)

    assert told["open"]["id"] == sitting["id"]
    assert told["planned"] == []


async def test_a_planned_review_asks_only_what_a_device_may_judge(
    http: httpx.AsyncClient, world: World, agent: UUID, clock: list[datetime]
) -> None:
    for keyed_on in ("device", "server"):
        lesson, (item,) = await world.lesson_with_items(1, keyed_on=keyed_on)
        sitting = await started(http, lesson.id)
        await world.take(agent, world.answer(agent, UUID(sitting["id"]), item))
        await sittings.end_sitting(agent, UUID(sitting["id"]), uuid4(), 9, now=world.now)
    clock[0] += 30 * DAY

    (planned,) = (await ahead(http))["planned"]

    assert planned["next"]["kind"] == "review"
    assert [step["item"]["keyed_on"] for step in items_of(planned["sitting"])] == ["device"]
