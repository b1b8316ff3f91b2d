"""From an owner's edit to a lead's readiness, through real pages, as four people would walk it."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PAGE, PANEL, Visit, picture
from tests.journeys.keys import Key, keys_of_content, keys_seen_by_owner
from tests.journeys.player import go_through

pytestmark = pytest.mark.browser

ARTICLE = "/articles/mobile-transfer-limits"
AFTER_TOMORROW = (datetime.now(ZoneInfo("Asia/Shanghai")) + timedelta(days=2)).strftime("%Y-%m-%dT00:00")


def change_the_limit(owner: Page) -> None:
    """数字证书: 500 万元 a day becomes 300 万元."""
    owner.goto(ARTICLE)
    editor = owner.get_by_role("textbox").first
    text = editor.input_value()
    assert "| 100 万元 | 500 万元 |" in text
    editor.fill(text.replace("| 100 万元 | 500 万元 |", "| 100 万元 | 300 万元 |"))
    expect(owner.get_by_text("要点变化（1）")).to_be_visible()


def decide(owner: Page, act: str) -> None:
    owner.get_by_role("button", name=re.compile(f"^{act}")).first.click()
    dialog = owner.get_by_role("dialog")
    dialog.locator("input[type=datetime-local]").fill(AFTER_TOMORROW)
    dialog.get_by_role("button", name=re.compile(f"^{act}")).click()
    expect(dialog).to_be_hidden()


def seat(lead: Page, sign_in: str) -> str:
    return lead.get_by_role("row").filter(has_text=sign_in).inner_text()


def test_a_changed_limit_reaches_the_floor(visit: Visit) -> None:
    first, second = visit("3101", PAGE), visit("3102", PAGE, by_form=False)
    lead, agent = visit("5101", PAGE, by_form=False), visit("6021", PANEL, by_form=False)

    # An owner changes a limit and sees the drafted lesson.
    change_the_limit(first)
    expect(first.get_by_text("300 万元").first).to_be_visible()
    first.get_by_text("前后对照").first.click()
    picture(first, "owner-draft")
    decide(first, "提交审核")
    revision_id = first.url.split("revision=")[-1] if "revision=" in first.url else revision_of(first)

    # She cannot approve it herself; a second owner does.
    expect(first.get_by_text("需另一位知识负责人审核").first).to_be_visible()
    second.goto(f"{ARTICLE}?revision={revision_id}")
    picture(second, "owner-approval")
    decide(second, "通过")
    expect(second.get_by_text("已通过").first).to_be_visible()
    keys: dict[str, Key] = keys_seen_by_owner(second, revision_id)

    # Her lead finds that nobody is ready.
    lead.goto(f"/updates/{revision_id}")
    expect(lead.get_by_role("row").filter(has_text="6021")).to_contain_text("待学")

    # The agent reads the change, answers, and sees her skill.
    agent.goto("/")
    picture(agent, "today")
    lesson = lesson_of(agent, revision_id, second)
    agent.get_by_text(lesson).first.click()
    expect(agent.locator("button.btn-main").last).to_be_visible()
    picture(agent, "lesson-card")
    asked = go_through(
        agent, keys, at_item=lambda number: picture(agent, "lesson-item") if number == 1 else None
    )
    assert asked >= 2
    expect(agent.locator("section.end .skill")).to_contain_text("转账与限额")
    picture(agent, "lesson-end")

    # A case that was kept back for a week completes the evidence for her badge.
    agent.locator("button.btn-main").last.click()
    agent.wait_for_url(lambda url: url.endswith("/"))
    agent.get_by_role("button", name=re.compile("^复习")).first.click()
    go_through(agent, keys_of_content() | keys)
    expect(agent.get_by_text("新规上手").first).to_be_visible()
    picture(agent, "badge-earned")
    agent.goto("/badges")
    expect(agent.get_by_text("新规上手").first).to_be_visible()

    # Her lead sees one seat ready, and no ranking.
    lead.reload()
    expect(lead.get_by_role("row").filter(has_text="6021")).to_contain_text("已答对")
    expect(lead.get_by_role("row").filter(has_text="6008")).to_contain_text("待学")
    picture(lead, "readiness")


def revision_of(owner: Page) -> str:
    article = owner.request.get("/api/v1/articles/mobile-transfer-limits").json()
    return str(article["draft"]["revision_id"])


def lesson_of(agent: Page, revision_id: str, owner: Page) -> str:
    detail = owner.request.get(f"/api/v1/revisions/{revision_id}").json()
    return str(detail["lessons"][0]["title"])
