"""`interlude backup` and `interlude restore`: PostgreSQL's own programs, told what to do by our settings.

The password goes to them in their environment, never on a command line, where every account could read it.
"""

import asyncio
import os
import shutil
import subprocess  # PostgreSQL's programs write and read the dump
from pathlib import Path
from typing import ClassVar
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
            options = ["--format=custom", "--no-password"]
            _run("Writing the backup", settings, "pg_dump", options, target.fileno())
            os.fsync(target.fileno())
        unfinished.rename(file)
    except OSError as error:
        raise BackupFailed("Writing the backup", f"{unfinished}: {error.strerror}") from None
    finally:
        unfinished.unlink(missing_ok=True)
    return file.stat().st_size


def restore(settings: Settings, file: Path) -> None:
    """Read a backup into the empty database of `settings`, all of it or, on any complaint, nothing."""
    asyncio.run(_refuse_filled(settings))
    options = ["--no-password", "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]
    # Comments on extensions may only be set by whoever made them.
    database = f"--dbname={_address(settings)[0]}"
    _run("Restoring", settings, "pg_restore", [*options, "--no-comments", database, str(file)])
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


def _run(step: str, settings: Settings, name: str, words: list[str], target: int | None = None) -> None:
    address, password = _address(settings)
    where = [] if name == "pg_restore" else [f"--dbname={address}"]
    done = subprocess.run(  # noqa: S603  # PostgreSQL's own program, with an address that was parsed before
        [program(name, settings.pg_bin), *words, *where],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if target is None else target,
        stderr=subprocess.PIPE,
        env=clean_environment() | ({"PGPASSWORD": password} if password else {}),
        check=False,
    )
    if done.returncode != 0:
        lines = done.stderr.decode(errors="replace").strip().splitlines() or ["it said nothing"]
        telling = [line for line in lines if "error:" in line]
        raise BackupFailed(step, (telling or lines)[0].removeprefix(f"{name}: ").removeprefix("error: "))


def _address(settings: Settings) -> tuple[str, str]:
    url = settings.database_direct_url or settings.database_url
    credentials_of(url)  # refuses what cannot be read, in words that never repeat it
    assert url is not None, "the line above refused that"
    return libpq_address(url.get_secret_value())


async def _refuse_filled(settings: Settings) -> None:
    connection = await connect(credentials_of(settings.database_direct_url or settings.database_url))
    try:
        if await connection.fetchval(OWN_RELATIONS) is not None:
            raise DatabaseNotEmpty
    finally:
        await connection.close()


async def _count_anew(settings: Settings) -> None:
    """A dump carries no statistics, and without them the first plans are bad ones."""
    connection = await connect(credentials_of(settings.database_direct_url or settings.database_url))
    try:
        await connection.execute("analyze")
    finally:
        await connection.close()
