"""A newcomer's placement, climbing from 入门 to 会用, and 我要学, by mouse and by keyboard alone."""

import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import PAGE, PANEL, Bank, Visit, picture
from tests.journeys.player import not_sure, standing
from tests.journeys.player import press as press_key
from tests.journeys.seeding import CLIMBED, climbed_by

pytestmark = [pytest.mark.browser, pytest.mark.long]

RIGHT = "10 万"
WITH = pytest.mark.parametrize("by_keyboard", [False, True], ids=["mouse", "keyboard"])


def seed(bank: Bank, past: str, sign_in: str) -> str:
    """Put somebody into the bank; her number."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("INTERLUDE", "DATABASE"))
    }
    subprocess.run(
        [sys.executable, "-m", "tests.journeys.seeding", past, sign_in, bank.password],
        env=kept | {"INTERLUDE_DATA_DIR": str(bank.home)},
        check=True,
    )
    return sign_in


def press_main(page: Page, *, by_keyboard: bool) -> None:
    """The one main button: `Enter` is its key everywhere."""
    main = page.locator("[data-main]").last
    expect(main).to_be_enabled()
    if by_keyboard:
        press_key(page, "Enter")
    else:
        main.click()


def press(page: Page, button: Locator, *, by_keyboard: bool) -> None:
    """A button beside the main one: reached by Tab, which `focus` stands for, and pressed by `Space`."""
    expect(button).to_be_enabled()
    if not by_keyboard:
        button.click()
        return
    button.focus()
    press_key(page, "Space")


def choose(page: Page, text: str | None, *, by_keyboard: bool) -> None:
    """Choose the option that says so, or the first one, or say "not sure" where there is none to choose."""
    options = page.locator(".options label")
    if not options.count() or (text is None and page.get_by_text("可以选多项").count()):
        not_sure(page)
        return
    place = next(
        (at for at, each in enumerate(options.all_inner_texts()) if text and text in each.split()), None
    )
    if text and place is None:
        place = next(at for at, each in enumerate(options.all_inner_texts()) if text in each)
    if by_keyboard:
        press_key(page, f"Digit{(place or 0) + 1}")
    else:
        options.nth(place or 0).click()
    press_main(page, by_keyboard=by_keyboard)


def go_through(page: Page, text: str | None, *, by_keyboard: bool) -> int:
    """Answer until the end screen; how many questions there were."""
    page.wait_for_url(re.compile("/sittings/"))
    answered, state = 0, standing(page)
    while state != "end":
        if state.startswith("item"):
            choose(page, text, by_keyboard=by_keyboard)
            answered += 1
        else:
            press_main(page, by_keyboard=by_keyboard)
        state = standing(page, after=state)
    return answered


@WITH
def test_a_newcomer_is_got_to_know_in_two_short_sittings(bank: Bank, visit: Visit, by_keyboard: bool) -> None:
    page = visit(seed(bank, "newcomer", f"700{int(by_keyboard)}"), PANEL)

    for so_far in (0, 4):
        page.goto("/")
        assert page.request.get("/api/v1/practice/placement").json()["answered"] == so_far
        press(page, page.get_by_role("button", name="技能 · 入门摸底，4 题"), by_keyboard=by_keyboard)
        assert go_through(page, None, by_keyboard=by_keyboard) == 4
        expect(page.get_by_role("heading", name="这几题记下了，就从这里学起")).to_be_visible()
        expect(page.get_by_text("一次答对")).to_have_count(0)
    picture(page, "placement-end")

    page.goto("/")
    expect(page.locator("h1")).to_be_visible()
    assert page.request.get("/api/v1/practice/placement").json()["state"] == "done"
    expect(page.get_by_role("link", name="技能 · 我要学")).to_be_visible()
    expect(page.get_by_role("button", name="技能 · 入门摸底")).to_have_count(0)
    levels = [each["level"]["level"] for each in page.request.get("/api/v1/skills/mine").json()["skills"]]
    assert "beginner" in levels


@WITH
def test_she_climbs_from_begun_to_able_within_a_review(bank: Bank, visit: Visit, by_keyboard: bool) -> None:
    sign_in = seed(bank, "climber", f"701{int(by_keyboard)}")
    page = visit(sign_in, PANEL)
    before = page.request.get("/api/v1/skills/mine").json()["skills"]
    assert [each["level"]["level"] for each in before if each["skill"]["slug"] == climbed_by(sign_in)] == [
        "beginner"
    ]

    page.goto("/")
    press(page, page.get_by_role("button", name=re.compile("^复习")), by_keyboard=by_keyboard)
    assert go_through(page, RIGHT, by_keyboard=by_keyboard) == 3

    expect(page.locator("section.end .skill")).to_have_text(f"{CLIMBED}：入门 → 会用")
    picture(page, "climbed")


def test_she_picks_a_rule_herself_by_keyboard_and_it_waits_for_another_day(bank: Bank, visit: Visit) -> None:
    page = visit(seed(bank, "climber", "7020"), PAGE)
    page.goto("/learn")
    expect(page.get_by_text("还没有自己选的")).to_be_visible()

    press_key(page, "/")
    page.keyboard.type("日累计")
    button = page.get_by_role("button", name=re.compile("^试一试 日累计限额")).first
    expect(button).to_be_visible()
    button.focus()
    press_key(page, "Enter")
    assert go_through(page, RIGHT, by_keyboard=True) == 1

    page.goto("/learn")
    expect(page.get_by_text("答对了一次")).to_be_visible()
    picture(page, "learn")
