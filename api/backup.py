"""`interlude backup` and `interlude restore`: PostgreSQL's own programs, told what to do by our settings.

The password goes to them in their environment, never on a command line, where every account could read it.
"""

import asyncio
import os
import shutil
import subprocess  # PostgreSQL's programs write and read the dump
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from signal import SIGPIPE
from typing import IO, ClassVar
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from api.database import connect, credentials_of
from api.embedded.account import clean_environment
from api.embedded.binaries import find_binaries
from api.embedded.errors import BinariesMissing
from api.settings import Settings
from learning.errors import Kind, LearningError

LIBPQ_PARAMETERS = frozenset(
    {
        "user",
        "host",
        "port",
        "dbname",
        "application_name",
        "options",
        "sslmode",
        "sslrootcert",
        "sslcert",
        "sslkey",
        "target_session_attrs",
        "channel_binding",
        "connect_timeout",
    }
)
"""What PostgreSQL's programs know of a `DATABASE_URL`; the size of our pool is none of their business."""

NEWEST_SETTING = b"SET transaction_timeout = 0;\n"
"""Every dump begins with it, and a server before 17 would refuse the dump for it."""

NEWEST_SETTING_SINCE = 17

HEAD_LINES = 100
"""Settings stand in the first lines of a dump; what follows, tables and rows, passes untouched."""

OWN_RELATIONS = """
select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      and not exists (select from pg_depend d
                      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
limit 1
"""
"""One table of the database that no extension brought along."""


class BackupExists(LearningError):
    """A backup is never written over another file."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "backup-exists"

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} exists already. Name a file that does not, or move that one away.")


class BackupFailed(LearningError):
    """PostgreSQL's program gave up; the message carries its last complaint, or the operating system's."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "backup-failed"

    def __init__(self, step: str, why: str) -> None:
        super().__init__(f"{step} failed: {why.rstrip('.')}.")


class DatabaseNotEmpty(LearningError):
    """Restoring over tables would mix two banks."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "database-not-empty"

    def __init__(self) -> None:
        super().__init__(
            "This database holds tables already. "
            "Restore into an empty one: set DATABASE_URL or INTERLUDE_DATA_DIR to a new place."
        )


def back_up(settings: Settings, file: Path) -> int:
    """Write the whole database to a new `file` that only its owner can read; returns its size in bytes.

    The file appears whole or not at all. Answers given meanwhile are in it or not, never half.
    """
    if file.exists():
        raise BackupExists(file)
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        with os.fdopen(
            os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "wb"
        ) as target:
            words = ["--format=custom", "--no-password", _dbname(settings)]
            with _started("Writing the backup", settings, "pg_dump", words, stdout=target.fileno()):
                pass
            os.fsync(target.fileno())
        unfinished.rename(file)
    except OSError as error:
        raise BackupFailed("Writing the backup", f"{unfinished}: {error.strerror}") from None
    finally:
        unfinished.unlink(missing_ok=True)
    return file.stat().st_size


def restore(settings: Settings, file: Path) -> None:
    """Read a backup into the empty database of `settings`, all of it or, on any complaint, nothing.

    `pg_restore` writes the dump's statements and `psql` runs them in one transaction. It is committed only once
    `pg_restore` has come to its end without a complaint, and a server older than the programs is spared the setting
    it does not know.
    """
    server = asyncio.run(_version_of_empty(settings))
    unknown = NEWEST_SETTING if server < NEWEST_SETTING_SINCE else None
    # Comments on extensions may only be set by whoever made them.
    reading = ["--no-owner", "--no-privileges", "--no-comments", "--file=-", str(file)]
    writing = ["--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", _dbname(settings)]
    with (
        _started("Restoring", settings, "psql", writing, stdin=subprocess.PIPE) as database,
        _started("Restoring", settings, "pg_restore", reading, stdout=subprocess.PIPE) as dump,
    ):
        _pass_on(dump, database, unknown)
    asyncio.run(_count_anew(settings))


def libpq_address(url: str) -> tuple[str, str]:
    """A `DATABASE_URL` without its password and without what libpq does not know, and the password apart."""
    parts = urlsplit(url)
    login, _, address = parts.netloc.rpartition("@")
    user, _, password = login.partition(":")
    asked = dict(parse_qsl(parts.query))
    kept = {name: value for name, value in asked.items() if name in LIBPQ_PARAMETERS}
    if "database" in asked:
        kept.setdefault("dbname", asked["database"])
    netloc = f"{user}@{address}" if user else address
    bare = f"postgresql://{netloc}{parts.path or '/'}"
    return (f"{bare}?{urlencode(kept)}" if kept else bare), asked.get("password") or unquote(password)


def program(name: str, chosen: Path | None) -> Path:
    """Where `pg_dump` or `pg_restore` is: beside the server's programs, else wherever the system finds it."""
    try:
        beside = find_binaries(chosen).folder / name
        if beside.is_file():
            return beside
    except BinariesMissing:
        if chosen is not None and (chosen / name).is_file():
            return chosen / name
    if found := shutil.which(name):
        return Path(found)
    raise BinariesMissing(f"The program {name} was not found on this machine")


def _pass_on(dump: subprocess.Popen[bytes], database: subprocess.Popen[bytes], unknown: bytes | None) -> None:
    """Everything from the one to the other, but for a setting; without the last line nothing is committed."""
    assert dump.stdout is not None, "started with a pipe"
    assert database.stdin is not None, "started with a pipe"
    with suppress(BrokenPipeError), dump.stdout, database.stdin:
        database.stdin.write(b"begin;\n")
        database.stdin.writelines(line for line in islice(dump.stdout, HEAD_LINES) if line != unknown)
        shutil.copyfileobj(dump.stdout, database.stdin)
        if dump.wait() == 0:
            database.stdin.write(b"commit;\n")


@contextmanager
def _started(
    step: str,
    settings: Settings,
    name: str,
    words: list[str],
    *,
    stdin: int | None = None,
    stdout: int | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """PostgreSQL's program while it runs; raises `BackupFailed` with its complaint if it ends with one.

    Being cut off by the program behind it is no complaint: that one has the reason.
    """
    password = _address(settings)[1]
    with tempfile.TemporaryFile() as complaints:
        with subprocess.Popen(  # noqa: S603  # with an address that was parsed before
            [program(name, settings.pg_bin), *words],
            stdin=subprocess.DEVNULL if stdin is None else stdin,
            stdout=subprocess.DEVNULL if stdout is None else stdout,
            stderr=complaints,
            env=clean_environment() | ({"PGPASSWORD": password} if password else {}),
        ) as running:
            yield running
        if running.returncode not in (0, -SIGPIPE):
            raise BackupFailed(step, _complaint(complaints, name))


def _complaint(complaints: IO[bytes], name: str) -> str:
    complaints.seek(0)
    lines = complaints.read().decode(errors="replace").strip().splitlines() or ["it said nothing"]
    telling = [line for line in lines if "error:" in line.lower()]
    return (telling or lines)[0].removeprefix(f"{name}: ").removeprefix("error: ")


def _dbname(settings: Settings) -> str:
    return f"--dbname={_address(settings)[0]}"


def _address(settings: Settings) -> tuple[str, str]:
    url = settings.database_direct_url or settings.database_url
    credentials_of(url)  # refuses what cannot be read, in words that never repeat it
    assert url is not None, "the line above refused that"
    return libpq_address(url.get_secret_value())


async def _version_of_empty(settings: Settings) -> int:
    """The major version of the server, whose database must hold nothing yet."""
    connection = await connect(credentials_of(settings.database_direct_url or settings.database_url))
    try:
        if await connection.fetchval(OWN_RELATIONS) is not None:
            raise DatabaseNotEmpty
        major: int = connection.get_server_version().major
        return major
    finally:
        await connection.close()


async def _count_anew(settings: Settings) -> None:
    """A dump carries no statistics, and without them the first plans are bad ones."""
    connection = await connect(credentials_of(settings.database_direct_url or settings.database_url))
    try:
        await connection.execute("analyze")
    finally:
        await connection.close()
