"""One server a run, one database a worker, empty tables for each test; no sockets but loopback.

With INTERLUDE_TEST_DATABASE_URL the same tests run on that server; its role must be allowed
to create databases.
"""

import fcntl
import ipaddress
import os
import shutil
import sys
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from tests.examples import QUICK, THOROUGH

if TYPE_CHECKING:
    from tortoise.backends.base.client import BaseDBAsyncClient

RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", uuid.uuid4().hex)
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
TEMPLATE = f"interlude_test_{RUN[:12]}"
TEMPLATE_LOCK = 7_283_101
# So many rows are sooner deleted than their table truncated.
FEW = 500
# One commit, one verdict: property tests draw the same examples in every run. `--hypothesis-profile default` explores.
settings.register_profile("thorough", derandomize=True, database=None, max_examples=THOROUGH)
settings.register_profile("quick", settings.get_profile("thorough"), max_examples=QUICK)
settings.load_profile("quick")
# Nothing of a test run has to survive a power cut.
FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


def _refuse_foreign_sockets(event: str, arguments: tuple[object, ...]) -> None:
    if event != "socket.connect" or not isinstance(arguments[1], tuple):
        return
    host = str(arguments[1][0])
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise RuntimeError(f"a test reached for {host}; only loopback is allowed")


sys.addaudithook(_refuse_foreign_sockets)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Ten minutes of faults begin first: begun last, they would leave the other workers without anything to do.
    items.sort(key=lambda item: item.path.parent.name != "faults")
    for item in items:
        if "database_url" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session")
def now() -> datetime:
    """Saturday noon in UTC; the log of answers has partitions around it."""
    return datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """Address of the one server of this run, shared by its workers."""
    if given := os.environ.get("INTERLUDE_TEST_DATABASE_URL"):
        yield given
        return
    from api.embedded.cluster import running_cluster

    home = Path(tempfile.gettempdir()) / f"interlude-test-{RUN}"
    home.mkdir(mode=0o711, exist_ok=True)
    with (
        running_cluster(home, settings=FAST) as cluster,
        _counted(home / "workers", waits_for_others=cluster.is_owner),
    ):
        yield cluster.url
    if cluster.is_owner:
        shutil.rmtree(home)


@pytest.fixture(scope="session")
async def database_url(server_url: str, now: datetime) -> AsyncIterator[str]:
    """Address of this worker's own database, with the schema that the migrations make."""
    from api.database import connect, migrate
    from api.database_url import parse_database_url
    from tests.databases import drop_database

    mine, template = f"{TEMPLATE}_{WORKER}", parse_database_url(_renamed(server_url, TEMPLATE))
    admin = await connect(parse_database_url(server_url))
    await admin.execute("select pg_advisory_lock($1)", TEMPLATE_LOCK)
    if not await admin.fetchval("select true from pg_database where datname = $1", TEMPLATE):
        await admin.execute(f"create database {TEMPLATE}")
        try:
            await migrate(template, now=now)
        except BaseException:
            await admin.execute(f"drop database {TEMPLATE}")
            raise
    await admin.execute(f"create database {mine} template {TEMPLATE}")
    await admin.execute("select pg_advisory_unlock($1)", TEMPLATE_LOCK)
    yield _renamed(server_url, mine)
    await drop_database(admin, mine)
    await admin.execute("select pg_advisory_lock($1)", TEMPLATE_LOCK)
    if not await admin.fetchval("select true from pg_database where datname like $1", f"{TEMPLATE}\\_%"):
        await admin.execute(f"drop database if exists {TEMPLATE}")
    await admin.close()


@pytest.fixture(scope="session")
async def opened_database(database_url: str) -> AsyncIterator["BaseDBAsyncClient"]:
    """This worker's database, open for the whole run; tests ask for `database` instead."""
    from api.database import open_database
    from api.database_url import parse_database_url

    async with open_database(parse_database_url(database_url)) as client:
        yield client


@pytest.fixture(scope="session")
async def tables(opened_database: "BaseDBAsyncClient") -> list[str]:
    """The names of all tables, as SQL takes them."""
    rows = await opened_database.execute_query_dict(
        "select quote_ident(relname) as name from pg_class"
        " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition"
        " and relname <> 'tortoise_migrations'"
    )
    return [row["name"] for row in rows]


@pytest.fixture
async def database(
    opened_database: "BaseDBAsyncClient", tables: list[str]
) -> AsyncIterator["BaseDBAsyncClient"]:
    """The open database with empty tables; emptied again afterwards.

    Few rows are deleted, in one statement so that references hold at its end: to truncate a table
    makes a file for it and for each of its indexes.
    """
    yield opened_database
    counted = " union all ".join(
        f"select '{name}' as name, (select count(*) from (select from {name} limit {FEW}) rows) as rows"
        for name in tables
    )
    filled = [row for row in await opened_database.execute_query_dict(counted) if row["rows"]]
    if not filled:
        return
    names = [row["name"] for row in filled]
    if any(row["rows"] == FEW for row in filled):
        await opened_database.execute_query(f"truncate {', '.join(names)} cascade")
    else:
        deleted = ", ".join(f"d{place} as (delete from {name})" for place, name in enumerate(names))
        await opened_database.execute_query(f"with {deleted} select 1")
    await opened_database.execute_query(
        "select setval(seqrelid::regclass, seqstart, false) from pg_sequence"
        " where seqrelid::regclass::text not like 'tortoise%'"
    )


def _renamed(url: str, name: str) -> str:
    return urlsplit(url)._replace(path=f"/{name}").geturl()


@contextmanager
def _counted(path: Path, *, waits_for_others: bool) -> Iterator[None]:
    """The owner of the server stays until the other workers are done with it."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield
        fcntl.flock(file, fcntl.LOCK_EX if waits_for_others else fcntl.LOCK_UN)
