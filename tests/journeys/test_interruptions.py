"""Calls and dead networks, as they come in the middle of something."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PANEL, Visit
from tests.journeys.player import KEYS_REST_MS
from tests.journeys.test_player import started, to_the_first_choice, verdicts

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.xdist_group("journeys")]


def until_it_opens_without_network(page: Page) -> None:
    """The worker of the pages keeps a whole release, or none of it."""
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def test_a_lesson_goes_on_after_a_reload_without_network_and_its_answers_arrive_once(visit: Visit) -> None:
    page = started(visit, "6049")
    to_the_first_choice(page)
    stem = page.locator("h2.stem").inner_text()
    before = verdicts(page)
    until_it_opens_without_network(page)
    page.context.set_offline(True)
    page.keyboard.press("Digit2")
    page.wait_for_timeout(600)

    page.reload()

    expect(page.locator("h2.stem")).to_have_text(stem)
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    page.wait_for_timeout(KEYS_REST_MS)
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 个答案先存在本机")).to_be_visible()
    page.context.set_offline(False)
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    expect(page.get_by_text("1 个答案先存在本机")).to_be_hidden()
    page.wait_for_timeout(1_000)
    assert verdicts(page) == before + 1


def test_a_browser_finds_nothing_that_keeps_the_panel_from_being_installed(visit: Visit) -> None:
    page = visit("6021", PANEL)
    until_it_opens_without_network(page)
    tools = page.context.new_cdp_session(page)

    found = tools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    manifest = tools.send("Page.getAppManifest")

    # A window without a profile can install nothing; of the panel itself there is nothing to say.
    assert [each["errorId"] for each in found if each["errorId"] != "in-incognito"] == []
    assert manifest["errors"] == []
