"""Tokens: made by a person for her programs, shown once, opening no more than their scopes and she together."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute
from tortoise import connections

from api.access import SELF, SIGNS_IN_ITSELF, purpose_of, scope_of
from learning.people import service as people
from learning.people.person import PersonId, Role
from learning.people.records import PersonRow, RoleGrantRow
from learning.people.tokens.token import MOST, PER_MINUTE, PURPOSES, Scope

Visit = Callable[..., Awaitable[Any]]


@pytest.fixture
async def program(app: Litestar, database: object) -> AsyncIterator[httpx.AsyncClient]:
    """A program somewhere: no cookies, no form token."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=("10.8.8.8", 4711))
    async with httpx.AsyncClient(transport=transport, base_url="http://interlude.test/api/v1") as client:
        yield client


async def a_token(visitor: Any, *scopes: Scope, days: int = 30, name: str = "报表程序") -> dict[str, Any]:
    answer = await visitor.http.post("/me/tokens", json={"name": name, "scopes": list(scopes), "days": days})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def presenting(token: dict[str, Any] | str) -> dict[str, str]:
    return {"authorization": f"Bearer {token if isinstance(token, str) else token['text']}"}


def told(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json().get("code", "") if answer.content else ""


async def test_a_token_signs_its_maker_in_without_cookie_and_form_token(
    visit: Visit, program: httpx.AsyncClient
) -> None:
    person = await visit(Role.AGENT)
    token = await a_token(person, Scope.READ_MYSELF)

    answer = await program.get("/session", headers=presenting(token))

    assert answer.status_code == 200
    assert answer.json()["person"]["id"] == str(person.person_id)
    assert answer.json()["seat_key"] is None


async def test_its_text_is_told_once_and_stored_nowhere(visit: Visit) -> None:
    person = await visit(Role.AGENT)
    token = await a_token(person, Scope.READ_MYSELF)

    listed = await person.http.get("/me/tokens")
    exported = await person.http.get("/me/data/export")
    rows = await connections.get("default").execute_query_dict(
        "select to_jsonb(t)::text as row from api_token t"
    )

    assert token["text"].startswith("itl_")
    secret = token["text"].removeprefix("itl_")
    assert [secret in text for text in (listed.text, exported.text, rows[0]["row"])] == [False] * 3
    assert "报表程序" in exported.text
    assert "token_hash" not in exported.text


async def test_the_list_says_when_a_token_was_last_used(
    visit: Visit, program: httpx.AsyncClient, clock: list[datetime], now: datetime
) -> None:
    person = await visit(Role.AGENT)
    token = await a_token(person, Scope.READ_MYSELF)
    clock[0] = now + timedelta(hours=3)
    await program.get("/session", headers=presenting(token))

    listed = (await person.http.get("/me/tokens")).json()

    assert [each["last_used_at"] for each in listed["tokens"]] == ["2026-11-21T15:00:00Z"]
    assert listed["may_give"] == ["read_myself"]


async def test_a_token_opens_only_what_its_scopes_name(visit: Visit, program: httpx.AsyncClient) -> None:
    owner = await visit(Role.OWNER)
    token = await a_token(owner, Scope.READ_KNOWLEDGE)

    reads = await program.get("/articles", headers=presenting(token))
    writes = await program.put("/articles/none/draft", headers=presenting(token), json={})

    assert reads.status_code == 200
    assert told(writes) == (403, "token-out-of-scope")


async def test_no_one_can_give_a_token_more_than_she_may_herself(visit: Visit) -> None:
    person = await visit(Role.AGENT)

    answer = await person.http.post("/me/tokens", json={"name": "x", "scopes": ["launch"], "days": 1})

    assert told(answer) == (403, "scope-not-yours")


async def test_a_role_that_was_taken_away_is_taken_from_the_token_too(
    visit: Visit, program: httpx.AsyncClient
) -> None:
    owner = await visit(Role.OWNER)
    token = await a_token(owner, Scope.READ_KNOWLEDGE)
    await RoleGrantRow.filter(person_id=owner.person_id).delete()

    assert told(await program.get("/articles", headers=presenting(token))) == (403, "not-allowed")


async def test_tokens_make_no_tokens_and_touch_no_account(visit: Visit, program: httpx.AsyncClient) -> None:
    admin = await visit(Role.ADMIN, Role.OWNER)
    token = await a_token(admin, Scope.READ_MYSELF, Scope.READ_KNOWLEDGE, Scope.WRITE_DRAFTS, Scope.LAUNCH)

    answers = {
        address: told(await program.request(method, address, headers=presenting(token), json=body))
        for method, address, body in [
            ("POST", "/me/tokens", {"name": "x", "scopes": ["launch"], "days": 365}),
            ("PUT", "/me/password", {"present": "a", "chosen": "b"}),
            ("GET", "/me/data/export", None),
            ("GET", "/people", None),
            ("POST", f"/revisions/{uuid4()}/approval", {}),
            ("DELETE", "/sessions", None),
        ]
    }

    assert answers == dict.fromkeys(answers, (403, "token-not-accepted"))


async def test_practice_takes_a_person_not_a_program(
    app: Litestar, visit: Visit, program: httpx.AsyncClient
) -> None:
    person = await visit(Role.AGENT)
    token = await a_token(person, Scope.READ_MYSELF)
    person.http.headers.update(presenting(token))  # beside her cookie, which then counts for nothing

    hot = [await who.get("/practice/next", headers=presenting(token)) for who in (program, person.http)]

    assert [told(answer) for answer in hot] == [(403, "token-not-accepted")] * 2


async def test_a_revoked_token_is_worthless_at_once(visit: Visit, program: httpx.AsyncClient) -> None:
    person = await visit(Role.AGENT)
    token = await a_token(person, Scope.READ_MYSELF)

    answer = await person.http.delete(f"/me/tokens/{token['token']['id']}")

    assert answer.status_code == 204
    assert told(await program.get("/session", headers=presenting(token))) == (401, "token-refused")
    assert (await person.http.get("/me/tokens")).json()["tokens"] == []


async def test_nobody_revokes_the_token_of_another(visit: Visit, program: httpx.AsyncClient) -> None:
    person, other = await visit(Role.AGENT), await visit(Role.ADMIN)
    token = await a_token(person, Scope.READ_MYSELF)

    answer = await other.http.delete(f"/me/tokens/{token['token']['id']}")

    assert told(answer) == (404, "token-not-found")
    assert (await program.get("/session", headers=presenting(token))).status_code == 200


async def test_a_token_ends_on_its_day_and_stays_in_the_list_for_a_month(
    visit: Visit, program: httpx.AsyncClient, clock: list[datetime], now: datetime
) -> None:
    person = await visit(Role.AGENT)
    token = await a_token(person, Scope.READ_MYSELF, days=1)

    clock[0] = now + timedelta(days=1)
    refused = told(await program.get("/session", headers=presenting(token)))
    listed = (await person.http.get("/me/tokens")).json()["tokens"]
    clock[0] = now + timedelta(days=32)
    await a_token(person, Scope.READ_MYSELF, name="新的")

    assert refused == (401, "token-refused")
    assert [each["has_ended"] for each in listed] == [True]
    assert [each["name"] for each in (await person.http.get("/me/tokens")).json()["tokens"]] == ["新的"]


@pytest.mark.parametrize(
    "wish",
    [
        {"name": "x", "scopes": ["read_myself"], "days": 366},
        {"name": "x", "scopes": ["read_myself"], "days": 0},
        {"name": "x", "scopes": [], "days": 1},
        {"name": "x", "scopes": ["everything"], "days": 1},
        {"name": " ", "scopes": ["read_myself"], "days": 1},
        {"name": "a\nb", "scopes": ["read_myself"], "days": 1},
    ],
    ids=["longer-than-a-year", "no-day", "no-scope", "unknown-scope", "no-name", "two-lines"],
)
async def test_a_wish_that_fits_no_shape_is_refused(visit: Visit, wish: dict[str, Any]) -> None:
    person = await visit(Role.AGENT)

    assert told(await person.http.post("/me/tokens", json=wish)) == (400, "invalid-request")


async def test_of_many_who_want_the_last_free_place_one_gets_it(visit: Visit) -> None:
    person = await visit(Role.AGENT)
    for _ in range(MOST - 1):
        await a_token(person, Scope.READ_MYSELF)
    wish = {"name": "x", "scopes": ["read_myself"], "days": 1}

    answers = await asyncio.gather(*(person.http.post("/me/tokens", json=wish) for _ in range(3)))

    assert sorted(map(told, answers)) == [(201, ""), (409, "too-many-tokens"), (409, "too-many-tokens")]


async def locked(visit: Visit, person_id: UUID, now: datetime) -> None:
    await (await visit(Role.ADMIN)).http.put(f"/people/{person_id}/lock")


async def locked_and_unlocked(visit: Visit, person_id: UUID, now: datetime) -> None:
    admin = await visit(Role.ADMIN)
    await admin.http.put(f"/people/{person_id}/lock")
    await admin.http.delete(f"/people/{person_id}/lock")


async def left(visit: Visit, person_id: UUID, now: datetime) -> None:
    await people.leave(PersonId(person_id), now=now)


async def left_by_import(visit: Visit, person_id: UUID, now: datetime) -> None:
    await PersonRow.filter(id=person_id).update(left_at=now)


async def erased(visit: Visit, person_id: UUID, now: datetime) -> None:
    sign_in = (await PersonRow.get(id=person_id)).sign_in
    await (await visit(Role.ADMIN)).http.post(f"/people/{person_id}/erasure", json={"sign_in": sign_in})
    assert await connections.get("default").execute_query_dict("select id from api_token") == []


@pytest.mark.parametrize("happens", [locked, locked_and_unlocked, left, left_by_import, erased])
async def test_tokens_die_with_the_account(
    visit: Visit, program: httpx.AsyncClient, now: datetime, happens: Callable[..., Awaitable[None]]
) -> None:
    person = await visit(Role.AGENT)
    token = await a_token(person, Scope.READ_MYSELF)

    await happens(visit, person.person_id, now)

    assert told(await program.get("/session", headers=presenting(token))) == (401, "token-refused")


async def test_a_program_at_fault_is_slowed_down_until_its_minute_is_over(
    visit: Visit, program: httpx.AsyncClient, clock: list[datetime], now: datetime
) -> None:
    person = await visit(Role.AGENT)
    token = await a_token(person, Scope.READ_MYSELF)
    await program.get("/session", headers=presenting(token))
    await connections.get("default").execute_query("update api_token set minute_uses = $1", [PER_MINUTE - 1])
    clock[0] = now + timedelta(seconds=18)

    last, beyond = [await program.get("/session", headers=presenting(token)) for _ in range(2)]
    clock[0] = now + timedelta(seconds=60)
    later = await program.get("/session", headers=presenting(token))

    assert (last.status_code, later.status_code) == (200, 200)
    assert (*told(beyond), beyond.headers["retry-after"]) == (429, "too-many-requests", "42")


async def test_whoever_keeps_presenting_a_dead_token_has_to_wait(
    visit: Visit, program: httpx.AsyncClient
) -> None:
    person = await visit(Role.AGENT)
    good = await a_token(person, Scope.READ_MYSELF)

    answers = [told(await program.get("/session", headers=presenting("itl_dead"))) for _ in range(7)]

    assert answers[:5] == [(401, "token-refused")] * 5
    assert answers[6] == (429, "too-many-tries")
    assert (await program.get("/session", headers=presenting(good))).status_code == 200


@pytest.mark.parametrize("text", ["", "x" * 5000, "itl_\x7f"])
async def test_nonsense_is_no_token(program: httpx.AsyncClient, text: str) -> None:
    answer = await program.get("/session", headers={"authorization": f"Bearer {text}"})

    assert told(answer) == (401, "token-refused")


async def test_a_header_that_a_proxy_adds_for_itself_changes_nothing(visit: Visit) -> None:
    person = await visit(Role.AGENT)

    answer = await person.http.get("/session", headers={"authorization": "Basic cHJveHk6cHJveHk="})

    assert answer.status_code == 200


def test_these_routes_and_no_others_are_open_to_programs(app: Litestar) -> None:
    handlers = [
        (f"{method} {route.path_format}", handler)
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        for method in handler.http_methods - {"OPTIONS"}
    ]

    opened = {name: scope for name, handler in handlers if (scope := scope_of(handler))}

    assert opened == {
        "GET /api/v1/session": Scope.READ_MYSELF,
        "GET /api/v1/badges/mine": Scope.READ_MYSELF,
        "GET /api/v1/articles": Scope.READ_KNOWLEDGE,
        "GET /api/v1/articles/{slug}": Scope.READ_KNOWLEDGE,
        "GET /api/v1/revisions/{revision_id}": Scope.READ_KNOWLEDGE,
        "PUT /api/v1/articles/{slug}/draft": Scope.WRITE_DRAFTS,
        "POST /api/v1/articles/import": Scope.WRITE_DRAFTS,
        "GET /api/v1/updates": Scope.READ_READINESS,
        "GET /api/v1/updates/{revision_id}": Scope.READ_READINESS,
        "GET /api/v1/workforce": Scope.PLAN,
        "POST /api/v1/workforce/files": Scope.PLAN,
        "POST /api/v1/workforce/lines": Scope.PLAN,
        "POST /api/v1/launches": Scope.LAUNCH,
    }
    assert {name: purpose_of(handler) for name, handler in handlers if name in opened} == {
        name: PURPOSES[scope] or SELF for name, scope in opened.items()
    }
    assert [name for name, handler in handlers if scope_of(handler) and SIGNS_IN_ITSELF in handler.opt] == []
