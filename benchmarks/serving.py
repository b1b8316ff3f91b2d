"""The server that is measured, and one run of load against it with what it cost."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

import asyncpg
from pydantic import SecretStr

from api.csrf import FormTokens
from api.embedded.cluster import Cluster
from api.running import as_environment
from api.settings import SOURCE_TREE, Settings
from benchmarks.bank import Size
from benchmarks.load import Measured, Plan
from benchmarks.machine import processor_seconds

SECRET = "a secret of a benchmark, thirty-two characters"
SERVE = "from api.running import serve; from api.settings import Settings; serve(Settings())"
STATISTICS_PAUSE = 11
"""Seconds after which even an idle session of PostgreSQL has told how many statements it ran."""


@dataclass(frozen=True, slots=True)
class Server:
    """One serving process with its supervisor, and the database behind it."""

    pid: int
    port: int
    postmaster_pid: int


@dataclass(frozen=True, slots=True)
class Run:
    """One run of load: what came back, and what it cost in processor seconds."""

    measured: Measured
    application_seconds: float
    database_seconds: float


@contextmanager
def serving(cluster: Cluster, private_key: str | None = None) -> Iterator[Server]:
    """The product's own server with one worker and without background jobs, until the block ends."""
    settings = Settings(
        database_url=SecretStr(cluster.url),
        secret=SecretStr(SECRET),
        private_key=SecretStr(private_key) if private_key else None,
        port=_free_port(),
        workers=1,
        with_jobs=False,
    )
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE],
        env=os.environ | as_environment(settings),
        cwd=SOURCE_TREE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{settings.port}/health/ready", process)
        postmaster = int((cluster.data_folder / "postmaster.pid").read_text().split()[0])
        yield Server(process.pid, settings.port, postmaster)
    finally:
        process.terminate()
        process.wait(timeout=30)


def load(server: Server, size: Size, endpoint: str, *, connections: int, seconds: float, seed: int) -> Run:
    """Load one endpoint from a process of its own."""
    plan = Plan(
        endpoint=endpoint,
        port=server.port,
        connections=connections,
        seconds=seconds,
        secret=SECRET,
        form_token=FormTokens(SECRET, secure=False).issue(),
        seed=seed,
        **asdict(size),
    )
    pids = (server.pid, server.postmaster_pid)
    application, database = map(processor_seconds, pids)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.load"],
        input=json.dumps(asdict(plan)),
        cwd=SOURCE_TREE,
        capture_output=True,
        text=True,
        check=True,
        timeout=seconds + 60,
    )
    application, database = processor_seconds(pids[0]) - application, processor_seconds(pids[1]) - database
    return Run(Measured(**json.loads(done.stdout)), application, database)


def round_trips(server: Server, cluster: Cluster, size: Size, endpoint: str) -> float:
    """Statements a request, told from the database's own count; sessions tell it late, hence the pauses."""
    time.sleep(STATISTICS_PAUSE)
    before = asyncio.run(_statements(cluster))
    run = load(server, size, endpoint, connections=16, seconds=3.0, seed=0)
    time.sleep(STATISTICS_PAUSE)
    # Reading the count is one statement of its own.
    return (asyncio.run(_statements(cluster)) - before - 1) / run.measured.requests


async def _statements(cluster: Cluster) -> int:
    """Statements the product has run so far: outside a transaction each is one commit."""
    connection = await asyncpg.connect(**cluster.credentials)
    try:
        return int(
            await connection.fetchval(
                "select xact_commit from pg_stat_database where datname = current_database()"
            )
        )
    finally:
        await connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer within 30 seconds")
