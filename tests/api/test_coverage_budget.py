"""The learning budget over HTTP: from the tables that planning sends to the fields that people chose."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from learning.people.person import Role
from learning.queries import execute
from learning.skills.records import SkillRow

pytestmark = pytest.mark.database

Visit = Callable[..., Awaitable[Any]]
SHANGHAI = ZoneInfo("Asia/Shanghai")


async def chooses(person_id: object, skill: str, at: datetime, *, items: int) -> None:
    """She pursues the skill and answers so many items of it, one of them twice."""
    pursuit, sitting = uuid4(), uuid4()
    await execute(
        "insert into pursuit (person_id, id, skill, fact_ids, begun_at) values ($1, $2, $3, $4, $5)",
        person_id, pursuit, skill, [uuid4()], at,
    )  # fmt: skip
    await execute(
        "insert into sitting (person_id, id, item_ids, started_at, pursuit_id) values ($1, $2, '{}', $3, $4)",
        person_id, sitting, at, pursuit,
    )  # fmt: skip
    for place in range(items + 1):
        await execute(
            """insert into sitting_event (person_id, sitting_id, client_event_id, sequence, kind, step_key, at)
               values ($1, $2, $3, $4, 'answered', $5, $6)""",
            person_id, sitting, uuid4(), place, str(min(place, items - 1)), at,
        )  # fmt: skip


async def test_fewer_contacts_than_forecast_leave_minutes_and_where_they_went_is_told(
    visit: Visit, now: datetime
) -> None:
    manager = await visit(Role.MANAGER)
    yesterday = (now.astimezone(SHANGHAI) - timedelta(days=1)).date()
    tables = (
        "queue,name\ncard,信用卡\nchat,在线\n",
        f"day,queue,reason,contacts\n{yesterday},card,T01,40\n{yesterday},card,T02,20\n",
        "day,queue,forecast,handling_seconds\n"
        f"{yesterday},card,100,300\n{yesterday},chat,500,300\n{yesterday + timedelta(days=9)},card,100,300\n",
    )
    taken = await manager.http.post(
        "/workforce/files", files=[("files", (f"{n}.csv", text.encode())) for n, text in enumerate(tables)]
    )
    for slug, field in (("transfer", "业务"), ("calm", "沟通")):
        await SkillRow.create(
            slug=slug, name=slug, name_en=slug, field=field, field_name=field, stage=1, after=[]
        )
    for number in range(8):
        agent = await visit(Role.AGENT)
        await chooses(agent.person_id, "transfer", now - timedelta(hours=1), items=2)
        if number < 7:
            await chooses(agent.person_id, "calm", now - timedelta(hours=1), items=9)

    told = (await manager.http.get("/coverage/budget")).json()

    assert taken.status_code == 200, taken.text
    assert [(each["name"], each["saved_minutes"], each["minutes"]) for each in told["queues"]] == [
        ("信用卡", 200, 60)
    ]
    assert (told["minutes"], told["share_percent"], len(told["weeks"])) == (60, 30, 5)
    assert told["fields"] == [{"name": "业务", "minutes": 5}]
    assert (told["learnt_minutes"], told["weeks"][-1]["learnt_minutes"]) == (5, 5)


async def test_what_rosters_plan_for_practice_is_told_by_week(visit: Visit, now: datetime) -> None:
    manager = await visit(Role.MANAGER)
    day = now.astimezone(SHANGHAI).date()
    for number in range(8):
        agent = await visit(Role.AGENT)
        for starts, ends in (("23:55", "00:05"), ("10:00", "11:00")):
            await execute(
                """insert into roster_segment (person_id, day, starts, ends, kind)
                   values ($1, $2, $3::text::time, $4::text::time, 'training')""",
                agent.person_id, day - timedelta(days=7 * (number == 0)), starts, ends,
            )  # fmt: skip

    told = (await manager.http.get("/coverage/budget")).json()

    assert [each["planned_minutes"] for each in told["weeks"][-2:]] == [None, None]

    await execute("update roster_segment set day = $1", day)
    told = (await manager.http.get("/coverage/budget")).json()

    assert told["weeks"][-1]["planned_minutes"] == 80


async def test_before_any_forecast_there_is_no_budget(visit: Visit) -> None:
    told = (await (await visit(Role.MANAGER)).http.get("/coverage/budget")).json()

    assert (told["minutes"], told["queues"], told["fields"]) == (0, [], [])
