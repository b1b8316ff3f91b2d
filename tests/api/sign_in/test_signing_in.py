"""Signing in: who she is, the cookie that says so, and what is refused."""

from datetime import datetime, timedelta
from uuid import uuid4

import httpx
import pytest

from api.auth import SESSION_COOKIE
from api.csrf import COOKIE, HEADER
from api.seat_key import seat_key
from learning.people.person import Role
from learning.people.records import SessionRow, TeamRow
from learning.people.sign_in import token_hash
from tests.api.conftest import SECRET
from tests.api.sign_in.conftest import PASSWORD, a_browser, an_account, an_app, signing_in


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


async def test_every_sign_in_gets_a_token_of_its_own(http: httpx.AsyncClient) -> None:
    await an_account()
    await signing_in(http)
    first = http.cookies[SESSION_COOKIE]

    await signing_in(http)

    assert http.cookies[SESSION_COOKIE] != first
    assert [row.token_hash for row in await SessionRow.all()] == [token_hash(http.cookies[SESSION_COOKIE])]
