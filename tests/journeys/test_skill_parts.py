"""Fields and positions of the skills, changed by an owner and published by another, all by keys."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import PAGE, PANEL, Visit, picture
from tests.journeys.player import press as by_key
from tests.journeys.test_keyboard import tab_to
from tests.journeys.test_skills import CIRCLE

pytestmark = [pytest.mark.long, pytest.mark.browser]

FAR = 90
"""Tabs from one end of the page to the other: a dozen fields and positions stand in between."""

IN_USE = "还有技能在这个领域里，先把它们换到别的领域"
WAS, IS, NOTE = "带教师傅", "带教导师", "带教师傅改叫带教导师，要求不变"


def press(page: Page, target: Locator) -> None:
    """Reach it and press it, without a mouse."""
    expect(target).to_be_enabled()
    tab_to(page, target, within=FAR)
    by_key(page, "Enter")


def write(page: Page, label: str, text: str) -> None:
    """Write over what stands in a field of the open form."""
    tab_to(page, page.get_by_role("dialog").get_by_label(label, exact=True))
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def part(page: Page, kind: str, name: str) -> Locator:
    lines = page.get_by_role("region", name=kind).get_by_role("listitem")
    return lines.filter(has=page.get_by_text(name, exact=True))


def open_parts(owner: Page) -> None:
    """The draft, begun if nobody has, at its fields and positions."""
    owner.goto("/skills/edit?view=parts")
    start = owner.get_by_role("button", name="开始修改")
    expect(start.or_(owner.get_by_role("button", name="加一项技能"))).to_be_visible()
    if start.is_visible():
        press(owner, start)
    expect(owner.get_by_role("region", name="岗位")).to_be_visible()


def rename(owner: Page) -> None:
    """The position, which is in the draft under its new name then, with the focus back where it was."""
    change = part(owner, "岗位", WAS).get_by_role("button", name="改")
    press(owner, change)
    expect(owner.get_by_role("dialog").get_by_label("中文名")).to_be_focused()
    write(owner, "中文名", IS)
    by_key(owner, "Enter")
    expect(owner.get_by_role("dialog")).to_have_count(0)
    expect(part(owner, "岗位", IS).get_by_role("button", name="改")).to_be_focused()


def test_a_field_is_made_and_a_position_renamed_discarded_and_published_by_keys(visit: Visit) -> None:
    owner, other = visit("3101", PAGE, refusals=("409",)), visit("3102", PAGE)
    open_parts(owner)

    # A field of its own; one in which skills stand is not dropped, and says why.
    press(owner, owner.get_by_role("button", name="加一个领域"))
    expect(owner.get_by_role("dialog").get_by_label("代号")).to_be_focused()
    owner.keyboard.type("outbound")
    write(owner, "中文名", "外呼")
    write(owner, "英文名", "Outbound")
    by_key(owner, "Enter")
    expect(part(owner, "领域", "外呼")).to_contain_text("0 项技能")
    press(owner, part(owner, "领域", "基础").get_by_role("button", name="改"))
    press(owner, owner.get_by_role("button", name="取消这个领域"))
    expect(owner.get_by_role("dialog").get_by_role("alert")).to_have_text(IN_USE)
    picture(owner, "parts-field-in-use")
    by_key(owner, "Escape")
    expect(owner.get_by_role("dialog")).to_have_count(0)
    expect(owner.get_by_role("alert")).to_have_text(IN_USE)
    rename(owner)
    preview = owner.get_by_role("region", name="公布前看一看")
    expect(preview).to_contain_text("领域有变：外呼")
    expect(preview).to_contain_text(f"岗位有变：{IS}")

    # A circle of prerequisites is named, and leaves what the draft already holds.
    press(owner, owner.get_by_role("button", name="列表", exact=True))
    press(owner, owner.get_by_role("button", name=re.compile("^客户身份核验")))
    picker = owner.get_by_role("combobox", name="加一项前置")
    tab_to(owner, picker, within=FAR)
    for _ in range(FAR):
        owner.keyboard.press("ArrowDown")
        if picker.input_value() == "transfer":
            break
    owner.keyboard.press("Tab")
    by_key(owner, "Enter")
    press(owner, owner.get_by_role("button", name="存进草稿"))
    expect(owner.get_by_role("alert")).to_have_text(CIRCLE)
    expect(preview).to_contain_text(f"岗位有变：{IS}")

    # Discarded, nothing of it is left; begun again, only the name is sent and published by another.
    press(owner, owner.get_by_role("button", name="放弃草稿"))
    press(owner, owner.get_by_role("dialog").get_by_role("button", name="放弃草稿"))
    expect(owner.get_by_text(re.compile("没有人在改"))).to_be_visible()
    open_parts(owner)
    expect(part(owner, "领域", "外呼")).to_have_count(0)
    rename(owner)
    tab_to(owner, preview.get_by_label("告诉大家改了什么、为什么"), within=FAR)
    owner.keyboard.type(NOTE)
    press(owner, preview.get_by_role("button", name="提交，等另一位公布"))
    expect(preview.get_by_role("status")).to_contain_text("要由另一位知识负责人公布")

    other.goto("/skills/edit?view=parts")
    press(other, other.get_by_role("button", name="公布", exact=True))
    expect(other.get_by_text(re.compile("没有人在改"))).to_be_visible()
    agent = visit("6033", PANEL)
    agent.goto("/career")
    expect(agent.get_by_role("heading", name=IS)).to_be_visible()
    agent.goto("/skills")
    expect(agent.get_by_text(NOTE)).to_be_visible()
    picture(agent, "parts-announced")
