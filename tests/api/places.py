"""Databases of their own for tests that fill a whole bank, and one hash over the rows of each of their tables."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from uuid import uuid4

import asyncpg
from pydantic import SecretStr
from tortoise import context

from api.database import connect
from api.database_url import parse_database_url
from api.settings import Settings
from tests.conftest import _renamed
from tests.databases import drop_database

TABLES = """
select quote_ident(relname) as name from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1
"""


class Place:
    """A database of its own."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.settings = Settings(database_url=SecretStr(url), secret=SecretStr("s" * 32))

    async def connect(self) -> asyncpg.Connection:
        """A connection to it, to be closed."""
        return await connect(parse_database_url(self.url))

    async def hashes(self, *, without: Mapping[str, str] = {}) -> dict[str, str]:  # never changed
        """One hash of all rows for each table. `without` names a column to leave out of a table."""
        connection = await self.connect()
        names = [row["name"] for row in await connection.fetch(TABLES)]
        found = {}
        for name in names:
            left_out = f"- '{without[name]}'" if name in without else ""
            found[name] = await connection.fetchval(
                f"""select count(*) || ' ' || md5(coalesce(string_agg(row::text, E'\\n' order by row::text), ''))
                    from (select to_jsonb(t) {left_out} as row from {name} t) as rows"""
            )
        await connection.close()
        return found


@asynccontextmanager
async def new_places(server_url: str, count: int) -> AsyncIterator[tuple[Place, ...]]:
    """So many empty databases on the server of this run, for the product to open as if it were alone."""
    names = [f"interlude_place_{uuid4().hex[:12]}" for _ in range(count)]
    admin = await connect(parse_database_url(server_url))
    for name in names:
        await admin.execute(f"create database {name}")
    with _worker_database_aside():
        yield tuple(Place(_renamed(server_url, name)) for name in names)
    for name in names:
        await drop_database(admin, name)
    await admin.close()


@contextmanager
def _worker_database_aside() -> Iterator[None]:
    """A process has one open database; the one that this worker may have opened for other tests steps back."""
    aside, context._global_context = context._global_context, None
    yield
    context._global_context = aside
