"""What every page is made of: the answer of each route that only reads, to each role, at one moment."""

import itertools
import json
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import httpx
from litestar import Litestar
from litestar.routes import HTTPRoute

from api.app import create_app
from api.auth import SESSION_COOKIE
from api.database import open_database
from api.database_url import parse_database_url
from api.demo.bank import STAFF
from learning.people.person import PersonId
from learning.people.records import save_session
from learning.people.sign_in import open_session
from tests.api.places import Place

KNOWN = {
    "slug": "select slug from article order by slug limit 5",
    "revision_id": "select id from revision order by effective_from desc, id limit 8",
    "sitting_id": "select id from sitting where person_id = $1 order by started_at desc limit 3",
}
"""What can stand for a parameter of an address. An unknown one gets an id that nothing has."""

NOBODYS = UUID(int=1)
LEFT_OUT = (
    *("/metrics", "/health", "/api/openapi.json", "/launch", "/api", "/api/{path}", "/{path}", "/"),
    "/api/v1/sittings/ahead",  # mints the ids of what it plans
)
"""What tells of the process or of the asking, and not of the bank."""

BESIDE = "select sign_in from person where sign_in like '6%' and left_at is null order by id limit $1"


async def answers(place: Place, now: datetime, *, agents: int) -> dict[str, Any]:
    """The answers by who asked for what: one person of each role, and so many agents besides."""
    settings = place.settings.model_copy(update={"with_jobs": False})
    app = create_app(settings, clock=lambda: now)
    found: dict[str, Any] = {}
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(open_database(parse_database_url(place.url)))
        connection = await place.connect()
        stack.push_async_callback(connection.close)
        beside = [row["sign_in"] for row in await connection.fetch(BESIDE, agents)]
        for sign_in in dict.fromkeys([*(staff[0] for staff in STAFF), *beside]):
            person_id = await connection.fetchval("select id from person where sign_in = $1", sign_in)
            for address, answer in await _asked(app, connection, person_id, now):
                found[f"{sign_in} {address}"] = answer
    return found


async def _asked(
    app: Litestar, connection: asyncpg.Connection, person_id: UUID, now: datetime
) -> Sequence[tuple[str, Any]]:
    token = f"compared {person_id}"
    await save_session(
        open_session(token, PersonId(person_id), lifetime=timedelta(hours=1), now=now), replaced=None
    )
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://interlude.test", cookies={SESSION_COOKIE: token}
    ) as http:
        return [
            (address, _answer(await http.get(address)))
            for address in [address async for address in _addresses(app, connection, person_id)]
        ]


def _answer(response: httpx.Response) -> Any:
    assert response.status_code < 500, response.text
    body = response.content
    is_json = response.headers.get("content-type", "").endswith("json")
    told = json.loads(body) if is_json and body else body
    if isinstance(told, dict):
        told.pop("request_id", None)  # every request has its own
    return response.status_code, told


async def _addresses(app: Litestar, connection: asyncpg.Connection, person_id: UUID) -> Any:
    for route in app.routes:
        assert isinstance(route, HTTPRoute)
        if "GET" not in route.methods or route.path_format.startswith(LEFT_OUT[:2]):
            continue
        if route.path_format in LEFT_OUT:
            continue
        for address in await _filled(route, connection, person_id):
            yield address


async def _filled(route: HTTPRoute, connection: asyncpg.Connection, person_id: UUID) -> Iterator[str]:
    parts: list[list[str]] = []
    for part in route.path_components:
        if isinstance(part, str):
            parts.append([part])
        elif part.name in KNOWN:
            query = KNOWN[part.name]
            rows = await connection.fetch(query, *([person_id] if "$1" in query else []))
            parts.append([str(row[0]) for row in rows] or [str(NOBODYS)])
        else:
            parts.append([str(NOBODYS)])
    return ("/" + "/".join(each) for each in itertools.product(*parts))


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """What was asked and answered differently; both were asked the same."""
    assert one.keys() == other.keys()
    return [asked for asked in one if one[asked] != other[asked]]
