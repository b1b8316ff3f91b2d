"""Two tabs of one browser share one stream: one holds it, and when it goes the other takes over."""

from datetime import UTC, datetime
from statistics import median

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PAGE, Bank, Visit
from tests.journeys.player import to_the_first_choice, until
from tests.journeys.test_interruptions import CURTAIN, LATEST_MS, Switchboard
from tests.journeys.test_player import started

pytestmark = [pytest.mark.browser, pytest.mark.long]

CALLS = 5
STREAMS = """async () => {
    const { held, pending } = await navigator.locks.query()
    return [held, pending].map(locks => locks.filter(({ name }) => name === 'interlude-live').length)
}"""
"""How many tabs hold the stream, and how many wait for it."""

LOOK = """text => {
    window.covered = new Promise(done => {
        const look = () => document.body.innerText.includes(text) ? done(Date.now()) : setTimeout(look, 5)
        look()
    })
}"""


def streams_opened(page: Page) -> list[str]:
    """The streams that this tab opens from now on."""
    opened: list[str] = []
    page.on("request", lambda asked: opened.append(asked.url) if asked.url.endswith("/live") else None)
    return opened


def until_covered(desk: Switchboard, *pages: Page) -> float:
    """Milliseconds from a call to the curtain of the last of these; the call is over afterwards."""
    for page in pages:
        expect(page.get_by_text(CURTAIN)).to_be_hidden()
        page.evaluate(LOOK, CURTAIN)
    told = datetime.now(UTC).timestamp() * 1000
    desk.tell("offered")
    covered = [float(page.evaluate("() => window.covered")) for page in pages]
    desk.tell("talking")
    desk.tell("idle")
    return max(covered) - told


def test_one_tab_holds_the_stream_and_hands_it_over_and_a_call_covers_both(visit: Visit, bank: Bank) -> None:
    desk = Switchboard(bank, "two-tabs")
    desk.bind(visit("1101", PAGE), "6035")
    first = started(visit, "6035")
    to_the_first_choice(first)
    second = first.context.new_page()
    streams = streams_opened(second)
    desk.tell("talking")
    expect(first.get_by_text(CURTAIN)).to_be_visible()
    second.goto(first.url)
    expect(second.get_by_text(CURTAIN)).to_be_visible()
    assert (first.evaluate(STREAMS), streams) == ([1, 1], []), "the second listens to the first"
    desk.tell("idle")

    both = [until_covered(desk, first, second) for _ in range(CALLS)]
    first.close()
    until(second, lambda: len(streams) == 1)
    alone = [until_covered(desk, second) for _ in range(CALLS)]

    assert second.evaluate(STREAMS) == [1, 0]
    assert median(both) <= LATEST_MS
    assert median(alone) <= LATEST_MS
