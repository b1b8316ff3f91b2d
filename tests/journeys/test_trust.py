"""Records opened by law, the duty handed over, and the reader's number on screen and paper, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PAGE, PANEL, Visit

pytestmark = [pytest.mark.long, pytest.mark.browser]

REASON = "客户投诉 2026-117：核对当时的作答"


def agree(decider: Page) -> None:
    decider.goto("/disclosures")
    decider.get_by_role("button", name="同意").click()
    decider.get_by_role("dialog").get_by_role("button", name=re.compile("^同意")).click()
    expect(decider.get_by_role("dialog")).to_be_hidden()


def test_records_open_after_two_agreed_and_the_person_reads_of_it(visit: Visit) -> None:
    asker, agent = visit("2101", PAGE), visit("6008", PANEL)

    # Compliance asks; before anybody agreed there is nothing to open.
    asker.get_by_role("button", name="提出调取").click()
    asker.get_by_label("本人账号").fill("6008")
    asker.get_by_label("事由（写明文号或投诉编号）").fill(REASON)
    asker.get_by_role("button", name="提交").click()
    expect(asker.get_by_text("待同意（已有 0 人同意，需 2 人）")).to_be_visible()
    expect(asker.get_by_role("button", name="打开记录")).to_have_count(0)

    # Two others agree; whoever asked opens.
    for decider in ("4101", "1101"):
        agree(visit(decider, PAGE))
    asker.reload()
    asker.get_by_role("button", name="打开记录").click()
    expect(asker.get_by_role("heading", name="陈岩的记录")).to_be_visible()
    expect(asker.get_by_role("row").nth(1)).to_be_visible()

    # The agent reads who, why, and that they were opened.
    agent.goto("/me/data")
    expect(agent.get_by_text(REASON)).to_be_visible()
    expect(agent.get_by_text("依法打开了你的记录")).to_be_visible()
    expect(agent.get_by_text("不用于考核")).to_be_visible()


def test_an_agent_leads_the_duty_as_long_as_her_lead_says(visit: Visit) -> None:
    lead, agent = visit("5101", PAGE), visit("6008", PAGE)
    lead.goto("/watches")

    lead.get_by_label("同事账号").fill("6008")
    lead.get_by_role("button", name=re.compile("^安排")).click()
    expect(lead.get_by_text("正在值班")).to_be_visible()
    agent.goto("/updates")
    expect(agent.get_by_role("link", name="新规就绪")).to_be_visible()
    lead.get_by_role("button", name="收回").click()
    expect(lead.get_by_text("正在值班")).to_have_count(0)
    agent.goto("/skills")

    expect(agent.get_by_role("link", name="徽章")).to_be_visible()
    expect(agent.get_by_role("link", name="新规就绪")).to_have_count(0)


def test_a_page_carries_its_reader_and_prints_blank_without_her(visit: Visit) -> None:
    owner = visit("3101", PAGE)
    owner.goto("/articles")
    mark = owner.locator("svg.mark")

    expect(mark).to_be_visible()
    expect(mark.locator("text").first).to_have_text(re.compile(r"^3101 林知 \d{4}-\d\d-\d\d \d\d:\d\d$"))
    owner.emulate_media(media="print")
    expect(mark).to_be_visible()
    expect(owner.get_by_role("heading").first).to_be_visible()
    owner.evaluate("document.documentElement.classList.remove('is-printable')")

    expect(owner.get_by_role("heading", include_hidden=True).first).to_be_hidden()
