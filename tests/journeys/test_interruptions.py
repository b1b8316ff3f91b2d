"""Calls and dead networks, as they come in the middle of something."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from api.gaps_simulation.telling import poster
from learning.gaps.signature import sign
from tests.journeys.conftest import PAGE, PANEL, Bank, Visit
from tests.journeys.player import press, to_the_first_choice, until, until_all_arrived, verdicts
from tests.journeys.seat import until_sent, waiting
from tests.journeys.test_player import started

pytestmark = [pytest.mark.browser, pytest.mark.long]


CURTAIN = "先接电话，这里替你记着"
LATEST_MS = 300
"""From the platform's event to the curtain. `benchmarks.live` tells percentiles; here half of the calls count, because
other journeys share the machine."""


class Switchboard:
    """A platform that tells of one agent's phone, signed, as a bank would connect it."""

    def __init__(self, bank: Bank, name: str) -> None:
        self.name = name
        self._post = poster(bank.address, name)
        told = subprocess.run(
            [
                *(Path(sys.executable).parent / "interlude", "gaps", "source", "add", name),
                *("--platform", "json", "--wrap-up", "0"),
            ],
            env=os.environ | {"INTERLUDE_DATA_DIR": str(bank.home)},
            capture_output=True,
            text=True,
            check=True,
        )
        self._secret = told.stdout.splitlines()[0]

    def bind(self, admin: Page, sign_in: str) -> None:
        """Say whose agent 1 is."""
        cookies = {each["name"]: each["value"] for each in admin.context.cookies()}
        answer = admin.request.post(
            "/api/v1/gaps/agents",
            data={"source": self.name, "agent": "1", "sign_in": sign_in},
            headers={"x-csrf-token": cookies["interlude_csrf"]},
        )
        assert answer.ok, answer.text()

    def tell(self, state: str) -> None:
        """The phone is doing this from now on."""
        now = datetime.now(UTC)
        body = json.dumps({"agent": "1", "state": state, "at": now.isoformat()}).encode()
        headers = sign(self._secret, uuid4().hex, body, now) | {"content-type": "application/json"}
        assert self._post(headers, body) == 200


def until_it_opens_without_network(page: Page) -> None:
    """The worker of the pages keeps a whole release, or none of it."""
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def test_a_lesson_goes_on_after_a_reload_without_network_and_its_answers_arrive_once(visit: Visit) -> None:
    page = started(visit, "6049")
    to_the_first_choice(page)
    stem = page.locator("h2.stem").inner_text()
    before, waits = until_all_arrived(page), page.get_by_text("1 个答案先存在本机")
    until_it_opens_without_network(page)
    until_sent(page)
    page.context.set_offline(True)
    press(page, "Digit2")
    until(page, lambda: waiting(page) == ["event"])

    page.reload()

    expect(page.locator("h2.stem")).to_have_text(stem)
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    press(page, "Enter")
    expect(waits).to_be_visible()
    page.context.set_offline(False)
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    expect(waits).to_be_hidden()
    until_sent(page)
    assert verdicts(page) == before + 1


def test_a_browser_finds_nothing_that_keeps_the_panel_from_being_installed(visit: Visit) -> None:
    page = visit("6086", PANEL)
    until_it_opens_without_network(page)
    tools = page.context.new_cdp_session(page)

    found = tools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    manifest = tools.send("Page.getAppManifest")

    # A window without a profile can install nothing; of the panel itself there is nothing to say.
    assert [each["errorId"] for each in found if each["errorId"] != "in-incognito"] == []
    assert manifest["errors"] == []


def test_a_call_covers_what_she_types_at_once_and_gives_it_back_when_it_is_over(
    visit: Visit, bank: Bank
) -> None:
    desk = Switchboard(bank, "desk")
    desk.bind(visit("1101", PAGE), "6085")
    page = started(visit, "6085")
    to_the_first_choice(page)
    press(page, "Digit2")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    desk.tell("idle")
    curtain = page.get_by_text(CURTAIN)
    page.evaluate(
        """text => new MutationObserver(() => {
            if (document.body.innerText.includes(text)) window.coveredAt ??= Date.now()
            else delete window.coveredAt
        }).observe(document.body, { childList: true, subtree: true })""",
        CURTAIN,
    )

    waits = []
    for _ in range(20):
        told = datetime.now(UTC).timestamp() * 1000
        desk.tell("offered")
        expect(curtain).to_be_visible()
        waits.append(page.evaluate("() => window.coveredAt") - told)
        desk.tell("talking")
        desk.tell("idle")
        expect(curtain).to_be_hidden()
        expect(page.get_by_role("radio").nth(1)).to_be_checked()

    sys.stdout.write(f"event to curtain: median {median(waits):.0f} ms, longest {max(waits):.0f} ms")
    assert median(waits) <= LATEST_MS
