"""A bank in which private records of an agent can be asked for by law."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from litestar import Litestar

from api.private import Keyring
from learning.people.person import Role
from learning.queries import execute

Visit = Callable[..., Awaitable[Any]]
DAY = timedelta(days=1)
REASON = "客户投诉 2026-117：核对当时的作答"


@pytest.fixture
def app(app: Litestar) -> Litestar:
    """With a key for private texts."""
    app.state.seal = Keyring([b"k" * 32])
    return app


def a_request(now: datetime, **changes: object) -> dict[str, object]:
    return {
        "sign_in": "6021",
        "ground": "complaint",
        "parts": ["answers", "practice"],
        "covers_from": (now - 30 * DAY).isoformat(),
        "covers_until": now.isoformat(),
        "ends_at": (now + 7 * DAY).isoformat(),
        "reason": REASON,
        "barred_until": None,
        "bar": None,
        **changes,
    }


class Bank:
    """One agent with an answer, and whoever asks and decides."""

    def __init__(self, **people: Any) -> None:
        self.agent = people["agent"]
        self.asker = people["asker"]
        self.manager = people["manager"]
        self.admin = people["admin"]

    async def asked(self, now: datetime, **changes: object) -> str:
        answer = await self.asker.http.post("/disclosures", json=a_request(now, **changes))
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def opened(self, now: datetime, **changes: object) -> str:
        number = await self.asked(now, **changes)
        for decider in (self.manager, self.admin):
            answer = await decider.http.post(f"/disclosures/{number}/agreement")
            assert answer.status_code == 201, answer.text
        return number

    async def records(self, number: str) -> Any:
        return await self.asker.http.post(f"/disclosures/{number}/opening")


@pytest.fixture
async def bank(visit: Visit, now: datetime) -> Bank:
    bank = Bank(
        agent=await visit(Role.AGENT, name="6021"),
        asker=await visit(Role.COMPLIANCE, name="秦正"),
        manager=await visit(Role.MANAGER, name="高明"),
        admin=await visit(Role.ADMIN, name="吴管"),
    )
    await an_answer(bank.agent.person_id, now - DAY)
    return bank


async def an_answer(person_id: object, at: datetime) -> None:
    lesson, item, sitting = uuid4(), uuid4(), uuid4()
    await execute(
        "insert into lesson (id, slug, title, language, skills, markdown, seconds, drafted_at)"
        " values ($1, $2, '手机转账限额', 'zh-CN', '{}', '', 40, $3)",
        lesson,
        lesson.hex,
        at,
    )
    await execute(
        "insert into item (id, lesson_id, position, key, kind, content, keys, keyed_on, prior_difficulty, options)"
        " values ($1, $2, 1, 'q', 'single_choice', $3::text::jsonb, '[]', 'device', 0, 2)",
        item,
        lesson,
        json.dumps({"prompt": "每日限额是多少？", "options": ["5 万元", "10 万元"]}),
    )
    await execute(
        "insert into sitting (person_id, id, lesson_id, item_ids, started_at) values ($1, $2, $3, '{}', $4)",
        person_id,
        sitting,
        lesson,
        at,
    )
    await execute(
        "insert into attempt (person_id, at, id, ordinal, day, sitting_id, item_id, answer, verdict, certainty, expected,"
        " surprise, key_on_device) values ($1, $2, $3, 1, '2026-11-20', $4, $5, $6::text::jsonb, 'wrong', 3, 0.5, 0.5, true)",
        person_id,
        at,
        uuid4(),
        sitting,
        item,
        json.dumps({"chosen": [0], "text": None, "order": None, "unsure": False}),
    )
