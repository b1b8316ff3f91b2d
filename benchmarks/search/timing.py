"""Searches timed on a database of their own, filled for them."""

import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg

from api.database import migrate, open_database
from api.embedded.cluster import running_cluster

ROUNDS = 21

Fill = Callable[[asyncpg.Connection, int, datetime], Awaitable[None]]
Search = Callable[[str, datetime], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One kind of query, and how many it found. Milliseconds."""

    query: str
    found: int
    median_ms: float
    slowest_ms: float


@asynccontextmanager
async def filled(fill: Fill, number: int, what: str) -> AsyncIterator[tuple[asyncpg.Connection, datetime]]:
    """A database with so many of them in force since yesterday, open as the product opens it; and its present."""
    with tempfile.TemporaryDirectory(prefix="interlude-bench-") as folder:
        home = Path(folder)
        home.chmod(0o711)  # noqa: ASYNC240 # nothing else runs yet
        with running_cluster(home) as cluster:
            now = datetime.now(UTC)
            await migrate(cluster.credentials, now=now)
            connection = await asyncpg.connect(**cluster.credentials)
            print(f"filling {number} {what}", file=sys.stderr)
            await fill(connection, number, now - timedelta(days=1))
            await connection.execute("vacuum analyze")
            async with open_database(cluster.credentials):
                yield connection, now
            await connection.close()


async def timed(queries: Mapping[str, str], search: Search, now: datetime) -> list[Figure]:
    """Every kind of query in turn, round after round, so that a busy machine harms all of them alike."""
    times: dict[str, list[float]] = {kind: [] for kind in queries}
    found = {kind: await search(text, now) for kind, text in queries.items()}
    for _ in range(ROUNDS):
        for kind, text in queries.items():
            started = time.perf_counter()
            await search(text, now)
            times[kind].append((time.perf_counter() - started) * 1000)
    return [Figure(kind, found[kind], statistics.median(each), max(each)) for kind, each in times.items()]
