"""Measure the search for articles: `python -m benchmarks.search [--documents 50000] [--json]`.

Starts a database of its own, fills it with articles in force whose words follow Zipf's law, as in a real shelf,
and times the whole of one search as the route does it: the query's terms, the statement, the rows to show.
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
from api.knowledge import MOST_FOUND
from api.knowledge_shown import line_of
from benchmarks.bank import id_of
from learning.knowledge import search_records
from learning.search.terms import index_terms, query_of

AIM_MS = 20.0
MOST = MOST_FOUND + 1
ROUNDS = 21
CHARACTERS = 200
HAN = [chr(0x4E00 + place) for place in range(0, 20_900, 6)]
QUERIES = {
    "two characters, in a few texts": "犀鸟",
    "two characters, in one text of a hundred": "限额",
    "two characters, in every text": "客户",
    "four characters, in a few texts": "跨境汇款",
    "one character, in every text": "客",
    "an English word": "chargeback",
    "two words, one of them in every text": "客户 犀鸟",
    "nothing has it": "麒麟",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One kind of query. Milliseconds."""

    query: str
    found: int
    median_ms: float
    slowest_ms: float


def main() -> int:
    """Fill, measure, print; exits with 1 when a median is over the aim."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=50_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    arguments = parser.parse_args()
    figures = asyncio.run(measure(arguments.documents))
    if arguments.json:
        print(json.dumps([asdict(figure) for figure in figures], ensure_ascii=False))
    else:
        print(f"{'median ms':>10}{'slowest':>10}{'found':>8}  query, among {arguments.documents} articles")
        for each in figures:
            print(f"{each.median_ms:10.1f}{each.slowest_ms:10.1f}{each.found:8}  {each.query}")
    return 0 if all(figure.median_ms <= AIM_MS for figure in figures) else 1


async def measure(documents: int) -> list[Figure]:
    """Every kind of query in turn, round after round, so that a busy machine harms all of them alike."""
    with tempfile.TemporaryDirectory(prefix="interlude-bench-") as folder:
        home = Path(folder)
        home.chmod(0o711)  # noqa: ASYNC240 # nothing else runs yet
        with running_cluster(home) as cluster:
            now = datetime.now(UTC)
            await migrate(cluster.credentials, now=now)
            connection = await asyncpg.connect(**cluster.credentials)
            print(f"filling {documents} articles", file=sys.stderr)
            await fill(connection, documents, now - timedelta(days=1))
            await connection.close()
            async with open_database(cluster.credentials):
                for text in QUERIES.values():
                    await search(text, now)
                times: dict[str, list[tuple[float, int]]] = {kind: [] for kind in QUERIES}
                for _ in range(ROUNDS):
                    for kind, text in QUERIES.items():
                        times[kind].append(await search(text, now))
    return [
        Figure(kind, runs[0][1], statistics.median(ms for ms, _ in runs), max(ms for ms, _ in runs))
        for kind, runs in times.items()
    ]


async def search(text: str, now: datetime) -> tuple[float, int]:
    """One search with its excerpts: its milliseconds, and how many articles it found."""
    started = time.perf_counter()
    query = query_of(text)
    ids = await search_records.articles_found(query, now=now, most=MOST)
    for row in await search_records.articles_with_revisions(ids):
        line_of(row, query, now)
    return (time.perf_counter() - started) * 1000, len(ids)


async def fill(connection: asyncpg.Connection, documents: int, since: datetime) -> None:
    """Articles with one text each, in force since then."""
    person = [(id_of("person", n), f"6{n:05}", f"知识{n}", "-", since) for n in range(2)]
    await connection.copy_records_to_table(
        "person", records=person, columns=["id", "sign_in", "name", "password_hash", "created_at"]
    )
    texts = list(_texts(documents))
    await connection.executemany(
        "insert into article (id, slug, title, language, skills, created_at, terms)"
        " values ($1, $2, $3, 'zh-CN', '{}', $4, array_to_tsvector($5::text[]))",
        [
            (id_of("article", n), f"article-{n}", title, since, index_terms(title))
            for n, (title, _) in enumerate(texts)
        ],
    )
    await connection.executemany(
        "insert into revision (id, article_id, number, body, proposer_id, approver_id, updated_at, submitted_at,"
        " approved_at, effective_from, terms)"
        " values ($1, $2, 1, $3, $4, $5, $6, $6, $6, $6, array_to_tsvector($7::text[]))",
        [
            (
                id_of("revision", n),
                id_of("article", n),
                body,
                id_of("person", 0),
                id_of("person", 1),
                since,
                index_terms(f"{title}\n{body}"),
            )
            for n, (title, body) in enumerate(texts)
        ],
    )
    await connection.execute("vacuum analyze")


def _texts(documents: int) -> list[tuple[str, str]]:
    """Titles and texts; characters follow Zipf's law, and the words looked for stand where `QUERIES` says."""
    chance = Random(7)
    weights = [1 / rank for rank in range(1, len(HAN) + 1)]
    found = []
    for number in range(documents):
        characters = chance.choices(HAN, weights, k=CHARACTERS)
        for place in range(17, CHARACTERS, 23):
            characters[place] = "，"
        body = f"客户{''.join(characters)}"
        body += "限额" if number % 100 == 0 else ""
        body += "犀鸟" if number % 5000 == 1 else ""
        body += "跨境汇款" if number % 5000 == 2 else ""
        body += " A chargeback takes 45 days." if number % 1000 == 3 else ""
        found.append(("".join(chance.choices(HAN, weights, k=8)), body))
    return found


if __name__ == "__main__":
    sys.exit(main())
