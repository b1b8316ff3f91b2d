"""What agents meet once an update is approved: only the last value, only what is meant for them, until it is taken back."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from tortoise import connections

from learning.people.person import Role
from learning.people.records import TeamRow
from tests.api.conftest import Visitor
from tests.api.test_knowledge import DAY, Visit, an_article, approved, submitted

pytestmark = pytest.mark.database

RULES = """# 转账限额

短信验证码单笔限额为 {single} 万元。
人脸识别日累计限额为 {daily} 万元。
坐席不得代客户调高限额。
"""


def rules(single: int, daily: int) -> str:
    return RULES.format(single=single, daily=daily)


async def two_owners(visit: Visit, now: datetime) -> tuple[Visitor, Visitor]:
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, rules(1, 20), now)
    return first, second


async def offered(agent: Visitor) -> list[dict[str, Any]]:
    today: list[dict[str, Any]] = (await agent.http.get("/today")).json()["updates"]
    return today


async def steps_of(agent: Visitor, lesson_id: str) -> list[dict[str, Any]]:
    body = {"client_event_id": str(uuid4()), "lesson_id": lesson_id}
    answer = await agent.http.post("/sittings", json=body)
    assert answer.status_code in (200, 201), answer.text
    steps: list[dict[str, Any]] = answer.json()["steps"]
    return steps


async def test_a_fact_changed_twice_before_anyone_learned_it_teaches_only_its_last_value(
    visit: Visit, now: datetime, clock: list[datetime]
) -> None:
    first, second = await two_owners(visit, now)
    await approved(first, second, rules(2, 10), now + DAY)
    await approved(first, second, rules(2, 15), now + 2 * DAY)
    agent = await visit(Role.AGENT)
    clock[0] = now + 3 * DAY

    lessons = await offered(agent)
    steps = [step for each in lessons for step in await steps_of(agent, each["lesson_id"])]

    cards = [step["html"] for step in steps if step["type"] == "card"]
    asked = [step["item"]["prompt"] for step in steps if step["item"]]
    assert any("单笔限额为 2 万元" in card for card in cards), "the other fact of the first update stays"
    assert any("日累计限额为 15 万元" in card for card in cards)
    assert not any("日累计限额为 10 万元" in card for card in cards)
    assert not any(each["title"].endswith("10 万元") for each in lessons)
    assert not any("日累计" in prompt and "11 月 22 日" in prompt for prompt in asked)


async def test_until_the_second_change_takes_effect_the_first_is_taught_whole_and_says_when_it_ends(
    visit: Visit, now: datetime, clock: list[datetime]
) -> None:
    first, second = await two_owners(visit, now)
    await approved(first, second, rules(2, 10), now + DAY)
    await approved(first, second, rules(2, 15), now + 5 * DAY)
    agent = await visit(Role.AGENT)
    clock[0] = now + 2 * DAY
    ends = f"{now + 5 * DAY:%Y-%m-%dT%H:%M:%SZ}"

    told = [step for each in await offered(agent) for step in await steps_of(agent, each["lesson_id"])]

    assert {step["until"] for step in told if "日累计限额为 10 万元" in step["html"]} == {ends}
    asked = [step for step in told if step["item"] and "22 日 20 点起，人脸识别" in step["item"]["prompt"]]
    assert {step["until"] for step in asked} == {ends}, "their keys have no end"


async def test_what_is_taken_back_is_offered_no_more(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)
    detail = await approved(first, second, rules(1, 10), now + DAY)
    agent = await visit(Role.AGENT)
    before = await offered(agent)

    await second.http.post(f"/revisions/{detail['revision']['id']}/rollback", json={})

    assert (len(before), await offered(agent)) == (1, [])


async def for_whom(visit: Visit, now: datetime, **audience: object) -> str:
    """An update approved for an audience; returns the revision."""
    first, second = await two_owners(visit, now)
    revision_id = await submitted(first, rules(1, 10), now + DAY)
    body = {"effective_from": (now + DAY).isoformat()} | audience
    answer = await second.http.post(f"/revisions/{revision_id}/approval", json=body)
    assert answer.status_code == 200, answer.text
    return revision_id


async def a_tree() -> dict[str, UUID]:
    """A centre with a night side of two teams, and a day team."""
    centre, night, day = (uuid4() for _ in range(3))
    await TeamRow.create(id=centre, name="客服中心")
    await TeamRow.create(id=night, name="夜班", parent_id=centre)
    await TeamRow.create(id=day, name="白班", parent_id=centre)
    first = (await TeamRow.create(id=uuid4(), name="夜班一组", parent_id=night)).id
    return {"centre": centre, "night": night, "day": day, "first": first}


async def test_an_update_for_a_team_is_offered_there_and_below_and_nowhere_else(
    visit: Visit, now: datetime
) -> None:
    teams = await a_tree()
    await for_whom(visit, now, teams=[str(teams["night"])])
    inside = [await visit(Role.AGENT, team_id=teams[name]) for name in ("night", "first")]
    outside = [await visit(Role.AGENT, team_id=team) for team in (teams["day"], teams["centre"], None)]

    assert [len(await offered(agent)) for agent in inside] == [1, 1]
    assert [len(await offered(agent)) for agent in outside] == [0, 0, 0]


async def test_an_update_for_a_qualification_is_offered_to_who_holds_one(visit: Visit, now: datetime) -> None:
    holder, other = await visit(Role.AGENT), await visit(Role.AGENT)
    await an_article(now)
    await connections.get("default").execute_query(
        "insert into qualification (person_id, skill, name) values ($1, 'transfer', '转账授权')",
        [holder.person_id],
    )
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, rules(1, 20), now)
    revision_id = await submitted(first, rules(1, 10), now + DAY)
    body = {"effective_from": (now + DAY).isoformat(), "skills": ["transfer"]}
    await second.http.post(f"/revisions/{revision_id}/approval", json=body)

    assert [len(await offered(agent)) for agent in (holder, other)] == [1, 0]


async def test_readiness_counts_only_those_an_update_is_for(visit: Visit, now: datetime) -> None:
    teams = await a_tree()
    revision_id = await for_whom(visit, now, teams=[str(teams["night"])])
    await visit(Role.AGENT, name="6001", team_id=teams["first"])
    await visit(Role.AGENT, name="6002", team_id=teams["day"])
    lead = await visit(Role.LEAD, team_id=teams["centre"])

    shown = (await lead.http.get(f"/updates/{revision_id}")).json()

    assert [seat["sign_in"] for seat in shown["people"]] == ["6001"]


async def test_an_update_for_a_team_without_anybody_concerns_nobody(visit: Visit, now: datetime) -> None:
    teams = await a_tree()
    await for_whom(visit, now, teams=[str(teams["night"])])
    await visit(Role.AGENT, name="6002", team_id=teams["day"])
    lead = await visit(Role.LEAD, team_id=teams["centre"])

    [update] = (await lead.http.get("/updates")).json()["updates"]

    assert update["total"] == 0
