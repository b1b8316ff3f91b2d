"""An owner rewrites an item by its fields and sees it at once as colleagues will; nothing is stored by that."""

from collections.abc import Awaitable, Callable
from typing import Any

from learning.people.person import Role
from tests.learning.lessons.test_fields import FILE

Visit = Callable[..., Awaitable[Any]]


async def test_an_item_is_rewritten_by_its_fields_and_shown_as_colleagues_will_see_it(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    seen = (await owner.http.post("/lessons/preview", json={"markdown": FILE})).json()
    fields = seen["items"][0] | {"prompt": "现在一天最多多少？"}
    body = {name: fields[name] for name in ("prompt", "options", "answer", "unit", "explanation")}

    answer = await owner.http.post("/lessons/item", json={"markdown": FILE, "key": "daily", "item": body})

    found = answer.json()
    assert (answer.status_code, found["complaints"]) == (200, [])
    assert next(step["item"]["prompt"] for step in found["steps"] if step["item"]) == "现在一天最多多少？"
    assert (found["items"][0]["fact"], found["items"][1]) == ("a1", seen["items"][1])


async def test_fields_that_leave_no_right_option_come_back_with_a_complaint(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    body = {"prompt": "多少？", "options": [{"text": "一"}, {"text": "二"}], "answer": [], "explanation": ""}

    answer = await owner.http.post("/lessons/item", json={"markdown": FILE, "key": "daily", "item": body})

    assert answer.status_code == 200
    assert "no answer" in answer.json()["complaints"][0]["message"]
