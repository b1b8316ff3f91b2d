"""Measure the search for facts during a call: `python -m benchmarks.lookup [--facts 20000] [--json]`.

Starts a database of its own, fills it with facts that hold now and whose characters follow Zipf's law, and times what the
route asks the database: first while nothing is indexed, then with the index.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import asyncpg

from api.database import migrate, open_database
from api.embedded.cluster import running_cluster
from api.lookup import MOST_FOUND
from benchmarks.bank import id_of
from benchmarks.search import HAN
from learning.knowledge.lookup.records import facts_found, index_new_facts
from learning.search.terms import query_of

AIM_MS = 20.0
ROUNDS = 15
CHARACTERS, FACTS_AN_ARTICLE = 40, 40
QUERIES = {
    "two characters, in a few facts": "犀鸟",
    "two characters, in one fact of a hundred": "限额",
    "four characters, in a few facts": "跨境汇款",
    "two words, one of them in every fact": "客户 犀鸟",
    "an English word": "chargeback",
    "nothing has it": "麒麟",
    "two characters, in every fact": "客户",
}
IN_EVERY = "客户"
"""Nobody looks for what stands everywhere; it is measured, and has no aim."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One kind of query, before and after the index. Milliseconds."""

    query: str
    found: int
    scan_ms: float
    median_ms: float
    has_aim: bool


def main() -> int:
    """Fill, measure, print; exits with 1 when a median is over the aim."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--facts", type=int, default=20_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    arguments = parser.parse_args()
    figures = asyncio.run(measure(arguments.facts))
    if arguments.json:
        print(json.dumps([asdict(figure) for figure in figures], ensure_ascii=False))
    else:
        print(f"{'scan ms':>10}{'index ms':>10}{'found':>8}  query, among {arguments.facts} facts")
        for each in figures:
            print(f"{each.scan_ms:10.1f}{each.median_ms:10.1f}{each.found:8}  {each.query}")
    return 0 if all(figure.median_ms <= AIM_MS for figure in figures if figure.has_aim) else 1


async def measure(facts: int) -> list[Figure]:
    """Every kind of query, without the index and with it."""
    with tempfile.TemporaryDirectory(prefix="interlude-bench-") as folder:
        home = Path(folder)
        home.chmod(0o711)  # noqa: ASYNC240 # nothing else runs yet
        with running_cluster(home) as cluster:
            now = datetime.now(UTC)
            await migrate(cluster.credentials, now=now)
            connection = await asyncpg.connect(**cluster.credentials)
            print(f"filling {facts} facts", file=sys.stderr)
            await fill(connection, facts, now - timedelta(days=1))
            async with open_database(cluster.credentials):
                before = await timed(now)
                await index_new_facts()
                await connection.execute("vacuum analyze")
                after = await timed(now)
            await connection.close()
    return [
        Figure(kind, after[kind][1], before[kind][0], after[kind][0], QUERIES[kind] != IN_EVERY)
        for kind in QUERIES
    ]


async def timed(now: datetime) -> dict[str, tuple[float, int]]:
    """The median and how many were found, by kind; round after round, so that a busy machine harms all alike."""
    times: dict[str, list[float]] = {kind: [] for kind in QUERIES}
    found = {}
    for _ in range(ROUNDS):
        for kind, text in QUERIES.items():
            started = time.perf_counter()
            found[kind] = len(await facts_found(query_of(text), now=now, most=MOST_FOUND))
            times[kind].append((time.perf_counter() - started) * 1000)
    return {kind: (statistics.median(each), found[kind]) for kind, each in times.items()}


async def fill(connection: asyncpg.Connection, facts: int, since: datetime) -> None:
    """Facts in force since then, forty an article."""
    person = id_of("person", 0)
    await connection.execute(
        "insert into person (id, sign_in, name, password_hash, created_at) values ($1, '6000', '知', '-', $2)",
        person,
        since,
    )
    chance, weights = Random(7), [1 / rank for rank in range(1, len(HAN) + 1)]
    for number in range(0, facts, FACTS_AN_ARTICLE):
        article, revision = id_of("article", number), id_of("revision", number)
        await connection.execute(
            "insert into article (id, slug, title, language, skills, created_at)"
            " values ($1, $2, $3, 'zh-CN', '{}', $4)",
            article,
            f"article-{number}",
            "".join(chance.choices(HAN, weights, k=8)),
            since,
        )
        await connection.execute(
            "insert into revision (id, article_id, number, body, proposer_id, updated_at)"
            " values ($1, $2, 1, '', $3, $4)",
            revision,
            article,
            person,
            since,
        )
        told = [(place, _said(place, chance, weights)) for place in range(number, number + FACTS_AN_ARTICLE)]
        await connection.executemany(
            "insert into fact (id, article_id, topic, kind) values ($1, $2, $3, 'limit')",
            [(id_of("fact", place), article, said[:6]) for place, said in told],
        )
        await connection.executemany(
            'insert into fact_version (id, fact_id, revision_id, statement_key, statement, path, start, "end",'
            " valid_from, retired) values ($1, $2, $3, $4, $5, '{}', 0, 1, $6, false)",
            [
                (id_of("version", place), id_of("fact", place), revision, str(place), said, since)
                for place, said in told
            ],
        )
    await connection.execute("vacuum analyze")


def _said(number: int, chance: Random, weights: list[float]) -> str:
    said = IN_EVERY + "".join(chance.choices(HAN, weights, k=CHARACTERS))
    said += "限额" if number % 100 == 0 else ""
    said += "犀鸟" if number % 5000 == 1 else ""
    said += "跨境汇款" if number % 5000 == 2 else ""
    return said + (" A chargeback takes 45 days." if number % 1000 == 3 else "")


if __name__ == "__main__":
    sys.exit(main())
