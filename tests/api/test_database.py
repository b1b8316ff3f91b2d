import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from textwrap import dedent
from uuid import uuid4

import pytest
from asyncpg import UniqueViolationError
from tortoise import connections
from tortoise.exceptions import OperationalError

from api.database import (
    DatabaseTooOld,
    DatabaseUnreachable,
    connect,
    migrate,
    open_database,
    refuse_old_server,
)
from api.database_url import Credentials, parse_database_url
from learning.people.records import TeamRow

SCHEMA = {"models": ["menagerie.records"], "migrations": "menagerie.migrations"}
RECORDS = """
    from tortoise import fields
    from tortoise.models import Model

    class AnimalRow(Model):
        id = fields.IntField(primary_key=True)
        name = fields.CharField(max_length=40)

        class Meta:
            table = "animal"
"""
FIRST = """
    from tortoise import fields, migrations
    from tortoise.migrations import operations as ops

    class Migration(migrations.Migration):
        initial = True
        operations = [
            ops.CreateModel(
                name="AnimalRow",
                fields=[
                    ("id", fields.IntField(primary_key=True)),
                    ("name", fields.CharField(max_length=40)),
                ],
                options={"table": "animal", "app": "interlude", "pk_attr": "id"},
                bases=["Model"],
            ),
        ]
"""
NEXT = """
    from tortoise import migrations
    from tortoise.migrations import operations as ops

    class Migration(migrations.Migration):
        dependencies = [("interlude", "{before}")]
        atomic = {atomic}
        operations = [ops.RunSQL("{statement}")]
"""


@pytest.fixture
def menagerie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small schema of its own; returns the folder of its migrations."""
    migrations = tmp_path / "menagerie" / "migrations"
    migrations.mkdir(parents=True)
    (migrations / "__init__.py").touch()
    (migrations.parent / "__init__.py").touch()
    (migrations.parent / "records.py").write_text(dedent(RECORDS))
    (migrations / "0001_animals.py").write_text(dedent(FIRST))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(
        sys, "dont_write_bytecode", True
    )  # A file written twice in a second would look unchanged.
    yield migrations
    forget("menagerie")


def forget(module: str) -> None:
    for name in [name for name in sys.modules if name == module or name.startswith(f"{module}.")]:
        del sys.modules[name]


def add_migration(folder: Path, name: str, before: str, statement: str, *, atomic: bool = True) -> None:
    (folder / f"{name}.py").write_text(dedent(NEXT.format(before=before, statement=statement, atomic=atomic)))


@pytest.fixture
async def blank(database_url: str) -> AsyncIterator[Credentials]:
    """An empty database of this test's own."""
    admin, name = await connect(parse_database_url(database_url)), f"blank_{uuid4().hex}"
    await admin.execute(f"create database {name}")
    yield parse_database_url(database_url) | {"database": name}
    await admin.execute(f"drop database {name}")
    await admin.close()


async def tables(credentials: Credentials) -> set[str]:
    connection = await connect(credentials)
    rows = await connection.fetch("select tablename from pg_tables where schemaname = 'public'")
    await connection.close()
    return {row["tablename"] for row in rows}


async def test_models_are_open_in_every_task(database) -> None:
    await TeamRow.create(id=uuid4(), name="信用卡组")

    async def another_task() -> int:
        return await TeamRow.all().count()

    assert await asyncio.create_task(another_task()) == 1


async def test_a_test_finds_empty_tables(database) -> None:
    assert await TeamRow.all().count() == 0


async def test_opening_the_same_database_again_joins_the_open_one(database, database_url: str) -> None:
    async with open_database(parse_database_url(database_url)) as again:
        assert again is database

    assert await TeamRow.all().count() == 0


async def test_the_pool_is_warm_when_the_database_is_open(opened_database) -> None:
    assert opened_database._pool.get_size() >= 2


async def test_sessions_count_in_utc(database) -> None:
    assert (await database.execute_query_dict("show timezone"))[0]["TimeZone"] == "UTC"


async def test_an_open_transaction_does_not_return_to_the_pool(database) -> None:
    pool = connections.get("default")._pool
    async with pool.acquire() as connection:
        await connection.execute("begin")
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda *_: None)
    loop.set_exception_handler(None)

    async with pool.acquire() as connection:
        assert not connection.is_in_transaction()


async def test_a_wrong_password_is_told_without_a_trace(database_url: str) -> None:
    with pytest.raises(DatabaseUnreachable, match="password authentication failed"):
        await connect(parse_database_url(database_url) | {"password": "wrong"})


async def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(DatabaseUnreachable):
        await connect(parse_database_url("postgresql://clerk:x@127.0.0.1:1/x?connect_timeout=2"))


@pytest.mark.parametrize("version", [140_013, 90_600])
def test_a_server_before_15_is_refused(version: int) -> None:
    with pytest.raises(DatabaseTooOld, match="needs 15 or later"):
        refuse_old_server(version)


def test_the_oldest_supported_server_is_taken() -> None:
    refuse_old_server(150_000)


@pytest.mark.usefixtures("menagerie")
async def test_an_empty_database_gets_the_whole_schema(blank: Credentials, now: datetime) -> None:
    applied = await migrate(blank, now=now, **SCHEMA)

    assert applied == ["0001_animals"]
    assert await tables(blank) == {"animal", "tortoise_migrations"}


@pytest.mark.usefixtures("menagerie")
async def test_a_schema_that_is_up_to_date_is_left_alone(blank: Credentials, now: datetime) -> None:
    await migrate(blank, now=now, **SCHEMA)

    assert await migrate(blank, now=now, **SCHEMA) == []


@pytest.mark.usefixtures("menagerie")
async def test_two_nodes_that_migrate_at_once_do_it_once(blank: Credentials, now: datetime) -> None:
    outcomes = await asyncio.gather(*(migrate(blank, now=now, **SCHEMA) for _ in range(3)))

    assert sorted(outcomes) == [[], [], ["0001_animals"]]


@pytest.mark.parametrize(
    "statement",
    [
        "create table cage (); select 1/0",
        "create table cage (number int unique deferrable initially deferred); insert into cage values (1), (1)",
    ],
    ids=["at once", "at its commit"],
)
async def test_a_migration_that_fails_leaves_nothing_and_can_be_run_again(
    menagerie: Path, blank: Credentials, now: datetime, statement: str
) -> None:
    add_migration(menagerie, "0002_cages", "0001_animals", statement)
    with pytest.raises((OperationalError, UniqueViolationError)):
        await migrate(blank, now=now, **SCHEMA)
    after_failure = await tables(blank)
    add_migration(menagerie, "0002_cages", "0001_animals", "create table cage ()")
    forget("menagerie.migrations.0002_cages")

    applied = await migrate(blank, now=now, **SCHEMA)

    assert after_failure == {"animal", "tortoise_migrations"}
    assert applied == ["0002_cages"]


async def test_a_migration_may_ask_to_run_outside_a_transaction(
    menagerie: Path, blank: Credentials, now: datetime
) -> None:
    statement = "create index concurrently animal_name on animal (name)"
    add_migration(menagerie, "0002_index", "0001_animals", statement, atomic=False)

    assert await migrate(blank, now=now, **SCHEMA) == ["0001_animals", "0002_index"]


async def test_migrating_while_the_product_is_open_disturbs_nothing(
    database, database_url: str, now: datetime
) -> None:
    await migrate(parse_database_url(database_url), now=now)

    await TeamRow.create(id=uuid4(), name="信用卡组")
    assert await TeamRow.all().count() == 1


async def test_a_server_of_the_wrong_kind_is_told(database_url: str) -> None:
    with pytest.raises(DatabaseUnreachable, match="None of the hosts match"):
        await connect(parse_database_url(database_url) | {"target_session_attrs": "standby"})
