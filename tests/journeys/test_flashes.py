"""A line for customers, from the hands of two people to a panel, through a call, to its end."""

import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PAGE, PANEL, Bank, Visit
from tests.journeys.player import to_the_first_choice
from tests.journeys.test_interruptions import CURTAIN, Switchboard
from tests.journeys.test_player import started

pytestmark = [pytest.mark.browser, pytest.mark.long]

LATEST_S = 60.0
"""From approval to every panel (N03)."""
ROUNDS = 6


def asked(page: Page, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """What the server answers to the person of this page."""
    cookies = {each["name"]: each["value"] for each in page.context.cookies()}
    headers = {"x-csrf-token": cookies["interlude_csrf"]}
    answer = page.request.fetch(f"/api/v1{path}", method=method, data=body, headers=headers)
    assert answer.ok, answer.text()
    return answer.json() if answer.body() else None


def written(author: Page, about: str, minutes: float = 60) -> str:
    now = datetime.now(UTC)
    body = {
        "about": about,
        "say": "请您过几分钟再试。",
        "must_not_say": "",
        "starts_at": now.isoformat(),
        "ends_at": (now + timedelta(minutes=minutes)).isoformat(),
        "is_urgent": True,
        "audience": {"teams": [], "skills": []},
    }
    return str(asked(author, "POST", "/flashes", body)["id"])


@contextmanager
def in_force(author: Page, other: Page, about: str, minutes: float = 60) -> Iterator[None]:
    """A notice that somebody wrote and another approved; withdrawn at the end of the block."""
    flash_id = written(author, about, minutes)
    asked(other, "POST", f"/flashes/{flash_id}/approval")
    yield
    if minutes == 60:
        asked(author, "DELETE", f"/flashes/{flash_id}")


def test_two_people_put_it_on_a_panel_and_one_takes_it_back(visit: Visit) -> None:
    agent, author, other = visit("6032", PANEL), visit("5201", PAGE), visit("3102", PAGE)
    author.goto("/flashes")
    author.get_by_label("什么情况").fill("网点停电，三小时后恢复")
    author.get_by_label("对客户这样说").fill("请您改到旁边的网点办理。")
    author.get_by_label("紧急：").check()
    author.get_by_role("button", name="提交").click()
    expect(author.get_by_text("你写的由另一位同事批准")).to_be_visible()
    other.goto("/flashes")

    other.get_by_role("button", name="批准", exact=True).click()

    strip = agent.get_by_text("请您改到旁边的网点办理。")
    expect(strip).to_be_visible()
    agent.get_by_role("button", name="收到").click()
    expect(strip).to_be_hidden()
    author.reload()
    line = author.get_by_role("listitem").filter(has_text="网点停电，三小时后恢复")
    expect(line.get_by_text("1 人收到")).to_be_visible()
    line.get_by_role("button", name="撤回").click()
    expect(line.get_by_text("已撤回")).to_be_visible()


def test_from_approval_to_the_strip_it_takes_seconds(visit: Visit) -> None:
    agent, author, other = visit("6065", PANEL), visit("5201", PAGE), visit("3102", PAGE)
    expect(agent.get_by_role("heading", level=1)).to_be_visible()
    took = []
    for place in range(ROUNDS):
        about = f"第 {place + 1} 次演练"
        flash_id = written(author, about)
        begun = time.monotonic()
        asked(other, "POST", f"/flashes/{flash_id}/approval")
        agent.get_by_text(about).wait_for(timeout=LATEST_S * 1000)
        took.append(time.monotonic() - begun)
        asked(author, "DELETE", f"/flashes/{flash_id}")
        agent.get_by_text(about).wait_for(state="hidden")
        expect(agent.locator(".has-flash")).to_have_count(0)

    sys.stdout.write(f"approval to strip: median {statistics.median(took):.2f} s, longest {max(took):.2f} s")
    assert max(took) < LATEST_S


def test_during_a_call_it_is_text_on_the_curtain_and_it_ends_by_itself(visit: Visit, bank: Bank) -> None:
    desk = Switchboard(bank, "floor")
    desk.bind(visit("1101", PAGE), "6045")
    author, other = visit("5201", PAGE), visit("3102", PAGE)
    page = started(visit, "6045")
    to_the_first_choice(page)
    desk.tell("talking")
    expect(page.get_by_text(CURTAIN)).to_be_visible()

    with in_force(author, other, "短信延迟", minutes=0.4):
        expect(page.get_by_role("dialog").get_by_text("短信延迟")).to_be_visible()

    expect(page.get_by_role("button", name="收到")).to_have_count(0)
    expect(page.get_by_text("短信延迟")).to_be_hidden(timeout=60_000)
