"""The player as people trust it: nothing is lost by a reload, a call or a dead network, and keys suffice."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PANEL, Visit
from tests.journeys.player import (
    has_draft,
    press,
    standing,
    start,
    to_the_first_choice,
    until,
    until_all_arrived,
    verdicts,
)
from tests.journeys.seat import until_sent

pytestmark = pytest.mark.browser


def started(visit: Visit, sign_in: str) -> Page:
    """A lesson, opened from Today by one key."""
    page = visit(sign_in, PANEL)
    start(page)
    return page


def after(state: str) -> int:
    """The number of the step behind this one."""
    return int(state.split()[1]) + 1


def test_from_today_to_the_next_item_with_few_keys(visit: Visit) -> None:
    page = started(visit, "6049")
    to_the_first_choice(page)
    item = standing(page)

    press(page, "Digit1")
    page.keyboard.press("Enter")
    told = standing(page, after=item)
    press(page, "Enter")

    assert told == item.replace("item", "told")
    assert standing(page, after=told) in {"end", f"item {after(item)}", f"card {after(item)}"}


def test_a_reload_comes_back_to_the_same_item_and_the_same_choice(visit: Visit) -> None:
    page = started(visit, "6067")
    to_the_first_choice(page)
    stem = page.locator("h2.stem").inner_text()
    press(page, "Digit2")
    until(page, lambda: has_draft(page))

    page.reload()

    expect(page.locator("h2.stem")).to_have_text(stem)
    expect(page.get_by_role("radio").nth(1)).to_be_checked()


def test_a_call_hides_the_item_and_keeps_the_choice(visit: Visit) -> None:
    page = started(visit, "6076")
    to_the_first_choice(page)
    press(page, "Digit1")
    expect(page.get_by_role("radio").first).to_be_checked()

    page.evaluate("() => window.postMessage({ type: 'interlude:call' }, window.origin)")
    expect(page.get_by_text("先接电话，这里替你记着")).to_be_visible()
    expect(page.get_by_text("进度已存好")).to_be_visible()
    press(page, "Space")
    expect(page.get_by_text("先接电话，这里替你记着")).to_be_visible()
    page.evaluate("() => window.postMessage({ type: 'interlude:call-over' }, window.origin)")

    expect(page.get_by_role("radio").first).to_be_checked()


def test_an_answer_given_without_network_arrives_once(visit: Visit) -> None:
    page = started(visit, "6080")
    to_the_first_choice(page)
    before, waits = until_all_arrived(page), page.get_by_text("1 个答案先存在本机")

    page.context.set_offline(True)
    press(page, "Digit1")
    page.keyboard.press("Enter")
    expect(waits).to_be_visible()
    expect(page.locator(".sheet")).to_be_visible()
    page.context.set_offline(False)
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    expect(waits).to_be_hidden()
    until_sent(page)

    assert verdicts(page) == before + 1
