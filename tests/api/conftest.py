"""The application over HTTP in process, on this worker's database, with a clock that tests turn."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import httpx
import pytest
from litestar import Litestar
from pydantic import SecretStr

from api.app import create_app
from api.auth import SESSION_COOKIE
from api.csrf import COOKIE, HEADER
from api.settings import Settings
from learning.people.person import PersonId, Role
from learning.people.records import PersonRow, RoleGrantRow, save_session
from learning.people.sign_in import open_session

SECRET = "a secret of thirty-two characters"


@pytest.fixture(scope="session")
def clock(now: datetime) -> list[datetime]:
    """The application's present, in its one place."""
    return [now]


@pytest.fixture(scope="session")
def built_app(clock: list[datetime]) -> Litestar:
    """Built once a worker, because it takes half a second; a test that wants other settings builds its own."""
    settings = Settings(
        secret=SecretStr(SECRET), database_url=SecretStr("postgresql://not/used"), with_jobs=False
    )
    return create_app(settings, clock=lambda: clock[0])


@pytest.fixture
def app(built_app: Litestar, clock: list[datetime], now: datetime) -> Iterator[Litestar]:
    """At `now`, and in the state in which it was built, whatever an earlier test did to it."""
    clock[0] = now
    state = built_app.state.dict()
    yield built_app
    built_app.state.update(state)


class Visitor:
    """Somebody at a browser of her own."""

    def __init__(self, http: httpx.AsyncClient, person_id: UUID) -> None:
        self.http = http
        self.person_id = person_id


@pytest.fixture
async def visit(app: Litestar, database: object, clock: list[datetime]) -> AsyncIterator[object]:
    """`await visit(Role.OWNER)` signs a new person in and returns her browser."""
    opened: list[httpx.AsyncClient] = []

    async def signed_in(*roles: Role, name: str = "", team_id: UUID | None = None) -> Visitor:
        person_id = uuid4()
        sign_in = name or f"p{person_id.hex[:8]}"
        await PersonRow.create(
            id=person_id, sign_in=sign_in, name=sign_in, password_hash="-", team_id=team_id
        )
        await RoleGrantRow.bulk_create(
            [RoleGrantRow(id=uuid4(), person_id=person_id, role=role) for role in roles]
        )
        token = uuid4().hex
        session = open_session(token, PersonId(person_id), lifetime=timedelta(days=60), now=clock[0])
        await save_session(session, replaced=None)
        client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False),
            base_url="http://interlude.test/api/v1",
            cookies={SESSION_COOKIE: token},
        )
        opened.append(client)
        await client.get("/session")
        client.headers[HEADER] = client.cookies[COOKIE]
        return Visitor(client, person_id)

    yield signed_in
    for client in opened:
        await client.aclose()
