from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from tortoise import connections

from learning.lessons.records import ItemRow
from learning.people.person import Role
from tests.api.conftest import Visitor
from tests.learning.practice.world import World

pytestmark = pytest.mark.database

Visit = Callable[..., Awaitable[Visitor]]


async def an_item(now: datetime, *, answers: int, aside: bool = False) -> UUID:
    """An item with four options that a fifth of people got right, most of them choosing the second option."""
    world = World(now)
    _, [item] = await world.lesson_with_items(1)
    right = answers // 5
    connection = connections.get("default")
    await connection.execute_query(
        """insert into item_health (item_id, answers, right_answers, strength, strength_squared, strength_right,
                                    strong, disputed_by, set_aside_at)
           values ($1, $2, $3, $4, $5, $6, 10, $7, $8)""",
        [item, answers, right, 10.0, 20.0, 4.0, 1 if aside else None, now if aside else None],
    )
    await connection.execute_query(
        "insert into item_option_use values ($1, 1, $2, 0, 9), ($1, 2, $3, $3, 1)",
        [item, answers - right, right],
    )
    if aside:
        await ItemRow.filter(id=item).update(retired_at=now)
    return item


async def shown(owner: Visitor) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await owner.http.get("/items/health")).json()["items"]
    return items


async def test_an_owner_sees_how_an_item_is_answered_and_by_which_options(
    visit: Visit, now: datetime
) -> None:
    await an_item(now, answers=20)
    owner = await visit(Role.OWNER)

    [item] = await shown(owner)

    assert (item["answers"], item["facility"], item["article"]["slug"]) == (20, 0.2, "limits")
    assert item["discrimination"] == pytest.approx((4.0 / 4 - 0.5) / 0.75**0.5 * 0.5)
    assert [(option["answers"], option["correct"]) for option in item["options"]] == [
        (0, False),
        (16, False),
        (4, True),
        (0, False),
    ]


async def test_an_item_of_few_answers_is_not_shown(visit: Visit, now: datetime) -> None:
    await an_item(now, answers=7)

    assert await shown(await visit(Role.OWNER)) == []


async def test_an_owner_puts_an_item_back_once(visit: Visit, now: datetime) -> None:
    item = await an_item(now, answers=20, aside=True)
    owner = await visit(Role.OWNER)

    first = await owner.http.post(f"/items/{item}/decision", json={"decision": "kept"})
    second = await owner.http.post(f"/items/{item}/decision", json={"decision": "retired"})

    assert [each["decision"] for each in first.json()["items"]] == ["kept"]
    assert (second.status_code, second.json()["code"]) == (409, "item-not-aside")
    assert (await ItemRow.get(id=item)).retired_at is None
