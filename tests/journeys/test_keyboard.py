"""The panel from sign-in to the last answer with no mouse: what has no key is reached by Tab."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import PAGE, PANEL, Bank, Visit, picture
from tests.journeys.player import press as by_key
from tests.journeys.player import standing, start
from tests.journeys.seeding import rule_of
from tests.journeys.test_interruptions import CURTAIN, Switchboard
from tests.journeys.test_panel import answer_by_keys, back_on_line, in_hand, sent_by, stored
from tests.journeys.test_practice import seed

pytestmark = [pytest.mark.browser, pytest.mark.long]

STEPS = 20
HAS_FOCUS = "element => element === document.activeElement"


def tab_to(page: Page, target: Locator, *, within: int = STEPS) -> None:
    """Reach it by Tab, as it is reached without a mouse."""
    for _ in range(within):
        if target.evaluate(HAS_FOCUS):
            return
        page.keyboard.press("Tab")
    raise AssertionError("out of reach of Tab")


def signed_in(visit: Visit, bank: Bank, sign_in: str) -> Page:
    """On Today, by keys from the empty sign-in page."""
    page = visit(None, PANEL)
    tab_to(page, page.get_by_label("账号"))
    page.keyboard.type(sign_in)
    page.keyboard.press("Tab")
    page.keyboard.type(bank.password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    expect(page.locator("[data-main]").last).to_be_visible()
    return page


def to_what_is_typed(page: Page) -> Locator:
    """Start what Today asks, and read its cards until something is to be typed."""
    start(page)
    state = standing(page)
    while state.startswith("card"):
        by_key(page, "Enter")
        state = standing(page, after=state)
    field = page.get_by_role("textbox")
    expect(field).to_be_focused()
    return field


def test_a_call_comes_while_she_types_and_gives_the_typed_text_back(visit: Visit, bank: Bank) -> None:
    desk = Switchboard(bank, "desk-keys")
    desk.bind(visit("1101", PAGE), seed(bank, "typist", "7031"))
    page = signed_in(visit, bank, "7031")
    desk.tell("idle")
    field = to_what_is_typed(page)
    page.keyboard.type("1")

    desk.tell("offered")
    expect(page.get_by_text(CURTAIN)).to_be_visible()
    page.keyboard.type("6222 H0")
    desk.tell("talking")
    desk.tell("acw")
    page.wait_for_timeout(500)
    expect(page.get_by_text(CURTAIN)).to_be_visible()
    desk.tell("idle")

    expect(page.get_by_text(CURTAIN)).to_be_hidden()
    expect(page.get_by_text("接着第")).to_be_visible()
    expect(field).to_have_value("1")
    expect(field).to_be_focused()
    page.keyboard.type("0")
    with page.expect_response("**/api/v1/answers"):
        by_key(page, "Enter")
    expect(page.get_by_text("答对了")).to_be_visible()
    [kept] = stored(page)
    assert (kept["answer"]["text"], kept["verdict"]) == ("10", "right")
    assert page.request.get("/api/v1/me/gap").json()["rest"]["hard_call_until"] is None


def test_she_is_told_minutes_before_rules_change_and_of_the_item_in_hand_when_they_did(
    visit: Visit, bank: Bank
) -> None:
    page = signed_in(visit, bank, seed(bank, "typist", "7033"))
    coming = page.get_by_text(re.compile(r"^\d+(:\d\d| 点)起换新规，3 条$"))
    expect(coming).to_be_visible()
    to_what_is_typed(page)
    expect(coming).to_be_visible()
    picture(page, "rules-change")


def test_a_rule_looked_up_during_a_call_opens_by_keys_and_is_kept_for_her_alone(
    visit: Visit, bank: Bank
) -> None:
    desk = Switchboard(bank, "desk-lookup")
    desk.bind(visit("1101", PAGE), seed(bank, "climber", "7034"))
    page = signed_in(visit, bank, "7034")
    desk.tell("talking")
    field = page.get_by_label("查一条规定")
    expect(field).to_be_visible()

    by_key(page, "Slash")
    expect(field).to_be_focused()
    page.keyboard.type(rule_of("7034"))
    expect(page.get_by_role("button", name=rule_of("7034")).first).to_be_visible()
    with page.expect_response("**/api/v1/facts/opened"):
        by_key(page, "Enter")
    expect(page.get_by_role("button", expanded=True)).to_be_focused()
    picture(page, "looked-up")

    hers = page.request.get("/api/v1/me/data/export").json()["held"]
    assert len([row for kind in hers for row in kind["tables"].get("lookup", ())]) == 1


def test_answers_given_without_network_are_shown_sent_and_stored_by_the_same_count(
    visit: Visit, bank: Bank
) -> None:
    page = signed_in(visit, bank, seed(bank, "typist", "7032"))
    in_hand(page)
    sent = sent_by(page.context)
    page.context.set_offline(True)

    page.reload()
    expect(page.get_by_text("这一页是")).to_be_visible(timeout=20_000)
    start(page)
    answered = answer_by_keys(page, most=12)
    shown = page.get_by_text(f"{answered} 个答案先存在本机")
    expect(shown).to_be_visible()

    sent.clear()
    back_on_line(page, answered)
    expect(shown).to_be_hidden()
    assert answered >= 3
    assert (len(set(sent)), len(stored(page))) == (answered, answered)
