"""The one place that opens the database and brings its schema up to date."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext
from datetime import datetime
from typing import Any, ClassVar

import asyncpg
from pydantic import SecretStr
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext, get_current_context
from tortoise.exceptions import DBConnectionError
from tortoise.migrations.executor import MigrationExecutor, MigrationTarget
from tortoise.migrations.graph import MigrationKey
from tortoise.migrations.schema_generator.state import State
from tortoise.transactions import in_transaction

from api.database_url import DEFAULT_POOL, Credentials, DatabaseUrlUnreadable, parse_database_url
from api.partitions import ensure_partitions
from learning.errors import Kind, LearningError

APP_LABEL = "interlude"
MODELS: Sequence[str] = (
    "learning.people.records",
    "learning.knowledge.records",
    "learning.skills.records",
    "learning.lessons.records",
    "badges.records",
)
"""Where the ORM models are. Tables with composite keys have none (`api/migrations/0002_answer_log.py`)."""
MIGRATIONS = "api.migrations"
OLDEST_SERVER = 150_000
MIGRATION_LOCK = 7_283_001
"""Number of the advisory lock under which schemas are changed; any number that nothing else here uses."""

NO_CONNECTION = (
    OSError,
    TimeoutError,
    DBConnectionError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
)
"""What the driver and Tortoise raise for it; the last one when no host is of the kind that was asked for."""


class DatabaseUnreachable(LearningError):
    """No connection came about: wrong address, wrong password, server down."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "database-unreachable"

    def __init__(self, why: str) -> None:
        super().__init__(f"The database cannot be reached: {why.rstrip('.')}.")


class DatabaseTooOld(LearningError):
    """The server is older than PostgreSQL 15."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "database-too-old"

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__(f"The server runs PostgreSQL {version // 10_000}, and Interlude needs 15 or later.")


def credentials_of(url: SecretStr | None) -> Credentials:
    """What `open_database`, `connect` and `migrate` take, from a setting; an unset one is refused too."""
    if url is None:
        raise DatabaseUrlUnreadable("is not set, and no embedded database was started in its place")
    return parse_database_url(url.get_secret_value())


def orm_config(
    credentials: Credentials, *, models: Sequence[str] = MODELS, migrations: str = MIGRATIONS
) -> dict[str, Any]:  # Any: the shape is Tortoise's own
    """Tortoise's configuration: one application, one connection, every moment aware and in UTC."""
    smallest, largest = DEFAULT_POOL
    pool = {"minsize": smallest, "maxsize": largest, "reset": _keep_session}
    return {
        "connections": {
            "default": {"engine": "tortoise.backends.asyncpg", "credentials": pool | credentials},
        },
        "apps": {
            APP_LABEL: {"models": list(models), "migrations": migrations, "default_connection": "default"},
        },
        "use_tz": True,
        "timezone": "UTC",
    }


@asynccontextmanager
async def open_database(
    credentials: Credentials, *, models: Sequence[str] = MODELS
) -> AsyncIterator[BaseDBAsyncClient]:
    """Models and connections for every task of this process, with a warm pool, until the block ends.

    A second opening of the same database in the same process joins the first, which must outlive it.
    """
    config = orm_config(credentials, models=models)
    running = get_current_context()
    if running is not None and running.inited and running.connections.db_config == config["connections"]:
        yield running.db()
        return
    context = TortoiseContext()
    try:
        with context:
            # Requests run in other tasks than the one that opens, hence the fallback for the whole process.
            await context.init(config=config, _enable_global_fallback=True)
        yield await _warmed(context.db())
    finally:
        await context.close_connections()


async def connect(credentials: Credentials) -> asyncpg.Connection:
    """One connection outside the pool, for what needs a session of its own: LISTEN, advisory locks."""
    arguments = {name: value for name, value in credentials.items() if name not in {"minsize", "maxsize"}}
    try:
        connection = await asyncpg.connect(**arguments)
    except NO_CONNECTION as error:
        raise DatabaseUnreachable(str(error) or type(error).__name__) from None
    try:
        refuse_old_server(await connection.fetchval("select current_setting('server_version_num')::int"))
    except BaseException:
        await connection.close()
        raise
    return connection


async def migrate(
    credentials: Credentials,
    *,
    now: datetime,
    models: Sequence[str] = MODELS,
    migrations: str = MIGRATIONS,
) -> list[str]:
    """Bring the schema up to date and return the names of the migrations that it lacked.

    `credentials` must lead to the server itself: the lock that lets one node at a time change the schema
    belongs to a session, which a pooler does not keep. Ends by making the coming months of the log.
    """
    guard = await connect(credentials)
    try:
        await guard.execute("select pg_advisory_lock($1)", MIGRATION_LOCK)
        applied = await _apply_pending(orm_config(credentials, models=models, migrations=migrations))
        await ensure_partitions(guard, now)
    finally:
        await guard.close()
    return applied


def refuse_old_server(version: int) -> None:
    """Raise `DatabaseTooOld` for a `server_version_num` below PostgreSQL 15."""
    if version < OLDEST_SERVER:
        raise DatabaseTooOld(version)


async def _apply_pending(config: dict[str, Any]) -> list[str]:  # Any: the shape is Tortoise's own
    async with TortoiseContext() as context:
        await context.init(config=config)
        executor = MigrationExecutor(context.db(), config["apps"])
        await executor.migrate([], direction="forward")  # Only makes the table that marks what was applied.
        pending = await executor.plan()
        led_to: list[State] = []
        for step in pending:
            # Tortoise marks a migration after its transaction; killed in between, it would run twice.
            # In an outer transaction the migration and its mark come together.
            async with in_transaction("default") if step.migration.atomic else nullcontext():
                target = MigrationTarget(step.migration.app_label, step.migration.name)
                await _Step(context.db(), config["apps"], led_to).migrate([target], direction="forward")
    return [step.migration.name for step in pending]


class _Step(MigrationExecutor):
    """Applies one migration to the models that those before it led to, and moves the models on.

    Built anew for each, they cost 10 s of processor time for the 27 migrations of an empty database; so they cost 1.4 s.
    """

    def __init__(self, connection: BaseDBAsyncClient, apps: dict[str, Any], led_to: list[State]) -> None:
        super().__init__(connection, apps)
        self._led_to = led_to

    async def _project_state(self, applied: set[MigrationKey], *, upto: MigrationKey | None = None) -> State:
        if not self._led_to:
            self._led_to.append(await super()._project_state(applied, upto=upto))
        return self._led_to[0]


async def _warmed(client: BaseDBAsyncClient) -> BaseDBAsyncClient:
    """The client with its pool filled; Tortoise would fill it during the first request."""
    try:
        rows = await client.execute_query_dict("select current_setting('server_version_num')::int as version")
    except NO_CONNECTION as error:
        raise DatabaseUnreachable(str(error) or type(error).__name__) from None
    refuse_old_server(rows[0]["version"])
    return client


async def _keep_session(connection: asyncpg.Connection) -> None:
    """Nothing, where the driver would spend a round trip on resetting the session after every statement.

    Measured: a statement through the pool takes 92 us instead of 184 us.
    The driver still rolls back an open transaction. Nothing on the pool may SET, LISTEN or take
    a lock for the session: use `connect` for that.
    """
    del connection


ORM = orm_config({})
"""For writing migrations, which never connects: `tortoise -c api.database.ORM makemigrations -n intent`."""
