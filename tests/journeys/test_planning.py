"""A manager reads by keys what became of offers between calls, and where learning time came from and went."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PAGE, Visit
from tests.journeys.player import press
from tests.journeys.test_keyboard import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.long]


def open_by_key(page: Page, name: str) -> None:
    """Follow a link as it is followed without a mouse."""
    link = page.get_by_role("link", name=name)
    expect(link).to_be_visible()
    tab_to(page, link)
    press(page, "Enter")


def test_the_demonstration_shows_where_learning_time_comes_from_and_goes(visit: Visit) -> None:
    page = visit("4101", PAGE)
    open_by_key(page, "排班与来电")
    open_by_key(page, "学习时间")

    whole = page.get_by_text(re.compile(r"五周留出 \d+ 分钟，自选学习用了 \d+ 分钟"))
    expect(whole).to_be_visible()
    saved, learnt = map(int, re.findall(r"\d+", whole.inner_text()))
    assert saved > 0
    assert learnt > 0
    expect(page.get_by_role("row", name=re.compile(r"综合 \d+ 通 \d+ 通 \d+ 分钟 \d+ 分钟"))).to_be_visible()
    expect(page.get_by_role("list", name="用在哪").get_by_role("listitem").first).to_be_visible()


def test_the_demonstration_shows_what_became_of_offers_over_the_day(visit: Visit) -> None:
    page = visit("4101", PAGE)
    open_by_key(page, "排班与来电")
    open_by_key(page, "间隙提示")

    expect(page.get_by_role("img", name=re.compile(r"被来电打断，\d+ 个刻钟有数据"))).to_be_visible()
    taken = page.get_by_role("button", name="做了")
    tab_to(page, taken)
    press(page, "Space")
    expect(taken).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("img", name=re.compile(r"做了，\d+ 个刻钟有数据"))).to_be_visible()
    figures = page.get_by_text("按刻钟看数字")
    tab_to(page, figures)
    press(page, "Enter")
    expect(page.get_by_role("row").nth(1)).to_contain_text("%")
    expect(page.get_by_text("可以做什么")).to_be_visible()
