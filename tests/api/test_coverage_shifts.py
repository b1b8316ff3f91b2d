"""Readiness for tonight: changing the roster changes the board, without anybody learning anything."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from learning.people.person import Role
from learning.people.records import TeamRow
from tests.api.conftest import Visitor
from tests.api.test_knowledge import NEW, OLD, an_article, approved

pytestmark = pytest.mark.database

Visit = Callable[..., Awaitable[Visitor]]
MIDNIGHT = datetime(2026, 11, 22, tzinfo=ZoneInfo("Asia/Shanghai"))
SHIFTS = "班次,名称,开始,结束\n夜,夜班,20:00,08:00\n白,白班,08:00,20:00\n"
ROSTER = "工号,2026-11-21,2026-11-22\n6021,{},\n6022,{},白\n"
REASONS = "小结码,名称,知识条目\nT01,转账限额,limits\n"
CONTACTS = "日期,小结码,来电量\n2026-11-19,T01,300\n2026-11-20,T01,500\n"


async def sent(manager: Visitor, *texts: str) -> None:
    files = [("files", (f"{number}.csv", text.encode())) for number, text in enumerate(texts)]
    answer = await manager.http.post("/workforce/files", files=files)
    assert answer.status_code == 200, answer.text


async def update_at_midnight(visit: Visit, now: datetime) -> tuple[Visitor, Any]:
    """A rule that turns at midnight, a night of two agents, and their manager."""
    team = (await TeamRow.create(id=uuid4(), name="一班")).id
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, OLD, now)
    await approved(first, second, NEW, MIDNIGHT)
    for sign_in in ("6021", "6022"):
        await visit(Role.AGENT, name=sign_in, team_id=team)
    return await visit(Role.MANAGER, team_id=team), team


async def coming(manager: Visitor) -> dict[str, Any]:
    found: dict[str, Any] = (await manager.http.get("/updates")).json()["updates"][0]
    return found


async def test_the_night_that_is_on_duty_at_midnight_is_counted_and_follows_the_roster(
    visit: Visit, now: datetime
) -> None:
    manager, _ = await update_at_midnight(visit, now)
    before = await coming(manager)

    await sent(manager, SHIFTS, ROSTER.format("夜", "夜"))
    both = await coming(manager)
    await sent(manager, ROSTER.format("夜", "白"))
    one = await coming(manager)

    assert before["shifts"] == []
    assert both["shifts"] == [{"name": "夜班", "ready": 0, "total": 2}]
    assert one["shifts"] == [{"name": "夜班", "ready": 0, "total": 1}]


async def test_a_seat_says_who_is_on_duty_then(visit: Visit, now: datetime) -> None:
    manager, _ = await update_at_midnight(visit, now)
    await sent(manager, SHIFTS, ROSTER.format("夜", "白"))

    update = await manager.http.get(f"/updates/{(await coming(manager))['revision_id']}")

    assert {seat["sign_in"]: seat["on_duty"] for seat in update.json()["people"]} == {
        "6021": True,
        "6022": False,
    }


async def test_how_often_customers_ask_stands_beside_the_update_where_it_is_known(
    visit: Visit, now: datetime
) -> None:
    manager, _ = await update_at_midnight(visit, now)
    unknown = (await coming(manager))["contacts_a_day"]

    await sent(manager, REASONS, CONTACTS)

    assert (unknown, (await coming(manager))["contacts_a_day"]) == (None, 400)
