"""The panel in a frame of a work system of another site, in a browser that gives no cookies of third parties away."""

import json
import os
import re
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
from tests.api.served import a_free_port
from tests.journeys.conftest import PAGE, Bank, Launch, wait_until_ready
from tests.journeys.player import until

pytestmark = [pytest.mark.browser, pytest.mark.long]

DOCS = Path(__file__).parents[2] / "docs"
CURTAIN = "先接电话，这里替你记着"
SNIPPET = re.findall(r"```html\n(.*?)```", (DOCS / "embedding.md").read_text("utf-8"), re.DOTALL)[0]
"""What integrators are told to copy; the work system of this journey did."""
HOST_PAGE = """<!doctype html><title>CRM</title>
{snippet}
<iframe name="advert" width="10" height="10" srcdoc="<p>advert"></iframe>
<script>
  const told = []
  addEventListener("message", ({{ data }}) => told.push(data))
</script>"""


@dataclass
class WorkSystem:
    """A server of another site whose page holds the snippet. Where the panel is, and its token, it learns later."""

    origin: str = ""
    panel: str = ""
    token: str = ""

    def page(self) -> str:
        """What an agent's browser opens."""
        return HOST_PAGE.format(snippet=SNIPPET.replace("https://interlude.bank.example", self.panel))

    def launch(self) -> str:
        """A launch for 6021 at her seat, as the panel's server answers."""
        asked = {"sign_in": "6021", "seat": "K-07"}
        bearer = {"authorization": f"Bearer {self.token}"}
        return httpx.post(f"{self.panel}/api/v1/launches", json=asked, headers=bearer).text


@pytest.fixture
def work_system() -> Iterator[Callable[[], WorkSystem]]:
    """`work_system()` is one more; `localhost` is another site than `127.0.0.1`."""
    servers = []

    def begin() -> WorkSystem:
        system = WorkSystem()

        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.answer("text/html; charset=utf-8", system.page())

            def do_POST(self) -> None:
                self.answer("application/json", system.launch())

            def answer(self, media_type: str, text: str) -> None:
                self.send_response(200)
                self.send_header("content-type", media_type)
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        servers.append(server := ThreadingHTTPServer(("127.0.0.1", 0), Answering))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        system.origin = f"http://localhost:{server.server_port}"
        return system

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
    port = a_free_port()
    by, stranger = work_system(), work_system()
    log = bank.home / "framed.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [Path(sys.executable).parent / "interlude", "serve"],
            env=os.environ | settings(bank, port, by.origin),
            stdout=output,
            stderr=output,
        )
    address = by.panel = stranger.panel = f"http://127.0.0.1:{port}"
    by.token = stranger.token = launch_token(bank)
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


def panel_of(page: Page) -> Frame:
    panel = page.locator("#interlude").element_handle().content_frame()
    assert panel is not None
    return panel


def statuses_of_answers(bank: Bank) -> list[int]:
    """What the log says became of requests that handed an answer in."""
    lines = (bank.home / "framed.log").read_text().splitlines(keepends=True)
    told = [json.loads(line) for line in lines if line.startswith("{") and line.endswith("\n")]
    return [each["status"] for each in told if each.get("path") == "/api/v1/answers"]


def reopen(page: Page) -> None:
    """As a desktop does that is loaded again while she is signed in."""
    page.reload()
    page.evaluate("frame.src = ORIGIN")


def test_a_work_system_signs_her_in_pauses_and_resumes_and_nobody_else_does(
    bank: Bank, framed: Framed, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(framed.by.origin)

    # A code that comes to another seat opens nothing; at hers it opens without a key pressed.
    page.evaluate("openPanel('K-08')")
    expect(panel_of(page).get_by_label("密码")).to_be_visible()
    page.evaluate("openPanel('K-07')")
    expect(panel_of(page).get_by_role("navigation").first).to_be_visible()
    (kept,) = [each for each in context.cookies() if each["name"] == "interlude_session"]
    assert (kept["sameSite"], kept["secure"], kept["partitionKey"]) == ("None", True, "http://localhost")
    reopen(page)
    expect(panel_of(page).get_by_role("navigation").first).to_be_visible()

    # Signed in for this frame alone: neither a window of its own nor a site that is not named has her.
    alone = context.new_page()
    alone.goto(framed.address)
    expect(alone.get_by_label("密码")).to_be_visible()
    stranger = context.new_page()
    stranger.goto(framed.stranger.origin)
    reopen(stranger)
    stranger.wait_for_timeout(1000)
    expect(stranger.frame_locator("#interlude").get_by_role("main")).to_have_count(0)

    # A call is told by the page around it, and by no other frame on that page.
    panel = panel_of(page)
    panel.get_by_role("button", name="展开面板").click()
    panel.get_by_role("button", name=re.compile("开始|继续")).first.click()
    panel.wait_for_url(re.compile("/sittings/"))
    curtain = panel.get_by_text(CURTAIN)
    advert = page.frame("advert")
    assert advert is not None
    advert.evaluate("parent.frames[0].postMessage({ type: 'interlude:call' }, '*')")
    page.wait_for_timeout(500)
    expect(curtain).to_have_count(0)
    page.evaluate("onRinging()")
    expect(curtain).to_be_visible()
    advert.evaluate("parent.frames[0].postMessage({ type: 'interlude:call-over' }, '*')")
    page.wait_for_timeout(500)
    expect(curtain).to_be_visible()
    page.evaluate("onWrapUpOver()")
    expect(curtain).to_have_count(0)
    assert {"type": "interlude:width", "width": 400} in page.evaluate("told")
    expect(page.locator("#interlude")).to_have_attribute("width", "400")

    # What the page around it sends in her name is refused, though it may frame the panel.
    page.evaluate(
        "(at) => fetch(at, { method: 'POST', credentials: 'include', mode: 'no-cors', body: '{}' }).catch(() => {})",
        f"{framed.address}/api/v1/answers",
    )
    until(page, lambda: statuses_of_answers(bank) == [403])
    reopen(page)
    expect(panel_of(page).get_by_role("navigation").first).to_be_visible()


def test_she_signs_in_in_a_window_of_ours_and_the_work_system_sees_no_password(
    bank: Bank, framed: Framed, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(framed.by.origin)
    reopen(page)
    panel = panel_of(page)
    signs_in = panel.get_by_role("button", name="在新窗口里登录")
    expect(signs_in).to_be_enabled()

    # The window hands its code to the frame that opened it, and closes; it is not signed in itself.
    with page.expect_popup() as opened:
        signs_in.click()
    window = opened.value
    window.get_by_label("账号").fill("6021")
    window.get_by_label("密码").fill(bank.password)
    with window.expect_event("close"):
        window.keyboard.press("Enter")
    expect(panel.get_by_role("navigation").first).to_be_visible()

    (kept,) = [each for each in context.cookies() if each["name"] == "interlude_session"]
    assert (kept["partitionKey"], kept["sameSite"]) == ("http://localhost", "None")
