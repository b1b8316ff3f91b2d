"""Signing in in a window for the frame that opened it: the code opens once, within a minute, for that frame alone."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from litestar import Litestar

from api.auth import SESSION_COOKIE
from api.csrf import COOKIE, HEADER
from learning.people.launch.launching import challenge_of
from learning.people.passwords import hash_password
from learning.people.person import Role
from learning.people.records import PersonRow, SessionRow

Visit = Callable[..., Awaitable[Any]]
Browsers = Callable[[], Awaitable[httpx.AsyncClient]]
SECRET = "s" * 43
PASSWORD = "correct horse"
HASH = hash_password(PASSWORD)


@pytest.fixture
async def browsers(app: Litestar, database: object) -> AsyncIterator[Browsers]:
    """`await browsers()` opens one with a form token, in which nobody is signed in."""
    opened: list[httpx.AsyncClient] = []

    async def browser() -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        http = httpx.AsyncClient(transport=transport, base_url="http://interlude.test/api/v1")
        opened.append(http)
        await http.get("/session")
        http.headers[HEADER] = http.cookies[COOKIE]
        return http

    yield browser
    for each in opened:
        await each.aclose()


async def agent(visit: Visit, role: Role = Role.AGENT) -> UUID:
    """Somebody who has a password."""
    person = await visit(role, name="6021")
    await PersonRow.filter(id=person.person_id).update(password_hash=HASH)
    return UUID(str(person.person_id))


async def a_code(browsers: Browsers, *, password: str = PASSWORD) -> httpx.Response:
    window = await browsers()
    asked = {"sign_in": "6021", "password": password, "challenge": challenge_of(SECRET)}
    answer = await window.post("/session/codes", json=asked)
    assert SESSION_COOKIE not in window.cookies
    return answer


async def entered(browsers: Browsers, code: str, secret: str = SECRET) -> httpx.Response:
    frame = await browsers()
    return await frame.post("/session/frame", json={"code": code, "secret": secret})


async def test_the_frame_is_signed_in_with_the_code_of_its_window(visit: Visit, browsers: Browsers) -> None:
    person = await agent(visit, Role.OWNER)

    answer = await entered(browsers, (await a_code(browsers)).json()["code"])

    assert (answer.status_code, answer.json()["person"]["id"]) == (201, str(person))
    assert SESSION_COOKIE in answer.cookies


async def test_a_code_that_somebody_saw_opens_nothing_without_the_secret_and_stays_good(
    visit: Visit, browsers: Browsers
) -> None:
    await agent(visit)
    code = (await a_code(browsers)).json()["code"]

    guessed = await entered(browsers, code, "t" * 43)

    assert (guessed.status_code, guessed.json()["code"]) == (401, "launch-refused")
    assert (await entered(browsers, code)).status_code == 201


async def test_of_many_who_use_one_code_at_once_one_is_signed_in(visit: Visit, browsers: Browsers) -> None:
    person = await agent(visit)
    code = (await a_code(browsers)).json()["code"]

    answers = await asyncio.gather(*(entered(browsers, code) for _ in range(5)))

    assert sorted(answer.status_code for answer in answers) == [201, 401, 401, 401, 401]
    assert await SessionRow.filter(person_id=person).count() == 2  # hers from before, and this one


@pytest.mark.parametrize(("seconds", "status"), [(59, 201), (60, 401)])
async def test_a_code_opens_for_a_minute(
    visit: Visit, browsers: Browsers, clock: list[datetime], now: datetime, seconds: int, status: int
) -> None:
    await agent(visit)
    code = (await a_code(browsers)).json()["code"]
    clock[0] = now + timedelta(seconds=seconds)

    assert (await entered(browsers, code)).status_code == status


async def test_a_wrong_password_gives_no_code(visit: Visit, browsers: Browsers) -> None:
    await agent(visit)

    answer = await a_code(browsers, password="wrong")

    assert (answer.status_code, answer.json()["code"]) == (401, "sign-in-refused")


async def test_an_account_locked_meanwhile_stays_shut(
    visit: Visit, browsers: Browsers, now: datetime
) -> None:
    person = await agent(visit)
    code = (await a_code(browsers)).json()["code"]
    await PersonRow.filter(id=person).update(locked_at=now)

    assert (await entered(browsers, code)).status_code == 401
