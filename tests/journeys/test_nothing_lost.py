"""Tabs that die, networks that are gone, clocks that are wrong: what she handed in is stored once and shown."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest
from playwright.sync_api import Error, Page, expect

from api.embedded.cluster import running_cluster
from tests.journeys.conftest import PANEL, Bank, Visit
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
from tests.journeys.seat import until_sent, waiting
from tests.journeys.test_player import started

pytestmark = [pytest.mark.browser, pytest.mark.long]

PATIENCE_MS = 20_000
"""A tab that died takes a while to come back."""
TEN_MINUTES = timedelta(minutes=10)
WRONG_CLOCK = """
const Right = Date
globalThis.Date = class extends Right {
  constructor(...given) { given.length ? super(...given) : super(Right.now() + MILLISECONDS) }
  static now() { return Right.now() + MILLISECONDS }
}
"""


def begun(visit: Visit, bank: Bank, sign_in: str, prepare: Callable[[Page], object]) -> Page:
    """At the first choice of a sitting, in a browser that was prepared before anything of ours ran in it."""
    page = visit(None, PANEL)
    prepare(page)
    page.goto("/sign-in")
    page.get_by_label("账号").fill(sign_in)
    page.get_by_label("密码").fill(bank.password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    start(page)
    to_the_first_choice(page)
    return page


def stored(bank: Bank, page: Page) -> int:
    """How many answers of the open sitting stand in the log."""

    async def count() -> int:
        with running_cluster(bank.home) as cluster:
            connection = await asyncpg.connect(**cluster.credentials)
            try:
                sitting = page.url.split("/")[-1]
                found = await connection.fetchval(
                    "select count(*) from attempt where sitting_id = $1", sitting
                )
                return int(found)
            finally:
                await connection.close()

    with ThreadPoolExecutor(1) as beside:  # what drives the browser has a loop of its own in this thread
        return beside.submit(asyncio.run, count()).result()


def kill_tab(page: Page) -> Page:
    """End the process behind the tab, which runs no farewell; the same address in another tab."""
    address = page.url
    with suppress(Error):
        page.goto("chrome://crash", timeout=2_000)
    page.close()
    for _ in range(4):  # the worker of the pages died with the tab, and its next start may be slow
        another = page.context.new_page()
        try:
            another.goto(address, timeout=PATIENCE_MS / 4)
        except Error:
            another.close()
        else:
            return another
    raise AssertionError("the page does not come back")


def hand_in(page: Page, key: str) -> None:
    """Choose by key, hand in, and wait until the answer is kept or judged."""
    item = standing(page)
    press(page, key)
    page.keyboard.press("Enter")
    assert standing(page, after=item) == item.replace("item", "told")


def back_on_line(page: Page) -> None:
    """The network is back, and nothing waits on this seat any more."""
    page.context.set_offline(False)
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    until_sent(page)


def test_a_tab_that_dies_in_the_middle_of_an_answer_gives_it_back_and_loses_none(
    visit: Visit, bank: Bank
) -> None:
    page = started(visit, "6036")
    to_the_first_choice(page)
    stem, sent = page.locator("h2.stem").inner_text(), until_all_arrived(page)
    until_sent(page)
    press(page, "Digit2")
    until(page, lambda: "event" in waiting(page) or has_draft(page))

    page = kill_tab(page)
    expect(page.locator("h2.stem")).to_have_text(stem, timeout=PATIENCE_MS)
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    press(page, "Enter")
    until(page, lambda: "answer" in waiting(page) or verdicts(page) > sent)
    page = kill_tab(page)
    standing(page)
    back_on_line(page)

    assert (stored(bank, page), verdicts(page)) == (sent + 1, sent + 1)


def test_ten_minutes_without_network_cost_nothing(visit: Visit, bank: Bank) -> None:
    page = begun(visit, bank, "6039", lambda page: page.clock.install())
    sent = until_all_arrived(page)
    page.context.set_offline(True)
    hand_in(page, "Digit1")
    until(page, lambda: "answer" in waiting(page))

    page.clock.fast_forward(int(TEN_MINUTES.total_seconds() * 1000))
    page.clock.resume()
    back_on_line(page)

    assert (stored(bank, page), verdicts(page)) == (sent + 1, sent + 1)


def test_two_tabs_on_one_sitting_come_to_the_same_place(visit: Visit, bank: Bank) -> None:
    first = started(visit, "6042")
    to_the_first_choice(first)
    sent = until_all_arrived(first)
    second = first.context.new_page()
    second.goto(first.url)
    expect(second.locator("h2.stem")).to_have_text(first.locator("h2.stem").inner_text())

    for page, key in ((first, "Digit1"), (second, "Digit2")):
        page.bring_to_front()
        hand_in(page, key)
        until_sent(page)
    for page in (first, second):
        page.reload()

    assert standing(first) == standing(second)
    assert first.locator("main").inner_text() == second.locator("main").inner_text()
    assert (stored(bank, first), verdicts(first)) == (sent + 2, sent + 1)


@pytest.mark.parametrize(("sign_in", "days"), [("6088", 1), ("6043", -1)], ids=["ahead", "behind"])
def test_on_a_seat_whose_clock_is_a_day_wrong_an_answer_counts_as_given_when_it_was(
    visit: Visit, bank: Bank, sign_in: str, days: int
) -> None:
    script = WRONG_CLOCK.replace("MILLISECONDS", str(days * 86_400_000))
    page = begun(visit, bank, sign_in, lambda page: page.add_init_script(script))
    sent = until_all_arrived(page)

    with page.expect_response("**/api/v1/answers") as told:
        hand_in(page, "Digit1")

    at = datetime.fromisoformat(told.value.json()["at"])
    assert abs(at - datetime.now(UTC)) < timedelta(minutes=1)
    assert (stored(bank, page), verdicts(page)) == (sent + 1, sent + 1)
