"""A new password by herself, by a code, and what administrators do with accounts."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import httpx
import pytest
from litestar import Litestar

from api.csrf import COOKIE, HEADER
from learning.people.passwords import hash_password
from learning.people.person import Role
from learning.people.records import AccessLogRow, PersonRow, ResetCodeRow, SessionRow
from learning.people.throttle.limit import ADDRESS, address_key
from learning.people.throttle.records import count_try

PASSWORD, CHOSEN = "远汀-2026-老密码", "a better one for winter"
HASH = hash_password(PASSWORD)
Visit = Callable[..., Awaitable["Visitor"]]


class Visitor:
    http: httpx.AsyncClient
    person_id: UUID


@pytest.fixture
async def stranger(app: Litestar, database: object) -> AsyncIterator[httpx.AsyncClient]:
    """A browser in which nobody is signed in."""
    transport = httpx.ASGITransport(app, client=("10.7.7.7", 4711))
    async with httpx.AsyncClient(transport=transport, base_url="http://interlude.test/api/v1") as http:
        await http.get("/session")
        http.headers[HEADER] = http.cookies[COOKIE]
        yield http


async def an_account(sign_in: str = "8001") -> UUID:
    row = await PersonRow.create(id=uuid4(), sign_in=sign_in, name="林晓", password_hash=HASH)
    return row.id


async def signing_in(http: httpx.AsyncClient, password: str, sign_in: str = "8001") -> str:
    answer = await http.post("/session", json={"sign_in": sign_in, "password": password})
    return "in" if answer.status_code == 201 else str(answer.json()["code"])


async def resetting(http: httpx.AsyncClient, code: str, password: str = CHOSEN) -> str:
    answer = await http.post("/session/reset", json={"sign_in": "8001", "code": code, "password": password})
    return "done" if answer.status_code == 204 else str(answer.json()["code"])


async def a_code(visit: Visit, person_id: UUID) -> str:
    admin = await visit(Role.ADMIN)
    answer = await admin.http.post(f"/people/{person_id}/reset-code")
    assert answer.status_code == 201, answer.text
    return str(answer.json()["code"])


async def test_too_many_tries_say_when_to_try_again(stranger: httpx.AsyncClient) -> None:
    await an_account()
    for _ in range(6):
        await signing_in(stranger, "wrong")

    answer = await stranger.post("/session", json={"sign_in": "8001", "password": PASSWORD})

    seconds = answer.json()["retry_after"]
    assert (answer.status_code, answer.json()["code"]) == (429, "too-many-tries")
    assert 1 <= seconds <= 5
    assert answer.headers["retry-after"] == str(seconds)
    assert f"Try again in {seconds} second" in answer.json()["detail"]


async def test_a_header_that_names_another_address_is_not_believed(stranger: httpx.AsyncClient) -> None:
    for number in range(ADDRESS.free + 1):
        await count_try(f"{number}", address_key("10.7.7.7"))

    answer = await stranger.post(
        "/session",
        json={"sign_in": "8001", "password": "x"},
        headers={"x-forwarded-for": "198.51.100.9", "forwarded": "for=198.51.100.9"},
    )

    assert answer.status_code == 429


async def test_a_new_password_ends_her_other_sessions_and_keeps_this_one(
    app: Litestar, stranger: httpx.AsyncClient
) -> None:
    await an_account()
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://interlude.test/api/v1"
    ) as other:
        await other.get("/session")
        other.headers[HEADER] = other.cookies[COOKIE]
        await signing_in(other, PASSWORD)
        await signing_in(stranger, PASSWORD)

        answer = await stranger.put("/me/password", json={"present": PASSWORD, "chosen": CHOSEN})

        assert answer.status_code == 204
        assert (await stranger.get("/session")).status_code == 200
        assert (await other.get("/session")).status_code == 401
    assert await signing_in(stranger, PASSWORD) == "sign-in-refused"
    assert await signing_in(stranger, CHOSEN) == "in"


@pytest.mark.parametrize(
    ("present", "chosen", "code"),
    [
        pytest.param("wrong", CHOSEN, "password-wrong", id="wrong"),
        pytest.param(PASSWORD, "short", "password-too-easy", id="easy"),
    ],
)
async def test_a_password_is_not_replaced_unless_both_hold(
    stranger: httpx.AsyncClient, present: str, chosen: str, code: str
) -> None:
    await an_account()
    await signing_in(stranger, PASSWORD)

    answer = await stranger.put("/me/password", json={"present": present, "chosen": chosen})

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert await signing_in(stranger, PASSWORD) == "in"


async def test_an_open_seat_is_no_place_to_guess_the_password(stranger: httpx.AsyncClient) -> None:
    await an_account()
    await signing_in(stranger, PASSWORD)

    answers = [
        await stranger.put("/me/password", json={"present": f"guess {number}", "chosen": CHOSEN})
        for number in range(8)
    ]

    assert [answer.status_code for answer in answers] == [422] * 6 + [429] * 2


async def test_a_code_opens_a_new_password_once(visit: Visit, stranger: httpx.AsyncClient) -> None:
    code = await a_code(visit, await an_account())

    assert await resetting(stranger, code.lower()) == "done"
    assert await signing_in(stranger, CHOSEN) == "in"
    assert await resetting(stranger, code, "yet another password") == "reset-refused"


async def test_of_two_who_use_a_code_at_once_one_is_refused(
    visit: Visit, stranger: httpx.AsyncClient
) -> None:
    code = await a_code(visit, await an_account())

    outcomes = await asyncio.gather(*[resetting(stranger, code, f"{CHOSEN} {place}") for place in "ab"])

    assert sorted(outcomes) == ["done", "reset-refused"]


async def test_a_code_is_over_after_a_quarter_of_an_hour(
    visit: Visit, stranger: httpx.AsyncClient, clock: list[datetime]
) -> None:
    code = await a_code(visit, await an_account())
    clock[0] += timedelta(minutes=15)

    assert await resetting(stranger, code) == "reset-refused"


async def test_a_new_code_makes_the_earlier_one_worthless(visit: Visit, stranger: httpx.AsyncClient) -> None:
    person_id = await an_account()
    first = await a_code(visit, person_id)
    await a_code(visit, person_id)

    assert await resetting(stranger, first) == "reset-refused"


async def test_an_easy_password_does_not_use_up_the_code(visit: Visit, stranger: httpx.AsyncClient) -> None:
    code = await a_code(visit, await an_account())

    assert await resetting(stranger, code, "8001-8001-8001") == "password-too-easy"
    assert await resetting(stranger, code) == "done"


async def test_a_code_is_guessed_as_slowly_as_a_password(visit: Visit, stranger: httpx.AsyncClient) -> None:
    await a_code(visit, await an_account())

    outcomes = [await resetting(stranger, f"ABCDE-2345{number}") for number in range(2, 9)]

    assert outcomes == ["reset-refused"] * 6 + ["too-many-tries"]


async def test_only_the_hash_of_a_code_is_kept(visit: Visit) -> None:
    code = await a_code(visit, await an_account())

    assert code not in (await ResetCodeRow.get()).code_hash
    assert (await ResetCodeRow.get()).code_hash.startswith("$argon2id$")


async def test_the_old_password_goes_on_until_the_code_is_used(
    visit: Visit, stranger: httpx.AsyncClient
) -> None:
    await a_code(visit, await an_account())

    assert await signing_in(stranger, PASSWORD) == "in"


async def test_a_locked_account_is_out_at_once_and_told_so_only_with_its_password(
    visit: Visit, stranger: httpx.AsyncClient
) -> None:
    person_id, admin = await an_account(), await visit(Role.ADMIN)
    await signing_in(stranger, PASSWORD)

    answer = await admin.http.put(f"/people/{person_id}/lock")

    assert answer.status_code == 204
    assert (await stranger.get("/session")).status_code == 401
    assert await signing_in(stranger, "wrong") == "sign-in-refused"
    assert await signing_in(stranger, PASSWORD) == "account-locked"


async def test_a_session_of_a_locked_account_opens_nothing(
    visit: Visit, stranger: httpx.AsyncClient, now: datetime
) -> None:
    person_id = await an_account()
    await signing_in(stranger, PASSWORD)
    await PersonRow.filter(id=person_id).update(locked_at=now)

    assert await SessionRow.filter(person_id=person_id).exists()
    assert (await stranger.get("/session")).status_code == 401


async def test_an_unlocked_account_opens_again(visit: Visit, stranger: httpx.AsyncClient) -> None:
    person_id, admin = await an_account(), await visit(Role.ADMIN)
    await admin.http.put(f"/people/{person_id}/lock")
    for _ in range(7):
        await signing_in(stranger, "wrong")

    answer = await admin.http.delete(f"/people/{person_id}/lock")

    assert answer.status_code == 204
    assert await signing_in(stranger, PASSWORD) == "in"


async def test_nobody_locks_or_resets_herself(visit: Visit) -> None:
    admin = await visit(Role.ADMIN)

    answers = [
        await admin.http.put(f"/people/{admin.person_id}/lock"),
        await admin.http.post(f"/people/{admin.person_id}/reset-code"),
    ]

    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(409, "own-account")] * 2


async def test_what_an_administrator_does_leaves_lines_that_she_can_read(
    visit: Visit, stranger: httpx.AsyncClient
) -> None:
    person_id, admin = await an_account(), await visit(Role.ADMIN, name="吴管")
    await admin.http.post(f"/people/{person_id}/reset-code")
    await admin.http.put(f"/people/{person_id}/lock")
    await admin.http.delete(f"/people/{person_id}/lock")

    await signing_in(stranger, PASSWORD)
    looks = (await stranger.get("/me/looks")).json()["looks"]

    assert {(look["viewer"], look["purpose"]) for look in looks} == {
        ("吴管", "code_issued"),
        ("吴管", "account_locked"),
        ("吴管", "account_unlocked"),
    }
    assert await AccessLogRow.all().count() == 3


async def test_the_list_is_narrowed_by_number_and_name(visit: Visit) -> None:
    admin = await visit(Role.ADMIN, name="admin")
    await an_account("8001")
    await PersonRow.create(id=uuid4(), sign_in="9002", name="Zhou 8001", password_hash="")

    found = (await admin.http.get("/people", params={"search": "zhou"})).json()["accounts"]

    assert [(each["sign_in"], each["has_password"], each["roles"]) for each in found] == [("9002", False, [])]
    assert len((await admin.http.get("/people", params={"search": "%"})).json()["accounts"]) == 0
    assert len((await admin.http.get("/people")).json()["accounts"]) == 3


async def test_an_account_without_a_password_opens_with_none(stranger: httpx.AsyncClient) -> None:
    await PersonRow.create(id=uuid4(), sign_in="8001", name="林晓", password_hash="")

    assert await signing_in(stranger, " ") == "sign-in-refused"
