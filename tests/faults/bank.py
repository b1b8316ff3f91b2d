"""A bank in a folder of its own that people answer in while its processes are killed."""

import asyncio
import os
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import asyncpg

from api.database import connect, migrate
from api.embedded.cluster import running_cluster
from api.embedded.healing import server_processes
from api.embedded.home import Home
from benchmarks.bank import Size, fill
from tests.api.served import Served, a_free_port, start, until_ready

START_PATIENCE_S = 120.0


@dataclass
class Bank:
    """`interlude serve` with the database that comes with it, as a bank that starts small runs it."""

    folder: Path
    port: int = field(default_factory=a_free_port)
    workers: int = 2
    served: Served | None = None

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    async def open(self) -> Served:
        """Start it, on the same port as before."""
        with (self.folder / "server.log").open("ab") as log:
            process = await start(
                stdout=log,
                stderr=log,
                INTERLUDE_DATA_DIR=str(self.folder),
                INTERLUDE_PORT=str(self.port),
                INTERLUDE_WORKERS=str(self.workers),
            )
        self.served = Served(process, self.address)
        async with self.served.client() as client:
            await until_ready(client, START_PATIENCE_S)
        return self.served

    async def close(self) -> None:
        """Let it end."""
        assert self.served is not None
        if self.served.process.returncode is None:
            self.served.process.terminate()
        await asyncio.wait_for(self.served.process.wait(), 60)

    def serving(self) -> list[int]:
        """The pids of the processes that answer."""
        assert self.served is not None
        database = self.postgres()
        return [pid for pid in self.served.workers() if pid not in database]

    def postgres(self) -> list[int]:
        """The pids of all processes of its PostgreSQL, the first of them being the one that started the others."""
        first = int((self.home.data / "postmaster.pid").read_text().split()[0])
        return sorted(server_processes(self.home.data), key=lambda pid: pid != first)

    @property
    def home(self) -> Home:
        """Where its data lies."""
        return Home(self.folder / "postgresql")

    async def healed(self) -> None:
        """Wait for the database that the fault before killed: on a busy machine it is not up again when the next comes."""
        async with asyncio.timeout(START_PATIENCE_S):
            while not self._has_postgres():  # noqa: ASYNC110 # a file of another process
                await asyncio.sleep(0.1)

    def _has_postgres(self) -> bool:
        with suppress(FileNotFoundError, IndexError):
            return Path(f"/proc/{self.postgres()[0]}").exists()
        return False

    async def kill_serving_process(self) -> None:
        """Kill one of the processes that answer; the server starts another."""
        await self.healed()
        os.kill(self.serving()[0], signal.SIGKILL)

    async def kill_postgres(self) -> None:
        """Kill the database under the server, which starts it again."""
        await self.healed()
        os.kill(self.postgres()[0], signal.SIGKILL)

    async def kill_everything(self) -> None:
        """Kill every process at once, as when the machine loses its power, and start again."""
        assert self.served is not None
        await self.healed()
        for pid in (self.served.process.pid, *self.serving(), *self.postgres()):
            with suppress(ProcessLookupError):  # it ended with one of the others
                os.kill(pid, signal.SIGKILL)
        await self.served.process.wait()
        await self.open()

    @asynccontextmanager
    async def database(self) -> AsyncIterator[asyncpg.Connection]:
        """A connection of our own, beside the server's."""
        with running_cluster(self.folder) as cluster:
            connection = await connect(cluster.credentials)
            try:
                yield connection
            finally:
                connection.terminate()


@asynccontextmanager
async def bank_of(size: Size) -> AsyncIterator[Bank]:
    """A bank of that size, open until the block ends."""
    folder = a_folder()
    bank = Bank(folder)
    now = datetime.now(UTC)
    with running_cluster(folder) as cluster:
        await migrate(cluster.credentials, now=now)
        connection = await connect(cluster.credentials)
        await fill(connection, size, now)
        await connection.close()
    try:
        await bank.open()
        yield bank
    finally:
        await bank.close()
        shutil.rmtree(folder, ignore_errors=True)


def a_folder() -> Path:
    """Open to the account that PostgreSQL runs under, which pytest's own folders are not."""
    folder = Path(tempfile.mkdtemp(prefix="interlude-faults-"))
    folder.chmod(0o711)
    return folder
