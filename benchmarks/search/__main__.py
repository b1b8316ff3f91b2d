"""Measure the searches: `python -m benchmarks.search [--articles 50000] [--facts 20000] [--json]`.

Each starts a database of its own, filled with texts in force whose characters follow Zipf's law.
Facts are looked up twice: first while nothing is indexed, then with the index.
"""

import argparse
import asyncio
import json
import sys
from dataclasses import asdict

from benchmarks.search import articles, facts
from benchmarks.search.timing import Figure, filled, timed
from learning.knowledge.lookup.records import index_new_facts

AIM_MS = 20.0


def main() -> int:
    """Fill, measure, print; exits with 1 when a median is over the aim."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--facts", type=int, default=20_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    arguments = parser.parse_args()
    measured = asyncio.run(measure(arguments.articles, arguments.facts))
    if arguments.json:
        told = {what: [asdict(figure) for figure in figures] for what, figures in measured.items()}
        print(json.dumps(told, ensure_ascii=False))
    else:
        for what, figures in measured.items():
            print_table(what, figures)
    looked_up = [figure for figure in measured["facts"] if figure.query != facts.WITHOUT_AIM]
    return 0 if all(figure.median_ms <= AIM_MS for figure in measured["articles"] + looked_up) else 1


async def measure(number_of_articles: int, number_of_facts: int) -> dict[str, list[Figure]]:
    """Figures by what was searched; `scan` is the look-up of facts before their index."""
    async with filled(articles.fill, number_of_articles, "articles") as (_, now):
        of_articles = await timed(articles.QUERIES, articles.search, now)
    async with filled(facts.fill, number_of_facts, "facts") as (connection, now):
        scan = await timed(facts.QUERIES, facts.search, now)
        await index_new_facts()
        await connection.execute("vacuum analyze")
        return {
            "articles": of_articles,
            "scan": scan,
            "facts": await timed(facts.QUERIES, facts.search, now),
        }


def print_table(what: str, figures: list[Figure]) -> None:
    """One line a kind of query."""
    print(f"{'median ms':>10}{'slowest':>10}{'found':>8}  query ({what})")
    for each in figures:
        print(f"{each.median_ms:10.1f}{each.slowest_ms:10.1f}{each.found:8}  {each.query}")


if __name__ == "__main__":
    sys.exit(main())
