"""Use cases of what people pursue: find a topic, take it up, try it again, let it go."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from tortoise.transactions import atomic

from learning.knowledge.lookup.records import FactFound, Wording, facts_found
from learning.practice.beginning import begin_or_go_on
from learning.practice.errors import PursuitNotFound, TopicNotFound
from learning.practice.next_item import KEPT_BACK
from learning.practice.pursuits import records
from learning.practice.pursuits.chain import MOST_FACTS, Chain, Stage, again_at, chain, facts_to_try, stage
from learning.practice.pursuits.records import PursuitRow, Share, Week
from learning.practice.sitting_records import Plan, items_least_asked
from learning.search.terms import Query

MOST_SKILLS, MOST_TOPICS = 4, 8
MOST_PURSUITS = 50
SHARES_OF = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that can be pursued: a skill, or one fact of it with its present wording."""

    skill: str
    fact: FactFound | None = None


@dataclass(frozen=True, slots=True)
class Pursuit:
    """What she pursues, and how far each of its facts has come."""

    row: PursuitRow
    chains: tuple[Chain, ...]
    stage: Stage
    again_at: datetime | None


async def topics(person_id: UUID, query: Query, *, now: datetime) -> list[Topic]:
    """Skills and facts that contain every word and about which something may be asked of her."""
    skills = await records.skills_found(person_id, query, now=now, most=MOST_SKILLS)
    facts = [fact for fact in await facts_found(query, now=now, most=MOST_TOPICS) if _holds(fact.now)]
    skill_of = await records.skills_of_facts(person_id, [fact.id for fact in facts], now=now)
    return [
        *(Topic(skill) for skill in skills),
        *(Topic(skill_of[fact.id], fact) for fact in facts if fact.id in skill_of),
    ]


@atomic()
async def take_up(
    person_id: UUID, client_event_id: UUID, skill: str, fact_id: UUID | None, *, now: datetime
) -> UUID:
    """Pursue a skill, or one fact of it; the one already pursued stays. Raises `TopicNotFound`."""
    fact_ids = await _facts_of(person_id, skill, fact_id, now)
    if not fact_ids:
        raise TopicNotFound
    topic = await records.topic_of(fact_id) if fact_id else None
    row = PursuitRow(uuid5(person_id, client_event_id.hex), skill, topic, tuple(fact_ids), now)
    return await records.begin(person_id, row)


async def pursuits_of(person_id: UUID, *, now: datetime) -> list[Pursuit]:
    """What she pursues, the last begun first."""
    rows = await records.pursuits_of(person_id, most=MOST_PURSUITS)
    return await _with_chains(person_id, rows, now)


async def pursuit_of(person_id: UUID, pursuit_id: UUID, *, now: datetime) -> Pursuit:
    """One that she pursues. Raises `PursuitNotFound`."""
    rows = await records.pursuits_of(person_id, most=1, only=pursuit_id)
    if not rows:
        raise PursuitNotFound
    return (await _with_chains(person_id, rows, now))[0]


@atomic()
async def start_try(person_id: UUID, pursuit_id: UUID, client_event_id: UUID, *, now: datetime) -> UUID:
    """Begin a sitting of it, with variants least asked so far, or go on with the open one.

    Raises `PursuitNotFound`, and `TopicNotFound` where nothing asks about its facts any more.
    """
    pursuit = await pursuit_of(person_id, pursuit_id, now=now)
    chains = dict(zip(pursuit.row.fact_ids, pursuit.chains, strict=True))
    items = await items_least_asked(person_id, facts_to_try(chains, now), now, kept_back=KEPT_BACK)
    begun = await begin_or_go_on(person_id, client_event_id, Plan(items, pursuit_id=pursuit_id), now=now)
    if begun is None:
        raise TopicNotFound
    return begun


async def let_go(person_id: UUID, pursuit_id: UUID, *, now: datetime) -> None:
    """Pursue it no more; what was answered stays. Raises `PursuitNotFound`."""
    if not await records.let_go(person_id, pursuit_id, now):
        raise PursuitNotFound


async def lit_by_skill(person_id: UUID, *, now: datetime) -> Mapping[str, int]:
    """Of each skill, how many things that she pursues are lit."""
    return Counter(
        each.row.skill for each in await pursuits_of(person_id, now=now) if each.stage is Stage.LIT
    )


async def own_weeks(person_id: UUID, *, now: datetime) -> tuple[Week, ...]:
    """How much of her practice she began by herself, week by week, the present seven days last. Hers alone."""
    weeks = await records.weeks_of(person_id, since=now - SHARES_OF, now=now)
    return tuple(weeks.get(ago, Week()) for ago in reversed(range(SHARES_OF // timedelta(weeks=1))))


async def shares(*, now: datetime) -> list[Share]:
    """How much of the last four weeks' practice people began by themselves, by team."""
    return await records.shares_since(now - SHARES_OF)


async def _facts_of(person_id: UUID, skill: str, fact_id: UUID | None, now: datetime) -> list[UUID]:
    if fact_id is None:
        return await records.facts_of_skill(person_id, skill, now=now, most=MOST_FACTS)
    found = await records.skills_of_facts(person_id, [fact_id], now=now)
    return [fact_id] if found.get(fact_id) == skill else []


async def _with_chains(person_id: UUID, rows: Sequence[PursuitRow], now: datetime) -> list[Pursuit]:
    tried = await records.tried_of(person_id, {fact for row in rows for fact in row.fact_ids}, now=now)
    found = []
    for row in rows:
        chains = tuple(
            chain(each for each in tried.get(fact, ()) if each.at >= row.begun_at) for fact in row.fact_ids
        )
        found.append(Pursuit(row, chains, stage(chains, now), again_at(chains, now)))
    return found


def _holds(wording: Wording | None) -> bool:
    return wording is not None and not wording.retired
