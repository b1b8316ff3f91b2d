"""The panel in a frame of a work system of another site, in a browser that gives no cookies of third parties away."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import BrowserContext, Frame, Page, expect

from api.embedded.cluster import NAME
from tests.journeys.conftest import PAGE, Bank, Launch, wait_until_ready

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.xdist_group("journeys")]

CURTAIN = "先接电话，这里替你记着"
HOST_PAGE = """<!doctype html><title>CRM</title>
<iframe name="panel" width="400" height="700" src="{src}"></iframe>
<iframe name="advert" width="10" height="10" srcdoc="<p>advert"></iframe>
<script>
  const told = []
  addEventListener("message", (event) => told.push({{ origin: event.origin, data: event.data }}))
</script>"""


@dataclass(frozen=True)
class WorkSystem:
    """A page of another site with a frame in it. The server knows its origin, or does not."""

    origin: str
    frame: dict[str, str]

    def shows(self, address: str) -> None:
        """From now on its frame opens at this address."""
        self.frame["src"] = address


@pytest.fixture
def work_system() -> Iterator[Callable[[], WorkSystem]]:
    """`work_system()` is one more; `localhost` is another site than `127.0.0.1`."""
    servers = []

    def begin() -> WorkSystem:
        frame = {"src": "about:blank"}

        class Shown(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("content-type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(HOST_PAGE.format(**frame).encode())

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        servers.append(server := ThreadingHTTPServer(("127.0.0.1", 0), Shown))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return WorkSystem(f"http://localhost:{server.server_port}", frame)

    yield begin
    for server in servers:
        server.shutdown()
        server.server_close()


@dataclass(frozen=True)
class Framed:
    """One more serving process on the bank's database, which a work system may frame."""

    address: str
    by: WorkSystem
    stranger: WorkSystem


@pytest.fixture
def framed(bank: Bank, work_system: Callable[[], WorkSystem]) -> Iterator[Framed]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    by, stranger = work_system(), work_system()
    log = bank.home / "framed.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [Path(sys.executable).parent / "interlude", "serve"],
            env=os.environ | settings(bank, port, by.origin),
            stdout=output,
            stderr=output,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_ready(address, server, log)
        yield Framed(address, by, stranger)
    finally:
        server.terminate()
        server.wait(timeout=15)


def settings(bank: Bank, port: int, framed_by: str) -> dict[str, str]:
    """Of a process on the same database; a browser takes secure cookies from its own machine without https."""
    home = bank.home / "postgresql"
    password = (home / "password").read_text().strip()
    return {
        "DATABASE_URL": f"postgresql://{NAME}:{password}@/{NAME}?host={quote(str(home / 'run'), safe='')}",
        "INTERLUDE_SECRET": (home / "secret").read_text().strip(),
        "INTERLUDE_PRIVATE_KEY_FILE": str(home / "private-key"),
        "INTERLUDE_PORT": str(port),
        "INTERLUDE_WITH_JOBS": "false",
        "INTERLUDE_FRAMED_BY": framed_by,
        "INTERLUDE_SECURE_COOKIES": "true",
    }


@pytest.fixture
def context(launch: Launch) -> Iterator[BrowserContext]:
    """In a browser that blocks cookies of third parties but for partitioned ones."""
    browser = launch("--test-third-party-cookie-phaseout")
    yield browser.new_context(viewport=PAGE, locale="zh-CN")  # type: ignore[arg-type] # a typed dictionary of its own
    browser.close()


def launch_token(bank: Bank) -> str:
    """A token with which a work system's server may ask for launches."""
    with httpx.Client(base_url=bank.address) as admin:
        admin.get("/")
        admin.headers["x-csrf-token"] = admin.cookies["interlude_csrf"]
        admin.post("/api/v1/session", json={"sign_in": "1101", "password": bank.password, "framed": False})
        made = admin.post("/api/v1/me/tokens", json={"name": "CRM", "scopes": ["launch"], "days": 1})
        return str(made.json()["text"])


def a_launch(framed: Framed, token: str) -> str:
    """The address that a work system opens for 6021 at her seat."""
    answer = httpx.post(
        f"{framed.address}/api/v1/launches",
        json={"sign_in": "6021", "seat": "K-07"},
        headers={"authorization": f"Bearer {token}"},
    )
    return f"{framed.address}{answer.json()['path']}"


def panel_of(page: Page) -> Frame:
    panel = page.frame("panel")
    assert panel is not None
    return panel


def test_a_work_system_signs_her_in_pauses_and_resumes_and_nobody_else_does(
    bank: Bank, framed: Framed, context: BrowserContext
) -> None:
    page = context.new_page()
    token = launch_token(bank)

    # A code that comes to another seat opens nothing; at hers it opens without a key pressed, once.
    at = a_launch(framed, token)
    framed.by.shows(f"{at}&seat=K-08")
    page.goto(framed.by.origin)
    expect(panel_of(page).get_by_label("密码")).to_be_visible()
    framed.by.shows(f"{at}&seat=K-07")
    page.reload()
    expect(panel_of(page).get_by_role("navigation").first).to_be_visible()
    (kept,) = [each for each in context.cookies() if each["name"] == "interlude_session"]
    assert (kept["sameSite"], kept["secure"], kept["partitionKey"]) == ("None", True, "http://localhost")
    framed.by.shows(framed.address)
    page.reload()
    expect(panel_of(page).get_by_role("navigation").first).to_be_visible()

    # Signed in for this frame alone: neither a window of its own nor a site that is not named has her.
    alone = context.new_page()
    alone.goto(framed.address)
    expect(alone.get_by_label("密码")).to_be_visible()
    framed.stranger.shows(framed.address)
    stranger = context.new_page()
    stranger.goto(framed.stranger.origin)
    expect(stranger.frame_locator("iframe[name=panel]").get_by_role("main")).to_have_count(0)

    # A call is told by the page around it, and by no other frame on that page.
    panel = panel_of(page)
    panel.get_by_role("button", name="展开面板").click()
    panel.get_by_role("button", name=re.compile("开始|继续")).first.click()
    panel.wait_for_url(re.compile("/sittings/"))
    curtain = panel.get_by_text(CURTAIN)
    advert = page.frame("advert")
    assert advert is not None
    advert.evaluate("parent.frames.panel.postMessage({ type: 'interlude:call' }, '*')")
    page.wait_for_timeout(500)
    expect(curtain).to_have_count(0)
    page.evaluate("frames.panel.postMessage({ type: 'interlude:call' }, '*')")
    expect(curtain).to_be_visible()
    advert.evaluate("parent.frames.panel.postMessage({ type: 'interlude:call-over' }, '*')")
    page.wait_for_timeout(500)
    expect(curtain).to_be_visible()
    page.evaluate("frames.panel.postMessage({ type: 'interlude:call-over' }, '*')")
    expect(curtain).to_have_count(0)
    assert {"type": "interlude:width", "width": 400} in page.evaluate("told.map((each) => each.data)")

    # What the page around it sends in her name is refused, though it may frame the panel.
    page.evaluate(
        "(at) => fetch(at, { method: 'POST', credentials: 'include', mode: 'no-cors', body: '{}' }).catch(() => {})",
        f"{framed.address}/api/v1/answers",
    )
    told = [
        json.loads(line) for line in (bank.home / "framed.log").read_text().splitlines() if line[0] == "{"
    ]
    assert [each["status"] for each in told if each.get("path") == "/api/v1/answers"] == [403]
    page.reload()
    expect(panel_of(page).get_by_role("navigation").first).to_be_visible()
