"""What the facts of an article weigh; planning's counts of contacts say so (`learning/workforce`)."""

from uuid import UUID

from learning.knowledge.demand import Demand
from learning.queries import fetch

WEIGHTS = """
select statement.statement_key as key, fact_weight.weight
from revision_statement statement join fact_weight using (fact_id)
where statement.revision_id = $2
union all
select null, coalesce(
    (select mode() within group (order by fact_weight.weight)
     from fact join fact_weight on fact_weight.fact_id = fact.id where fact.article_id = article.id
       and exists (select from reason_article where reason_article.article_id = article.id)),
    (select max(skill.weight) from skill where skill.slug = any(article.skills)),
    1)
from article where article.id = $1
"""


async def demand_of(article_id: UUID, revision_id: UUID | None) -> Demand:
    """What each statement of this revision weighs, and what a new one of the article would; 1 before any count."""
    rows = await fetch(WEIGHTS, article_id, revision_id)
    weights = {row["key"]: row["weight"] for row in rows}
    article = weights.pop(None, 1.0)
    return Demand(weights, article)
