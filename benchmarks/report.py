"""Rows, budgets and how both are printed."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.serving import Run

MOST_APPLICATION_MS = 0.9
MOST_ROUND_TRIPS = 2
WIDEST_TAIL = 8.0
CROWD = 64
CROSSED = 0.1
"""The budgets of ARCHITECTURE.md, section 7. Processor time is judged under load: with one connection the process
wakes anew for each request. The tail is p99 over p50 at 64 connections. An answer that met another of the same
person on its way reads once more."""


@dataclass(frozen=True, slots=True)
class Row:
    """One endpoint at one number of connections. Milliseconds, and processor milliseconds a request."""

    endpoint: str
    connections: int
    rate: float
    p50: float
    p95: float
    p99: float
    application_ms: float
    database_ms: float
    failures: int
    pgbench_rate: float | None = None
    first_failure: str = ""

    @property
    def tail(self) -> float:
        """p99 over p50."""
        return self.p99 / self.p50

    @property
    def share(self) -> float | None:
        """Rate as a share of what the database alone carries."""
        return self.rate / self.pgbench_rate if self.pgbench_rate else None

    @classmethod
    def median(cls, rows: Sequence["Row"], limits: Sequence[float]) -> "Row":
        """The median of several rounds, number by number; failures are added up."""
        names = ("rate", "p50", "p95", "p99", "application_ms", "database_ms")
        middle = {name: statistics.median(getattr(row, name) for row in rows) for name in names}
        return replace(
            rows[0],
            **middle,
            failures=sum(row.failures for row in rows),
            first_failure=next((row.first_failure for row in rows if row.first_failure), ""),
            pgbench_rate=statistics.median(limits) if limits else None,
        )


@dataclass(frozen=True, slots=True)
class Budget:
    """One claim and whether it held."""

    claim: str
    measured: str
    holds: bool


def row_of(endpoint: str, connections: int, run: Run) -> Row:
    """One run as a row."""
    measured = run.measured
    return Row(
        endpoint=endpoint,
        connections=connections,
        rate=measured.requests / measured.seconds,
        p50=measured.p50,
        p95=measured.p95,
        p99=measured.p99,
        application_ms=run.application_seconds * 1000 / measured.requests,
        database_ms=run.database_seconds * 1000 / measured.requests,
        failures=measured.failures,
        first_failure=measured.first_failure,
    )


def budgets(rows: Sequence[Row], trips: Mapping[str, float]) -> list[Budget]:
    """The budgets against what was measured."""
    failures = sum(row.failures for row in rows)
    told = next((f"; the first: {row.first_failure[-200:]}" for row in rows if row.first_failure), "")
    checks = [check for endpoint in trips for check in _budgets_of(endpoint, rows, trips[endpoint])]
    return [*checks, Budget("no request fails", f"{failures} failed{told}", failures == 0)]


def _budgets_of(endpoint: str, rows: Sequence[Row], trips: float) -> list[Budget]:
    mine = [row for row in rows if row.endpoint == endpoint]
    cost = max(row.application_ms for row in mine if row.connections > 1)
    tail = next(row.tail for row in mine if row.connections == CROWD)
    return [
        Budget(
            f"{endpoint}: at most {MOST_APPLICATION_MS} ms of application processor time",
            f"{cost:.2f} ms at the most",
            cost <= MOST_APPLICATION_MS,
        ),
        Budget(
            f"{endpoint}: at most {MOST_ROUND_TRIPS} round trips",
            f"{trips:.2f}, reading again after crossed answers included",
            trips <= MOST_ROUND_TRIPS + CROSSED,
        ),
        Budget(
            f"{endpoint}: p99 at most {WIDEST_TAIL:.0f} x p50 at {CROWD} connections",
            f"{tail:.1f} x",
            tail <= WIDEST_TAIL,
        ),
    ]


def table(rows: Sequence[Row]) -> list[str]:
    """The rows for people."""
    latency = f"{'':8}{'conns':>6}{'req/s':>8}{'p50 ms':>9}{'p95':>8}{'p99':>8}"
    head = f"{latency}{'app ms':>9}{'db ms':>8}{'pgbench':>9}{'share':>7}"
    return [head, *(_line(row) for row in rows)]


def _line(row: Row) -> str:
    limit = (
        f"{row.pgbench_rate:9.0f}{row.share:7.0%}" if row.pgbench_rate and row.share else f"{'–':>9}{'–':>7}"
    )
    return (
        f"{row.endpoint:8}{row.connections:6}{row.rate:8.0f}{row.p50:9.2f}{row.p95:8.2f}{row.p99:8.2f}"
        f"{row.application_ms:9.3f}{row.database_ms:8.3f}{limit}"
    )
