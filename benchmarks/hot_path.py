"""Measure the two hot paths: `python -m benchmarks.hot_path [--quick] [--people 100000] [--json]`.

Starts a database and a server of its own, fills a bank, and takes turns between a handler without a database,
the next thing, answers, and the same statements run by pgbench, so that a busy machine harms all of them alike.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import asyncpg

from api.database import migrate
from api.embedded.binaries import find_binaries
from api.embedded.cluster import Cluster, running_cluster
from benchmarks import limit
from benchmarks.bank import Size, fill
from benchmarks.machine import memory_mb
from benchmarks.report import Budget, Row, budgets, row_of, table
from benchmarks.serving import Server, load, round_trips, serving

HOT = ("next", "answer")
ENDPOINTS = ("live", *HOT)
CONNECTIONS = (1, 16, 64)
FULL, QUICK = Size(), Size(people=200)


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured, and whether the budgets of ARCHITECTURE.md hold."""

    size: Size
    rows: list[Row]
    budgets: list[Budget]
    server_memory_mb: float
    database_memory_mb: float
    notes: list[str]


def main() -> int:
    """Measure, print, and say by the exit code whether every budget holds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    parser.add_argument(
        "--quick", action="store_true", help="a smaller bank and shorter runs: a smoke test, not a figure"
    )
    parser.add_argument(
        "--people",
        type=int,
        help="how many people the bank has; 100,000 fill some 10 GB, in about twenty minutes",
    )
    arguments = parser.parse_args()
    size = QUICK if arguments.quick else FULL
    report = measure(
        replace(size, people=arguments.people) if arguments.people else size,
        rounds=1 if arguments.quick else 5,
        seconds=1.5 if arguments.quick else 4.0,
        say=lambda sentence: print(sentence, file=sys.stderr),
    )
    print(json.dumps(asdict(report), ensure_ascii=False) if arguments.json else as_text(report))
    return 0 if all(budget.holds for budget in report.budgets) else 1


def measure(size: Size, *, rounds: int, seconds: float, say: Callable[[str], None]) -> Report:
    """Start everything, take turns, stop everything."""
    with tempfile.TemporaryDirectory(prefix="interlude-bench-") as folder:
        home = Path(folder)
        home.chmod(0o711)
        with running_cluster(home) as cluster:
            say(f"filling a bank of {size.people} people who know {size.facts_each} facts each")
            asyncio.run(prepare(cluster, size))
            with serving(cluster) as server:
                return take_turns(server, cluster, home, size, rounds=rounds, seconds=seconds, say=say)


async def prepare(cluster: Cluster, size: Size) -> None:
    """Schema and rows."""
    now = datetime.now(UTC)
    await migrate(cluster.credentials, now=now)
    connection = await asyncpg.connect(**cluster.credentials)
    await fill(connection, size, now)
    await connection.close()


def take_turns(
    server: Server,
    cluster: Cluster,
    home: Path,
    size: Size,
    *,
    rounds: int,
    seconds: float,
    say: Callable[[str], None],
) -> Report:
    """Every endpoint and pgbench in turn, round after round; each row is the median of its rounds."""
    pgbench = limit.binary(find_binaries(None).folder)
    notes = [] if pgbench else ["no pgbench on this machine: the share of the database's limit is not known"]
    for endpoint in ENDPOINTS:
        load(
            server, size, endpoint, connections=16, seconds=min(seconds, 2.0), seed=0
        )  # warms caches and plans
    rows = []
    for connections in CONNECTIONS:
        runs: dict[str, list[Row]] = {endpoint: [] for endpoint in ENDPOINTS}
        limits: dict[str, list[float]] = {endpoint: [] for endpoint in ENDPOINTS}
        for turn in range(rounds):
            say(f"{connections} connections, round {turn + 1} of {rounds}")
            for endpoint in ENDPOINTS:
                run = load(server, size, endpoint, connections=connections, seconds=seconds, seed=turn + 1)
                runs[endpoint].append(row_of(endpoint, connections, run))
                if pgbench and endpoint in HOT:
                    rate = limit.requests_a_second(
                        pgbench,
                        cluster,
                        endpoint,
                        size,
                        connections=connections,
                        seconds=seconds,
                        folder=home,
                    )
                    limits[endpoint].append(rate)
        rows += [Row.median(runs[endpoint], limits[endpoint]) for endpoint in ENDPOINTS]
    memory = memory_mb(server.pid), memory_mb(server.postmaster_pid)
    say("counting round trips")
    trips = {endpoint: round_trips(server, cluster, size, endpoint) for endpoint in HOT}
    return Report(size, rows, budgets(rows, trips), *memory, notes)


def as_text(report: Report) -> str:
    """The report for people."""
    size = report.size
    lines = [
        f"{size.people} people who know {size.facts_each} facts each; server, PostgreSQL and load client share the cores",
        "",
        *table(report.rows),
        "",
        f"memory (PSS): server {report.server_memory_mb:.0f} MB, PostgreSQL {report.database_memory_mb:.0f} MB",
        *(f"{'holds' if each.holds else 'BROKEN'}: {each.claim}: {each.measured}" for each in report.budgets),
        *report.notes,
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
