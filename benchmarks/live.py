"""Measure how open panels yield to calls: `python -m benchmarks.live [--panels 2000] [--events 300] [--json]`.

Opens the streams of that many people to one serving process, tells of their phones as a platform would, and counts
until the panel has heard of it and has read the state: then its curtain falls. Also what one open panel takes in memory,
and what it costs to tell everybody something at once.
"""

import argparse
import asyncio
import base64
import json
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from uuid import uuid4

import asyncpg
import httpx

from api.auth import SESSION_COOKIE
from api.embedded.cluster import Cluster, running_cluster
from api.private import Keyring
from benchmarks.bank import Size, id_of, token_of
from benchmarks.hot_path import prepare
from benchmarks.machine import memory_mb, processor_seconds
from benchmarks.serving import Server, serving
from learning.gaps.records import LIVE_CHANNEL
from learning.gaps.signature import SECRET_BYTES, secret_from, sign
from learning.people.private.seal import place_of

MANY = 10_000
"""Panels that are extrapolated to."""
YIELD_MS, PANEL_KB, MANY_MB = 300.0, 60.0, 700.0
"""Budgets: of a yield at the 95th percentile, of one open panel, and of a serving process with `MANY` of them."""
ALL_ROUNDS = 5
OPENING_AT_ONCE = 100
PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds from before the platform's event is sent; CPU in milliseconds an event; memory in MB and KB."""

    panels: int
    heard_p50: float
    heard_p95: float
    read_p50: float
    read_p95: float
    app_ms_an_event: float
    db_ms_an_event: float
    all_told_ms: float
    app_us_a_panel_told: float
    empty_mb: float
    panel_kb: float
    many_mb: float

    @property
    def holds(self) -> bool:
        """Whether every budget does."""
        return self.read_p95 <= YIELD_MS and self.panel_kb <= PANEL_KB and self.many_mb <= MANY_MB


@dataclass
class Panel:
    """One open stream; knows when it last heard something of a kind."""

    number: int
    heard: dict[str, asyncio.Event] = field(default_factory=dict)

    async def follow(self, port: int) -> None:
        """Listen until the line breaks."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        cookie = f"{SESSION_COOKIE}={token_of(self.number)}"
        writer.write(f"GET /api/v1/live HTTP/1.1\r\nhost: bench\r\ncookie: {cookie}\r\n\r\n".encode())
        with suppress(OSError):
            while line := await reader.readline():
                if line.startswith(b"event: "):
                    self.of(line[7:].strip().decode()).set()
        writer.close()

    def of(self, kind: str) -> asyncio.Event:
        """Set when a signal of this kind came."""
        return self.heard.setdefault(kind, asyncio.Event())

    async def until(self, kind: str) -> None:
        """The next signal of this kind that was not waited for yet."""
        async with asyncio.timeout(PATIENCE_S):
            await self.of(kind).wait()
        self.of(kind).clear()


def main() -> int:
    """Measure, print, and say by the exit code whether the budgets hold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--panels", type=int, default=2000, help="how many people have a panel open")
    parser.add_argument("--events", type=int, default=300, help="how many changes of phones are told")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of sentences")
    arguments = parser.parse_args()
    measured = measure(arguments.panels, arguments.events)
    print(json.dumps(asdict(measured)) if arguments.json else as_text(measured))
    return 0 if measured.holds else 1


def measure(panels: int, events: int) -> Measured:
    """Start everything, measure, stop everything."""
    key, secret = secrets.token_bytes(32), secret_from(secrets.token_bytes(SECRET_BYTES))
    with tempfile.TemporaryDirectory(prefix="interlude-bench-") as folder:
        home = Path(folder)
        home.chmod(0o711)
        with running_cluster(home) as cluster:
            asyncio.run(prepare(cluster, Size(people=panels, facts=10, facts_each=2)))
            asyncio.run(connect_platform(cluster, panels, Keyring([key]), secret))
            with serving(cluster, private_key=base64.b64encode(key).decode()) as server:
                return asyncio.run(watch(server, cluster, panels, events, secret))


async def connect_platform(cluster: Cluster, people: int, seal: Keyring, secret: str) -> None:
    """A source of signed events that knows everybody by number."""
    source, now = uuid4(), datetime.now(UTC)
    sealed = seal.seal(secret, place_of("gap_source", "secret_sealed", source))
    connection = await asyncpg.connect(**cluster.credentials)
    await connection.execute(
        "insert into gap_source (id, slug, platform, secret_sealed, created_at) values ($1, 'acd', 'json', $2, $3)",
        source,
        sealed,
        now,
    )
    await connection.copy_records_to_table(
        "agent_account",
        records=[(source, str(n), id_of("person", n), now) for n in range(people)],
        columns=["source_id", "agent", "person_id", "bound_at"],
    )
    await connection.close()


async def watch(server: Server, cluster: Cluster, count: int, events: int, secret: str) -> Measured:
    """Open the panels, then tell one phone after the other, then everybody at once."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}", timeout=PATIENCE_S) as http:
        await http.get("/health/ready")
        empty = memory_mb(server.pid)
        panels = [Panel(number) for number in range(count)]
        following = await opened(panels, server.port)
        full = memory_mb(server.pid)
        pids = (server.pid, server.postmaster_pid)
        before = [processor_seconds(pid) for pid in pids]
        yields = [await one_yield(panel, http, secret) for panel in Random(1).choices(panels, k=events)]
        spent = [
            1000 * (processor_seconds(pid) - was) / events for pid, was in zip(pids, before, strict=True)
        ]
        told, cost = await all_told(panels, server, cluster)
    for each in following:
        each.cancel()
    await asyncio.gather(*following, return_exceptions=True)
    a_panel = (full - empty) / count
    heard, read = zip(*yields, strict=True)
    return Measured(
        count,
        *(statistics.median(heard), percentile(heard, 95)),
        *(statistics.median(read), percentile(read, 95)),
        *spent,
        *(told, cost),
        *(empty, 1024 * a_panel, empty + MANY * a_panel),
    )


async def opened(panels: Sequence[Panel], port: int) -> list[asyncio.Task[None]]:
    """Open their streams, some at once, and wait until each has begun."""
    following = []
    for first in range(0, len(panels), OPENING_AT_ONCE):
        some = panels[first : first + OPENING_AT_ONCE]
        following += [asyncio.create_task(panel.follow(port)) for panel in some]
        await asyncio.gather(*(panel.until("resync") for panel in some))
    return following


async def one_yield(panel: Panel, http: httpx.AsyncClient, secret: str) -> tuple[float, float]:
    """A call comes to her phone: milliseconds until her panel hears of it, and until it has read what it is."""
    await tell(panel, "idle", http, secret)
    await panel.until("phone")
    begun = time.perf_counter()
    telling = asyncio.create_task(tell(panel, "offered", http, secret))
    await panel.until("phone")
    heard = time.perf_counter()
    cookie = {"cookie": f"{SESSION_COOKIE}={token_of(panel.number)}"}
    state = (await http.get("/api/v1/me/phone", headers=cookie)).json()["phone"]
    read = time.perf_counter()
    assert state == "offered", state
    await telling
    return 1000 * (heard - begun), 1000 * (read - begun)


async def tell(panel: Panel, state: str, http: httpx.AsyncClient, secret: str) -> None:
    """What a platform sends."""
    now = datetime.now(UTC)
    body = json.dumps({"agent": str(panel.number), "state": state, "at": now.isoformat()}).encode()
    headers = sign(secret, uuid4().hex, body, now) | {"content-type": "application/json"}
    (await http.post("/api/v1/gaps/events/acd", content=body, headers=headers)).raise_for_status()


async def all_told(panels: Sequence[Panel], server: Server, cluster: Cluster) -> tuple[float, float]:
    """Something for everybody: milliseconds until the last panel has it, and microseconds of CPU a panel."""
    connection = await asyncpg.connect(**cluster.credentials)
    told, before = [], processor_seconds(server.pid)
    for _ in range(ALL_ROUNDS):
        begun = time.perf_counter()
        await connection.execute("select pg_notify($1, $2)", LIVE_CHANNEL, '{"kind": "flash"}')
        await asyncio.gather(*(panel.until("flash") for panel in panels))
        told.append(1000 * (time.perf_counter() - begun))
    spent = processor_seconds(server.pid) - before
    await connection.close()
    return statistics.median(told), 1e6 * spent / (ALL_ROUNDS * len(panels))


def percentile(values: Sequence[float], which: int) -> float:
    """The value that so many in a hundred do not exceed."""
    return sorted(values)[max(0, -(-which * len(values) // 100) - 1)]


def as_text(found: Measured) -> str:
    """The report for people."""
    return "\n".join(
        [
            f"{found.panels} open panels, one serving process; client, server and PostgreSQL share the cores",
            f"from the platform's event until her panel has heard: {_both(found.heard_p50, found.heard_p95)}",
            f"and until it has read the state: {_both(found.read_p50, found.read_p95)}",
            f"processor time of an idle and a ring: server {found.app_ms_an_event:.1f} ms,"
            f" PostgreSQL {found.db_ms_an_event:.1f} ms",
            f"all panels told in {found.all_told_ms:.0f} ms, with {found.app_us_a_panel_told:.0f} us of the server's"
            " processor each",
            f"memory (PSS): {found.empty_mb:.0f} MB with none, {found.panel_kb:.1f} KB a panel;"
            f" {MANY} panels would take {found.many_mb:.0f} MB (extrapolated)",
            "holds" if found.holds else "BROKEN",
        ]
    )


def _both(median: float, late: float) -> str:
    return f"p50 {median:.0f} ms, p95 {late:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
