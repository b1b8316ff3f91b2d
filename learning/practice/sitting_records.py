"""Tables of sittings and their events, and what a sitting shows. Composite keys, so no model stands behind them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID

import msgspec

from learning.attempts.answer import Answer
from learning.lessons.asked_records import is_asked
from learning.practice.sitting import Event, EventKind, SittingKind, kind_of
from learning.queries import execute, fetch

LEAST_ASKED = """
with met as (
    select fact_id, min(at) as at from attempt where person_id = $1 and fact_id = any($2::uuid[]) group by fact_id
)
select distinct on (wanted.place) item.id
from unnest($2::uuid[]) with ordinality as wanted (fact_id, place)
join item on item.fact_id = wanted.fact_id and not item.taken_out and (item.retired_at is null or item.retired_at > $3)
left join met on met.fact_id = wanted.fact_id
left join lateral (
    select max(attempt.at) as at from attempt
    where attempt.person_id = $1 and attempt.fact_id = item.fact_id and attempt.item_id = item.id
) asked on true
where not item.kept_back or met.at is null or met.at <= $4
order by wanted.place, asked.at nulls first, item.lesson_id, item.position
"""

CASE_WAITING = """
select item.id
from (select fact_id, min(at) as at from attempt where person_id = $1 and fact_id is not null group by fact_id) met
join item on item.fact_id = met.fact_id and item.kept_back and not item.taken_out
     and (item.retired_at is null or item.retired_at > $2)
where met.at <= $3
  and not exists (select from attempt where attempt.person_id = $1 and attempt.fact_id = met.fact_id
                                        and attempt.item_id = item.id)
order by met.at limit 1
"""

LESSON_ITEMS = f"""
select item.id from item join lesson on lesson.id = item.lesson_id
where lesson.id = $1 and not item.kept_back and {is_asked(now="$2")}
order by item.position
"""  # noqa: S608 # made of constants of ours

START = """
insert into sitting (person_id, id, lesson_id, item_ids, started_at, is_placement, pursuit_id)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict do nothing returning id
"""

OPEN = """
select id from sitting
where person_id = $1 and ended_at is null and lesson_id is not distinct from $2
  and is_placement = $4 and pursuit_id is not distinct from $5 and (lesson_id is not null or started_at > $3)
order by started_at desc limit 1
"""

SAVE_EVENTS = """
insert into sitting_event (person_id, sitting_id, client_event_id, sequence, kind, step_key, payload, at, received_at)
select $1, $2, event.id, event.sequence, event.kind, event.step_key, event.payload, event.at, $9
from unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::jsonb[], $8::timestamptz[])
     as event (id, sequence, kind, step_key, payload, at)
on conflict do nothing returning client_event_id
"""

VERDICTS = """
select event.step_key, receipt.outcome::text as outcome
from sitting_event event
join attempt_receipt receipt
  on receipt.person_id = event.person_id and receipt.client_event_id = event.client_event_id
where event.person_id = $1 and event.sitting_id = $2 and event.kind = 'answered'
order by receipt.at
"""

END = f"""
update sitting set
    ended_at = coalesce(ended_at, $3),
    finished = finished or not exists (
        select from unnest(item_ids) as asked (item_id)
        left join lesson on lesson.id = sitting.lesson_id
        join item on item.id = asked.item_id and {is_asked(now="$3")}
        where not exists (select from sitting_event event
                          where event.person_id = sitting.person_id and event.sitting_id = sitting.id
                            and event.kind = 'answered' and event.step_key = item.id::text))
where person_id = $1 and id = $2
returning id
"""  # noqa: S608 # made of constants of ours


@dataclass(frozen=True, slots=True)
class Plan:
    """A sitting to begin: its questions, and of what it is unless it is a review."""

    item_ids: Sequence[UUID]
    lesson_id: UUID | None = None
    is_placement: bool = False
    pursuit_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SittingRow:
    """One stretch of practice; with neither a lesson nor a pursuit, and no placement, it is a review."""

    id: UUID
    lesson_id: UUID | None
    item_ids: tuple[UUID, ...]
    started_at: datetime
    ended_at: datetime | None
    finished: bool
    is_placement: bool = False
    pursuit_id: UUID | None = None

    @property
    def kind(self) -> SittingKind:
        """What it is about."""
        return kind_of(self.lesson_id, self.pursuit_id, is_placement=self.is_placement)


async def items_least_asked(
    person_id: UUID, fact_ids: Sequence[UUID], now: datetime, *, kept_back: timedelta
) -> list[UUID]:
    """One item for each fact, in the facts' order: never asked before, else longest ago.

    What a lesson kept back stays back until the fact was first met that long ago.
    """
    return [row["id"] for row in await fetch(LEAST_ASKED, person_id, list(fact_ids), now, now - kept_back)]


async def case_waiting(person_id: UUID, now: datetime, *, kept_back: timedelta) -> UUID | None:
    """The item longest kept back from her, once its fact was first met that long ago."""
    rows = await fetch(CASE_WAITING, person_id, now, now - kept_back)
    return rows[0]["id"] if rows else None


async def items_of_lesson(lesson_id: UUID, now: datetime) -> list[UUID]:
    """The items that the lesson asks and that can be answered now, in its order."""
    return [row["id"] for row in await fetch(LESSON_ITEMS, lesson_id, now)]


async def save_sitting(person_id: UUID, sitting_id: UUID, plan: Plan, now: datetime) -> bool:
    """Keep a new sitting; false when it, or an open one of the same lesson, is there already."""
    kind = plan.is_placement, plan.pursuit_id
    return bool(await fetch(START, person_id, sitting_id, plan.lesson_id, list(plan.item_ids), now, *kind))


async def open_sitting(person_id: UUID, plan: Plan, *, since: datetime) -> UUID | None:
    """Her open sitting of the plan's lesson; or the one of its other kind that began since then."""
    rows = await fetch(OPEN, person_id, plan.lesson_id, since, plan.is_placement, plan.pursuit_id)
    return rows[0]["id"] if rows else None


async def sitting_of(person_id: UUID, sitting_id: UUID) -> SittingRow | None:
    """Her sitting of this id."""
    rows = await fetch(
        """select id, lesson_id, item_ids, started_at, ended_at, finished, is_placement, pursuit_id
           from sitting where person_id = $1 and id = $2""",
        person_id,
        sitting_id,
    )
    return SittingRow(**rows[0] | {"item_ids": tuple(rows[0]["item_ids"])}) if rows else None


async def events_of(person_id: UUID, sitting_id: UUID) -> list[Event]:
    """Everything told of the sitting, in no particular order."""
    rows = await fetch(
        """select client_event_id, sequence, kind, step_key, payload::text as payload from sitting_event
           where person_id = $1 and sitting_id = $2""",
        person_id,
        sitting_id,
    )
    return [_event(row) for row in rows]


async def save_events(
    person_id: UUID, sitting_id: UUID, events: Sequence[tuple[Event, datetime]], now: datetime
) -> int:
    """Keep events with their moments; how many had not come before."""
    told = [event for event, _ in events]
    columns = [
        [event.client_event_id for event in told],
        [event.sequence for event in told],
        [event.kind.value for event in told],
        [event.step_key for event in told],
        [_json({"answer": event.answer.to_json()}) if event.answer else None for event in told],
        [at for _, at in events],
    ]
    return len(await fetch(SAVE_EVENTS, person_id, sitting_id, *columns, now))


async def save_start(
    person_id: UUID, sitting_id: UUID, client_event_id: UUID, levels: dict[str, str], now: datetime
) -> None:
    """Keep that the sitting began, with her levels as they were before it."""
    await execute(
        """insert into sitting_event (person_id, sitting_id, client_event_id, sequence, kind, payload, at, received_at)
           values ($1, $2, $3, 0, 'started', $4::jsonb, $5, $5) on conflict do nothing returning true""",
        person_id,
        sitting_id,
        client_event_id,
        _json({"levels": levels}),
        now,
    )


async def verdicts_in(person_id: UUID, sitting_id: UUID) -> dict[str, str]:
    """The last verdict at each step, as JSON."""
    return {row["step_key"]: row["outcome"] for row in await fetch(VERDICTS, person_id, sitting_id)}


async def items_shown(item_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """The items of a sitting as rows, by id; `content` and `keys` are decoded."""
    rows = await fetch(
        """select id, lesson_id, kind, skill, keyed_on, taken_out, retired_at, content::text as content, keys::text as keys
           from item where id = any($1::uuid[])""",
        list(item_ids),
    )
    decode = msgspec.json.decode
    return {
        row["id"]: {**row, "content": decode(row["content"]), "keys": decode(row["keys"])} for row in rows
    }


async def end_sitting(person_id: UUID, sitting_id: UUID, now: datetime) -> None:
    """Note that the sitting ended, and whether all that can be answered in it was."""
    await execute(END, person_id, sitting_id, now)


def _event(row: dict[str, Any]) -> Event:
    payload = msgspec.json.decode(row["payload"]) if row["payload"] else {}
    answer = payload.get("answer")
    return Event(
        row["client_event_id"],
        row["sequence"],
        EventKind(row["kind"]),
        row["step_key"],
        Answer.from_json(answer) if answer else None,
    )


def _json(value: dict[str, Any]) -> str:
    return msgspec.json.encode(value).decode()
