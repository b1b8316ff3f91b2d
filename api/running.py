"""From settings as an operator wrote them to settings that can run: a database that answers, a secret that stays."""

import asyncio
import os
import secrets
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from granian import Granian
from granian.constants import Interfaces, Loops
from pydantic import SecretStr

from api.clock import wall_clock
from api.database import credentials_of, migrate
from api.embedded.cluster import running_cluster
from api.embedded.home import default_home
from api.private import kept_key_file, written_once
from api.private_texts import check_keys
from api.settings import Settings
from learning.errors import Kind, LearningError

SHORTEST_SECRET = 32
PATIENCE_S = 7
"""So long a stop waits for requests and jobs under way; what then still runs is ended, and comes to nothing."""
OPEN_AT_ONCE = 16_384
"""Requests that one serving process takes at once; every open panel holds one, the stream that it listens to."""


class SecretMissing(LearningError):
    """Several nodes must share one secret, so with a database of its own an installation has to name it."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "secret-missing"

    def __init__(self) -> None:
        super().__init__(
            f"Set INTERLUDE_SECRET to at least {SHORTEST_SECRET} characters that only you know; "
            "every node on this database needs the same."
        )


class PortTaken(LearningError):
    """Something else listens there already."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "port-taken"

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(f"Cannot listen on {host}:{port} ({why}); set INTERLUDE_PORT to another port.")


@contextmanager
def prepared(settings: Settings, announce: Callable[[str], None]) -> Iterator[Settings]:
    """Settings with a database whose schema is current, and a secret. The embedded server stops with the block."""
    if settings.database_url is not None and (
        settings.secret is None or len(settings.secret.get_secret_value()) < SHORTEST_SECRET
    ):
        raise SecretMissing
    with reached(settings, announce) as ready:
        migrate_now(ready)
        asyncio.run(check_keys(ready))
        yield ready


@contextmanager
def reached(settings: Settings, announce: Callable[[str], None]) -> Iterator[Settings]:
    """Settings with the address of a database, embedded or not, whose schema stays as it is."""
    if settings.database_url is not None:
        yield settings
        return
    home = settings.data_dir or default_home()
    with running_cluster(home, binaries_folder=settings.pg_bin, announce=announce) as cluster:
        folder = cluster.home.folder
        yield settings.model_copy(
            update={
                "database_url": SecretStr(cluster.url),
                "secret": settings.secret or SecretStr(kept_secret(folder)),
                "private_key_file": settings.private_key_file
                or (None if settings.private_key else kept_key_file(folder)),
            }
        )


def serve(settings: Settings) -> None:
    """Serve until a signal ends it; requests and jobs under way are finished first, for `PATIENCE_S`."""
    check_port(settings.host, settings.port)
    with tempfile.TemporaryDirectory(prefix="interlude-figures-") as figures:
        together = settings.model_copy(update={"metrics_dir": settings.metrics_dir or Path(figures)})
        os.environ.update(as_environment(together))
        Granian(
            "api.asgi:build",
            factory=True,
            address=settings.host,
            port=settings.port,
            interface=Interfaces.ASGI,
            loop=Loops.uvloop,
            workers=settings.workers,
            backpressure=OPEN_AT_ONCE,
            respawn_failed_workers=True,
            workers_kill_timeout=PATIENCE_S,
            websockets=False,
            log_enabled=False,
        ).serve()


def as_environment(settings: Settings) -> dict[str, str]:
    """The settings as the serving processes read them."""
    names = {"database_url": "DATABASE_URL", "database_direct_url": "DATABASE_DIRECT_URL"}
    return {
        names.get(name, f"INTERLUDE_{name.upper()}"): (
            value.get_secret_value() if isinstance(value, SecretStr) else str(value)
        )
        for name, value in settings
        if value is not None
    }


def kept_secret(folder: Path) -> str:
    """The installation's secret: made once, kept beside its data, readable by its owner alone."""
    return written_once(folder / "secret", secrets.token_hex(32))


def check_port(host: str, port: int) -> None:
    """Raise `PortTaken` if nothing can listen there; granian would only say so in a log."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(host, port, error.strerror or str(error)) from None


def migrate_now(settings: Settings) -> None:
    """Bring the schema up to date, past any pooler."""
    direct = settings.database_direct_url or settings.database_url
    asyncio.run(migrate(credentials_of(direct), now=wall_clock()))
