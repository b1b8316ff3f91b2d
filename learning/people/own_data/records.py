"""Queries over everything that names one person. Tables and columns come from the list of holdings, never from outside."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any  # rows of any table

from learning.people.own_data.holding import Holding
from learning.people.person import PersonId
from learning.queries import execute, fetch


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the access log, as the person it is about reads it."""

    at: datetime
    viewer: str
    purpose: str


async def looks_at(
    person_id: PersonId, *, before: datetime | None, limit: int, now: datetime
) -> Sequence[Look]:
    """Who looked at her data, newest first; what the law keeps from her appears once it no longer does."""
    rows = await fetch(
        """select log.at, viewer.name as viewer, log.purpose
           from access_log log join person viewer on viewer.id = log.viewer_id
           left join disclosure on disclosure.id = log.disclosure_id
           where log.subject_id = $1 and ($2::timestamptz is null or log.at < $2)
             and (disclosure.barred_until is null or disclosure.barred_until <= $4)
           order by log.at desc, log.id limit $3""",
        person_id,
        before,
        limit,
        now,
    )
    return [Look(**row) for row in rows]


async def count(person_id: PersonId, holdings: Sequence[Holding], *, now: datetime) -> list[int]:
    """How many rows of each holding she may be shown, in their order, in one statement."""
    counts = ", ".join(
        f"(select count(*) from {each.table} held"  # noqa: S608 # from our own list
        f" where held.{each.column} = $1 and {each.shown_where})"
        for each in holdings
    )
    rows = await fetch(
        f"select array[{counts}] as counts from {_ASKED}",  # noqa: S608 # the same
        person_id,
        now,
    )
    return list(rows[0]["counts"])


async def rows_of(person_id: PersonId, holding: Holding, *, now: datetime) -> list[dict[str, Any]]:
    """The rows of one holding that she may be shown, without what is withheld."""
    rows = await fetch(
        f"""select coalesce(jsonb_agg(to_jsonb(held) - $3::text[]), '[]')::text as held
            from {holding.table} held, {_ASKED}
            where held.{holding.column} = $1 and {holding.shown_where}""",  # noqa: S608 # from our own list
        person_id,
        now,
        list(holding.withheld),
    )
    held: list[dict[str, Any]] = json.loads(rows[0]["held"])
    return held


async def empty(person_id: PersonId, holding: Holding) -> None:
    """Do to one holding what its erasure says; nothing if it holds no identity and no free text."""
    where = f"where {holding.column} = $1 and {holding.only_where}"
    if holding.is_deleted:
        await _execute(f"delete from {holding.table} {where}", person_id)  # noqa: S608 # from our own list
    elif holding.empties:
        sets = ", ".join(f"{column} = {value}" for column, value in holding.empties.items())
        await _execute(f"update {holding.table} set {sets} {where}", person_id)  # noqa: S608 # the same


async def strike_name(pattern: str) -> None:
    """Take a name out of the notes that colleagues wrote beside revisions; what was decided stays."""
    await execute("update revision set note = regexp_replace(note, $1, '……', 'g') where note ~ $1", pattern)


async def save_erasure(person_id: PersonId, *, at: datetime) -> None:
    """Keep when her data was erased, and that she is no longer here."""
    await execute(
        "update person set erased_at = $2, left_at = coalesce(least(left_at, $2), $2) where id = $1",
        person_id,
        at,
    )


_ASKED = "(select $2::timestamptz as now) asked"


async def _execute(statement: str, person_id: PersonId) -> None:
    await execute(statement, person_id)
