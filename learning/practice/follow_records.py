"""Queries behind the log of answers: what nothing has followed yet, and the difficulties that answers move."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID

from learning.attempts.answer import Verdict
from learning.queries import execute, fetch

UNFOLLOWED = """
select attempt.*, receipt.client_event_id,
       array(select skill from skill_fact where skill_fact.fact_id = attempt.fact_id
             union select skill from item where item.fact_id = attempt.fact_id and skill is not null) as fact_skills
from attempt_receipt receipt
join attempt on attempt.person_id = receipt.person_id and attempt.at = receipt.at and attempt.id = receipt.attempt_id
where receipt.person_id = $1 and receipt.followed_at is null
order by attempt.ordinal
for update of receipt skip locked
"""

_CASE_DUE_AT = """(
    select min(met.at) + $1::interval
    from (select fact_id, min(at) as at from attempt
          where attempt.person_id = learner.person_id and fact_id is not null group by fact_id) met
    join item on item.fact_id = met.fact_id and item.kept_back and item.retired_at is null and not item.taken_out
    where not exists (select from attempt where attempt.person_id = learner.person_id
                                            and attempt.fact_id = met.fact_id and attempt.item_id = item.id)
)"""

CASE_DUE = f"update learner set case_due_at = {_CASE_DUE_AT} where person_id = $2"  # noqa: S608 # ours

CASES_TAKEN_OUT = f"""
update learner set case_due_at = {_CASE_DUE_AT}
where case_due_at is not null and person_id in (
    select memory.person_id from item join memory on memory.fact_id = item.fact_id
    where item.kept_back and item.taken_out)
"""  # noqa: S608 # made of constants of ours


@dataclass(frozen=True, slots=True)
class FollowedAttempt:
    """One answer as what follows from it needs it. `skills` are its own and those its fact belongs to."""

    client_event_id: UUID
    attempt_id: UUID
    item_id: UUID
    fact_id: UUID | None
    fact_version_id: UUID | None
    skill: str | None
    skills: frozenset[str]
    verdict: Verdict
    surprise: float
    at: datetime
    key_on_device: bool


@dataclass(frozen=True, slots=True)
class Difficulty:
    """How hard an item or a skill is, and the answers behind that."""

    logits: float
    answers: int


async def unfollowed(person_id: UUID) -> list[FollowedAttempt]:
    """Her answers that nothing has followed, in their order; locked, and without those another worker holds."""
    return [_attempt(row) for row in await fetch(UNFOLLOWED, person_id)]


async def lock_item_difficulties(item_ids: Collection[UUID]) -> dict[UUID, Difficulty]:
    """The difficulties of these items, locked in one order everywhere; an item without one starts at its prior."""
    wanted = sorted(item_ids)
    await execute(
        """insert into item_difficulty (item_id, difficulty)
           select id, prior_difficulty from item where id = any($1::uuid[]) order by id
           on conflict do nothing returning item_id""",
        wanted,
    )
    rows = await fetch(
        "select * from item_difficulty where item_id = any($1::uuid[]) order by item_id for update", wanted
    )
    return {row["item_id"]: Difficulty(row["difficulty"], row["answers"]) for row in rows}


async def lock_skill_difficulties(skills: Collection[str]) -> dict[str, Difficulty]:
    """The difficulties of these skills, locked in one order everywhere."""
    wanted = sorted(skills)
    await execute(
        """insert into skill_difficulty (skill) select unnest($1::text[])
           on conflict do nothing returning skill""",
        wanted,
    )
    rows = await fetch(
        "select * from skill_difficulty where skill = any($1::text[]) order by skill for update", wanted
    )
    return {row["skill"]: Difficulty(row["difficulty"], row["answers"]) for row in rows}


async def next_turn() -> int:
    """The place of this batch among all that moved difficulties; to be taken while they are locked."""
    return int((await fetch("select nextval('attempt_turn') as turn"))[0]["turn"])


async def save_difficulties(items: Mapping[UUID, Difficulty], skills: Mapping[str, Difficulty]) -> None:
    """Keep the difficulties that were locked."""
    await execute(
        """update item_difficulty set difficulty = moved.difficulty, answers = moved.answers
           from unnest($1::uuid[], $2::float8[], $3::int[]) as moved (item_id, difficulty, answers)
           where item_difficulty.item_id = moved.item_id returning true""",
        *_columns(items),
    )
    await execute(
        """update skill_difficulty set difficulty = moved.difficulty, answers = moved.answers
           from unnest($1::text[], $2::float8[], $3::int[]) as moved (skill, difficulty, answers)
           where skill_difficulty.skill = moved.skill returning true""",
        *_columns(skills),
    )


async def set_case_due(person_id: UUID, kept_back: timedelta) -> None:
    """Note when the first item that a lesson kept back from her may be asked."""
    await execute(CASE_DUE, kept_back, person_id)


async def set_cases_due_anew(kept_back: timedelta) -> None:
    """Note it again for everybody who may have waited for an item of a skill that was taken out."""
    await execute(CASES_TAKEN_OUT, kept_back)


async def mark_followed(person_id: UUID, events: Sequence[UUID], now: datetime, turn: int | None) -> None:
    """These answers have been followed; without a `turn` they moved no difficulty."""
    await execute(
        """update attempt_receipt set followed_at = $3, turn = $4
           where person_id = $1 and client_event_id = any($2::uuid[]) returning true""",
        person_id,
        list(events),
        now,
        turn,
    )


def _attempt(row: Mapping[str, Any]) -> FollowedAttempt:
    own = [row["skill"]] if row["skill"] else []
    return FollowedAttempt(
        client_event_id=row["client_event_id"],
        attempt_id=row["id"],
        item_id=row["item_id"],
        fact_id=row["fact_id"],
        fact_version_id=row["fact_version_id"],
        skill=row["skill"],
        skills=frozenset([*own, *row["fact_skills"]]),
        verdict=Verdict(row["verdict"]),
        surprise=row["surprise"],
        at=row["at"],
        key_on_device=row["key_on_device"],
    )


def _columns(difficulties: Mapping[Any, Difficulty]) -> list[list[Any]]:
    each = difficulties.values()
    return [list(difficulties), [one.logits for one in each], [one.answers for one in each]]
