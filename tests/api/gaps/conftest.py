"""A platform that tells what phones do, over HTTP and signed."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from litestar import Litestar
from tortoise import connections

from api.private import Keyring
from learning.gaps.service import phone_of
from learning.gaps.signature import SECRET_BYTES, secret_from, sign
from learning.gaps.sources import service as sources
from learning.gaps.sources.records import Source
from learning.gaps.state import Phone
from learning.people.person import PersonId, Role

SEAL = Keyring([b"k" * 32])
SECRET = secret_from(b"s" * SECRET_BYTES)
NEXT_SECRET = secret_from(b"t" * SECRET_BYTES)

Visit = Callable[..., Awaitable[Any]]
Tell = Callable[..., Awaitable[httpx.Response]]


async def a_source(now: datetime, slug: str = "acd", mapping: str | None = None) -> Source:
    platform = "own" if mapping else "json"
    source = Source(uuid4(), slug, platform, mapping, timedelta(seconds=30), timedelta(minutes=15))
    await sources.add(source, SECRET, seal=SEAL, now=now)
    return source


@pytest.fixture
async def tell(app: Litestar, visit: Visit, clock: list[datetime], now: datetime) -> Any:  # Any: a generator
    """`await tell(event)` sends it signed; `database` comes with `visit`."""
    app.state.seal = SEAL
    await a_source(now)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://interlude.test") as http:

        async def send(
            event: object,
            *,
            name: str = "",
            secret: str = SECRET,
            at: datetime | None = None,
            source: str = "acd",
        ) -> httpx.Response:
            body = json.dumps(event).encode()
            headers = sign(secret, name or uuid4().hex, body, at or clock[0])
            return await http.post(f"/api/v1/gaps/events/{source}", content=body, headers=headers)

        yield send


def said(state: str, at: datetime, agent: str = "1101", **more: object) -> dict[str, object]:
    return {"agent": agent, "state": state, "at": at.isoformat(), **more}


async def bound(visit: Visit, agent: str = "1101", source: str = "acd") -> UUID:
    """Somebody whose agent it is."""
    person = await visit(Role.AGENT, name=f"n{agent}")
    admin = await visit(Role.ADMIN)
    answer = await admin.http.post(
        "/gaps/agents", json={"source": source, "agent": agent, "sign_in": f"n{agent}"}
    )
    assert answer.status_code == 204, answer.text
    return UUID(str(person.person_id))


async def phone(person_id: UUID, now: datetime) -> Phone:
    return (await phone_of(PersonId(person_id), now=now)).phone


async def kept() -> int:
    [row] = await connections.get("default").execute_query_dict("select count(*)::int as n from agent_event")
    return int(row["n"])
