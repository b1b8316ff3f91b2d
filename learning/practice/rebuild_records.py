"""Queries that read the whole log of answers back, and put derived state in its place."""

from collections.abc import AsyncIterator
from dataclasses import asdict
from uuid import UUID

import asyncpg

from learning.attempts.answer import Certainty, Verdict
from learning.mastery.records import to_memory
from learning.memory.schedule import Memory
from learning.practice.answering import Learner
from learning.practice.follow_records import Difficulty
from learning.practice.hot_records import pooled
from learning.practice.replay import InSkill, Logged
from learning.queries import execute, fetch

LOG = """
select attempt.at, received_at, followed_at, item_id, verdict, certainty, fact_id, fact_version_id, skill, surprise,
       sitting.is_placement,
       case when jsonb_typeof(answer->'chosen') = 'array' and jsonb_array_length(answer->'chosen') = 1
            then (answer->'chosen'->>0)::int end as option
from attempt left join attempt_receipt receipt
  on receipt.person_id = attempt.person_id and receipt.client_event_id = attempt.id
left join sitting on sitting.person_id = attempt.person_id and sitting.id = attempt.sitting_id
where attempt.person_id = $1 order by ordinal
"""

MOVES = """
select attempt.item_id, attempt.skill, attempt.surprise
from attempt join attempt_receipt receipt
  on receipt.person_id = attempt.person_id and receipt.client_event_id = attempt.id
where receipt.turn is not null and attempt.verdict <> 'unsure'
order by receipt.turn, attempt.ordinal
"""

MOVES_AT_ONCE = 5_000

SAVE_MEMORY = """
insert into memory (person_id, fact_id, stability, difficulty, answers, lapses, last_at, last_right,
                    confident_error_at, known_version_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (person_id, fact_id) do update
    set stability = excluded.stability, difficulty = excluded.difficulty, answers = excluded.answers,
        lapses = excluded.lapses, last_at = excluded.last_at, last_right = excluded.last_right,
        confident_error_at = excluded.confident_error_at, known_version_id = excluded.known_version_id
"""


async def everyone() -> list[UUID]:
    """All who have derived state or answers."""
    rows = await fetch("select person_id from learner union select person_id from attempt_receipt order by 1")
    return [row["person_id"] for row in rows]


async def lock_learner(person_id: UUID) -> Learner | None:
    """Her stored estimates; until the transaction ends no answer of hers is stored."""
    rows = await fetch("select * from learner where person_id = $1 for update", person_id)
    return Learner(rows[0]["version"], rows[0]["ability"], rows[0]["answers"]) if rows else None


async def log_of(person_id: UUID) -> list[Logged]:
    """Her answers in the order in which they moved her estimates."""
    return [
        Logged(
            row["at"],
            row["received_at"],
            row["followed_at"],
            row["item_id"],
            row["option"],
            Verdict(row["verdict"]),
            Certainty(row["certainty"]) if row["certainty"] else None,
            row["fact_id"],
            row["fact_version_id"],
            row["skill"],
            row["surprise"],
            bool(row["is_placement"]),
        )
        for row in await fetch(LOG, person_id)
    ]


async def memories_of(person_id: UUID) -> dict[UUID, Memory]:
    """Her stored memories by fact."""
    rows = await fetch("select * from memory where person_id = $1", person_id)
    return {row["fact_id"]: memory for row in rows if (memory := to_memory(row))}


async def skills_of(person_id: UUID) -> dict[str, InSkill]:
    """Her stored abilities by skill."""
    rows = await fetch("select skill, ability, answers from skill_ability where person_id = $1", person_id)
    return {row["skill"]: InSkill(row["ability"], row["answers"]) for row in rows}


async def save_memory(person_id: UUID, fact_id: UUID, memory: Memory | None) -> None:
    """Put a memory in the place of the stored one; `None` takes it away."""
    if memory is None:
        await execute(
            "delete from memory where person_id = $1 and fact_id = $2 returning true", person_id, fact_id
        )
    else:
        await execute(SAVE_MEMORY, person_id, fact_id, *asdict(memory).values())


async def save_skill(person_id: UUID, skill: str, known: InSkill | None) -> None:
    """Put an ability in the place of the stored one; `None` takes it away."""
    if known is None:
        await execute("delete from skill_ability where person_id = $1 and skill = $2", person_id, skill)
        return
    await execute(
        """insert into skill_ability (person_id, skill, ability, answers) values ($1, $2, $3, $4)
           on conflict (person_id, skill) do update set ability = excluded.ability, answers = excluded.answers""",
        person_id,
        skill,
        known.ability,
        known.answers,
    )


async def save_learner(person_id: UUID, learner: Learner) -> None:
    """Put estimates in the place of the stored ones."""
    await execute(
        """insert into learner (person_id, version, ability, answers) values ($1, $2, $3, $4)
           on conflict (person_id) do update
           set version = excluded.version, ability = excluded.ability, answers = excluded.answers""",
        person_id,
        learner.version,
        learner.ability,
        learner.answers,
    )


async def moves() -> AsyncIterator[asyncpg.Record]:
    """Every answer that moved a difficulty, in the order in which it did; only some of them are held at once."""
    async with pooled() as connection:
        async for row in connection.cursor(MOVES, prefetch=MOVES_AT_ONCE):
            yield row


async def priors() -> dict[UUID, float]:
    """The author's difficulty of every item that has a difficulty of its own."""
    rows = await fetch(
        "select item.id, item.prior_difficulty from item join item_difficulty on item_id = item.id"
    )
    return {row["id"]: row["prior_difficulty"] for row in rows}


async def lock_difficulties() -> tuple[dict[UUID, Difficulty], dict[str, Difficulty]]:
    """All stored difficulties of items and of skills; nothing is followed until the transaction ends."""
    items = await fetch("select * from item_difficulty order by item_id for update")
    skills = await fetch("select * from skill_difficulty order by skill for update")
    return (
        {row["item_id"]: Difficulty(row["difficulty"], row["answers"]) for row in items},
        {row["skill"]: Difficulty(row["difficulty"], row["answers"]) for row in skills},
    )
