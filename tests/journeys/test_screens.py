"""Every screen as its people see it: nothing axe objects to, nothing sideways, the main button in view."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PAGE, PANEL, Visit, until_still
from tests.journeys.player import not_sure, press, standing

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent.parent.parent / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
SMALLEST = {"width": 360, "height": 640}
WIDEST = {"width": 1920, "height": 1080}
SCREENS = [
    ("6033", "/"),
    ("6033", "/skills"),
    ("6033", "/badges"),
    ("6033", "/me"),
    ("6033", "/me/data"),
    ("6033", "/me/tokens"),
    ("6033", "/switches"),
    ("1101", "/accounts"),
    ("1101", "/switches"),
    ("1101", "/held-jobs"),
    ("1101", "/phones"),
    ("1101", "/me/tokens"),
    ("3101", "/articles"),
    ("3101", "/articles/refunds"),
    ("3101", "/items"),
    ("3101", "/releases"),
    ("5101", "/updates"),
    ("4101", "/workforce"),
    ("5101", "/nowhere"),
]
# Looked at in the long run only.
MORE_SCREENS = [
    ("6033", "/skills?skill=fraud"),
    ("6033", "/career"),
    ("6033", "/me/gap"),
    ("1101", "/phones"),
    ("1101", "/disclosures"),
    ("5101", "/watches"),
]


def prefer(page: Page, language: str, theme: str) -> None:
    """Choose language and theme as the settings page does, then start afresh."""
    token = next(each["value"] for each in page.context.cookies() if each["name"] == "interlude_csrf")
    answer = page.request.put(
        "/api/v1/me", data={"language": language, "theme": theme}, headers={"x-csrf-token": token}
    )
    assert answer.ok, answer.text()


def faults(page: Page) -> list[str]:
    """What axe objects to, and whether the page can be pushed sideways, once it stands still."""
    until_still(page)
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    told = [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found["violations"]]
    wider = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    return told + ([f"{wider} px too wide"] if wider > 0 else [])


def settled(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    expect(page.locator("main")).to_be_visible()
    until_still(page)


def look_at_all(
    visit: Visit,
    language: str,
    theme: str,
    sizes: list[dict[str, int]],
    screens: list[tuple[str, str]] = SCREENS,
) -> dict[str, list[str]]:
    """Open each screen once, and look at it as its window takes these sizes one after the other."""
    found: dict[str, list[str]] = {}
    pages: dict[str, Page] = {}
    try:
        for sign_in, address in screens:
            if sign_in not in pages:
                pages[sign_in] = visit(sign_in, sizes[0], by_form=False)
                prefer(pages[sign_in], language, theme)
            page = pages[sign_in]
            page.set_viewport_size(sizes[0])  # type: ignore[arg-type] # a typed dictionary of its own
            settled(page, address)
            for size in sizes:
                page.set_viewport_size(size)  # type: ignore[arg-type]
                if wrong := faults(page):
                    found[f"{address} {size['width']}"] = wrong
    finally:
        for page in pages.values():
            prefer(page, "zh-CN", "light")  # other journeys read Chinese pages of the same people
    return found


def test_no_screen_has_a_fault(visit: Visit) -> None:
    assert look_at_all(visit, "zh-CN", "light", [PANEL]) == {}


@pytest.mark.long
@pytest.mark.parametrize(
    ("language", "theme", "sizes"),
    [
        ("zh-CN", "light", [SMALLEST, PAGE, WIDEST]),
        ("en", "dark", [SMALLEST, PANEL, PAGE, WIDEST]),
        ("zh-CN", "dark", [PANEL, PAGE]),
        ("en", "light", [PANEL, PAGE]),
    ],
    ids=["zh-light", "en-dark", "zh-dark", "en-light"],
)
def test_no_screen_has_a_fault_at_any_size(
    visit: Visit, language: str, theme: str, sizes: list[dict[str, int]]
) -> None:
    assert look_at_all(visit, language, theme, sizes, SCREENS + MORE_SCREENS) == {}


@pytest.mark.parametrize(
    ("language", "theme"),
    [("zh-CN", "light"), pytest.param("en", "dark", marks=pytest.mark.long)],
    ids=lambda value: value,
)
def test_no_state_of_the_player_has_a_fault(visit: Visit, language: str, theme: str) -> None:
    found: dict[str, list[str]] = {}
    page = visit("6043" if theme == "light" else "6062", PANEL, by_form=False)
    prefer(page, language, theme)
    settled(page, "/")
    main = page.locator("[data-main]").last
    main.click()
    state = standing(page)
    while state.startswith("card"):
        found[state] = faults(page)
        main.click()
        state = standing(page, after=state)
    found["item"] = faults(page)
    press(page, "Escape")
    expect(page.locator("section.curtain")).to_be_visible()
    found["paused"] = faults(page)
    press(page, "Space")
    expect(page.locator("section.curtain")).to_be_hidden()
    not_sure(page)
    assert standing(page, after=state) == state.replace("item", "told")
    found["told"] = faults(page)

    assert {state: wrong for state, wrong in found.items() if wrong} == {}


def test_the_sign_in_page_has_no_fault(visit: Visit) -> None:
    for size in (SMALLEST, PAGE):
        assert faults(visit(None, size)) == []


def test_the_main_button_is_in_view_on_the_smallest_panel(visit: Visit) -> None:
    page = visit("6071", SMALLEST, by_form=False)
    prefer(page, "zh-CN", "light")
    settled(page, "/")
    page.locator("[data-main]").last.click()
    standing(page)
    until_still(page)

    box = page.locator("[data-main]").last.bounding_box()

    assert box is not None
    assert box["y"] + box["height"] <= SMALLEST["height"]


def test_reduced_motion_moves_nothing(visit: Visit) -> None:
    page = visit("6071", PANEL, by_form=False)
    page.emulate_media(reduced_motion="reduce")
    settled(page, "/")

    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(e => {
            const s = getComputedStyle(e)
            const longest = (list) => Math.max(...list.split(',').map(parseFloat))
            return longest(s.transitionDuration) > 0.001 || longest(s.animationDuration) > 0.001
        }).length"""
    )

    assert moving == 0
