"""Measure filling a demonstration bank: `python -m benchmarks.demo [--people 60] [--days 90] [--json]`.

Starts a database of its own and fills it as `interlude demo` does, from the empty schema to the analysed tables.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from api.database import connect, credentials_of, migrate
from api.demo.fill import fill
from api.embedded.cluster import running_cluster
from api.settings import Settings
from benchmarks.machine import processor_seconds

AIM_S = 20.0
"""For 60 people and 90 days, on two cores."""

COUNTS = """
select (select count(*) from attempt) as answers, (select count(*) from sitting) as sittings,
       pg_database_size(current_database()) / 1e6 as megabytes
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One bank. Seconds by the clock and of the processor, PostgreSQL's apart; the database in MB."""

    people: int
    days: int
    seconds: float
    own_seconds: float
    database_seconds: float
    sittings: int
    answers: int
    megabytes: float


def main() -> int:
    """Fill, print; exits with 1 when a bank of at most 60 people and 90 days takes longer than the aim."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a sentence")
    arguments = parser.parse_args()
    figure = asyncio.run(measure(arguments.people, arguments.days))
    if arguments.json:
        print(json.dumps(asdict(figure)))
    else:
        print(
            f"{figure.people} people, {figure.days} days: {figure.seconds:.1f} s"
            f" ({figure.own_seconds:.1f} s of processor, PostgreSQL {figure.database_seconds:.1f} s),"
            f" {figure.sittings:,} sittings, {figure.answers:,} answers, {figure.megabytes:.0f} MB"
        )
    small = figure.people <= 60 and figure.days <= 90
    return 1 if small and figure.seconds > AIM_S else 0


async def measure(people: int, days: int) -> Figure:
    """Fill one bank and count what is in it."""
    with tempfile.TemporaryDirectory(prefix="interlude-bench-") as folder:
        home = Path(folder)
        home.chmod(0o711)  # noqa: ASYNC240 # nothing else runs yet
        with running_cluster(home) as cluster:
            await migrate(cluster.credentials, now=datetime.now(UTC))
            settings = Settings(database_url=SecretStr(cluster.url), secret=SecretStr("-" * 32))
            started, own, all_of_it = time.perf_counter(), time.process_time(), processor_seconds(os.getpid())
            await fill(settings, people=people, days=days, seed=7, announce=lambda line: None)
            seconds, own = time.perf_counter() - started, time.process_time() - own
            all_of_it = processor_seconds(os.getpid()) - all_of_it
            connection = await connect(credentials_of(settings.database_url))
            counts = dict(await connection.fetchrow(COUNTS))
            await connection.close()
    return Figure(
        people,
        days,
        seconds,
        own,
        max(0.0, all_of_it - own),
        counts["sittings"],
        counts["answers"],
        float(counts["megabytes"]),
    )


if __name__ == "__main__":
    sys.exit(main())
