"""`interlude serve` as a process of its own, over real sockets."""

import asyncio
import contextlib
import os
import socket
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom
from typing import IO

import httpx

from api.csrf import COOKIE, HEADER, FormTokens

SECRET = "a secret of thirty-two characters"
BELOW_EPHEMERAL = 10_000, 32_000
"""A client that tries again and again may be dealt the port of a dead server as its own, and then talks to itself."""
COMMAND = "from api.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Served:
    """`interlude serve`, and where it listens."""

    process: asyncio.subprocess.Process
    address: str

    @property
    def port(self) -> int:
        """The port alone."""
        return int(self.address.rpartition(":")[2])

    def client(self) -> httpx.AsyncClient:
        """A browser that has a form token."""
        token = FormTokens(SECRET, secure=False).issue()
        return httpx.AsyncClient(
            base_url=self.address, cookies={COOKIE: token}, headers={HEADER: token}, timeout=20
        )

    def workers(self) -> list[int]:
        """The pids of its serving processes, which all have its name; a zombie serves nobody."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                _, state, parent, *_ = (entry / "stat").read_text().rpartition(")")[2].split(" ", 3)
                is_tracker = b"resource_tracker" in (entry / "cmdline").read_bytes()
                if int(parent) == self.process.pid and state != "Z" and not is_tracker:
                    found.append(int(entry.name))
        return found


@asynccontextmanager
async def serving(url: str, **settings: str) -> AsyncIterator[Served]:
    """`interlude serve` on this worker's database, until the block ends."""
    port = str(a_free_port())
    process = await start(DATABASE_URL=url, INTERLUDE_PORT=port, INTERLUDE_WITH_JOBS="false", **settings)
    served = Served(process, f"http://127.0.0.1:{port}")
    try:
        async with served.client() as client:
            await until_ready(client)
        yield served
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), 30)


async def start(
    *, stdout: IO[bytes] | int = DEVNULL, stderr: IO[bytes] | int = DEVNULL, **settings: str
) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", COMMAND, "serve"),
        env=os.environ | {"INTERLUDE_SECRET": SECRET} | settings,
        stdout=stdout,
        stderr=stderr,
    )


async def until_ready(client: httpx.AsyncClient, patience_s: float = 120) -> None:
    async with asyncio.timeout(patience_s):
        while True:
            try:
                if (await client.get("/health/ready")).status_code == 200:
                    return
            except httpx.TransportError:
                await asyncio.sleep(0.05)


def a_free_port() -> int:
    """One that no connection of this machine takes for its own end, also while the server behind it is down."""
    while True:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port := SystemRandom().randrange(*BELOW_EPHEMERAL)))
            return port
