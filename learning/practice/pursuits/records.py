"""Topics that somebody may pursue, what she pursues, and how much of practice people began by themselves."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from learning.people.groups import LEAST_IN_GROUP
from learning.practice.picking_records import asking_facts
from learning.practice.pursuits.chain import Tried
from learning.queries import execute, fetch
from learning.search.terms import Query

SKILLS_FOUND = f"""
with named as (
    select slug, stage from skill
    where is_published and not private and normalize(concat_ws(e'\\n', slug, name, name_en, field_name, field_name_en), nfkc)
        ilike all ($3::text[])
)
select named.slug from named join (select distinct item.skill {asking_facts("$1", now="$2")}) asked
    on asked.skill = named.slug
order by named.stage, named.slug limit $4
"""  # noqa: S608 # made of constants of ours

SKILL_OF_FACTS = f"""
select item.fact_id, min(item.skill) as skill {asking_facts("$1", now="$2")} and item.fact_id = any($3::uuid[])
group by item.fact_id
"""  # made of constants of ours

FACTS_OF_SKILL = f"""
select item.fact_id {asking_facts("$1", now="$2")} and item.skill = $3
group by item.fact_id
order by exists (select from memory where memory.person_id = $1 and memory.fact_id = item.fact_id and memory.last_right),
         max(item.weight) desc, item.fact_id
limit $4
"""  # noqa: S608 # made of constants of ours

PURSUITS = """
select pursuit.id, pursuit.skill, pursuit.topic, pursuit.fact_ids, pursuit.begun_at from pursuit
where pursuit.person_id = $1 and pursuit.let_go_at is null and ($3::uuid is null or pursuit.id = $3)
order by pursuit.begun_at desc, pursuit.id limit $2
"""

TRIED = """
select attempt.fact_id, attempt.at, attempt.verdict = 'right' as is_right
from attempt left join fact_version version on version.id = attempt.fact_version_id
where attempt.person_id = $1 and attempt.fact_id = any($2::uuid[])
  and (version.valid_to is null or version.valid_to > $3)
order by attempt.at, attempt.ordinal
"""

BEGIN = """
insert into pursuit (person_id, id, skill, topic, fact_ids, begun_at) values ($1, $2, $3, $4, $5, $6)
on conflict do nothing
"""

OPEN = """
select id from pursuit
where person_id = $1 and let_go_at is null and (id = $2 or fact_ids = $3) order by id = $2 desc limit 1
"""

WEEKS = """
select floor(extract(epoch from $2 - started_at) / 604800)::int as weeks_ago,
       count(*)::int as sittings, count(pursuit_id)::int as own
from sitting where person_id = $1 and started_at > $3 and started_at <= $2 group by weeks_ago
"""

SHARES = """
select team.name as team, count(*) as sittings, count(sitting.pursuit_id) as own
from team join person on person.team_id = team.id join sitting on sitting.person_id = person.id
where sitting.started_at >= $1
group by team.id having count(distinct person.id) >= $2 order by team.name, team.id
"""


@dataclass(frozen=True, slots=True)
class PursuitRow:
    """What she pursues; `topic` is what its one fact is about, null for the skill as a whole."""

    id: UUID
    skill: str
    topic: str | None
    fact_ids: tuple[UUID, ...]
    begun_at: datetime


@dataclass(frozen=True, slots=True)
class Week:
    """Of one person's sittings within seven days, those that she began by herself."""

    sittings: int = 0
    own: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """Of a team's sittings, those that somebody began by herself."""

    team: str
    sittings: int
    own: int


async def skills_found(person_id: UUID, query: Query, *, now: datetime, most: int) -> list[str]:
    """Skills whose names contain every word and of which something may be asked, the first stages first."""
    rows = await fetch(SKILLS_FOUND, person_id, now, query.patterns, most)
    return [row["slug"] for row in rows]


async def skills_of_facts(person_id: UUID, fact_ids: Collection[UUID], *, now: datetime) -> dict[UUID, str]:
    """A skill of each of these facts that may be asked of her."""
    rows = await fetch(SKILL_OF_FACTS, person_id, now, list(fact_ids))
    return {row["fact_id"]: row["skill"] for row in rows}


async def facts_of_skill(person_id: UUID, skill: str, *, now: datetime, most: int) -> list[UUID]:
    """Facts of the skill that may be asked of her: those she does not hold first, then what is asked for most."""
    return [row["fact_id"] for row in await fetch(FACTS_OF_SKILL, person_id, now, skill, most)]


async def topic_of(fact_id: UUID) -> str:
    """What the fact is about."""
    rows = await fetch("select topic from fact where id = $1", fact_id)
    return str(rows[0]["topic"])


async def pursuits_of(person_id: UUID, *, most: int, only: UUID | None = None) -> list[PursuitRow]:
    """What she pursues, the last begun first; or only the one of this id."""
    rows = await fetch(PURSUITS, person_id, most, only)
    return [PursuitRow(**row | {"fact_ids": tuple(row["fact_ids"])}) for row in rows]


async def tried_of(
    person_id: UUID, fact_ids: Collection[UUID], *, now: datetime
) -> Mapping[UUID, Sequence[Tried]]:
    """Her answers about each fact, oldest first, without those about a version that has ended."""
    found: dict[UUID, list[Tried]] = defaultdict(list)
    for row in await fetch(TRIED, person_id, list(fact_ids), now):
        found[row["fact_id"]].append(Tried(row["at"], row["is_right"]))
    return found


async def begin(person_id: UUID, pursuit: PursuitRow) -> UUID:
    """Keep it; its id, or that of the open one of the same facts."""
    await execute(
        BEGIN, person_id, pursuit.id, pursuit.skill, pursuit.topic, list(pursuit.fact_ids), pursuit.begun_at
    )
    rows = await fetch(OPEN, person_id, pursuit.id, list(pursuit.fact_ids))
    found: UUID = rows[0]["id"]
    return found


async def let_go(person_id: UUID, pursuit_id: UUID, now: datetime) -> bool:
    """End it; whether it was hers and open."""
    rows = await fetch(
        """update pursuit set let_go_at = $3
           where person_id = $1 and id = $2 and let_go_at is null returning id""",
        person_id,
        pursuit_id,
        now,
    )
    return bool(rows)


async def weeks_of(person_id: UUID, *, since: datetime, now: datetime) -> dict[int, Week]:
    """Her sittings since then by how many times seven days ago they began; empty weeks are left out."""
    rows = await fetch(WEEKS, person_id, now, since)
    return {row["weeks_ago"]: Week(row["sittings"], row["own"]) for row in rows}


async def shares_since(since: datetime) -> list[Share]:
    """Of each team in which enough people practised since then."""
    return [Share(**row) for row in await fetch(SHARES, since, LEAST_IN_GROUP)]
