"""Ids that follow from the bank in place of those that the use cases drew: the same bank has the same rows."""

import re
from collections.abc import Mapping, Sequence
from uuid import UUID, uuid5

import asyncpg

from learning.practice.hot_records import pooled

TABLES = (
    "article",
    "revision",
    "fact",
    "fact_version",
    "revision_statement",
    "skill_fact",
    "lesson",
    "item",
)
"""What publishing writes, in the order of their references."""

NAMES: Sequence[str] = (
    "select id, 'article ' || slug as name from article",
    """select revision.id, 'revision ' || slug || '/' || number as name
       from revision join article on article.id = article_id""",
    """select id, 'fact ' || row_number() over (order by number, slug, first.start, statement_key, topic) as name
       from fact cross join lateral (
           select revision.number, slug, version.start, statement_key
           from fact_version version join revision on revision.id = revision_id
           join article on article.id = revision.article_id
           where fact_id = fact.id order by valid_from limit 1
       ) as first""",
    """select version.id, 'version ' || fact_id || ' ' || number as name
       from fact_version version join revision on revision.id = revision_id""",
    "select id, 'lesson ' || slug as name from lesson",
    "select item.id, 'item ' || slug || '/' || key as name from item join lesson on lesson.id = lesson_id",
)
"""The id of each row that has one, and what it is known by. A version's name holds its fact's id, new by then."""

_ID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


async def rename(namespace: UUID) -> None:
    """Write the rows of the shelf anew with ids that follow from `namespace`, wherever an id stands in them."""
    async with pooled() as connection:
        new: dict[str, str] = {}
        for query in NAMES:
            for row in await connection.fetch(query):
                new[str(row["id"])] = str(uuid5(namespace, _renamed(row["name"], new)))
        assert len(set(new.values())) == len(new), "every row is known by a name of its own"
        rows = {table: await _taken(connection, table) for table in TABLES}
        for table in reversed(TABLES):
            await connection.execute(f"delete from {table}")  # noqa: S608 # our own tables
        for table in TABLES:
            written = f"insert into {table} select * from jsonb_populate_recordset(null::{table}, $1)"  # noqa: S608
            await connection.execute(written, _renamed(rows[table], new))


async def _taken(connection: asyncpg.Connection, table: str) -> str:
    taken = f"select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text from {table} t"  # noqa: S608
    found: str = await connection.fetchval(taken)
    return found


def _renamed(text: str, new: Mapping[str, str]) -> str:
    return _ID.sub(lambda found: new.get(found.group(), found.group()), text)
