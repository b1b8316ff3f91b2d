"""Signing out, here and everywhere."""

import httpx
from litestar import Litestar

from api.auth import SESSION_COOKIE
from api.csrf import COOKIE, HEADER
from learning.people.records import SessionRow
from tests.api.sign_in.conftest import a_browser, an_account, signing_in


async def test_signing_out_ends_the_session_and_takes_the_cookie_back(http: httpx.AsyncClient) -> None:
    await an_account()
    await signing_in(http)

    answer = await http.delete("/api/v1/session")

    assert (answer.status_code, answer.content) == (204, b"")
    assert SESSION_COOKIE not in http.cookies
    assert not await SessionRow.exists()


async def test_a_kept_cookie_is_worthless_after_signing_out(http: httpx.AsyncClient) -> None:
    await an_account()
    await signing_in(http)
    kept = http.cookies[SESSION_COOKIE]
    await http.delete("/api/v1/session")

    answer = await http.get("/api/v1/session", headers={"cookie": f"{SESSION_COOKIE}={kept}"})

    assert (answer.status_code, answer.json()["code"]) == (401, "signed-out")


async def test_signing_out_everywhere_ends_the_other_browsers_too(
    app: Litestar, http: httpx.AsyncClient
) -> None:
    await an_account()
    await signing_in(http)
    async with a_browser(app) as other:
        await other.get("/api/v1/session")
        other.headers[HEADER] = other.cookies[COOKIE]
        await signing_in(other)

        answer = await http.delete("/api/v1/sessions")

        assert answer.status_code == 204
        assert (await other.get("/api/v1/session")).status_code == 401
