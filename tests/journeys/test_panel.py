"""The panel as people trust it on shared seats and bad networks. What is counted is told thrice: sent, stored, shown."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from tests.journeys.conftest import PANEL, Bank, Visit, until_still
from tests.journeys.player import (
    not_sure,
    press,
    standing,
    start,
    to_the_first_choice,
    until,
    until_all_arrived,
)
from tests.journeys.seat import kept, owners, until_sent
from tests.journeys.test_interruptions import until_it_opens_without_network
from tests.journeys.test_player import started

pytestmark = [pytest.mark.browser, pytest.mark.long]


PATIENCE_MS = 20_000
LOOK_UP_MS = 3_000
STRIP = 40
LISTENS = """
const send = window.fetch
window.fetch = async (request, ...rest) => {
    if (request.url?.endsWith('/api/v1/answers'))
        await noteSent(JSON.parse(await request.clone().text()).client_event_id)
    return send(request, ...rest)
}
"""


def sent_by(context: BrowserContext) -> list[str]:
    """Ids of the answers that pages opened from now on send, each as often as it is sent."""
    sent: list[str] = []
    context.expose_function("noteSent", lambda answer: sent.append(answer))
    context.add_init_script(LISTENS)
    return sent


def stored(page: Page) -> list[dict[str, Any]]:
    """All that she answered, as the export of her data tells it."""
    held = page.request.get("/api/v1/me/data/export").json()["held"]
    return [row for kind in held for row in kind["tables"].get("attempt", ())]


def in_hand(page: Page) -> None:
    """Wait until a quarter of an hour of practice lies on the seat, and the pages open without network."""
    until_it_opens_without_network(page)
    until(page, lambda: "ahead" in kept(page))


def answer_once(page: Page) -> None:
    """Hand the open item in by key."""
    item = standing(page)
    not_sure(page)
    standing(page, after=item)


def answer_by_keys(page: Page, *, most: int = 60) -> int:
    """Go through what is open, and through what follows, by keys alone; how many answers were handed in."""
    answered, state = 0, standing(page)
    for _ in range(most):
        if state == "end":
            if not offers_more(page):
                break
            press(page, "KeyN")
        elif state.startswith("item"):
            not_sure(page)
            answered += 1
        else:
            press(page, "Enter")
        state = standing(page, after=state)
    return answered


def offers_more(page: Page) -> bool:
    """Whether the end of a sitting leads on; what comes next is looked up while the end is shown."""
    with suppress(Error):
        page.locator("section.end").get_by_text("再练一条").wait_for(timeout=LOOK_UP_MS)
        return True
    return False


def back_on_line(page: Page, answers: int) -> None:
    """The network is back; wait until the server has so many answers, and nothing is left on the seat to come twice."""
    page.context.set_offline(False)
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    until(page, lambda: len(stored(page)) >= answers)
    until_sent(page)


def sign_in(page: Page, name: str, bank: Bank) -> None:
    page.get_by_label("账号").fill(name)
    page.get_by_label("密码").fill(bank.password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)


def test_ten_minutes_without_network_from_today_to_the_end_and_all_arrives_once(visit: Visit) -> None:
    page = visit("6056", PANEL)
    before = len(stored(page))
    in_hand(page)
    sent = sent_by(page.context)
    page.context.set_offline(True)

    page.reload()
    expect(page.get_by_text("这一页是")).to_be_visible(timeout=PATIENCE_MS)
    start(page)
    answered = answer_by_keys(page)
    page.goto("/")
    expect(page.get_by_text(f"{answered} 个答案先存在本机")).to_be_visible(timeout=PATIENCE_MS)

    back_on_line(page, before + answered)
    assert answered >= 5
    assert len(stored(page)) == before + answered
    assert len(set(sent)) == answered
    assert page.request.get("/api/v1/today").json()["practised_seconds"] > 0


def test_what_one_leaves_unsent_the_next_on_the_seat_never_sees_and_it_arrives_once(
    visit: Visit, bank: Bank
) -> None:
    page = started(visit, "6067")
    to_the_first_choice(page)
    until_all_arrived(page)
    before, sent = len(stored(page)), sent_by(page.context)
    until_it_opens_without_network(page)
    page.reload()
    expect(page.locator("h2.stem")).to_be_visible(timeout=PATIENCE_MS)
    page.context.set_offline(True)
    answer_once(page)
    expect(page.get_by_text("1 个答案先存在本机")).to_be_visible(timeout=PATIENCE_MS)

    page.goto("/me")
    page.get_by_role("button", name="退出", exact=True).click()
    page.get_by_text("还有 1 个答案没传完").wait_for()
    page.get_by_role("button", name="仍然退出").click()
    expect(page.get_by_text("还没上传")).to_be_visible(timeout=PATIENCE_MS)
    page.context.set_offline(False)
    sent.clear()
    sign_in(page, "6076", bank)
    until(page, lambda: owners(page) == {page.request.get("/api/v1/session").json()["person"]["id"]})
    assert sent == []
    page.goto("/me")
    page.get_by_role("button", name="退出", exact=True).click()
    page.wait_for_url("**/sign-in**")

    sign_in(page, "6067", bank)
    until(page, lambda: len(stored(page)) > before)
    until_sent(page)
    assert len(sent) == 1
    assert len(stored(page)) == before + 1


def test_after_a_reload_without_network_an_answer_counts_as_given_when_it_was_on_a_seat_with_a_wrong_clock(
    visit: Visit,
) -> None:
    page = visit("6057", PANEL)
    page.clock.install(time=datetime.now(UTC) + timedelta(days=1))
    page.goto("/")
    before = {row["id"] for row in stored(page)}
    start(page)
    until_it_opens_without_network(page)
    to_the_first_choice(page)

    page.context.set_offline(True)
    page.reload()
    expect(page.locator("h2.stem")).to_be_visible(timeout=PATIENCE_MS)
    page.clock.fast_forward("10:00")
    page.clock.resume()
    answer_once(page)
    back_on_line(page, len(before) + 1)

    fresh = [row for row in stored(page) if row["id"] not in before]
    assert fresh
    for row in fresh:
        waited = datetime.fromisoformat(row["received_at"]) - datetime.fromisoformat(row["at"])
        assert timedelta(0) <= waited <= timedelta(minutes=1)


def test_the_panel_folds_to_a_strip_and_the_lesson_rests_under_it(visit: Visit) -> None:
    page = started(visit, "6080")
    to_the_first_choice(page)
    press(page, "Digit1")
    strip = page.get_by_role("dialog", name="收起的面板")

    press(page, "KeyF")
    expect(strip).to_be_visible()
    until_still(page)
    shown = strip.locator("div").bounding_box()
    assert shown is not None
    assert (shown["x"], shown["width"]) == (PANEL["width"] - STRIP, STRIP)
    page.reload()
    expect(strip).to_be_visible()
    expect(page.locator("section.curtain")).to_be_attached()
    press(page, "Enter")

    expect(strip).to_have_count(0)
    expect(page.get_by_role("dialog")).to_contain_text("先接电话，这里替你记着")
    press(page, "Space")
    expect(page.get_by_role("radio").first).to_be_checked()
