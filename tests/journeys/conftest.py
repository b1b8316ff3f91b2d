"""A whole product in its own processes, with its own database, and a real browser in front of it."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, expect, sync_playwright

from tests.api.served import a_free_port
from tests.browser.chromium import FLAGS, chromium

PATIENCE_S = 300.0
# As long as a click may take: two journeys, their servers and what else runs share the cores.
expect.set_options(timeout=20_000)
PANEL, PAGE = {"width": 400, "height": 720}, {"width": 1280, "height": 800}
PICTURES = os.environ.get("INTERLUDE_PICTURES")
CONTEXTS = pytest.StashKey[list[BrowserContext]]()
MOST_TOLD = 400
"""Characters of a page that are shown of a journey that failed."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under a journey that failed stands what its pages showed then."""
    report = yield
    if report.when == "call" and report.failed:
        for page in (page for context in item.stash.get(CONTEXTS, []) for page in context.pages):
            with suppress(Error):
                told = " ".join(page.locator("body").inner_text(timeout=2_000).split())[:MOST_TOLD]
                report.sections.append((page.url, told))
    return report


@dataclass(frozen=True)
class Bank:
    """A demonstration bank that is open."""

    address: str
    password: str
    home: Path


@pytest.fixture(scope="session")
def bank() -> Iterator[Bank]:
    """`interlude demo` on an empty folder and a free port; no phone rings there unless a journey lets it."""
    home = Path(tempfile.mkdtemp(prefix="interlude-journey-"))
    home.chmod(0o711)
    port = a_free_port()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("INTERLUDE", "DATABASE"))
    }
    environment |= {"INTERLUDE_DATA_DIR": str(home), "INTERLUDE_PORT": str(port)}
    log = home / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [Path(sys.executable).parent / "interlude", "demo", "--still"],
            env=environment,
            stdout=output,
            stderr=output,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(address, server, log)
        found = re.search(r"Password of every account: (\w+)", log.read_text())
        assert found, log.read_text()
        yield Bank(address, found.group(1), home)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)
        shutil.rmtree(home, ignore_errors=True)


def wait_until_ready(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text()
        try:
            urllib.request.urlopen(f"{address}/health/ready").read()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError(log.read_text())


Launch = Callable[..., Browser]


@pytest.fixture(scope="session")
def launch() -> Iterator[Launch]:
    """`launch("--a-flag")` opens a Chromium of its own, until all journeys are over."""
    path = chromium()
    assert path, "no Chromium: run `make browser`"
    with sync_playwright() as playwright:
        opened: list[Browser] = []

        def launched(*flags: str) -> Browser:
            opened.append(playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags]))
            return opened[-1]

        yield launched
        for browser in opened:
            browser.close()


@pytest.fixture(scope="session")
def browser(launch: Launch) -> Browser:
    """The Chromium of nearly all journeys."""
    return launch()


Visit = Callable[..., Page]


@pytest.fixture
def visit(bank: Bank, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """`visit("6021", PANEL)` signs somebody in in a browser profile of her own and returns the page.

    Not `by_form` she is signed in as well, but no page is open yet: for journeys that begin elsewhere than on Today.
    Whatever a page complains about in its console fails the test at the end, but for `refusals` it says it provokes.
    """
    complaints: list[str] = []
    hoped_for = ["401", "ERR_INTERNET_DISCONNECTED"]
    contexts = request.node.stash[CONTEXTS] = []

    def hear(message: ConsoleMessage) -> None:
        expected = any(each in message.text for each in hoped_for)
        if message.type in {"error", "warning"} and not expected:
            complaints.append(message.text)

    def signed_in(
        sign_in: str | None,
        viewport: dict[str, int],
        *,
        locale: str = "zh-CN",
        dark: bool = False,
        refusals: tuple[str, ...] = (),
        by_form: bool = True,
    ) -> Page:
        hoped_for.extend(refusals)
        context = browser.new_context(
            viewport=viewport,  # type: ignore[arg-type] # a typed dictionary of its own
            locale=locale,
            color_scheme="dark" if dark else "light",
            base_url=bank.address,
            timezone_id="Asia/Shanghai",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if sign_in and not by_form:
            open_session(context, sign_in, bank.password)
            return page
        page.goto("/sign-in")
        if sign_in:
            page.get_by_label("账号" if locale == "zh-CN" else "Account").fill(sign_in)
            page.get_by_label("密码" if locale == "zh-CN" else "Password").fill(bank.password)
            page.keyboard.press("Enter")
            page.wait_for_url(lambda url: "/sign-in" not in url)
        return page

    yield signed_in
    for context in contexts:
        context.close()
    assert complaints == []


def open_session(context: BrowserContext, sign_in: str, password: str) -> None:
    """What the form does, without its page and the next: two seconds of processor time."""
    context.request.get("/api/v1/session")
    token = next(each["value"] for each in context.cookies() if each["name"] == "interlude_csrf")
    answer = context.request.post(
        "/api/v1/session",
        data={"sign_in": sign_in, "password": password},
        headers={"x-csrf-token": token},
    )
    assert answer.ok, answer.text()


def until_still(page: Page) -> None:
    """Wait until nothing on the screen moves or fades any more."""
    page.wait_for_function("() => document.getAnimations().every(({ playState }) => playState !== 'running')")


def picture(page: Page, name: str) -> None:
    """Keep the screen in the folder that INTERLUDE_PICTURES names, if it names one, once it stands still."""
    if PICTURES:
        until_still(page)
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(PICTURES) / f"{name}.png")
