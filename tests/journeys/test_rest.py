"""A hard call, said by one key: rest comes before any lesson, ends by itself, and nobody else ever sees it."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PAGE, PANEL, Bank, Visit, picture
from tests.journeys.player import press
from tests.journeys.test_interruptions import Switchboard
from tests.journeys.test_practice import seed

pytestmark = [pytest.mark.browser, pytest.mark.long]

OF_A_LEAD = ("/updates", "/capability", "/assignments", "/watches")
CARD = "先歇一会儿"


def seen_by(lead: Page) -> list[str]:
    """All that stands on the pages of a lead."""
    seen = []
    for path in OF_A_LEAD:
        lead.goto(path)
        expect(lead.locator("h1").first).to_be_visible()
        lead.wait_for_load_state("networkidle")
        seen.append(lead.locator("main").inner_text())
    return seen


def test_a_hard_call_brings_rest_before_any_lesson_and_no_lead_sees_it(visit: Visit, bank: Bank) -> None:
    desk = Switchboard(bank, "desk-rest")
    desk.bind(visit("1101", PAGE), "6034")
    lead, page = visit("5101", PAGE), visit("6034", PANEL)
    before = seen_by(lead)
    main = page.locator("[data-main]")
    expect(main).to_be_visible()

    desk.tell("talking")
    expect(page.get_by_label("通话中")).to_be_visible()
    press(page, "KeyH")
    expect(page.get_by_text("好的")).to_be_visible()
    expect(page.get_by_text("好的")).to_be_hidden()
    desk.tell("idle")

    expect(page.get_by_role("heading", name=CARD)).to_be_visible()
    expect(main).to_have_count(0)
    picture(page, "rest")
    told = page.request.get("/api/v1/me/gap").json()
    assert (told["refusal"], told["offer"]) == ("resting", None)
    press(page, "Enter")
    assert page.url.endswith("/")
    assert seen_by(lead) == before

    page.get_by_role("button", name="还是想练").focus()
    press(page, "Enter")
    expect(main).to_be_visible()


def test_rest_after_a_hard_call_ends_by_itself(visit: Visit, bank: Bank) -> None:
    page = visit("6091", PANEL)
    expect(page.locator("[data-main]")).to_be_visible()
    seed(bank, "rested", "6091")

    page.reload()
    expect(page.get_by_role("heading", name=CARD)).to_be_visible()

    expect(page.locator("[data-main]")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("heading", name=CARD)).to_have_count(0)
