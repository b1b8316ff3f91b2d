"""Queries of what gaps taught, and of the log of signals that it is learnt from."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any  # a row of the driver has no narrower type

from learning.gaps.learning import Learned
from learning.gaps.model import Load, Sketch
from learning.gaps.offering.records import Heard, heard_in
from learning.queries import execute, fetch

SIGNALS_BEFORE = 12
"""Signals of a person before the stretch that is learnt from: the begin of a gap that ended in it is among them."""

_LEARNT = """
insert into gap_learnt (until) values ($1) on conflict (only_row) do update set until = gap_learnt.until returning until
"""
# Nothing is told before it happened, so what was received since then holds all that happened since; that has an index.
_SIGNALS = """
with spoken as (
    select distinct person_id, source_id from agent_event
    where received_at > $1 and at > $1 and at <= $2 and person_id is not null
)
select spoken.person_id, source.slug, said.* from spoken join gap_source source on source.id = spoken.source_id
cross join lateral (
    (select at, phone, seq, reason, queue, wrap_up_seconds, then_phone from agent_event event
     where event.person_id = spoken.person_id and event.source_id = spoken.source_id and at <= $1
     order by at desc limit $3)
    union all
    (select at, phone, seq, reason, queue, wrap_up_seconds, then_phone from agent_event event
     where event.person_id = spoken.person_id and event.source_id = spoken.source_id and at > $1 and at <= $2)
) said
order by spoken.person_id, source.slug, said.at
"""
_SAVE_SKETCHES = """
insert into gap_sketch (queue, place, calls, seconds, aged_to)
select $1, (sketch ->> 'place')::smallint,
       array(select value::float8 from jsonb_array_elements_text(sketch -> 'calls')),
       array(select value::float8 from jsonb_array_elements_text(sketch -> 'seconds')),
       (sketch ->> 'aged_to')::timestamptz
from jsonb_array_elements($2::jsonb) as sketch
on conflict (queue, place) do update
set calls = excluded.calls, seconds = excluded.seconds, aged_to = excluded.aged_to
"""
_SAVE_LOAD = """
insert into gap_load (queue, calls, expected, aged_to) values ($1, $2, $3, $4)
on conflict (queue) do update set calls = excluded.calls, expected = excluded.expected, aged_to = excluded.aged_to
"""


async def learnt_until(first: datetime) -> datetime:
    """To which moment the log was learnt from, or this one; whoever asks holds it until the transaction ends."""
    found: datetime = (await fetch(_LEARNT, first))[0]["until"]
    return found


async def save_learnt(until: datetime) -> None:
    """It was learnt from to this moment."""
    await execute("update gap_learnt set until = $1", until)


async def heard_between(since: datetime, until: datetime) -> list[Heard]:
    """What was said of each phone in that time, with a little from before it."""
    grouped: dict[tuple[object, str], list[dict[str, Any]]] = {}
    for row in await fetch(_SIGNALS, since, until, SIGNALS_BEFORE):
        grouped.setdefault((row["person_id"], row["slug"]), []).append(row)
    return [heard_in(rows, slug) for (_, slug), rows in grouped.items()]


async def learned(queue: str, places: Collection[int]) -> Learned:
    """What is known of a queue at these places."""
    sketches = await fetch(
        "select place, calls, seconds, aged_to from gap_sketch where queue = $1 and place = any($2::smallint[])",
        queue,
        list(places),
    )
    loads = await fetch("select calls, expected, aged_to from gap_load where queue = $1", queue)
    load = loads[0] if loads else None
    return Learned(
        {
            row["place"]: (Sketch(tuple(row["calls"]), tuple(row["seconds"])), row["aged_to"])
            for row in sketches
        },
        Load(load["calls"], load["expected"]) if load else Load(),
        load["aged_to"] if load else None,
    )


async def save_learned(queue: str, learned: Learned) -> None:
    """Keep what is known of a queue at the places given."""
    await execute(_SAVE_SKETCHES, queue, _json(learned.sketches))
    if learned.load_at is not None:
        await execute(_SAVE_LOAD, queue, learned.load.calls, learned.load.expected, learned.load_at)


def _json(sketches: Mapping[int, tuple[Sketch, datetime]]) -> str:
    return json.dumps(
        [
            {"place": place, "calls": sketch.calls, "seconds": sketch.seconds, "aged_to": at.isoformat()}
            for place, (sketch, at) in sketches.items()
        ]
    )
