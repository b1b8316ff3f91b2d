"""Launches: a work system asks for a code, a browser turns it into a session once, within a minute."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from litestar import Litestar

from api.auth import SESSION_COOKIE
from learning.people.person import Role
from learning.people.records import PersonRow, SessionRow
from learning.people.tokens.token import Scope

Visit = Callable[..., Awaitable[Any]]
REFUSED = "/sign-in?launch"


@pytest.fixture
async def browsers(app: Litestar, database: object) -> AsyncIterator[Callable[[], httpx.AsyncClient]]:
    """`browsers()` opens one in which nobody is signed in."""
    opened: list[httpx.AsyncClient] = []

    def browser() -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        opened.append(httpx.AsyncClient(transport=transport, base_url="http://interlude.test"))
        return opened[-1]

    yield browser
    for each in opened:
        await each.aclose()


@pytest.fixture
async def desk(visit: Visit, browsers: Callable[[], httpx.AsyncClient]) -> httpx.AsyncClient:
    """A work system with a token for launches."""
    admin = await visit(Role.ADMIN, name="吴管")
    made = await admin.http.post("/me/tokens", json={"name": "CRM", "scopes": [Scope.LAUNCH], "days": 30})
    system = browsers()
    system.headers["authorization"] = f"Bearer {made.json()['text']}"
    system.headers["x-owner"] = (await admin.http.get("/session")).json()["person"]["id"]
    return system


async def asked(desk: httpx.AsyncClient, sign_in: str, to: str = "/") -> httpx.Response:
    return await desk.post("/api/v1/launches", json={"sign_in": sign_in, "to": to})


async def a_path(desk: httpx.AsyncClient, sign_in: str = "6021", to: str = "/") -> str:
    answer = await asked(desk, sign_in, to)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["path"])


def led_to(answer: httpx.Response) -> tuple[int, str, bool]:
    """The status, where it leads, and whether somebody is signed in by it."""
    return answer.status_code, answer.headers["location"], SESSION_COOKIE in answer.cookies


async def test_a_code_opens_a_session_of_that_person_on_the_page_asked_for(
    visit: Visit, desk: httpx.AsyncClient, browsers: Callable[[], httpx.AsyncClient]
) -> None:
    person = await visit(Role.AGENT, name="6021")
    panel = browsers()

    answer = await panel.get(await a_path(desk, to="/skills"))

    assert led_to(answer) == (303, "/skills", True)
    assert answer.headers["cache-control"] == "no-store"
    assert (await panel.get("/api/v1/session")).json()["person"]["id"] == str(person.person_id)


async def test_a_code_used_once_is_refused_from_then_on(
    visit: Visit, desk: httpx.AsyncClient, browsers: Callable[[], httpx.AsyncClient]
) -> None:
    await visit(Role.AGENT, name="6021")
    path = await a_path(desk)
    await browsers().get(path)

    assert led_to(await browsers().get(path)) == (303, REFUSED, False)


async def test_of_many_who_use_one_code_at_once_one_is_signed_in(
    visit: Visit, desk: httpx.AsyncClient, browsers: Callable[[], httpx.AsyncClient]
) -> None:
    person = await visit(Role.AGENT, name="6021")
    path = await a_path(desk)

    answers = await asyncio.gather(*(browsers().get(path) for _ in range(8)))

    assert sorted(map(led_to, answers)) == [(303, "/", True), *[(303, REFUSED, False)] * 7]
    assert await SessionRow.filter(person_id=person.person_id).count() == 2  # hers from before, and this one


@pytest.mark.parametrize(("seconds", "is_in"), [(59, True), (60, False)])
async def test_a_code_opens_for_a_minute(
    visit: Visit,
    desk: httpx.AsyncClient,
    browsers: Callable[[], httpx.AsyncClient],
    clock: list[datetime],
    now: datetime,
    seconds: int,
    is_in: bool,
) -> None:
    await visit(Role.AGENT, name="6021")
    path = await a_path(desk)
    clock[0] = now + timedelta(seconds=seconds)

    assert led_to(await browsers().get(path)) == (303, "/" if is_in else REFUSED, is_in)


@pytest.mark.parametrize("query", ["", "?code=", "?code=guessed", "?code=%00", f"?code={'x' * 100}"])
async def test_what_is_no_code_leads_to_the_sign_in(
    browsers: Callable[[], httpx.AsyncClient], query: str
) -> None:
    assert led_to(await browsers().get(f"/launch{query}")) == (303, REFUSED, False)


async def test_a_changed_address_leads_to_no_foreign_page(
    visit: Visit, desk: httpx.AsyncClient, browsers: Callable[[], httpx.AsyncClient]
) -> None:
    await visit(Role.AGENT, name="6021")
    path = (await a_path(desk)).replace("to=%2F", "to=%2F%2Fevil.example")

    assert led_to(await browsers().get(path)) == (303, "/", True)


async def test_the_session_that_the_browser_had_before_ends(
    visit: Visit, desk: httpx.AsyncClient, browsers: Callable[[], httpx.AsyncClient]
) -> None:
    earlier = await visit(Role.AGENT, name="6001")
    await visit(Role.AGENT, name="6021")
    shared_seat = browsers()
    shared_seat.cookies.set(SESSION_COOKIE, earlier.http.cookies[SESSION_COOKIE])

    await shared_seat.get(await a_path(desk))

    assert (await earlier.http.get("/session")).status_code == 401


@pytest.mark.parametrize(
    ("named", "is_in"), [("K-07", True), (" Ｋ-07 ", True), ("K-08", False), ("", False)]
)
async def test_a_code_asked_for_a_seat_opens_at_that_seat_alone(
    visit: Visit,
    desk: httpx.AsyncClient,
    browsers: Callable[[], httpx.AsyncClient],
    named: str,
    is_in: bool,
) -> None:
    await visit(Role.AGENT, name="6021")
    answer = await desk.post("/api/v1/launches", json={"sign_in": "6021", "seat": "K-07"})
    path = httpx.URL(answer.json()["path"])
    assert "K-07" not in str(path)

    opened = await browsers().get(path.copy_add_param("seat", named))

    assert led_to(opened) == (303, "/" if is_in else REFUSED, is_in)


async def test_a_code_that_came_to_a_wrong_seat_still_opens_at_the_right_one(
    visit: Visit, desk: httpx.AsyncClient, browsers: Callable[[], httpx.AsyncClient]
) -> None:
    await visit(Role.AGENT, name="6021")
    answer = await desk.post("/api/v1/launches", json={"sign_in": "6021", "seat": "K-07"})
    path = httpx.URL(answer.json()["path"])
    await browsers().get(path.copy_add_param("seat", "K-08"))

    assert led_to(await browsers().get(path.copy_add_param("seat", "K-07"))) == (303, "/", True)


async def test_she_can_read_that_she_was_signed_in_and_whose_token_asked_for_it(
    visit: Visit, desk: httpx.AsyncClient, browsers: Callable[[], httpx.AsyncClient]
) -> None:
    person = await visit(Role.AGENT, name="6021")

    await browsers().get(await a_path(desk))

    looks = (await person.http.get("/me/looks")).json()["looks"]
    assert [(look["viewer"], look["purpose"]) for look in looks] == [("吴管", "launched")]


@pytest.mark.parametrize("role", [Role.ADMIN, Role.OWNER, Role.COMPLIANCE])
async def test_whose_work_decides_for_others_is_signed_in_by_nobody(
    visit: Visit, desk: httpx.AsyncClient, role: Role
) -> None:
    await visit(role, Role.AGENT, name="6021")

    answer = await asked(desk, "6021")

    assert (answer.status_code, answer.json()["code"]) == (403, "signs-in-herself")


@pytest.mark.parametrize("column", ["locked_at", "left_at", "erased_at"])
async def test_nobody_is_signed_in_to_an_account_that_is_shut(
    visit: Visit, desk: httpx.AsyncClient, now: datetime, column: str
) -> None:
    person = await visit(Role.AGENT, name="6021")
    await PersonRow.filter(id=person.person_id).update(
        **{column: now}, **({"left_at": now} if column == "erased_at" else {})
    )

    answer = await asked(desk, "6021")

    assert (answer.status_code, answer.json()["code"]) == (404, "person-not-found")


@pytest.mark.parametrize("column", ["locked_at", "left_at"])
async def test_an_account_that_was_shut_meanwhile_stays_shut(
    visit: Visit,
    desk: httpx.AsyncClient,
    browsers: Callable[[], httpx.AsyncClient],
    now: datetime,
    column: str,
) -> None:
    person = await visit(Role.AGENT, name="6021")
    path = await a_path(desk)
    await PersonRow.filter(id=person.person_id).update(**{column: now})

    assert led_to(await browsers().get(path)) == (303, REFUSED, False)


async def test_codes_die_with_the_token_that_asked_for_them(
    visit: Visit, desk: httpx.AsyncClient, browsers: Callable[[], httpx.AsyncClient]
) -> None:
    await visit(Role.AGENT, name="6021")
    path = await a_path(desk)
    owner = await visit(Role.ADMIN)
    await owner.http.put(f"/people/{desk.headers['x-owner']}/lock")

    assert led_to(await browsers().get(path)) == (303, REFUSED, False)


async def test_an_administrator_at_her_browser_signs_nobody_in(visit: Visit) -> None:
    admin = await visit(Role.ADMIN)
    await visit(Role.AGENT, name="6021")

    answer = await admin.http.post("/launches", json={"sign_in": "6021"})

    assert (answer.status_code, answer.json()["code"]) == (403, "token-needed")


async def test_a_staff_number_typed_wide_is_understood(visit: Visit, desk: httpx.AsyncClient) -> None:
    await visit(Role.AGENT, name="6021")

    assert (await asked(desk, " ６０２１ ")).status_code == 201
