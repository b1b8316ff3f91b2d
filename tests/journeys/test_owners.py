"""Two owners and an agent: one fee of forty changes, a text contradicts itself, a change is taken back."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PAGE, PANEL, Visit, picture
from tests.journeys.player import press
from tests.journeys.test_first_loop import decide

pytestmark = [pytest.mark.long, pytest.mark.browser]

FEES = "# 收费标准\n\n| 项目 | 收费标准 |\n|---|---|\n" + "".join(
    f"| 服务项目{number:02d} | {number * 5} 元/笔 |\n" for number in range(1, 41)
)
LOSS = (
    "# 口头挂失\n\n口头挂失自受理时起 5 日内有效。\n\n| 业务 | 有效期 |\n|---|---|\n| 口头挂失 | {0} 日 |\n"
)


def ask(owner: Page, path: str, **sent: Any) -> dict[str, Any]:
    """A request as her page would send it, for what a journey only starts from."""
    token = next(each["value"] for each in owner.context.cookies() if each["name"] == "interlude_csrf")
    answer = owner.request.post(f"/api/v1{path}", headers={"x-csrf-token": token}, **sent)
    assert answer.ok, answer.text()
    told: dict[str, Any] = answer.json()
    return told


def in_force(first: Page, second: Page, slug: str, title: str, body: str) -> None:
    """An article that came by import and was approved by two."""
    text = f"---\nslug: {slug}\ntitle: {title}\nlanguage: zh-CN\n---\n\n{body}"
    file = {"name": f"{slug}.md", "mimeType": "text/markdown", "buffer": text.encode()}
    ask(first, "/articles/import", multipart={"file": file, "skills": "transfer"})
    draft = first.request.get(f"/api/v1/articles/{slug}").json()["draft"]["revision_id"]
    moment = {"effective_from": datetime.now(UTC).isoformat()}
    ask(first, f"/revisions/{draft}/submission", data=moment)
    ask(second, f"/revisions/{draft}/approval", data=moment)


def publish(first: Page, second: Page, slug: str) -> str:
    """Submit the open draft and have the other owner approve it; returns the revision."""
    decide(first, "提交审核")
    expect(first.get_by_text("需另一位知识负责人审核").first).to_be_visible()
    revision_id = str(first.request.get(f"/api/v1/articles/{slug}").json()["draft"]["revision_id"])
    second.goto(f"/articles/{slug}")
    decide(second, "通过")
    expect(second.get_by_text("已通过").first).to_be_visible()
    return revision_id


def change(owner: Page, slug: str, old: str, new: str) -> None:
    owner.goto(f"/articles/{slug}")
    editor = owner.get_by_role("textbox").first
    expect(editor).not_to_have_value("")
    text = editor.input_value()
    assert text.count(old) == 1
    editor.fill(text.replace(old, new))
    expect(owner.get_by_text("要点变化（1）")).to_be_visible()


def detail_of(owner: Page, revision_id: str) -> dict[str, Any]:
    detail: dict[str, Any] = owner.request.get(f"/api/v1/revisions/{revision_id}").json()
    return detail


def test_one_cell_of_a_table_of_forty_fees_is_one_fact_and_one_short_lesson(visit: Visit) -> None:
    first, second = visit("3101", PAGE), visit("3102", PAGE)
    in_force(first, second, "forty-fees", "四十项收费", FEES)

    change(first, "forty-fees", "| 服务项目17 | 85 元/笔 |", "| 服务项目17 | 60 元/笔 |")
    expect(first.get_by_text("起草的微课（1）")).to_be_visible()
    first.get_by_text("前后对照").first.click()
    expect(first.get_by_role("button", name="第 1 条要点")).to_be_visible()
    picture(first, "owner-forty-fees")
    revision_id = publish(first, second, "forty-fees")

    detail = detail_of(second, revision_id)
    assert [(fact["old"], fact["new"]) for fact in detail["facts"]] == [("85 元/笔", "60 元/笔")]
    [lesson] = detail["lessons"]
    assert lesson["seconds"] < 60
    agent = visit("6021", PANEL)
    agent.goto("/asked")
    expect(agent.get_by_text(lesson["title"]).first).to_be_visible()


def test_a_contradiction_is_answered_before_approval(visit: Visit) -> None:
    first, second = visit("3101", PAGE), visit("3102", PAGE)
    in_force(first, second, "verbal-loss", "口头挂失", LOSS.format(5))
    change(first, "verbal-loss", "| 口头挂失 | 5 日 |", "| 口头挂失 | 7 日 |")
    decide(first, "提交审核")

    second.goto("/articles/verbal-loss")
    button = second.get_by_role("button", name=re.compile("^通过"))
    expect(button).to_be_disabled()
    expect(second.get_by_text("还有 1 处提醒没有答复，答复后才能通过。")).to_be_visible()
    second.get_by_role("button", name="在正文里看").click()
    expect(second.get_by_role("button", name="要答复的提醒")).to_be_focused()
    picture(second, "owner-contradiction")

    # By keyboard alone, as every step of this page can be done.
    answer = second.get_by_role("button", name="新值没错，照新值教")
    answer.focus()
    press(second, "Space")
    expect(second.get_by_text("已答复")).to_be_visible()
    expect(button).to_be_enabled()
    decide(second, "通过")
    expect(second.get_by_text("已通过").first).to_be_visible()


def test_a_change_is_taken_back_in_one_step(visit: Visit) -> None:
    first, second = visit("3101", PAGE), visit("3102", PAGE)
    in_force(first, second, "card-fee", "工本费", "# 工本费\n\n补办银行卡每张收取工本费 10 元。\n")
    change(first, "card-fee", "工本费 10 元", "工本费 5 元")
    revision_id = publish(first, second, "card-fee")
    [lesson] = detail_of(second, revision_id)["lessons"]
    agent = visit("6021", PANEL)
    agent.goto("/asked")
    expect(agent.get_by_text(lesson["title"]).first).to_be_visible()

    # Somebody is at work on the coming text when it is taken back.
    change(first, "card-fee", "工本费 5 元", "工本费 8 元")
    expect(first.get_by_text("草稿已保存")).to_be_visible()
    second.goto(f"/articles/card-fee?revision={revision_id}")
    second.get_by_role("button", name=re.compile("^撤回")).first.click()
    second.get_by_role("dialog").get_by_role("button", name=re.compile("^撤回")).click()
    expect(second.get_by_role("dialog")).to_be_hidden()
    expect(second.get_by_text("已撤回").first).to_be_visible()

    agent.reload()
    expect(agent.get_by_role("heading").first).to_be_visible()
    expect(agent.get_by_text(lesson["title"])).to_have_count(0)
    first.goto("/articles/card-fee")
    expect(first.get_by_role("status").filter(has_text="第 2 版已撤回")).to_be_visible()
    assert detail_of(first, revision_id)["before"].strip().endswith("工本费 10 元。")
