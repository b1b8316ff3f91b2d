from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from learning.knowledge.records import ArticleRow
from learning.people.person import Role
from learning.people.records import TeamRow
from learning.skills.records import SkillRow
from tests.api.conftest import Visitor

pytestmark = pytest.mark.database

Visit = Callable[..., Awaitable[Visitor]]
LIMITS = """# 转账限额

| 认证方式 | 单笔限额 | 日累计限额 |
|---|---|---|
| 短信验证码 | 1 万元 | 2 万元 |
| 人脸识别 + 短信验证码 | 5 万元 | {daily} 万元 |
"""
OLD, NEW = LIMITS.format(daily=20), LIMITS.format(daily=10)
DAY = timedelta(days=1)


async def an_article(now: datetime) -> None:
    await SkillRow.create(
        slug="transfer", name="转账与限额", name_en="Transfers", field="product", stage=2, after=[]
    )
    await ArticleRow.create(
        id=uuid4(), slug="limits", title="转账限额", language="zh-CN", skills=["transfer"], created_at=now
    )


async def drafted(owner: Visitor, body: str) -> str:
    answer = await owner.http.put("/articles/limits/draft", json={"body": body, "version": None})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["revision_id"])


async def submitted(owner: Visitor, body: str, effective_from: datetime) -> str:
    revision_id = await drafted(owner, body)
    moment = {"effective_from": effective_from.isoformat()}
    answer = await owner.http.post(f"/revisions/{revision_id}/submission", json=moment)
    assert answer.status_code == 200, answer.text
    return revision_id


async def approved(first: Visitor, second: Visitor, body: str, effective_from: datetime) -> dict[str, Any]:
    revision_id = await submitted(first, body, effective_from)
    moment = {"effective_from": effective_from.isoformat()}
    answer = await second.http.post(f"/revisions/{revision_id}/approval", json=moment)
    assert answer.status_code == 200, answer.text
    detail: dict[str, Any] = answer.json()
    return detail


async def test_an_owner_sees_what_her_draft_changes_and_the_lesson_made_of_it(
    visit: Visit, now: datetime
) -> None:
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, OLD, now)

    revision_id = await drafted(first, NEW)
    detail = (await first.http.get(f"/revisions/{revision_id}")).json()

    [fact] = detail["facts"]
    assert ("20" in fact["old"], "10" in fact["new"]) == (True, True)
    [lesson] = detail["lessons"]
    assert (lesson["id"], lesson["complaints"]) == (None, [])
    assert {step["type"] for step in lesson["steps"]} == {"card", "item"}


async def test_two_owners_bring_a_change_to_the_floor(visit: Visit, now: datetime) -> None:
    await an_article(now)
    first, second = await visit(Role.OWNER, name="林知"), await visit(Role.OWNER, name="方圆")
    await approved(first, second, OLD, now)

    detail = await approved(first, second, NEW, now + DAY)

    revision = detail["revision"]
    assert (revision["state"], revision["proposer"]["name"], revision["approver"]["name"]) == (
        "approved",
        "林知",
        "方圆",
    )
    assert [lesson["state"] for lesson in detail["lessons"]] == ["approved"]


async def test_the_proposer_cannot_approve_and_is_told_so(visit: Visit, now: datetime) -> None:
    await an_article(now)
    owner = await visit(Role.OWNER)
    revision_id = await submitted(owner, OLD, now + DAY)

    answer = await owner.http.post(
        f"/revisions/{revision_id}/approval", json={"effective_from": (now + DAY).isoformat()}
    )

    assert (answer.status_code, answer.json()["code"]) == (403, "same-person-approves")


async def test_an_edited_lesson_goes_out_as_it_was_edited(visit: Visit, now: datetime) -> None:
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, OLD, now)
    revision_id = await submitted(first, NEW, now + DAY)
    [lesson] = (await second.http.get(f"/revisions/{revision_id}")).json()["lessons"]

    markdown = lesson["markdown"].replace(f"title: {lesson['title']}", "title: 十万，不是二十万")
    saved = await second.http.put(
        f"/lessons/{lesson['id']}", json={"markdown": markdown, "version": lesson["version"]}
    )
    moment = {"effective_from": (now + DAY).isoformat()}
    detail = (await second.http.post(f"/revisions/{revision_id}/approval", json=moment)).json()

    assert saved.status_code == 200, saved.text
    assert [each["title"] for each in detail["lessons"]] == ["十万，不是二十万"]


async def test_a_lesson_that_cannot_be_read_is_refused_with_its_lines_and_the_saved_one_stays(
    visit: Visit, now: datetime
) -> None:
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, OLD, now)
    revision_id = await submitted(first, NEW, now + DAY)
    [lesson] = (await first.http.get(f"/revisions/{revision_id}")).json()["lessons"]

    answer = await first.http.put(
        f"/lessons/{lesson['id']}",
        json={"markdown": lesson["markdown"].replace("- [x]", "- [ ]"), "version": lesson["version"]},
    )

    assert (answer.status_code, answer.json()["code"]) == (422, "lesson-unreadable")
    assert all(complaint["line"] > 0 for complaint in answer.json()["complaints"])
    [still] = (await first.http.get(f"/revisions/{revision_id}")).json()["lessons"]
    assert still["markdown"] == lesson["markdown"]


async def test_a_changed_time_redrafts_the_lessons_for_it(visit: Visit, now: datetime) -> None:
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, OLD, now)
    revision_id = await submitted(first, NEW, now + DAY)

    later = {"effective_from": (now + 9 * DAY).isoformat()}
    detail = (await second.http.post(f"/revisions/{revision_id}/approval", json=later)).json()

    [lesson] = detail["lessons"]
    assert "11月30日20点" in lesson["markdown"].replace(" ", "")
    assert "11月22日" not in lesson["markdown"].replace(" ", "")


async def test_a_changed_time_is_refused_once_a_lesson_was_edited_for_the_old_one(
    visit: Visit, now: datetime
) -> None:
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, OLD, now)
    revision_id = await submitted(first, NEW, now + DAY)
    [lesson] = (await first.http.get(f"/revisions/{revision_id}")).json()["lessons"]
    await first.http.put(f"/lessons/{lesson['id']}", json={"markdown": lesson["markdown"], "version": 1})

    later = {"effective_from": (now + 9 * DAY).isoformat()}
    answer = await second.http.post(f"/revisions/{revision_id}/approval", json=later)

    assert (answer.status_code, answer.json()["code"]) == (409, "lessons-fix-time")


async def test_taking_back_withdraws_the_lessons_in_one_step(visit: Visit, now: datetime) -> None:
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, OLD, now)
    detail = await approved(first, second, NEW, now + DAY)

    back = (await first.http.post(f"/revisions/{detail['revision']['id']}/rollback", json={})).json()

    assert back["revision"]["state"] == "rolled_back"
    assert [lesson["state"] for lesson in back["lessons"]] == ["withdrawn"]


async def test_a_new_draft_starts_from_what_is_approved_even_if_it_is_still_to_come(
    visit: Visit, now: datetime
) -> None:
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, OLD, now)
    await approved(first, second, NEW, now + DAY)

    article = (await first.http.get("/articles/limits")).json()

    assert article["body"] == NEW


async def test_two_editors_and_the_second_is_told_who_was_first(visit: Visit, now: datetime) -> None:
    await an_article(now)
    first, second = await visit(Role.OWNER, name="林知"), await visit(Role.OWNER)
    await first.http.put("/articles/limits/draft", json={"body": OLD, "version": None})
    await first.http.put("/articles/limits/draft", json={"body": NEW, "version": 1})

    answer = await second.http.put("/articles/limits/draft", json={"body": "别的", "version": 1})

    assert (answer.status_code, answer.json()["code"]) == (409, "draft-outdated")
    assert "林知" in answer.json()["detail"]


async def test_a_lead_sees_her_own_seats_become_ready_and_no_others(
    visit: Visit, now: datetime, clock: list[datetime]
) -> None:
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, OLD, now)
    detail = await approved(first, second, NEW, now + DAY)
    day, night = uuid4(), uuid4()
    await TeamRow.bulk_create([TeamRow(id=day, name="白班"), TeamRow(id=night, name="夜班")])
    lead = await visit(Role.LEAD, team_id=day)
    agent = await visit(Role.AGENT, name="6021", team_id=day)
    await visit(Role.AGENT, name="6099", team_id=night)
    address = f"/updates/{detail['revision']['id']}"
    before = (await lead.http.get(address)).json()

    next_thing = (await agent.http.get("/practice/next")).json()
    await answer_everything_right(agent, next_thing["lesson_id"])
    after = (await lead.http.get(address)).json()

    assert [(seat["sign_in"], seat["ready"]) for seat in before["people"]] == [("6021", False)]
    assert [(seat["sign_in"], seat["ready"]) for seat in after["people"]] == [("6021", True)]


async def test_the_same_answer_is_right_a_minute_before_midnight_and_wrong_at_midnight(
    visit: Visit, now: datetime, clock: list[datetime]
) -> None:
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, OLD, now)
    midnight = now + DAY
    await approved(first, second, NEW, midnight)
    agent = await visit(Role.AGENT)
    lesson_id = (await agent.http.get("/practice/next")).json()["lesson_id"]
    verdicts = []

    for moment in (midnight - timedelta(minutes=1), midnight):
        clock[0] = moment
        sitting, step = await the_item_that_flips(agent, lesson_id)
        old = next(option["index"] for option in step["item"]["options"] if "20" in option["text"])
        verdicts.append((await given(agent, sitting, step, [old], elapsed_ms=0)).json())

    assert [verdict["verdict"] for verdict in verdicts] == ["right", "wrong"]
    assert "起才变" in verdicts[0]["explanation_html"]
    assert "10 万元" in verdicts[1]["explanation_html"]


async def the_item_that_flips(agent: Visitor, lesson_id: str) -> tuple[dict[str, Any], dict[str, Any]]:
    start = await agent.http.post("/sittings", json={"client_event_id": str(uuid4()), "lesson_id": lesson_id})
    sitting: dict[str, Any] = start.json()
    [step] = [step for step in sitting["steps"] if step["item"] and len(step["item"]["key"] or []) == 2]
    return sitting, step


async def given(
    agent: Visitor,
    sitting: dict[str, Any],
    step: dict[str, Any],
    chosen: list[int],
    *,
    elapsed_ms: int = 4000,
) -> httpx.Response:
    return await agent.http.post(
        "/answers",
        json={
            "client_event_id": str(uuid4()),
            "sitting_id": sitting["id"],
            "sequence": 1,
            "item_id": step["item"]["id"],
            "ticket": step["item"]["ticket"],
            "elapsed_ms": elapsed_ms,
            "answer": {"chosen": chosen, "text": None, "order": None, "unsure": False},
            "certainty": None,
        },
    )


async def answer_everything_right(agent: Visitor, lesson_id: str) -> None:
    """Read the key of each item as its author wrote it, for this moment before the change takes effect."""
    from learning.lessons.answerable import keys_from_json
    from learning.lessons.records import ItemRow

    start = await agent.http.post("/sittings", json={"client_event_id": str(uuid4()), "lesson_id": lesson_id})
    sitting = start.json()
    for step in sitting["steps"]:
        if step["type"] != "item":
            continue
        row = await ItemRow.get(id=step["item"]["id"])
        key = keys_from_json(row.keys)[0]
        answer = await given(agent, sitting, step, list(key.correct))
        assert answer.json()["verdict"] == "right", answer.text
