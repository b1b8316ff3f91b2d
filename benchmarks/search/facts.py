"""Facts that hold now, and what the look-up during a call asks the database."""

from datetime import datetime
from random import Random

import asyncpg

from api.lookup import MOST_FOUND
from benchmarks.bank import id_of
from benchmarks.search.shelf import IN_EVERY, characters, marked
from learning.knowledge.lookup.records import facts_found
from learning.search.terms import query_of

QUERIES = {
    "two characters, in a few facts": "犀鸟",
    "two characters, in one fact of a hundred": "限额",
    "four characters, in a few facts": "跨境汇款",
    "two words, one of them in every fact": "客户 犀鸟",
    "an English word": "chargeback",
    "nothing has it": "麒麟",
    "two characters, in every fact": IN_EVERY,
}
WITHOUT_AIM = "two characters, in every fact"
"""Nobody looks for what stands everywhere; it is measured, and has no aim."""

_CHARACTERS, _FACTS_AN_ARTICLE = 40, 40


async def search(text: str, now: datetime) -> int:
    """One look-up: how many facts it found."""
    return len(await facts_found(query_of(text), now=now, most=MOST_FOUND))


async def fill(connection: asyncpg.Connection, facts: int, since: datetime) -> None:
    """Facts in force since then, forty an article; none of them is indexed."""
    person = id_of("person", 0)
    await connection.execute(
        "insert into person (id, sign_in, name, password_hash, created_at) values ($1, '6000', '知', '-', $2)",
        person,
        since,
    )
    chance = Random(7)
    for number in range(0, facts, _FACTS_AN_ARTICLE):
        await _fill_article(connection, number, person, since, chance)


async def _fill_article(
    connection: asyncpg.Connection, number: int, person: object, since: datetime, chance: Random
) -> None:
    article, revision = id_of("article", number), id_of("revision", number)
    await connection.execute(
        "insert into article (id, slug, title, language, skills, created_at)"
        " values ($1, $2, $3, 'zh-CN', '{}', $4)",
        article,
        f"article-{number}",
        "".join(characters(chance, 8)),
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
    told = [
        (place, marked("".join(characters(chance, _CHARACTERS)), place))
        for place in range(number, number + _FACTS_AN_ARTICLE)
    ]
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
