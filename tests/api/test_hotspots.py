"""A hotspot from the picture that an owner sends to the answer that an agent gives, over HTTP."""

import io
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from learning.lessons.lesson_file import parse
from learning.lessons.service import publish_lesson
from learning.people.person import Role
from tests.api.conftest import Visitor

pytestmark = pytest.mark.database

Visit = Callable[..., Awaitable[Visitor]]
HEAD = "---\nslug: lock\ntitle: 临时锁卡\nlanguage: zh-CN\nskills: [epay]\n---\n\n## 先锁后查\n\n锁卡随时可以解开。\n"
STEPS = ["卡片管理", "状态", "临时锁定"]
AREAS = [{"left": 25.0 * place, "top": 30.0, "width": 20.5, "height": 8.0} for place in range(len(STEPS) + 1)]


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 40), "navy").save(file, "PNG")
    return file.getvalue()


async def sent(owner: Visitor, content: bytes | None = None) -> dict[str, Any]:
    answer = await owner.http.post("/pictures", files={"file": ("screen.png", content or png())})
    assert answer.status_code == 200, answer.text
    kept: dict[str, Any] = answer.json()
    return kept


async def with_a_hotspot(owner: Visitor, **changes: Any) -> dict[str, Any]:
    """The lesson with a hotspot added by its fields, areas in whatever order."""
    options = [
        {"text": text, "correct": text != "注销", "area": area}
        for text, area in zip(["注销", *STEPS], AREAS, strict=True)
    ]
    fields = {
        "prompt": "依次点哪里？",
        "options": options,
        "answer": [],
        "explanation": "先锁定。",
        "picture": {"id": (await sent(owner))["id"], "alt": "客户页"},
        "release": "卡管系统 5.2",
    } | changes
    body = {"markdown": HEAD, "key": "lock-card", "kind": "hotspot", "item": fields}
    answer = await owner.http.post("/lessons/item", json=body)
    assert answer.status_code == 200, answer.text
    lesson: dict[str, Any] = answer.json()
    return lesson


async def a_sitting(owner: Visitor, agent: Visitor, now: datetime) -> dict[str, Any]:
    lesson = parse((await with_a_hotspot(owner))["markdown"]).lesson
    assert lesson
    row = await publish_lesson(lesson, approver_id=owner.person_id, now=now, zone=ZoneInfo("Asia/Shanghai"))
    body = {"client_event_id": str(uuid4()), "lesson_id": str(row.id)}
    sitting: dict[str, Any] = (await agent.http.post("/sittings", json=body)).json()
    return sitting


async def test_a_picture_is_kept_once_and_read_by_everybody_from_a_cache(visit: Visit) -> None:
    author, agent = await visit(Role.AUTHOR), await visit(Role.AGENT)

    first, second = await sent(author), await sent(author, png() + b"and more")
    answer = await agent.http.get(first["address"].removeprefix("/api/v1"))

    assert first == second
    assert (first["width"], first["height"]) == (64, 40)
    assert (answer.headers["content-type"], answer.headers["x-content-type-options"]) == (
        "image/png",
        "nosniff",
    )
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    with Image.open(io.BytesIO(answer.content)) as image:
        assert image.getpixel((1, 1)) == (0, 0, 128)


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        pytest.param(b"<svg/>", 422, "picture-refused", id="no picture"),
        pytest.param(b"\0" * 2_000_001, 422, "picture-refused", id="too large"),
        pytest.param(b"\0" * 4_000_000, 413, "request-entity-too-large", id="far too large"),
    ],
)
async def test_a_file_that_is_no_picture_is_refused_with_a_reason(
    visit: Visit, content: bytes, status: int, code: str
) -> None:
    author = await visit(Role.AUTHOR)

    answer = await author.http.post("/pictures", files={"file": ("screen.png", content)})

    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_an_agent_sends_no_picture_and_asks_for_none_that_is_not_there(visit: Visit) -> None:
    agent = await visit(Role.AGENT)

    sends = await agent.http.post("/pictures", files={"file": ("screen.png", png())})
    asks = await agent.http.get(f"/pictures/{'0' * 64}")

    assert (sends.status_code, asks.status_code, asks.json()["code"]) == (403, 404, "picture-not-found")


async def test_an_owner_adds_a_hotspot_by_its_fields_and_sees_it_as_colleagues_will(visit: Visit) -> None:
    lesson = await with_a_hotspot(await visit(Role.OWNER))

    [fields], item = lesson["items"], lesson["steps"][-1]["item"]
    assert lesson["complaints"] == []
    assert [(each["text"], each["correct"]) for each in fields["options"]] == [
        *((step, True) for step in STEPS),
        ("注销", False),
    ]
    assert (fields["release"], fields["picture"]["alt"]) == ("卡管系统 5.2", "客户页")
    shown = {option["index"]: option for option in item["options"]}
    [key] = item["key"]
    assert [shown[place]["text"] for place in key["correct"]] == STEPS
    assert [shown[place]["area"] for place in key["correct"]] == AREAS[1:]


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        pytest.param({"picture": {"id": "a" * 64, "alt": "客户页"}}, "no one picture", id="unknown picture"),
        pytest.param(
            {"picture": None, "release": "卡管系统"}, "has no picture", id="no picture and no version"
        ),
        pytest.param({"options": [{"text": "一", "correct": True}]}, "an area is", id="no area"),
    ],
)
async def test_what_a_hotspot_lacks_comes_back_as_a_complaint(
    visit: Visit, changes: dict[str, Any], complaint: str
) -> None:
    lesson = await with_a_hotspot(await visit(Role.OWNER), **changes)

    assert lesson["steps"] == []
    assert complaint in " ".join(each["message"] for each in lesson["complaints"])


async def test_an_agent_clicks_the_path_and_hears_of_needless_clicks(
    visit: Visit, now: datetime, clock: list[datetime]
) -> None:
    owner, agent = await visit(Role.OWNER), await visit(Role.AGENT)
    sitting = await a_sitting(owner, agent, now)
    item = sitting["steps"][-1]["item"]
    place = {option["text"]: option["index"] for option in item["options"]}
    path = [place[step] for step in STEPS]
    clock[0] += timedelta(seconds=20)

    answer = await agent.http.post(
        "/answers",
        json={
            "client_event_id": str(uuid4()),
            "sitting_id": sitting["id"],
            "sequence": 1,
            "item_id": item["id"],
            "ticket": item["ticket"],
            "elapsed_ms": 8000,
            "answer": {
                "chosen": None,
                "text": None,
                "order": [path[0], path[0], *path[1:]],
                "unsure": False,
                "misses": 2,
            },
            "certainty": None,
        },
    )
    again = (await agent.http.get(f"/sittings/{sitting['id']}")).json()["steps"][-1]["verdict"]

    assert item["picture"]["address"] == f"/api/v1/pictures/{item['picture']['id']}"
    assert (item["picture"]["width"], item["release"]) == (64, "卡管系统 5.2")
    assert (answer.json()["verdict"], answer.json()["needless"], answer.json()["correct"]) == (
        "right",
        3,
        path,
    )
    assert again["needless"] == 3


async def test_a_release_puts_a_question_on_the_owners_list_and_she_puts_it_back(
    visit: Visit, now: datetime
) -> None:
    owner, agent = await visit(Role.OWNER), await visit(Role.AGENT)
    await a_sitting(owner, agent, now)
    release = {"system": "卡管系统", "version": "5.3", "effective_from": None}

    told = (await owner.http.post("/releases", json=release)).json()
    [waiting] = told["in_doubt"]
    kept = await owner.http.post(f"/releases/items/{waiting['id']}", json={"decision": "kept"})
    twice = await owner.http.post("/releases", json=release)
    back = await owner.http.delete("/releases", params={"system": "卡管系统", "version": "5.3"})

    assert (waiting["release"], waiting["newer"], waiting["lesson"]) == (
        "卡管系统 5.2",
        "卡管系统 5.3",
        "临时锁卡",
    )
    assert [(each["items"], each["in_doubt"]) for each in told["systems"]] == [(0, 1)]
    assert (kept.json()["in_doubt"], kept.json()["systems"][0]["items"]) == ([], 1)
    assert (twice.status_code, twice.json()["code"]) == (409, "release-not-newer")
    assert (back.status_code, back.json()["systems"][0]["newest"]) == (200, None)


async def test_an_owner_gives_a_question_in_doubt_the_screen_of_by_now(visit: Visit, now: datetime) -> None:
    owner, agent = await visit(Role.OWNER), await visit(Role.AGENT)
    await a_sitting(owner, agent, now)
    release = {"system": "卡管系统", "version": "5.3", "effective_from": None}
    [waiting] = (await owner.http.post("/releases", json=release)).json()["in_doubt"]
    places = [{"text": each["text"], "area": each["area"]} for each in waiting["options"]]
    screen = {"picture": {"id": waiting["picture"][-64:], "alt": "新客户页"}, "areas": places}

    nowhere = await owner.http.post(f"/releases/items/{waiting['id']}/screen", json=screen | {"areas": []})
    renewed = await owner.http.post(f"/releases/items/{waiting['id']}/screen", json=screen)

    assert (nowhere.status_code, nowhere.json()["code"]) == (422, "lesson-unreadable")
    assert (renewed.status_code, renewed.json()["in_doubt"]) == (200, [])
    assert renewed.json()["systems"][0]["items"] == 1
