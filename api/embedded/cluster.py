"""The embedded database as callers see it: `with running_cluster(home) as cluster`."""

import errno
import os
import shutil
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from api.embedded.account import Account, run_as, server_account
from api.embedded.binaries import Binaries, find_binaries, reachable_binaries
from api.embedded.errors import DiskFull, FolderRefused, ServerBusy, VersionDiffers, failure
from api.embedded.healing import heal
from api.embedded.home import (
    PORT,
    Home,
    make_private_folder,
    new_password,
    prepare_home,
    publish_state,
    published_sockets,
    remove_short_folder,
    socket_folder,
    withdraw_state,
    write_private,
)
from api.embedded.lock import trying_lock
from api.embedded.server import Server

ATTACH_PATIENCE_S = 120.0
NAME = "interlude"
"""Of the role that owns the product's database, and of that database."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A server that takes connections now, and how to reach it."""

    home: Home
    sockets: Path
    password: str = field(repr=False)
    is_owner: bool
    """Whether the server ends with our block; a process that attached loses it when the owner ends."""

    @property
    def data_folder(self) -> Path:
        """Where the data lies."""
        return self.home.data

    @property
    def credentials(self) -> dict[str, Any]:  # Any: the keyword arguments of asyncpg, which are of many types
        """What `open_database` and `asyncpg.connect` take."""
        return {
            "host": str(self.sockets),
            "port": PORT,
            "user": NAME,
            "password": self.password,
            "database": NAME,
        }

    @property
    def url(self) -> str:
        """The same as a `DATABASE_URL`; it contains the password."""
        return f"postgresql://{NAME}:{self.password}@/{NAME}?host={quote(str(self.sockets), safe='')}"


def _quietly(sentence: str) -> None:
    del sentence


@contextmanager
def running_cluster(
    home: Path,
    *,
    binaries_folder: Path | None = None,
    announce: Callable[[str], None] = _quietly,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Cluster]:
    """The database under `home/postgresql`, initialised and started if need be, until the block ends.

    The first process owns the server; others that come while it runs attach and share it.
    When the owner ends, whether in order or killed, the server ends and those that attached lose it:
    the longest-lived process (`serve`) must be the first.
    `announce` gets one sentence for each thing worth saying.
    `settings` are added to the server's own and count for the owner only; a `port` among them
    keeps others from attaching. Raises an `EmbeddedError`.
    """
    account = server_account(announce)
    with _telling_disk_troubles(home):
        place = prepare_home(home, account)
    deadline = time.monotonic() + ATTACH_PATIENCE_S
    while True:
        with trying_lock(place.lock) as is_owner:
            if is_owner:
                with _owned(place, account, binaries_folder, announce, settings or {}) as cluster:
                    yield cluster
                return
        if (attached := _attached(place)) is not None:
            yield attached
            return
        if time.monotonic() > deadline:
            raise ServerBusy(f"Another process holds {place.lock}, but its database does not answer.")
        time.sleep(0.05)


@contextmanager
def _owned(
    home: Home,
    account: Account,
    binaries_folder: Path | None,
    announce: Callable[[str], None],
    settings: Mapping[str, str],
) -> Iterator[Cluster]:
    withdraw_state(home)
    server: Server | None = None
    try:
        with _telling_disk_troubles(home.folder):
            binaries = reachable_binaries(find_binaries(binaries_folder), account, home.binaries)
            heal(home)
            if not home.data.exists():
                _initialise(home, account, binaries, is_lasting=settings.get("fsync") != "off")
            _check(home, binaries)
            sockets = socket_folder(home, account)
            server = Server(home, account, binaries, sockets, settings)
            server.start()
            publish_state(home, sockets, account)
        announce(f"The data lies in {home.data} (PostgreSQL {binaries.major}, account {account.name}).")
        yield Cluster(home, sockets, home.password.read_text(), is_owner=True)
    finally:
        if server is not None:
            server.stop()
            remove_short_folder(server.sockets)
        withdraw_state(home)


def _attached(home: Home) -> Cluster | None:
    sockets = published_sockets(home)
    if sockets is None:
        return None
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(sockets / f".s.PGSQL.{PORT}"))
        except OSError:
            return None
    return Cluster(home, sockets, home.password.read_text(), is_owner=False)


def _initialise(home: Home, account: Account, binaries: Binaries, *, is_lasting: bool) -> None:
    """Write an empty cluster with our role and database, and let it appear whole by one rename."""
    shutil.rmtree(home.unfinished, ignore_errors=True)
    make_private_folder(home.unfinished, account)
    password = new_password()
    write_private(home.password, password, account)
    write_private(home.superuser_password, new_password(), account)
    code, output = run_as(account, _initdb_command(home, binaries) + ([] if is_lasting else ["--no-sync"]))
    if code != 0:
        raise failure("initialise its data", output, home.data)
    # In single-user mode: nobody can connect before the role has its password.
    options = ["-c", "exit_on_error=on", "-c", f"fsync={'on' if is_lasting else 'off'}"]
    bootstrap = [binaries.postgres, "--single", "-D", home.unfinished, *options, "postgres"]
    statements = (
        f"create role {NAME} login createdb password '{password}'\ncreate database {NAME} owner {NAME}\n"
    )
    code, output = run_as(account, bootstrap, typed=statements)
    if code != 0:
        raise failure("create its database", output, home.data)
    home.unfinished.rename(home.data)
    _sync_folder(home.folder)


def _initdb_command(home: Home, binaries: Binaries) -> list[str | Path]:
    command: list[str | Path] = [
        binaries.initdb,
        *("--pgdata", home.unfinished, "--username", "postgres", "--pwfile", home.superuser_password),
        *("--auth", "scram-sha-256", "--encoding", "UTF8", "--data-checksums", "--no-instructions"),
        # Also what the C library is told: pg_trgm asks it which characters are letters.
        *("--locale", "C.UTF-8"),
    ]
    if binaries.major >= 17:
        # PostgreSQL's own collation: an upgrade of the C library cannot break the indexes.
        command += ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]
    return command


def _check(home: Home, binaries: Binaries) -> None:
    if not home.password.exists():
        raise FolderRefused(
            f"The data in {home.data} has lost its {home.password}: restore both from one backup."
        )
    written_by = int((home.data / "PG_VERSION").read_text())
    if written_by != binaries.major:
        raise VersionDiffers(home.data, written_by=written_by, found=binaries.major)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _telling_disk_troubles(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull(folder) from None
        raise FolderRefused(f"The folder {folder} cannot be used: {error}.") from None
