"""Queries of offers, of choices about them, and of what a person's phone did lately.

Most keys are composite, so no models stand behind these tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID, uuid4

from learning.gaps.settling import Outcome
from learning.gaps.state import Phone, Signal
from learning.people.person import PersonId
from learning.queries import execute, fetch
from learning.workforce.shift import Hours

_SIGNALS = """
select event.at, event.phone, event.seq, event.reason, event.queue, event.wrap_up_seconds, event.then_phone
from agent_event event join gap_source source on source.id = event.source_id
where event.person_id = $1 and source.slug = $2 and event.at >= $3 order by event.at
"""
_SHIFTS = """
select roster.day, shift.starts, shift.ends from roster join shift on shift.code = roster.shift
where roster.person_id = $1 and roster.day between $2 and $3 and shift.starts is not null
order by roster.day, shift.starts
"""
_KEEP_OFFER = """
insert into gap_offer (person_id, gap_since, offered_at, queue, seconds, probability) values ($1, $2, $3, $4, $5, $6)
on conflict do nothing
"""
_UNSETTLED = """
select offer.person_id, offer.gap_since, offer.offered_at, offer.seconds,
       event.at, event.phone, event.seq, event.reason, event.queue, event.wrap_up_seconds, event.then_phone, source.slug
from (select * from gap_offer
      where outcome is null and offered_at + make_interval(secs => seconds) <= $1 order by offered_at limit $2) offer
left join agent_event event on event.person_id = offer.person_id and event.at <= $1
     and event.at >= offer.gap_since - interval '30 minutes'
left join gap_source source on source.id = event.source_id
order by offer.person_id, offer.gap_since, event.at
"""
_SETTLE = """
update gap_offer set outcome = said.outcome
from unnest($1::uuid[], $2::timestamptz[], $3::text[]) as said (person_id, gap_since, outcome)
where gap_offer.person_id = said.person_id and gap_offer.gap_since = said.gap_since
"""
_KEEP_UNFIT = "insert into gap_unfit (person_id, gap_since, queue) values ($1, $2, $3) on conflict do nothing"


@dataclass(frozen=True, slots=True)
class Choices:
    """What she chose about offers. `used` are begins of gaps with an offer that she did not decline."""

    muted_until: datetime | None
    not_now_gap: datetime | None
    rhythm_off: bool
    hard_call_id: UUID | None
    hard_call_sealed: bytes | None


@dataclass(frozen=True, slots=True)
class Heard:
    """What one platform said of one person lately, and the queue of its last contact that had one."""

    signals: tuple[Signal, ...]
    queue: str


@dataclass(frozen=True, slots=True)
class Unsettled:
    """An offer whose seconds are over, with what was said of the phone around it."""

    person_id: UUID
    gap_since: datetime
    offered_at: datetime
    ends_at: datetime
    signals: tuple[Signal, ...]


async def heard(person_id: PersonId, source: str, since: datetime) -> Heard:
    """What this source said of her since then. A platform that tells no queue is one queue of its own."""
    return heard_in(await fetch(_SIGNALS, person_id, source, since), source)


def heard_in(rows: Sequence[dict[str, Any]], source: str) -> Heard:
    """Rows of signals, oldest first, as values."""
    queues = [row["queue"] for row in rows if row["queue"]]
    return Heard(tuple(_signal(row, source) for row in rows), queues[-1] if queues else source)


async def shifts_of(person_id: PersonId, first: date, last: date) -> list[tuple[date, Hours]]:
    """The shifts that the roster gives her on these days, in their order; leave has none."""
    rows = await fetch(_SHIFTS, person_id, first, last)
    return [(row["day"], Hours(row["starts"], row["ends"])) for row in rows]


async def choices_of(person_id: PersonId) -> Choices:
    """What she chose, or that she chose nothing."""
    rows = await fetch(
        """select choice.muted_until, choice.not_now_gap, coalesce(choice.rhythm_off, false) as rhythm_off,
                  hard_call.id as hard_call_id, hard_call.until_sealed
           from (select $1::uuid as person_id) asked left join gap_choice choice using (person_id)
           left join hard_call using (person_id)""",
        person_id,
    )
    row = rows[0]
    return Choices(
        row["muted_until"],
        row["not_now_gap"],
        row["rhythm_off"],
        row["hard_call_id"],
        row["until_sealed"],
    )


async def offers_since(person_id: PersonId, since: datetime) -> list[tuple[datetime, bool]]:
    """Begins of the gaps in which something was offered to her since then, and whether she declined it."""
    rows = await fetch(
        "select gap_since, declined from gap_offer where person_id = $1 and offered_at >= $2",
        person_id,
        since,
    )
    return [(row["gap_since"], row["declined"]) for row in rows]


async def keep_offer(
    person_id: PersonId, gap_since: datetime, queue: str, seconds: int, probability: float, *, now: datetime
) -> None:
    """Keep the first offer of a gap; later ones of the same gap leave no trace."""
    await execute(_KEEP_OFFER, person_id, gap_since, now, queue, seconds, probability)


async def keep_unfit(person_id: PersonId, gap_since: datetime, queue: str) -> None:
    """Keep that there was no room in this gap, once."""
    await execute(_KEEP_UNFIT, person_id, gap_since, queue)


async def mute(person_id: PersonId, until: datetime | None) -> None:
    """Mute until then, or no longer."""
    await _choose(person_id, "muted_until", until)


async def decline(person_id: PersonId, gap_since: datetime, *, declined: bool) -> None:
    """Nothing more in this gap, or take that back."""
    await _choose(person_id, "not_now_gap", gap_since if declined else None)
    await execute(
        "update gap_offer set declined = $3 where person_id = $1 and gap_since = $2",
        person_id,
        gap_since,
        declined,
    )


async def turn_rhythm(person_id: PersonId, *, off: bool) -> None:
    """Switch her rhythm off, or on again."""
    await _choose(person_id, "rhythm_off", off)


async def hard_call_id(person_id: PersonId) -> UUID:
    """The row under whose name her hard call is sealed; made where there is none."""
    rows = await fetch(
        """insert into hard_call (id, person_id) values ($2, $1)
           on conflict (person_id) do update set person_id = excluded.person_id returning id""",
        person_id,
        uuid4(),
    )
    found: UUID = rows[0]["id"]
    return found


async def seal_hard_call(row_id: UUID, sealed: bytes | None) -> None:
    """Keep until when she is left in peace, or that she is not."""
    await execute("update hard_call set until_sealed = $2 where id = $1 returning id", row_id, sealed)


async def unsettled(upto: datetime, limit: int) -> list[Unsettled]:
    """Offers whose seconds were over by then and of which nobody said yet what became of them, oldest first."""
    grouped: dict[tuple[UUID, datetime], list[dict[str, Any]]] = {}
    for row in await fetch(_UNSETTLED, upto, limit):
        grouped.setdefault((row["person_id"], row["gap_since"]), []).append(row)
    return [_unsettled(rows) for rows in grouped.values()]


async def save_outcomes(settled: Sequence[tuple[Unsettled, Outcome]]) -> None:
    """Keep what became of these offers."""
    await execute(
        _SETTLE,
        [offer.person_id for offer, _ in settled],
        [offer.gap_since for offer, _ in settled],
        [outcome.value for _, outcome in settled],
    )


async def _choose(person_id: PersonId, column: str, value: object) -> None:
    await execute(
        f"""insert into gap_choice (person_id, {column}) values ($1, $2)
            on conflict (person_id) do update set {column} = excluded.{column}""",  # noqa: S608 # our own words
        person_id,
        value,
    )


def _unsettled(rows: Sequence[dict[str, Any]]) -> Unsettled:
    first = rows[0]
    told = [row for row in rows if row["at"] is not None and row["slug"] == rows[-1]["slug"]]
    return Unsettled(
        first["person_id"],
        first["gap_since"],
        first["offered_at"],
        first["offered_at"] + timedelta(seconds=first["seconds"]),
        heard_in(told, first["slug"] or "").signals,
    )


def _signal(row: dict[str, Any], source: str) -> Signal:
    seconds = row["wrap_up_seconds"]
    return Signal(
        row["at"],
        Phone(row["phone"]),
        source,
        row["seq"],
        row["reason"],
        None if seconds is None else timedelta(seconds=seconds),
        Phone(row["then_phone"]),
    )
