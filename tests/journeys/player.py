"""Going through a sitting as an agent does: read, choose, press the one main button."""

import re
from collections.abc import Callable, Mapping

from playwright.sync_api import Page, expect

from tests.journeys.keys import Key

KEYS_REST_MS = 450
"""After each change of screen keys are dead for 400 ms, so that a key meant for the last screen does nothing here."""


def go_through(
    page: Page, keys: Mapping[str, Key], *, at_item: Callable[[int], None] = lambda number: None
) -> int:
    """Read every card and answer every item right, by the keys; returns how many items there were."""
    answered = 0
    for _ in range(40):
        page.wait_for_timeout(KEYS_REST_MS)
        if page.locator("section.end").is_visible():
            return answered
        stem = page.locator("h2.stem")
        if stem.is_visible() and not page.locator(".sheet").is_visible():
            answered += 1
            at_item(answered)
            answer(page, keys[stem.inner_text().strip()])
        main = page.locator("button.btn-main").last
        expect(main).to_be_enabled()
        main.click()
    raise AssertionError("the sitting does not end")


def answer(page: Page, key: Key) -> None:
    """Choose, put in order, or type what the key says."""
    for text in key["steps"] or key["right"]:
        page.locator(".options label").filter(has_text=re.compile(rf"^\s*\d\s*{re.escape(text)}\s*$")).click()
    if key["typed"] and not key["steps"] and not key["right"]:
        page.get_by_role("textbox").fill(key["typed"][0])
