"""Articles by their words: writing the index, and asking it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from learning.knowledge.records import ArticleRow, RevisionRow
from learning.queries import execute, fetch
from learning.search.terms import Query, index_terms

_TITLED = "normalize(a.title, nfkc) ilike all ($2::text[])"
_IN_FORCE = """
    r.approved_at is not null and r.rolled_back_at is null and r.effective_from <= $3
    and normalize(a.title || e'\\n' || r.body, nfkc) ilike all ($2::text[])
    and not exists (
      select from revision newer where newer.article_id = r.article_id and newer.approved_at is not null
      and newer.rolled_back_at is null and newer.effective_from <= $3
      and (newer.effective_from, newer.number) > (r.effective_from, r.number))"""
_JOINED = "revision r join article a on a.id = r.article_id"

# The index proposes, the text decides. Each part stops at the limit, so a word that stands everywhere costs
# no more than one that stands in a few texts.
_FOUND = f"""
with titled as materialized (
  (select a.id from article a where a.terms @@ $1::text::tsquery and {_TITLED} limit $4)
  union (select a.id from article a where a.terms is null and {_TITLED} limit $4)
), stated as materialized (
  (select a.id from {_JOINED} where r.terms @@ $1::text::tsquery and {_IN_FORCE} limit $4)
  union
  (select a.id from {_JOINED} where r.terms is null and r.approved_at is not null and {_IN_FORCE} limit $4)
), found as (
  select id, min(place) as place
  from (select id, 0 as place from titled union all select id, 1 from stated) as either
  group by id
)
select found.id from found join article on article.id = found.id
order by found.place, article.title, article.slug limit $4"""  # noqa: S608 # our own words; what was typed comes as parameters


async def articles_found(query: Query, *, now: datetime, most: int) -> list[UUID]:
    """Articles whose title and text in force contain every word; those whose title does come first."""
    rows = await fetch(_FOUND, query.tsquery, query.patterns, now, most)
    return [row["id"] for row in rows]


async def articles_by_title(most: int) -> list[UUID]:
    """The first articles by title."""
    rows = await fetch("select id from article order by title, slug limit $1", most)
    return [row["id"] for row in rows]


async def articles_with_revisions(article_ids: Sequence[UUID]) -> list[ArticleRow]:
    """These articles in this order, with their revisions and who wrote them."""
    rows = await ArticleRow.filter(id__in=article_ids).prefetch_related("revisions__proposer")
    by_id = {row.id: row for row in rows}
    return [by_id[each] for each in article_ids if each in by_id]


async def index_title(article: ArticleRow) -> None:
    """Let the article be found by its title."""
    await execute(
        "update article set terms = array_to_tsvector($2::text[]) where id = $1",
        article.id,
        index_terms(article.title),
    )


async def index_text(revision: RevisionRow) -> None:
    """Let the article be found by this text, as soon as it is in force."""
    await execute(
        "update revision set terms = array_to_tsvector($2::text[]) where id = $1",
        revision.id,
        index_terms(f"{revision.article.title}\n{revision.body}"),
    )
