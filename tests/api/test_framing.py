"""Pages of ours in a frame of the bank's work system: who may frame them, and how a browser stays signed in there."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest
from litestar import Litestar
from pydantic import SecretStr, ValidationError

from api.app import create_app
from api.auth import SESSION_COOKIE
from api.csrf import COOKIE, HEADER
from api.settings import Settings
from learning.people.person import Role
from learning.people.tokens.token import Scope

Visit = Callable[..., Awaitable[Any]]
CRM = "https://crm.bank.example"
IN_A_FRAME = {"sec-fetch-dest": "iframe", "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
OURS = {"sec-fetch-site": "same-origin"}


def settings(**changed: Any) -> Settings:
    return Settings(
        secret=SecretStr("s" * 32),
        database_url=SecretStr("postgresql://not/used"),
        with_jobs=False,
        **({"framed_by": CRM, "secure_cookies": True} | changed),
    )


@pytest.fixture(scope="module")
def framing(clock: list[Any]) -> Litestar:
    return create_app(settings(), clock=lambda: clock[0])


def browser(app: Litestar) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="https://interlude.test")


@pytest.fixture
async def panel(framing: Litestar, database: object) -> AsyncIterator[httpx.AsyncClient]:
    """A browser in which nobody is signed in."""
    async with browser(framing) as opened:
        yield opened


def cookies(answer: httpx.Response) -> dict[str, str]:
    """Each cookie that the answer sets, as it is written."""
    return {each.split("=", 1)[0]: each for each in answer.headers.get_list("set-cookie")}


async def a_launch(visit: Visit, panel: httpx.AsyncClient) -> str:
    admin = await visit(Role.ADMIN)
    await visit(Role.AGENT, name="6021")
    made = await admin.http.post("/me/tokens", json={"name": "CRM", "scopes": [Scope.LAUNCH], "days": 30})
    asked = await panel.post(
        "/api/v1/launches",
        json={"sign_in": "6021"},
        headers={"authorization": f"Bearer {made.json()['text']}"},
    )
    return str(asked.json()["path"])


async def test_a_launch_in_a_frame_signs_in_for_that_frame_alone(
    visit: Visit, panel: httpx.AsyncClient
) -> None:
    answer = await panel.get(await a_launch(visit, panel), headers=IN_A_FRAME)

    assert answer.status_code == 303
    for name in (SESSION_COOKIE, COOKIE):
        for word in ("SameSite=none", "Secure", "Partitioned"):
            assert word in cookies(answer)[name]
    assert (await panel.get("/api/v1/session", headers=OURS)).json()["person"]["sign_in"] == "6021"


async def test_a_launch_in_a_window_of_its_own_keeps_its_cookie_from_other_sites(
    visit: Visit, panel: httpx.AsyncClient
) -> None:
    alone = {"sec-fetch-dest": "document", "sec-fetch-site": "cross-site"}

    answer = await panel.get(await a_launch(visit, panel), headers=alone)

    for cookie in cookies(answer).values():
        assert "SameSite=lax" in cookie
        assert "Partitioned" not in cookie


async def test_signing_out_in_a_frame_takes_that_frames_cookie_back(
    visit: Visit, panel: httpx.AsyncClient
) -> None:
    await panel.get(await a_launch(visit, panel), headers=IN_A_FRAME)

    answer = await panel.delete("/api/v1/session", headers=OURS | {HEADER: panel.cookies[COOKIE]})

    assert "Max-Age=0" in cookies(answer)[SESSION_COOKIE]
    assert "Partitioned" in cookies(answer)[SESSION_COOKIE]
    assert (await panel.get("/api/v1/session")).status_code == 401


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 204),
        ({"origin": "https://interlude.test"}, 204),
        ({}, 204),
        ({"sec-fetch-site": "cross-site", "origin": CRM}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": CRM}, 403),
        ({"origin": "null"}, 403),
    ],
    ids=["ours", "our origin", "no browser", "the framing page", "a neighbour", "its origin", "sandboxed"],
)
async def test_only_our_own_pages_send_what_changes_something(
    visit: Visit, panel: httpx.AsyncClient, said: dict[str, str], status: int
) -> None:
    await panel.get(await a_launch(visit, panel), headers=IN_A_FRAME)

    answer = await panel.delete("/api/v1/session", headers=said | {HEADER: panel.cookies[COOKIE]})

    assert answer.status_code == status


@pytest.mark.parametrize(
    ("changed", "ancestors"),
    [
        ({}, f"frame-ancestors 'self' {CRM};"),
        (
            {"framed_by": f"{CRM}, https://4A.bank.example:8443/"},
            f"'self' {CRM} https://4a.bank.example:8443;",
        ),
        ({"framed_by": ""}, "frame-ancestors 'self';"),
    ],
    ids=["one", "two", "none"],
)
async def test_pages_say_who_may_frame_them(changed: dict[str, str], ancestors: str) -> None:
    async with browser(create_app(settings(**changed))) as opened:
        answer = await opened.get("/health/live")

    assert ancestors in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "changed", [{"framed_by": ""}, {"secure_cookies": False}], ids=["nobody", "no https"]
)
async def test_where_no_frame_can_keep_a_cookie_none_is_tried(changed: dict[str, Any]) -> None:
    async with browser(create_app(settings(**changed))) as opened:
        answer = await opened.get("/health/live", headers=IN_A_FRAME)

    assert "SameSite=lax" in cookies(answer)[COOKIE]


@pytest.mark.parametrize(
    "written", ["crm.bank.example", "https://*", "https://a;script-src *", "https://a/b", "'self'"]
)
def test_what_is_no_origin_is_refused_at_the_start(written: str) -> None:
    with pytest.raises(ValidationError, match="is no origin"):
        settings(framed_by=written)
