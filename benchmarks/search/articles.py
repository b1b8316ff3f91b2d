"""Articles in force, and one search as the route does it: the query's terms, the statement, the rows to show."""

from datetime import datetime
from random import Random

import asyncpg

from api.knowledge import MOST_FOUND
from api.knowledge_shown import line_of
from benchmarks.bank import id_of
from benchmarks.search.shelf import characters, marked
from learning.knowledge import search_records
from learning.search.terms import index_terms, query_of

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
_CHARACTERS, _CHARACTERS_A_CLAUSE = 200, 23


async def search(text: str, now: datetime) -> int:
    """One search with its excerpts: how many articles it found."""
    query = query_of(text)
    ids = await search_records.articles_found(query, now=now, most=MOST_FOUND + 1)
    for row in await search_records.articles_with_revisions(ids):
        line_of(row, query, now)
    return len(ids)


async def fill(connection: asyncpg.Connection, articles: int, since: datetime) -> None:
    """Articles with one text each, in force since then."""
    person = [(id_of("person", n), f"6{n:05}", f"知识{n}", "-", since) for n in range(2)]
    await connection.copy_records_to_table(
        "person", records=person, columns=["id", "sign_in", "name", "password_hash", "created_at"]
    )
    texts = _texts(articles)
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


def _texts(articles: int) -> list[tuple[str, str]]:
    """Titles and texts."""
    chance, found = Random(7), []
    for number in range(articles):
        body = characters(chance, _CHARACTERS)
        for place in range(17, _CHARACTERS, _CHARACTERS_A_CLAUSE):
            body[place] = "，"
        found.append(("".join(characters(chance, 8)), marked("".join(body), number)))
    return found
