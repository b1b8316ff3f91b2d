from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar
from pydantic import SecretStr

from api.app import create_app
from api.auth import SESSION_COOKIE
from api.csrf import COOKIE, HEADER, FormTokens
from api.seat_key import seat_key
from api.settings import Settings
from learning.people.passwords import hash_password
from learning.people.person import Role
from learning.people.records import PersonRow, RoleGrantRow, SessionRow, TeamRow
from learning.people.sign_in import token_hash
from tests.api.conftest import SECRET

PASSWORD = "远汀-2026"
HASH = hash_password(PASSWORD)


def an_app(now: datetime, **settings: Any) -> Litestar:
    url = SecretStr("postgresql://not/used")
    return create_app(
        Settings(secret=SecretStr(SECRET), database_url=url, with_jobs=False, **settings), clock=lambda: now
    )


def a_browser(app: Litestar, scheme: str = "http") -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=f"{scheme}://interlude.test")


@pytest.fixture
async def http(app: Litestar, database: object) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that has looked at the sign-in page, so that it holds a form token."""
    async with a_browser(app) as client:
        await client.get("/api/v1/session")
        client.headers[HEADER] = client.cookies[COOKIE]
        yield client


async def an_account(sign_in: str = "8001", *roles: Role, **fields: Any) -> PersonRow:
    row = await PersonRow.create(
        **{"id": uuid4(), "sign_in": sign_in, "name": "林晓", "password_hash": HASH} | fields
    )
    for role in roles:
        await RoleGrantRow.create(id=uuid4(), person=row, role=role)
    return row


async def signing_in(
    http: httpx.AsyncClient, sign_in: str = "8001", password: str = PASSWORD
) -> httpx.Response:
    return await http.post("/api/v1/session", json={"sign_in": sign_in, "password": password})


async def test_signing_in_says_who_she_is_and_where(http: httpx.AsyncClient, now: datetime) -> None:
    team = await TeamRow.create(id=uuid4(), name="北区一班")
    account = await an_account("8001", Role.AGENT, team=team)

    answer = await signing_in(http)

    assert answer.status_code == 201
    assert answer.json() == {
        "person": {
            "id": str(account.id),
            "name": "林晓",
            "sign_in": "8001",
            "language": "zh-CN",
            "theme": "system",
            "roles": ["agent"],
            "team": {"id": str(team.id), "name": "北区一班"},
        },
        "bank": {"name": "远汀银行", "time_zone": "Asia/Shanghai", "watermark": "faint"},
        "now": now.isoformat().replace("+00:00", "Z"),
        "seat_key": seat_key(account.id, SECRET.encode()),
    }


async def test_the_session_is_the_same_when_asked_again(http: httpx.AsyncClient) -> None:
    await an_account()
    signed_in = await signing_in(http)

    assert (await http.get("/api/v1/session")).json() == signed_in.json()


async def test_several_roles_come_in_the_order_of_the_glossary(http: httpx.AsyncClient) -> None:
    await an_account("8001", Role.OWNER, Role.AGENT, Role.LEAD)

    answer = await signing_in(http)

    assert answer.json()["person"]["roles"] == ["agent", "lead", "owner"]


async def test_the_session_cookie_is_closed_to_scripts_and_other_sites(http: httpx.AsyncClient) -> None:
    await an_account()

    answer = await signing_in(http)

    (cookie,) = [line for line in answer.headers.get_list("set-cookie") if line.startswith(SESSION_COOKIE)]
    attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert attributes == {"httponly", "samesite=lax", "path=/", "max-age=43200"}


async def test_an_installation_behind_https_sends_its_cookies_over_https_only(
    now: datetime, database: object
) -> None:
    await an_account()
    async with a_browser(an_app(now, secure_cookies=True), "https") as http:
        first = await http.get("/api/v1/session")
        http.headers[HEADER] = http.cookies[COOKIE]

        second = await signing_in(http)

    cookies = first.headers.get_list("set-cookie") + second.headers.get_list("set-cookie")
    assert [cookie.split("=")[0] for cookie in cookies if "; Secure" in cookie] == [COOKIE, SESSION_COOKIE]


async def test_a_session_lasts_as_long_as_the_setting_says(now: datetime, database: object) -> None:
    await an_account()
    async with a_browser(an_app(now, session_hours=8)) as http:
        await http.get("/api/v1/session")
        http.headers[HEADER] = http.cookies[COOKIE]
        await signing_in(http)

    assert (await SessionRow.get()).expires_at == now + timedelta(hours=8)


@pytest.mark.parametrize(
    ("sign_in", "password"),
    [pytest.param("8001", "wrong", id="password"), pytest.param("8009", PASSWORD, id="sign-in")],
)
async def test_what_does_not_fit_is_refused_in_the_same_words(
    http: httpx.AsyncClient, sign_in: str, password: str
) -> None:
    await an_account()

    answer = await signing_in(http, sign_in, password)

    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.json()["code"], answer.json()["detail"]) == (
        "sign-in-refused",
        "This sign-in and password do not belong together.",
    )
    assert SESSION_COOKIE not in http.cookies


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{}", id="no-fields"),
        pytest.param(b'{"sign_in": "", "password": "x"}', id="blank-sign-in"),
        pytest.param(b'{"sign_in": "8001\\u0000", "password": "x"}', id="null-character"),
        pytest.param(b'{"sign_in": "8001", "password": "' + b"x" * 201 + b'"}', id="endless-password"),
        pytest.param(b'{"sign_in": "8001", "password": "x", "role": "admin"}', id="unknown-field"),
        pytest.param(b'{"sign_in": 8001, "password": ["x"]}', id="other-types"),
    ],
)
async def test_a_body_that_fits_no_shape_is_an_invalid_request(http: httpx.AsyncClient, body: bytes) -> None:
    answer = await http.post("/api/v1/session", content=body, headers={"content-type": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid-request")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b'{"sign_in": "\\ud800", "password": "x"}', id="half-a-character"),
        pytest.param(b'{"sign_in": "8001", "password": "\\udc00"}', id="half-a-character-in-the-password"),
        pytest.param(b"sign_in=8001&password=x", id="a-form"),
    ],
)
async def test_a_body_that_is_no_json_is_refused(http: httpx.AsyncClient, body: bytes) -> None:
    answer = await http.post("/api/v1/session", content=body, headers={"content-type": "application/json"})

    assert answer.status_code == 400


async def test_a_refused_body_never_comes_back(http: httpx.AsyncClient) -> None:
    answer = await http.post("/api/v1/session", json={"sign_in": "x" * 65, "password": "my-secret-word"})

    assert "my-secret-word" not in answer.text


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


async def test_every_sign_in_gets_a_token_of_its_own(http: httpx.AsyncClient) -> None:
    await an_account()
    await signing_in(http)
    first = http.cookies[SESSION_COOKIE]

    await signing_in(http)

    assert http.cookies[SESSION_COOKIE] != first
    assert [row.token_hash for row in await SessionRow.all()] == [token_hash(http.cookies[SESSION_COOKIE])]


async def test_language_and_theme_stay_with_her(http: httpx.AsyncClient) -> None:
    await an_account()
    await signing_in(http)

    answer = await http.put("/api/v1/me", json={"language": "en", "theme": "dark"})

    assert answer.status_code == 200
    kept = (await http.get("/api/v1/session")).json()["person"]
    assert (kept["language"], kept["theme"]) == ("en", "dark")
    assert answer.json()["person"] == kept


@pytest.mark.parametrize("body", [{"language": "fr", "theme": "dark"}, {"language": "en", "theme": "neon"}])
async def test_a_language_or_theme_we_do_not_have_is_invalid(
    http: httpx.AsyncClient, body: dict[str, str]
) -> None:
    await an_account()
    await signing_in(http)

    answer = await http.put("/api/v1/me", json=body)

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid-request")


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
