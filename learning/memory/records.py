"""Tables of recalibration, and the log of spaced answers that it is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID

from learning.memory.recalibration import Trial
from learning.memory.schedule import SOONEST_RETENTION
from learning.queries import execute, fetch

MOST_ANSWERS = 300_000
"""The latest; the walk through them takes some seconds."""

# An answer before the first day read is at least a day older than the first that counts.
SPACED = """
with answered as (
    select attempt.person_id, attempt.fact_id, attempt.item_id, attempt.at, attempt.ordinal, attempt.recall,
           attempt.verdict, attempt.fact_version_id,
           lag(attempt.at) over earlier as before, lag(attempt.fact_version_id) over earlier as version_before
    from attempt
    where attempt.at > $1::timestamptz - interval '1 day' and attempt.at <= $2 and attempt.received_at <= $2
      and attempt.fact_id is not null and attempt.verdict <> 'unsure'
    window earlier as (partition by attempt.person_id, attempt.fact_id order by attempt.ordinal)
), spaced as (
    select * from answered
    where at > $1 and recall is not null and (before is null or at - before >= $3::interval)
      and (version_before is null or version_before is not distinct from fact_version_id)
    order by at desc, person_id desc, ordinal desc limit $4
)
select spaced.person_id, spaced.fact_id, spaced.at, spaced.recall, spaced.verdict = 'right' as is_right,
       case when item.options > 1 then 1.0 / item.options else 0 end::float8 as guess
from spaced join item on item.id = spaced.item_id
order by spaced.at, spaced.person_id, spaced.ordinal
"""


@dataclass(frozen=True, slots=True)
class Lean:
    """By how many logits a person recalls more, or a fact is recalled less, than the model says."""

    tilt: float
    answers: int


@dataclass(frozen=True, slots=True)
class Night:
    """What one night found."""

    at: datetime
    answers: int
    constant: float
    slope: float
    step: float
    trial: Trial
    in_use: bool


async def spaced_answers(since: datetime, until: datetime) -> list[dict[str, Any]]:
    """The graded answers of that time that say something about retention, oldest first; of many, the latest.

    An answer that came 12 hours or more after the last to the same fact, by the same version of it.
    """
    return await fetch(SPACED, since, until, SOONEST_RETENTION, MOST_ANSWERS)


async def last_night() -> Night | None:
    """What was found last, which is what holds."""
    rows = await fetch("select * from recalibration order by at desc limit 1")
    return _night(rows[0]) if rows else None


async def save_night(night: Night) -> None:
    """Keep what a night found, in the place of an earlier find of the same moment."""
    await execute(
        """insert into recalibration (at, answers, constant, slope, step, tested, loss, recalibrated_loss, in_use)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
           on conflict (at) do update
           set answers = excluded.answers, constant = excluded.constant, slope = excluded.slope,
               step = excluded.step, tested = excluded.tested, loss = excluded.loss,
               recalibrated_loss = excluded.recalibrated_loss, in_use = excluded.in_use
           returning true""",
        night.at,
        night.answers,
        night.constant,
        night.slope,
        night.step,
        night.trial.answers,
        night.trial.loss,
        night.trial.recalibrated_loss,
        night.in_use,
    )


async def save_leans(people: Mapping[UUID, Lean], facts: Mapping[UUID, Lean]) -> None:
    """Put how people and facts lean in the place of all that stood there."""
    await execute("delete from person_recall returning true")
    await execute("delete from fact_recall returning true")
    await execute(
        "insert into person_recall select * from unnest($1::uuid[], $2::float8[], $3::int[]) returning true",
        *_columns(people),
    )
    await execute(
        "insert into fact_recall select * from unnest($1::uuid[], $2::float8[], $3::int[]) returning true",
        *_columns(facts),
    )


async def leans_kept() -> tuple[dict[UUID, Lean], dict[UUID, Lean]]:
    """How people and facts lean."""
    people = await fetch("select person_id as id, tilt, answers from person_recall")
    facts = await fetch("select fact_id as id, tilt, answers from fact_recall")
    return _by_id(people), _by_id(facts)


def _columns(leans: Mapping[UUID, Lean]) -> list[list[Any]]:
    each = leans.values()
    return [list(leans), [one.tilt for one in each], [one.answers for one in each]]


def _by_id(rows: Sequence[dict[str, Any]]) -> dict[UUID, Lean]:
    return {row["id"]: Lean(row["tilt"], row["answers"]) for row in rows}


def _night(row: dict[str, Any]) -> Night:
    return Night(
        row["at"],
        row["answers"],
        row["constant"],
        row["slope"],
        row["step"],
        Trial(row["tested"], row["loss"], row["recalibrated_loss"]),
        row["in_use"],
    )
