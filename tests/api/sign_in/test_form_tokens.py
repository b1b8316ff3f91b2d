"""The token that every unsafe request repeats."""

import httpx
import pytest
from litestar import Litestar

from api.csrf import COOKIE, HEADER, FormTokens
from learning.people.records import SessionRow
from tests.api.conftest import SECRET
from tests.api.sign_in.conftest import PASSWORD, a_browser, an_account


async def test_even_a_refusal_hands_out_the_first_form_token(app: Litestar, database: object) -> None:
    async with a_browser(app) as http:
        answer = await http.get("/api/v1/session")

    assert answer.status_code == 401
    assert FormTokens(SECRET, secure=False).is_ours(http.cookies[COOKIE])


async def test_a_good_form_token_is_kept(http: httpx.AsyncClient) -> None:
    answer = await http.get("/api/v1/session")

    assert "set-cookie" not in answer.headers


async def test_a_form_token_of_an_earlier_secret_is_replaced_at_the_next_look(
    app: Litestar, database: object
) -> None:
    async with a_browser(app) as http:
        http.cookies.set(COOKIE, FormTokens("the secret of another installation", secure=False).issue())
        await http.get("/api/v1/session")

        assert FormTokens(SECRET, secure=False).is_ours(list(http.cookies.jar)[-1].value or "")


@pytest.mark.parametrize(
    ("cookie", "header"),
    [
        pytest.param(None, None, id="neither"),
        pytest.param("ours", None, id="cookie-only"),
        pytest.param(None, "ours", id="header-only"),
        pytest.param("", "", id="both-empty"),
        pytest.param("made-up", "made-up", id="both-made-up"),
        pytest.param("foreign", "foreign", id="another-installations"),
        pytest.param("ours", "foreign", id="not-the-same"),
        pytest.param("non-ascii", "non-ascii", id="not-even-letters"),
    ],
)
async def test_an_unsafe_request_must_repeat_our_token(
    app: Litestar, database: object, cookie: str | None, header: str | None
) -> None:
    await an_account()
    tokens = {
        "ours": FormTokens(SECRET, secure=False).issue().encode(),
        "foreign": FormTokens("another secret", secure=False).issue().encode(),
        "non-ascii": b"\xe9\xff.\xe9",
    }
    headers = (
        [(b"cookie", b"%s=%s" % (COOKIE.encode(), tokens.get(cookie, cookie.encode())))]
        if cookie is not None
        else []
    )
    headers += [(HEADER.encode(), tokens.get(header, header.encode()))] if header is not None else []

    async with a_browser(app) as http:
        answer = await http.post(
            "/api/v1/session", json={"sign_in": "8001", "password": PASSWORD}, headers=headers
        )

    assert (answer.status_code, answer.json()["code"]) == (403, "csrf-refused")
    assert not await SessionRow.exists()


async def test_a_refused_request_carries_our_headers_like_any_other(app: Litestar, database: object) -> None:
    async with a_browser(app) as http:
        answer = await http.post("/api/v1/session", json={})

    assert answer.status_code == 403
    assert answer.headers["x-request-id"] == answer.json()["request_id"]
