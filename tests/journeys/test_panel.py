"""The panel as people trust it on shared seats and bad networks. What is counted is told thrice: sent, stored, shown."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import PANEL, Bank, Visit
from tests.journeys.player import KEYS_REST_MS
from tests.journeys.test_interruptions import until_it_opens_without_network
from tests.journeys.test_player import started, to_the_first_choice

pytestmark = [pytest.mark.browser, pytest.mark.long]


PATIENCE_MS = 20_000
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


IN_HAND = """
() => new Promise(done => {
    indexedDB.open('interlude-seat').onsuccess = ({ target: { result: seat } }) => {
        seat.transaction('kept').objectStore('kept').getAllKeys().onsuccess = ({ target: { result: keys } }) =>
            done((seat.close(), keys.some(([, name]) => name === 'ahead')))
    }
})
"""


KEPT_OF = IN_HAND.replace(
    "keys.some(([, name]) => name === 'ahead')", "[...new Set(keys.map(([whose]) => whose))]"
)


def in_hand(page: Page) -> None:
    """Wait until a quarter of an hour of practice lies on the seat, and the pages open without network."""
    until_it_opens_without_network(page)
    for _ in range(40):
        if page.evaluate(IN_HAND):
            return
        page.wait_for_timeout(250)
    raise AssertionError("nothing was kept")


def answer_once(page: Page) -> None:
    """Answer the open item by key, once keys are read again: a notice that arrives makes them rest as well."""
    for _ in range(10):
        page.wait_for_timeout(KEYS_REST_MS)
        page.keyboard.press("Digit0")
        page.wait_for_timeout(200)
        if not page.locator(".under .btn").is_visible():
            return
    raise AssertionError("no key is read")


def answer_by_keys(page: Page, *, most: int = 60) -> int:
    """Go through what is open, and through what follows, by keys alone; how many answers were handed in."""
    answered = 0
    for _ in range(most):
        page.wait_for_timeout(KEYS_REST_MS)
        if page.locator("section.end").is_visible():
            if not page.locator("section.end").get_by_text("再练一条").is_visible():
                return answered
            page.keyboard.press("KeyN")
        elif page.locator("h2.stem").is_visible() and page.locator(".under .btn").is_visible():
            if page.get_by_role("textbox").is_visible():
                page.keyboard.type("1")
                page.keyboard.press("Enter")
            else:
                page.keyboard.press("Digit0")
            page.wait_for_timeout(KEYS_REST_MS)
            answered += not page.locator(".under .btn").is_visible()
        else:
            page.keyboard.press("Enter")
    return answered


def back_on_line(page: Page, answers: int) -> None:
    """The network is back; wait until the server has so many answers, and long enough for one too many to come."""
    page.context.set_offline(False)
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    for _ in range(40):
        page.wait_for_timeout(500)
        if len(stored(page)) >= answers:
            break
    page.wait_for_timeout(2_000)


def sign_in(page: Page, name: str, bank: Bank) -> None:
    page.get_by_label("账号").fill(name)
    page.get_by_label("密码").fill(bank.password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)


def test_ten_minutes_without_network_from_today_to_the_end_and_all_arrives_once(visit: Visit) -> None:
    page = visit("6049", PANEL)
    before = len(stored(page))
    in_hand(page)
    sent = sent_by(page.context)
    page.context.set_offline(True)

    page.reload()
    expect(page.get_by_text("这一页是")).to_be_visible(timeout=PATIENCE_MS)
    page.wait_for_timeout(KEYS_REST_MS)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sittings/" in url)
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
    page.wait_for_timeout(1_500)
    assert page.evaluate(KEPT_OF) == [page.request.get("/api/v1/session").json()["person"]["id"]]
    assert sent == []
    page.goto("/me")
    page.get_by_role("button", name="退出", exact=True).click()
    page.wait_for_url("**/sign-in**")

    sign_in(page, "6067", bank)
    page.wait_for_timeout(2_000)
    assert len(sent) == 1
    assert len(stored(page)) == before + 1


def test_after_a_reload_without_network_an_answer_counts_as_given_when_it_was_on_a_seat_with_a_wrong_clock(
    visit: Visit,
) -> None:
    page = visit("6008", PANEL)
    page.clock.install(time=datetime.now(UTC) + timedelta(days=1))
    page.goto("/")
    expect(page.locator("[data-main]").last).to_be_visible(timeout=PATIENCE_MS)
    before = {row["id"] for row in stored(page)}
    page.wait_for_timeout(KEYS_REST_MS)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sittings/" in url)
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
    page.keyboard.press("Digit1")
    strip = page.get_by_role("dialog", name="收起的面板")

    page.keyboard.press("KeyF")
    expect(strip).to_be_visible()
    shown = strip.locator("div").bounding_box()
    assert shown is not None
    assert (shown["x"], shown["width"]) == (PANEL["width"] - STRIP, STRIP)
    page.reload()
    expect(strip).to_be_visible()
    expect(page.locator("section.curtain")).to_be_attached()
    page.wait_for_timeout(KEYS_REST_MS)
    page.keyboard.press("Enter")

    expect(strip).to_have_count(0)
    expect(page.get_by_role("dialog")).to_contain_text("先接电话，这里替你记着")
    page.wait_for_timeout(KEYS_REST_MS)
    page.keyboard.press("Space")
    expect(page.get_by_role("radio").first).to_be_checked()
