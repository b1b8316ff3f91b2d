"""Walks every route of the application against the table of who sees what; a new route is walked at once."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import httpx
import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute
from litestar.types import Method

from api.access import PUBLIC, SIGNED, SIGNS_IN_ITSELF, Reach, RouteWithoutPurpose, purpose_of, roles_admitted
from api.auth import SESSION_COOKIE
from api.csrf import COOKIE, HEADER, FormTokens
from learning.people.access import Datum, Duty, is_for_the_banks_own
from learning.people.employers.records import employer_named, save_employment
from learning.people.person import EmployerKind, PersonId, Role
from learning.people.records import PersonRow, RoleGrantRow, SessionRow, TeamRow
from learning.people.sign_in import token_hash
from tests.api.conftest import SECRET

FORM_TOKEN = FormTokens(SECRET, secure=False).issue()
OUTSIDE = UUID("00000000-0000-4000-8000-0000000000ee")
SAMPLES: dict[type, str] = {str: "nothing", int: "1", UUID: "00000000-0000-4000-8000-000000000000"}


@dataclass(frozen=True, slots=True)
class Door:
    """One method of one route, and the handler behind it."""

    method: Method
    template: str
    address: str
    handler: HTTPRouteHandler

    def __str__(self) -> str:
        return f"{self.method} {self.template}"


@pytest.fixture(scope="session")
def doors(built_app: Litestar) -> list[Door]:
    return list(_doors(built_app))


@pytest.fixture
async def http(app: Litestar, database: object) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://interlude.test") as client:
        yield client


def _doors(app: Litestar) -> Iterator[Door]:
    for route in app.routes:
        assert isinstance(route, HTTPRoute), "teach this walk the new kind of route"
        address = "".join(
            "/" + (part if isinstance(part, str) else SAMPLES.get(part.type, "nothing"))
            for part in route.path_components
        )
        for handler in route.route_handlers:
            for method in sorted(handler.http_methods - {"OPTIONS"}):
                yield Door(method, route.path_format, address or "/", handler)


async def a_person_with(role: Role, now: datetime) -> str:
    """Someone of a team who holds this one role; the answer is the token of a session of hers."""
    team = await TeamRow.create(id=uuid4(), name="一班")
    row = await PersonRow.create(id=uuid4(), sign_in=role.value, name="林晓", password_hash="-", team=team)
    await RoleGrantRow.create(id=uuid4(), person=row, role=role)
    await _a_session(row, role.value, now)
    return role.value


async def _a_session(person: PersonRow, token: str, now: datetime) -> None:
    await SessionRow.create(
        token_hash=token_hash(token), person=person, created_at=now, expires_at=now + timedelta(hours=1)
    )


async def knock(
    http: httpx.AsyncClient, door: Door, *, token: str | None, form_token: str = FORM_TOKEN
) -> str:
    """What the door answers: the status, and the code of the problem if it is one."""
    cookies = {COOKIE: form_token} | ({SESSION_COOKIE: token} if token else {})
    answer = await http.request(
        door.method,
        door.address,
        headers={
            HEADER: form_token,
            "cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        },
        json={} if door.method in {"POST", "PUT", "PATCH"} else None,
    )
    is_problem = answer.headers.get("content-type", "").startswith("application/problem+json")
    return f"{answer.status_code} {answer.json()['code']}" if is_problem else str(answer.status_code)


def test_every_route_says_what_it_is_for(doors: list[Door]) -> None:
    silent = []
    for door in doors:
        try:
            purpose_of(door.handler)
        except RouteWithoutPurpose:
            silent.append(str(door))

    assert silent == []


def test_only_these_routes_are_open_without_a_sign_in(doors: list[Door]) -> None:
    public = {str(door) for door in doors if purpose_of(door.handler) is PUBLIC}

    assert public == {
        "GET /",
        "GET /{path}",
        "GET /api",
        "GET /api/{path}",
        "GET /api/openapi.json",
        "GET /health/live",
        "GET /health/ready",
        "GET /launch",
        "GET /metrics",
        "POST /api/v1/session",
        "POST /api/v1/session/codes",
        "POST /api/v1/session/frame",
        "POST /api/v1/session/reset",
    }


async def test_only_these_routes_go_by_a_signature_and_no_sign_in_opens_them(
    http: httpx.AsyncClient, doors: list[Door], now: datetime
) -> None:
    token = await a_person_with(Role.ADMIN, now)
    signed = [door for door in doors if purpose_of(door.handler) is SIGNED]

    answers = {str(door): await knock(http, door, token=token) for door in signed}

    assert answers == {"POST /api/v1/gaps/events/{source}": "401 signature-refused"}


@pytest.mark.parametrize(
    ("folder", "purpose"),
    [
        ("articles", Duty.KEEP_KNOWLEDGE),
        ("revisions", Duty.KEEP_KNOWLEDGE),
        ("lessons", Duty.KEEP_KNOWLEDGE),
        ("updates", Datum.READINESS),
        ("people", Duty.KEEP_ACCOUNTS),
        ("me", Reach.SELF),
        ("launches", Duty.LAUNCH),
        ("gaps/agents", Duty.KEEP_ACCOUNTS),
    ],
)
def test_work_and_data_of_others_stay_behind_their_roles(
    doors: list[Door], folder: str, purpose: Datum | Duty | Reach
) -> None:
    inside = [door for door in doors if door.template.startswith(f"/api/v1/{folder}")]

    assert {purpose_of(door.handler) for door in inside} == {purpose}


async def test_whoever_is_signed_out_is_sent_to_sign_in(http: httpx.AsyncClient, doors: list[Door]) -> None:
    closed = [door for door in doors if purpose_of(door.handler) not in {PUBLIC, SIGNED}]

    answers = {str(door): await knock(http, door, token=None) for door in closed}

    assert answers == dict.fromkeys(answers, "401 signed-out")


async def test_a_session_that_ended_opens_nothing(
    http: httpx.AsyncClient, doors: list[Door], now: datetime
) -> None:
    await a_person_with(Role.OWNER, now - timedelta(days=1))
    closed = [door for door in doors if purpose_of(door.handler) not in {PUBLIC, SIGNED}]

    answers = {str(door): await knock(http, door, token=Role.OWNER.value) for door in closed}

    # A hot path reads the session with its data, so a body that says nothing is refused before that.
    unread = {str(door) for door in closed if SIGNS_IN_ITSELF in door.handler.opt and door.method == "POST"}
    assert answers == {
        door: "400 invalid-request" if door in unread else "401 signed-out" for door in answers
    }


@pytest.mark.parametrize("role", list(Role))
async def test_a_role_opens_exactly_the_doors_of_its_purposes(
    http: httpx.AsyncClient, doors: list[Door], now: datetime, role: Role
) -> None:
    await a_person_with(role, now)
    person = await PersonRow.get(sign_in=role.value)
    wrong: dict[str, str] = {}

    for number, door in enumerate(door for door in doors if purpose_of(door.handler) is not SIGNED):
        await _a_session(person, f"{role.value}-{number}", now)  # its own: some doors end sessions
        answer = await knock(http, door, token=f"{role.value}-{number}")
        is_refused = answer == "403 not-allowed"
        if is_refused == (role in roles_admitted(purpose_of(door.handler))) or answer.startswith(
            ("401", "5")
        ):
            wrong[str(door)] = answer

    assert wrong == {}


async def test_another_employer_keeps_its_people_from_the_banks_own_work_whatever_their_roles(
    http: httpx.AsyncClient, doors: list[Door], now: datetime
) -> None:
    await a_person_with(Role.AGENT, now)
    person = await PersonRow.get(sign_in=Role.AGENT.value)
    others = [RoleGrantRow(id=uuid4(), person=person, role=role) for role in Role if role is not Role.AGENT]
    await RoleGrantRow.bulk_create(others)
    await employer_named("甲外包", EmployerKind.OUTSOURCED, new_id=OUTSIDE)
    await save_employment(PersonId(person.id), OUTSIDE, until=None, now=now)
    refused = set()

    for number, door in enumerate(doors):
        await _a_session(person, f"outside-{number}", now)
        if await knock(http, door, token=f"outside-{number}") == "403 not-allowed":
            refused.add(purpose_of(door.handler))

    assert refused == {duty for duty in Duty if is_for_the_banks_own(duty)} & {
        purpose_of(door.handler) for door in doors
    }


async def test_an_unsafe_request_without_the_form_token_is_refused_everywhere(
    http: httpx.AsyncClient, doors: list[Door], now: datetime
) -> None:
    token = await a_person_with(Role.OWNER, now)
    unsafe = [
        door
        for door in doors
        if door.method not in {"GET", "HEAD"} and purpose_of(door.handler) is not SIGNED
    ]

    answers = {str(door): await knock(http, door, token=token, form_token="") for door in unsafe}

    assert answers == dict.fromkeys(answers, "403 csrf-refused")


@pytest.mark.parametrize("address", ["/api/v1/session", "/health/live"], ids=["closed", "open"])
async def test_anyone_may_ask_which_methods_a_route_has(http: httpx.AsyncClient, address: str) -> None:
    answer = await http.options(address)

    assert answer.status_code == 204
    assert "GET" in answer.headers["allow"]


def a_handler(**opt: str) -> HTTPRouteHandler:
    return HTTPRouteHandler(http_method="GET", opt=opt, sync_to_thread=False)(lambda: None)


@pytest.mark.parametrize("opt", [{}, {"purpose": "curiosity"}], ids=["silent", "unknown"])
def test_a_purpose_nobody_knows_is_no_purpose(opt: dict[str, str]) -> None:
    handler = a_handler(**opt)

    with pytest.raises(RouteWithoutPurpose):
        purpose_of(handler)


@pytest.mark.parametrize("purpose", [*Reach, *Datum, *Duty])
def test_no_two_kinds_of_purpose_share_a_name(purpose: Reach | Datum | Duty) -> None:
    handler = a_handler(purpose=purpose.value)

    assert purpose_of(handler) is purpose
