"""Going through a sitting as an agent does: read, choose, press the one main button."""

import re
import time
from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.keys import Key

PATIENCE_S = 20.0
KEYS_ARE_READ = """() => {
    let isRead = false
    const note = () => (isRead = true)
    document.addEventListener('keydown', note, { capture: true })
    document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'F24', key: 'F24', bubbles: true }))
    document.removeEventListener('keydown', note, { capture: true })
    return isRead
}"""
"""While keys are dead the listener of the page lets none of them through, not even one that means nothing."""
STANDS = """before => {
    const player = document.querySelector('main.player')
    if (player?.querySelector('section.end')) return 'end'
    const place = player?.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')
    const main = player?.querySelector('.foot [data-main]')
    if (!place || !main || main.getAttribute('aria-busy')) return ''
    const kind = !player.querySelector('h2.stem') ? 'card' : player.querySelector('.under .btn') ? 'item' : 'told'
    return `${kind} ${place}` === before ? '' : `${kind} ${place}`
}"""


def press(page: Page, key: str) -> None:
    """Press it as soon as keys are read: right after each change of screen they do nothing."""
    page.wait_for_function(KEYS_ARE_READ)
    page.keyboard.press(key)


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait for what no page shows, as long as a busy machine needs."""
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline, f"it did not happen within {PATIENCE_S:.0f} s"
        page.wait_for_timeout(100)


def standing(page: Page, *, after: str = "") -> str:
    """What stands in the player and where (`card 1`, `item 2`, `told 2`, `end`), once it is something else than `after`."""
    return str(page.wait_for_function(STANDS, arg=after).json_value())


def go_through(
    page: Page, keys: Mapping[str, Key], *, at_item: Callable[[int], None] = lambda number: None
) -> int:
    """Read every card and answer every item right, by the keys; returns how many items there were."""
    answered, state = 0, standing(page)
    while state != "end":
        if state.startswith("item"):
            answered += 1
            at_item(answered)
            answer(page, keys[page.locator("h2.stem").inner_text().strip()])
        page.locator("button.btn-main").last.click()
        state = standing(page, after=state)
    return answered


def answer(page: Page, key: Key) -> None:
    """Choose, put in order, or type what the key says; of a picture, put the names of its areas in order."""
    in_list = page.get_by_role("radio", name="从列表选")
    if in_list.is_visible():
        in_list.check()
    for text in key["steps"] or key["right"]:
        page.locator(".options label").filter(has_text=re.compile(rf"^\s*\d\s*{re.escape(text)}\s*$")).click()
    if key["typed"] and not key["steps"] and not key["right"]:
        page.get_by_role("textbox").fill(key["typed"][0])


def start(page: Page) -> None:
    """What Today asks to do, by one key."""
    expect(page.locator("[data-main]").last).to_be_visible()
    press(page, "Enter")
    page.wait_for_url(lambda url: "/sittings/" in url)


def not_sure(page: Page) -> None:
    """Hand the open item in by keys, whatever it asks: typed where the keys are taken by a field."""
    if page.get_by_role("textbox").is_visible():
        page.keyboard.type("1")
        press(page, "Enter")
    else:
        press(page, "Digit0")


def to_the_first_choice(page: Page) -> None:
    """Past the cards, and past items that are typed or put in order."""
    state = standing(page)
    while state != "end":
        if state.startswith("item") and page.get_by_role("radiogroup").is_visible():
            return
        not_sure(page) if state.startswith("item") else press(page, "Enter")
        state = standing(page, after=state)
    raise AssertionError(f"no item to choose in: {page.locator('main').inner_text()}")


def sitting_of(page: Page) -> dict[str, Any]:
    """The open sitting as the server has it."""
    found: dict[str, Any] = page.request.get(f"/api/v1/sittings/{page.url.split('/')[-1]}").json()
    return found


def verdicts(page: Page) -> int:
    """How many answers of the open sitting the server has."""
    return sum(step["verdict"] is not None for step in sitting_of(page)["steps"])


def until_all_arrived(page: Page) -> int:
    """Wait until the server has an answer to every item behind her; how many these are."""
    behind = sum(step["item"] is not None for step in sitting_of(page)["steps"][: place(page)])
    until(page, lambda: verdicts(page) == behind)
    return behind


def has_draft(page: Page) -> bool:
    """Whether the server has what is chosen at the open item."""
    sitting = sitting_of(page)
    return bool(sitting["draft"]) and sitting["draft"]["step_key"] == sitting["steps"][place(page)]["key"]


def place(page: Page) -> int:
    """How many steps are behind her."""
    return int(page.locator(".player [role=progressbar]").get_attribute("aria-valuenow") or 1) - 1
