"""Facts by their words, for somebody with a customer on the line: what holds now, and what from its date."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from learning.queries import execute, fetch
from learning.search.terms import Query, index_terms

REMEMBERED = timedelta(days=90)
"""So long after a rule ended customers still ask for it, and the answer is that it ended."""

INDEXED_AT_ONCE = 2_000

# The index proposes, the text decides. The version in which no word is missing counts; its fact comes with all that holds
# or will hold. Measured with 20,000 facts: folding every text, and telling cases by the language's rules, made reading
# them two to four times slower.
_FOUND = """
with proposed as materialized (
  select id from fact_version where terms @@ $5::text::tsquery
  union all
  select id from fact_version where terms is null
), told as (
  select v.fact_id, a.slug, a.title, a.origin_url, f.topic, length(v.statement) as length,
    concat_ws(e'\\n', f.topic, v.statement, v.value) collate "C" as said,
    concat_ws(e'\\n', a.title, array_to_string(v.path, e'\\n')) collate "C" as place
  from proposed join fact_version v on v.id = proposed.id
  join fact f on f.id = v.fact_id join article a on a.id = f.article_id
  where (v.valid_to is null or v.valid_to > $2 and v.valid_to > v.valid_from)
    and not (v.retired and v.valid_from < $3)
), folded as (
  select fact_id, slug, title, origin_url, topic, length,
    case when said ~ '[\uff01-\uff5e]' then normalize(said, nfkc) else said end as said,
    case when place ~ '[\uff01-\uff5e]' then normalize(place, nfkc) else place end as place
  from told
), found as materialized (
  select fact_id, slug, title, origin_url, topic, bool_or(said ilike all ($1::text[])) as says_so, min(length) as length
  from folded
  where place || e'\\n' || said ilike all ($1::text[])
  group by fact_id, slug, title, origin_url, topic
  order by says_so desc, length, fact_id limit $4
)
select found.fact_id, found.slug, found.title, found.origin_url, found.topic,
  v.id, v.path, v.statement, v.value, v.valid_from, v.retired
from found join fact_version v on v.fact_id = found.fact_id
where v.valid_to is null or v.valid_to > $2 and v.valid_to > v.valid_from
order by found.says_so desc, found.length, found.fact_id, v.valid_from"""

_WITHOUT_TERMS = """
select v.id, concat_ws(e'\\n', a.title, array_to_string(v.path, e'\\n'), f.topic, v.statement, v.value) as said
from fact_version v join fact f on f.id = v.fact_id join article a on a.id = f.article_id
where v.terms is null limit $1"""
_SAVE_TERMS = """
update fact_version set terms = array_to_tsvector(array(select jsonb_array_elements_text(told.terms)))
from unnest($1::uuid[], $2::text[]::jsonb[]) as told (id, terms)
where fact_version.id = told.id"""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a fact says from a moment on; `retired` says that from then on it no longer holds."""

    version_id: UUID
    statement: str
    value: str | None
    path: tuple[str, ...]
    valid_from: datetime
    retired: bool


@dataclass(frozen=True, slots=True)
class FactFound:
    """A fact with what holds now, if it does already, and what comes next, if that is known.

    `origin_url` leads to its article where another system keeps it.
    """

    id: UUID
    topic: str
    slug: str
    title: str
    origin_url: str | None
    now: Wording | None
    next: Wording | None


async def facts_found(query: Query, *, now: datetime, most: int) -> list[FactFound]:
    """Facts that hold, will hold or ended lately, and whose words, topic or place contain every word of the query.

    Those that say it themselves come first, and of these the shortest.
    """
    rows = await fetch(_FOUND, query.patterns, now, now - REMEMBERED, most, query.tsquery)
    return [_found(list(versions), now) for _, versions in groupby(rows, key=lambda row: row["fact_id"])]


async def index_new_facts() -> int:
    """Let what was told since the last time be found by the index; how many versions that were."""
    number = 0
    while rows := await fetch(_WITHOUT_TERMS, INDEXED_AT_ONCE):
        # No fact has more terms than an index holds: it is a sentence or a row of a table.
        terms = [json.dumps(index_terms(row["said"]) or []) for row in rows]
        await execute(_SAVE_TERMS, [row["id"] for row in rows], terms)
        number += len(rows)
    return number


def _found(rows: list[dict[str, Any]], now: datetime) -> FactFound:
    wordings = [
        Wording(
            version_id=row["id"],
            statement=row["statement"],
            value=row["value"],
            path=tuple(row["path"]),
            valid_from=row["valid_from"],
            retired=row["retired"],
        )
        for row in rows
    ]
    return FactFound(
        id=rows[0]["fact_id"],
        topic=rows[0]["topic"],
        slug=rows[0]["slug"],
        title=rows[0]["title"],
        origin_url=rows[0]["origin_url"],
        now=_last(each for each in wordings if each.valid_from <= now),
        next=next((each for each in wordings if each.valid_from > now), None),
    )


def _last(wordings: Iterable[Wording]) -> Wording | None:
    *_, last = None, *wordings
    return last
