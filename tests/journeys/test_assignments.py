"""A lead asks too much, is told, chooses the day that fits; her agent reads who asked, until when and why."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PAGE, PANEL, Visit, picture
from tests.journeys.keys import keys_of_content
from tests.journeys.player import go_through
from tests.journeys.test_keyboard import by_key, tab_to

pytestmark = [pytest.mark.long, pytest.mark.browser]

LESSON, WHY = "开场说全，核验不多问", "下周活动上线"


def fill_in(lead: Page, day: str) -> None:
    lead.goto("/assignments")
    lead.get_by_label("学什么").select_option(label=LESSON)
    lead.get_by_label("最后一天").fill(day)
    lead.get_by_label("为什么（对方会看到）").fill(WHY)


def asked_of(agent: Page) -> list[dict[str, Any]]:
    asked: list[dict[str, Any]] = agent.request.get("/api/v1/me/assignments").json()["assignments"]
    return asked


def test_what_is_too_much_is_moved_to_a_day_that_fits_and_reaches_the_agent(visit: Visit) -> None:
    lead, agent = visit("5101", PAGE), visit("6008", PANEL)
    lead.goto("/assignments")
    tomorrow = lead.get_by_label("最后一天").get_attribute("min") or ""

    # What she has not passed herself she does now, and then comes back to ask it.
    fill_in(lead, tomorrow)
    lead.get_by_role("button", name=f"现在就做：{LESSON}").click()
    lead.wait_for_url("**/sittings/*")
    go_through(lead, keys_of_content())
    fill_in(lead, tomorrow)

    # By tomorrow it is too much: not everybody is on duty. She takes the day that is proposed.
    expect(lead.get_by_text(re.compile(r"超出容量 \d+ 分钟"))).to_be_visible()
    picture(lead, "assign-too-much")
    lead.get_by_role("button", name=re.compile("^改到")).click()
    expect(lead.get_by_text(re.compile("^来得及："))).to_be_visible()
    lead.get_by_role("button", name=re.compile("^安排")).click()
    expect(lead.get_by_text("已安排，对方下次打开就能看到")).to_be_visible()
    line = lead.get_by_role("listitem").filter(has_text=WHY)
    expect(line.get_by_text(re.compile(r"\d+ / \d+ 人已完成"))).to_be_visible()
    picture(lead, "assign-given")

    # It is among what the agent has to do, after three updates that hold sooner; withdrawn, it is gone.
    agent.reload()
    expect(agent.get_by_text(re.compile(r"另有 \d+ 条更新，排在后面"))).to_be_visible()
    assert [(each["asked_by"], each["why"]) for each in asked_of(agent)] == [("何静", WHY)]
    picture(agent, "assign-asked")

    # From Today to all of it by keys, with the lesson to start, and the lead's words to it.
    tab_to(agent, agent.get_by_role("link", name="全部要我学的"))
    by_key(agent, "Enter")
    agent.wait_for_url("**/asked")
    asked = agent.get_by_role("listitem").filter(has_text=WHY)
    expect(asked).to_contain_text(f"何静：{WHY}")
    picture(agent, "asked-of-me")
    tab_to(agent, asked.get_by_role("button", name="开始学"))
    by_key(agent, "Enter")
    agent.wait_for_url("**/sittings/*")
    agent.goto("/")
    line.get_by_role("button", name="撤回").click()
    expect(lead.get_by_text("已撤回。做过的都算数。")).to_be_visible()
    agent.reload()
    expect(agent.get_by_role("heading", level=1)).to_be_visible()
    assert asked_of(agent) == []


def test_a_gap_becomes_a_commission_that_an_author_takes_by_keyboard(visit: Visit) -> None:
    owner, author = visit("3101", PAGE), visit("6008", PAGE)
    owner.goto("/content")
    tab_to(owner, owner.get_by_role("button", name="约稿", exact=True).first)
    by_key(owner, "Enter")
    dialog = owner.get_by_role("dialog")
    title = dialog.get_by_label("写什么（作者会看到）").input_value()
    day = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    dialog.get_by_label("最好在哪天前").fill(day)
    by_key(owner, "Enter")
    expect(dialog).to_have_count(0)
    expect(owner.get_by_text(re.compile("已约稿，等人认领"))).to_be_visible()
    picture(owner, "commission-asked")

    author.goto("/skills")
    tab_to(author, author.get_by_role("link", name="约稿"))
    by_key(author, "Enter")
    line = author.get_by_role("listitem").filter(has_text=title)
    tab_to(author, line.get_by_role("button", name="我来写"))
    by_key(author, "Enter")
    expect(line.get_by_text("我在写")).to_be_visible()
    picture(author, "commission-taken")
    owner.reload()
    expect(owner.get_by_text(re.compile("已约稿，陈岩"))).to_be_visible()
