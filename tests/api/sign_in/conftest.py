"""Accounts with a password, and browsers that sign in with it."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar
from pydantic import SecretStr

from api.app import create_app
from api.csrf import COOKIE, HEADER
from api.settings import Settings
from learning.people.passwords import hash_password
from learning.people.person import Role
from learning.people.records import PersonRow, RoleGrantRow
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
