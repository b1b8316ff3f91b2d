"""What is kept of queues, shifts, rosters, reasons and counts, and writing what a table changes of it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from learning.queries import execute, fetch
from learning.workforce.importing.contacts import DayReasonQueue
from learning.workforce.importing.duty import PersonDay
from learning.workforce.importing.forecasts import DayQueue
from learning.workforce.queue import Forecast, Queue, Reason
from learning.workforce.segment import Segment, SegmentKind
from learning.workforce.shift import Hours, Shift

KEPT_REASONS = """
select code, name, harm,
       array(select skill from reason_skill where reason = code) as skills,
       array(select article_id from reason_article where reason = code) as articles,
       array(select fact_id from reason_fact where reason = code) as facts
from contact_reason
"""


async def lock_workforce() -> None:
    """One import at a time; reading goes on."""
    await execute("lock table queue in share row exclusive mode")


async def articles_by_slug() -> dict[str, UUID]:
    """Every article's id."""
    return {row["slug"]: row["id"] for row in await fetch("select slug, id from article")}


async def people_by_sign_in(sign_ins: Collection[str]) -> dict[str, UUID]:
    """Those of these sign-ins that have an account."""
    rows = await fetch(
        "select sign_in, id from person where erased_at is null and sign_in = any($1::text[])",
        list(sign_ins),
    )
    return {row["sign_in"]: row["id"] for row in rows}


async def kept_queues() -> dict[str, Queue]:
    """Every queue."""
    rows = await fetch(
        "select code, name, array(select skill from queue_skill where queue = code) as skills from queue"
    )
    return {row["code"]: Queue(row["name"], frozenset(row["skills"])) for row in rows}


async def kept_shifts() -> dict[str, Shift]:
    """Every code of the roster."""
    return {
        row["code"]: Shift(row["name"], Hours(row["starts"], row["ends"]) if row["starts"] else None)
        for row in await fetch("select code, name, starts, ends from shift")
    }


async def kept_reasons() -> dict[str, Reason]:
    """Every contact reason."""
    return {
        row["code"]: Reason(
            row["name"],
            row["harm"],
            frozenset(row["skills"]),
            frozenset(row["articles"]),
            frozenset(row["facts"]),
        )
        for row in await fetch(KEPT_REASONS)
    }


async def kept_roster(days: Collection[date]) -> dict[PersonDay, str]:
    """The roster of these days."""
    rows = await fetch("select person_id, day, shift from roster where day = any($1::date[])", list(days))
    return {(row["person_id"], row["day"]): row["shift"] for row in rows}


async def kept_segment_codes() -> dict[str, SegmentKind]:
    """What the bank's own codes of segments mean."""
    return {
        row["code"]: SegmentKind(row["kind"]) for row in await fetch("select code, kind from segment_code")
    }


async def kept_segments(days: Collection[date]) -> dict[PersonDay, tuple[Segment, ...]]:
    """The segments of these days."""
    rows = await fetch(
        """select person_id, day, starts, ends, kind from roster_segment where day = any($1::date[])
           order by person_id, day, starts""",
        list(days),
    )
    return {
        key: tuple(Segment(Hours(row["starts"], row["ends"]), SegmentKind(row["kind"])) for row in of_day)
        for key, of_day in groupby(rows, key=lambda row: (row["person_id"], row["day"]))
    }


async def kept_contacts(days: Collection[date]) -> dict[DayReasonQueue, int]:
    """The counts of these days."""
    rows = await fetch(
        "select day, reason, queue, contacts from contact_count where day = any($1::date[])", list(days)
    )
    return {(row["day"], row["reason"], row["queue"]): row["contacts"] for row in rows}


async def kept_forecasts(days: Collection[date]) -> dict[DayQueue, Forecast]:
    """What was forecast of these days."""
    rows = await fetch(
        "select day, queue, contacts, handling_seconds from contact_forecast where day = any($1::date[])",
        list(days),
    )
    return {(row["day"], row["queue"]): Forecast(row["contacts"], row["handling_seconds"]) for row in rows}


async def save_queues(queues: Mapping[str, Queue]) -> None:
    """Write queues with exactly these skills."""
    codes = list(queues)
    await execute(
        """insert into queue (code, name) select * from unnest($1::text[], $2::text[])
           on conflict (code) do update set name = excluded.name""",
        codes,
        [queue.name for queue in queues.values()],
    )
    await _link("queue_skill", "queue", "skill", codes, {c: q.skills for c, q in queues.items()})


async def save_shifts(shifts: Mapping[str, Shift]) -> None:
    """Write codes of the roster."""
    hours = [shift.hours for shift in shifts.values()]
    await execute(
        """insert into shift (code, name, starts, ends)
           select * from unnest($1::text[], $2::text[], $3::time[], $4::time[])
           on conflict (code) do update
               set name = excluded.name, starts = excluded.starts, ends = excluded.ends""",
        list(shifts),
        [shift.name for shift in shifts.values()],
        [each and each.starts for each in hours],
        [each and each.ends for each in hours],
    )


async def save_reasons(reasons: Mapping[str, Reason]) -> None:
    """Write contact reasons with exactly what they touch."""
    codes = list(reasons)
    await execute(
        """insert into contact_reason (code, name, harm) select * from unnest($1::text[], $2::text[], $3::smallint[])
           on conflict (code) do update set name = excluded.name, harm = excluded.harm""",
        codes,
        [each.name for each in reasons.values()],
        [each.harm for each in reasons.values()],
    )
    await _link("reason_skill", "reason", "skill", codes, {c: r.skills for c, r in reasons.items()})
    await _link("reason_article", "reason", "article_id", codes, {c: r.articles for c, r in reasons.items()})
    await _link("reason_fact", "reason", "fact_id", codes, {c: r.facts for c, r in reasons.items()})


async def save_roster(roster: Mapping[PersonDay, str]) -> None:
    """Write who has which shift on which day."""
    await execute(
        """insert into roster (person_id, day, shift) select * from unnest($1::uuid[], $2::date[], $3::text[])
           on conflict (person_id, day) do update set shift = excluded.shift""",
        [person for person, _ in roster],
        [day for _, day in roster],
        list(roster.values()),
    )


async def save_segment_codes(codes: Mapping[str, SegmentKind]) -> None:
    """Write what codes mean. Segments taken in before keep what they meant then."""
    await execute(
        """insert into segment_code (code, kind) select * from unnest($1::text[], $2::text[])
           on conflict (code) do update set kind = excluded.kind""",
        list(codes),
        list(codes.values()),
    )


async def save_segments(days: Mapping[PersonDay, Sequence[Segment]]) -> None:
    """Write the segments of these days, and no others of them stay."""
    await execute(
        """delete from roster_segment using unnest($1::uuid[], $2::date[]) as told (person_id, day)
           where roster_segment.person_id = told.person_id and roster_segment.day = told.day""",
        [person for person, _ in days],
        [day for _, day in days],
    )
    rows = [(person, day, each) for (person, day), segments in days.items() for each in segments]
    await execute(
        """insert into roster_segment (person_id, day, starts, ends, kind)
           select * from unnest($1::uuid[], $2::date[], $3::time[], $4::time[], $5::text[])""",
        [person for person, _, _ in rows],
        [day for _, day, _ in rows],
        [each.hours.starts for _, _, each in rows],
        [each.hours.ends for _, _, each in rows],
        [each.kind for _, _, each in rows],
    )


async def save_contacts(contacts: Mapping[DayReasonQueue, int]) -> None:
    """Write counts; a reason that no table named is founded under its code."""
    await execute(
        """insert into contact_reason (code, name) select distinct code, code from unnest($1::text[]) as said (code)
           on conflict do nothing""",
        [reason for _, reason, _ in contacts],
    )
    await execute(
        """insert into contact_count (day, reason, queue, contacts)
           select * from unnest($1::date[], $2::text[], $3::text[], $4::int[])
           on conflict (day, reason, queue) do update set contacts = excluded.contacts""",
        [day for day, _, _ in contacts],
        [reason for _, reason, _ in contacts],
        [queue for _, _, queue in contacts],
        list(contacts.values()),
    )


async def save_forecasts(forecasts: Mapping[DayQueue, Forecast]) -> None:
    """Write what was forecast."""
    await execute(
        """insert into contact_forecast (day, queue, contacts, handling_seconds)
           select * from unnest($1::date[], $2::text[], $3::int[], $4::int[])
           on conflict (day, queue) do update
               set contacts = excluded.contacts, handling_seconds = excluded.handling_seconds""",
        [day for day, _ in forecasts],
        [queue for _, queue in forecasts],
        [each.contacts for each in forecasts.values()],
        [each.handling_seconds for each in forecasts.values()],
    )


async def _link(
    table: str,
    owner: str,
    column: str,
    codes: Sequence[str],
    linked: Mapping[str, Collection[str] | Collection[UUID]],
) -> None:
    """Let these codes be linked to exactly this. The names of table and columns are our own."""
    kind = "text" if column == "skill" else "uuid"
    pairs = [(code, each) for code, every in linked.items() for each in every]
    await execute(f"delete from {table} where {owner} = any($1::text[])", list(codes))  # noqa: S608 # our own names
    await execute(
        f"insert into {table} ({owner}, {column}) select * from unnest($1::text[], $2::{kind}[])",  # noqa: S608
        [code for code, _ in pairs],
        [each for _, each in pairs],
    )
