"""Flash notices over HTTP: two people, the right panels, counts without names."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from tortoise import connections
from tortoise.backends.base.client import BaseDBAsyncClient

from api.database import connect
from api.database_url import parse_database_url
from learning.gaps.records import LIVE_CHANNEL
from learning.people.person import Role
from learning.people.records import TeamRow
from learning.skills.records import SkillRow
from tests.api.conftest import Visitor

pytestmark = pytest.mark.database

Visit = Callable[..., Awaitable[Visitor]]
HOUR = timedelta(hours=1)


async def a_team(name: str, parent: UUID | None = None) -> UUID:
    return (await TeamRow.create(id=uuid4(), name=name, parent_id=parent)).id


def a_body(now: datetime, **part: Any) -> dict[str, Any]:
    return {
        "about": "手机银行登录慢",
        "say": "系统正在恢复，请您半小时后再试。",
        "must_not_say": "",
        "starts_at": now.isoformat(),
        "ends_at": (now + 2 * HOUR).isoformat(),
        "is_urgent": False,
        "audience": {"teams": [], "skills": []},
    } | part


async def write(author: Visitor, body: dict[str, Any]) -> UUID:
    answer = await author.http.post("/flashes", json=body)
    assert answer.status_code == 201, answer.text
    return UUID(answer.json()["id"])


async def approve(other: Visitor, flash_id: UUID) -> httpx.Response:
    return await other.http.post(f"/flashes/{flash_id}/approval")


async def shown(agent: Visitor) -> list[str]:
    answer = await agent.http.get("/me/flashes")
    assert answer.status_code == 200, answer.text
    return [each["about"] for each in answer.json()["flashes"]]


async def in_force(visit: Visit, body: dict[str, Any]) -> tuple[Visitor, UUID]:
    """A notice that somebody wrote and another approved, and its author."""
    author, other = await visit(Role.DUTY_LEAD), await visit(Role.OWNER)
    flash_id = await write(author, body)
    assert (await approve(other, flash_id)).status_code == 201
    return author, flash_id


async def test_it_is_on_panels_from_its_approval_to_its_end(
    visit: Visit, clock: list[datetime], now: datetime
) -> None:
    agent, author, other = await visit(Role.AGENT), await visit(Role.LEAD), await visit(Role.COMPLIANCE)

    flash_id = await write(author, a_body(now))
    before = await shown(agent)
    await approve(other, flash_id)
    during = await shown(agent)
    clock[0] = now + 2 * HOUR

    assert (before, during, await shown(agent)) == ([], ["手机银行登录慢"], [])


async def test_its_author_cannot_approve_it(visit: Visit, now: datetime) -> None:
    author = await visit(Role.MANAGER)
    flash_id = await write(author, a_body(now))

    refused = await approve(author, flash_id)

    assert (refused.status_code, refused.json()["code"]) == (403, "flash-own")


async def test_of_two_approvers_at_once_one_decides_and_a_repeat_of_hers_changes_nothing(
    visit: Visit, now: datetime
) -> None:
    author, one, other = await visit(Role.LEAD), await visit(Role.OWNER), await visit(Role.OWNER)
    flash_id = await write(author, a_body(now))

    answers = await asyncio.gather(approve(one, flash_id), approve(other, flash_id))
    first, second = (one, other) if answers[0].is_success else (other, one)

    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert (await approve(first, flash_id)).status_code == 201
    assert (await approve(second, flash_id)).json()["code"] == "flash-decided"


async def test_what_was_withdrawn_is_gone_at_once_and_cannot_be_approved(visit: Visit, now: datetime) -> None:
    agent = await visit(Role.AGENT)
    author, flash_id = await in_force(visit, a_body(now))
    waiting = await write(author, a_body(now, about="另一条"))

    ended = [await author.http.delete(f"/flashes/{each}") for each in (flash_id, flash_id, waiting)]

    assert [answer.status_code for answer in ended] == [204, 204, 204]
    assert await shown(agent) == []
    assert (await approve(await visit(Role.OWNER), waiting)).json()["code"] == "flash-decided"
    assert {each["stage"] for each in (await author.http.get("/flashes")).json()["flashes"]} == {"withdrawn"}


async def test_what_is_over_can_neither_be_approved_nor_withdrawn(
    visit: Visit, clock: list[datetime], now: datetime
) -> None:
    author, other = await visit(Role.LEAD), await visit(Role.OWNER)
    flash_id = await write(author, a_body(now))

    clock[0] = now + 3 * HOUR

    assert (await approve(other, flash_id)).json()["code"] == "flash-decided"
    assert (await author.http.delete(f"/flashes/{flash_id}")).json()["code"] == "flash-decided"


async def test_it_reaches_the_teams_it_is_for_and_those_below_them(visit: Visit, now: datetime) -> None:
    site = await a_team("二中心")
    below, beside = await a_team("夜班三组", site), await a_team("夜班一组")
    meant = await visit(Role.AGENT, team_id=below)
    others = [await visit(Role.AGENT, team_id=beside), await visit(Role.AGENT)]

    author, _ = await in_force(visit, a_body(now, audience={"teams": [str(site)], "skills": []}))

    assert await shown(meant) == ["手机银行登录慢"]
    assert [await shown(each) for each in others] == [[], []]
    (flash,) = (await author.http.get("/flashes")).json()["flashes"]
    assert flash["seen"] == {"people": 1, "received": 0}


async def test_it_reaches_who_holds_a_qualification_for_the_skill_it_is_about(
    visit: Visit, database: BaseDBAsyncClient, now: datetime
) -> None:
    holder, other = await visit(Role.AGENT), await visit(Role.AGENT)
    await SkillRow.create(slug="wealth", name="理财", name_en="Wealth", field="业务", stage=3, after=[])
    await database.execute_query(
        "insert into qualification (person_id, skill, name) values ($1, 'wealth', '基金从业资格')",
        [holder.person_id],
    )

    await in_force(visit, a_body(now, audience={"teams": [], "skills": ["wealth"]}))

    assert [await shown(holder), await shown(other)] == [["手机银行登录慢"], []]


async def test_a_skill_taken_out_is_offered_no_more_and_an_audience_that_named_it_stands(
    visit: Visit, database: BaseDBAsyncClient, now: datetime
) -> None:
    holder = await visit(Role.AGENT)
    for slug in ("wealth", "loans"):
        await SkillRow.create(
            slug=slug, name=slug, name_en=slug, field="业务", stage=3, after=[], is_published=slug == "loans"
        )
        await database.execute_query(
            "insert into qualification (person_id, skill, name) values ($1, $2, '从业资格')",
            [holder.person_id, slug],
        )
    author, _ = await in_force(visit, a_body(now, audience={"teams": [], "skills": ["wealth"]}))

    offered = (await author.http.get("/flashes")).json()["skills"]

    assert [each["slug"] for each in offered] == ["loans"]
    assert await shown(holder) == ["手机银行登录慢"]


async def test_one_that_would_reach_nobody_is_refused(visit: Visit, now: datetime) -> None:
    author = await visit(Role.LEAD)

    refused = [
        await author.http.post("/flashes", json=a_body(now, audience=audience))
        for audience in ({"teams": [str(uuid4())], "skills": []}, {"teams": [], "skills": ["nothing"]})
    ]

    assert [(each.status_code, each.json()["code"]) for each in refused] == [(422, "audience-unknown")] * 2


async def test_the_author_counts_all_who_saw_it_and_a_lead_her_own(visit: Visit, now: datetime) -> None:
    team, beside = await a_team("夜班一组"), await a_team("白班一组")
    seers = [await visit(Role.AGENT, team_id=each) for each in (team, team, beside)]
    await visit(Role.AGENT, team_id=team)
    lead = await visit(Role.LEAD, team_id=team)
    author, flash_id = await in_force(visit, a_body(now))

    for agent in [*seers, seers[0]]:
        assert (await agent.http.post(f"/me/flashes/{flash_id}/received")).status_code == 204

    (of_all,) = (await author.http.get("/flashes")).json()["flashes"]
    (of_hers,) = (await lead.http.get("/flashes")).json()["flashes"]
    assert (of_all["seen"], of_all["of_mine"]) == ({"people": 4, "received": 3}, None)
    assert of_hers["of_mine"] == {"people": 3, "received": 2}
    (mine,) = (await seers[0].http.get("/me/flashes")).json()["flashes"]
    assert mine["received"]


async def test_nobody_receives_what_is_not_for_her(visit: Visit, now: datetime) -> None:
    team = await a_team("夜班一组")
    outsider = await visit(Role.AGENT)
    _, flash_id = await in_force(visit, a_body(now, audience={"teams": [str(team)], "skills": []}))

    await outsider.http.post(f"/me/flashes/{flash_id}/received")

    assert await connections.get("default").execute_query_dict("select * from flash_receipt") == []


@pytest.mark.parametrize("is_urgent", [False, True])
async def test_in_quiet_hours_only_an_urgent_one_comes_up_by_itself(
    visit: Visit, clock: list[datetime], now: datetime, is_urgent: bool
) -> None:
    agent = await visit(Role.AGENT)
    quiet = datetime.fromisoformat("2026-11-22T03:00:00+08:00")
    clock[0] = quiet
    await in_force(visit, a_body(quiet, is_urgent=is_urgent))

    told = (await agent.http.get("/me/flashes")).json()

    assert [each["comes_by_itself"] for each in told["flashes"]] == [is_urgent]
    assert datetime.fromisoformat(told["again_at"]) == quiet + 2 * HOUR


async def test_a_panel_is_told_when_the_next_one_begins(visit: Visit, now: datetime) -> None:
    agent = await visit(Role.AGENT)
    starts_at = now + HOUR
    await in_force(visit, a_body(now, starts_at=starts_at.isoformat()))

    told = (await agent.http.get("/me/flashes")).json()

    assert (told["flashes"], datetime.fromisoformat(told["again_at"])) == ([], starts_at)


@pytest.fixture
async def hear(database: BaseDBAsyncClient, database_url: str) -> AsyncIterator[Callable[[], Awaitable[Any]]]:
    """`await hear()` tells what the database has said by now on the channel of the panels."""
    said: list[dict[str, str]] = []
    connection = await connect(parse_database_url(database_url))
    await connection.add_listener(LIVE_CHANNEL, lambda *told: said.append(json.loads(str(told[3]))))

    async def heard() -> list[dict[str, str]]:
        await connection.execute("select 1")  # an answer comes after what was said before it
        return said

    yield heard
    await connection.close()


async def test_approvers_hear_of_a_new_one_and_every_panel_of_an_approval(
    visit: Visit, hear: Callable[[], Awaitable[list[dict[str, str]]]], now: datetime
) -> None:
    author, other, _ = await visit(Role.LEAD), await visit(Role.OWNER), await visit(Role.AGENT)
    flash_id = await write(author, a_body(now))
    of_the_new_one = list(await hear())
    await approve(other, flash_id)

    told = {"kind": "flash", "id": str(flash_id)}
    both = {str(author.person_id), str(other.person_id)}
    assert {each.pop("person") for each in of_the_new_one} == both
    assert of_the_new_one == [told, told]
    assert (await hear())[2:] == [told]
