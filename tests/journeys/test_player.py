"""The player as people trust it: nothing is lost by a reload, a call or a dead network, and keys suffice."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PANEL, Visit
from tests.journeys.player import KEYS_REST_MS

pytestmark = pytest.mark.browser


def started(visit: Visit, sign_in: str) -> Page:
    """A lesson, opened from Today by one key."""
    page = visit(sign_in, PANEL)
    start(page)
    return page


def start(page: Page) -> None:
    """What Today asks to do, by one key."""
    expect(page.locator("[data-main]").last).to_be_visible()
    page.wait_for_timeout(KEYS_REST_MS)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sittings/" in url)


def to_the_first_choice(page: Page) -> None:
    """Past the cards, and past items that are typed or put in order."""
    for _ in range(40):
        page.wait_for_timeout(KEYS_REST_MS)
        if page.locator("h2.stem").is_visible() and page.get_by_role("radio").first.is_visible():
            return
        page.keyboard.press("Digit0" if page.locator("h2.stem").is_visible() else "Enter")
        page.wait_for_timeout(KEYS_REST_MS)
        if page.locator(".sheet").is_visible():
            page.keyboard.press("Enter")
    raise AssertionError(f"no item to choose in: {page.locator('main').inner_text()}")


def verdicts(page: Page) -> int:
    """How many answers of the open sitting the server has."""
    sitting = page.request.get(f"/api/v1/sittings/{page.url.split('/')[-1]}").json()
    return sum(step["verdict"] is not None for step in sitting["steps"])


def test_from_today_to_the_next_item_with_few_keys(visit: Visit) -> None:
    page = started(visit, "6049")
    to_the_first_choice(page)
    stem = page.locator("h2.stem").inner_text()

    for key in ("Digit1", "Enter", "Enter"):
        page.keyboard.press(key)
        page.wait_for_timeout(KEYS_REST_MS)

    assert not page.locator("h2.stem").is_visible() or page.locator("h2.stem").inner_text() != stem


def test_a_reload_comes_back_to_the_same_item_and_the_same_choice(visit: Visit) -> None:
    page = started(visit, "6067")
    to_the_first_choice(page)
    stem = page.locator("h2.stem").inner_text()
    page.keyboard.press("Digit2")
    page.wait_for_timeout(600)

    page.reload()

    expect(page.locator("h2.stem")).to_have_text(stem)
    expect(page.get_by_role("radio").nth(1)).to_be_checked()


def test_a_call_hides_the_item_and_keeps_the_choice(visit: Visit) -> None:
    page = started(visit, "6076")
    to_the_first_choice(page)
    page.keyboard.press("Digit1")

    page.evaluate("() => window.postMessage({ type: 'interlude:call' }, window.origin)")
    expect(page.get_by_text("先接电话，这里替你记着")).to_be_visible()
    expect(page.get_by_text("进度已存好")).to_be_visible()
    page.wait_for_timeout(KEYS_REST_MS)
    page.keyboard.press("Space")
    expect(page.get_by_text("先接电话，这里替你记着")).to_be_visible()
    page.evaluate("() => window.postMessage({ type: 'interlude:call-over' }, window.origin)")

    expect(page.get_by_role("radio").first).to_be_checked()


def test_an_answer_given_without_network_arrives_once(visit: Visit) -> None:
    page = started(visit, "6080")
    to_the_first_choice(page)
    before = verdicts(page)

    page.context.set_offline(True)
    page.keyboard.press("Digit1")
    page.keyboard.press("Enter")
    page.wait_for_timeout(800)
    expect(page.locator(".sheet")).to_be_visible()
    page.context.set_offline(False)
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    page.wait_for_timeout(2500)

    assert verdicts(page) == before + 1
