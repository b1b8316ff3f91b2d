"""Queries over everything that names one person. Tables and columns come from the list of holdings, never from outside."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any  # rows of any table

from tortoise import connections

from learning.people.own_data.holding import Holding
from learning.people.person import PersonId


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the access log, as the person it is about reads it."""

    at: datetime
    viewer: str
    purpose: str


async def looks_at(person_id: PersonId, *, before: datetime | None, limit: int) -> Sequence[Look]:
    """Who looked at her data, newest first."""
    rows = await connections.get("default").execute_query_dict(
        """select log.at, viewer.name as viewer, log.purpose
           from access_log log join person viewer on viewer.id = log.viewer_id
           where log.subject_id = $1 and ($2::timestamptz is null or log.at < $2)
           order by log.at desc, log.id limit $3""",
        [person_id, before, limit],
    )
    return [Look(**row) for row in rows]


async def count(person_id: PersonId, holdings: Sequence[Holding]) -> list[int]:
    """How many rows of each holding are about her, in their order, in one statement."""
    counts = ", ".join(
        f"(select count(*) from {each.table} where {each.column} = $1)"  # noqa: S608 # from our own list
        for each in holdings
    )
    rows = await connections.get("default").execute_query_dict(
        f"select array[{counts}] as counts", [person_id]
    )
    return list(rows[0]["counts"])


async def rows_of(person_id: PersonId, holding: Holding) -> list[dict[str, Any]]:
    """The rows of one holding that are about her, without what is withheld."""
    rows = await connections.get("default").execute_query_dict(
        f"""select coalesce(jsonb_agg(to_jsonb(held) - $2::text[]), '[]')::text as held
            from {holding.table} held where held.{holding.column} = $1""",  # noqa: S608 # from our own list
        [person_id, list(holding.withheld)],
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
    await connections.get("default").execute_query(
        "update revision set note = regexp_replace(note, $1, '……', 'g') where note ~ $1", [pattern]
    )


async def save_erasure(person_id: PersonId, *, at: datetime) -> None:
    """Keep when her data was erased, and that she is no longer here."""
    await connections.get("default").execute_query(
        "update person set erased_at = $2, left_at = coalesce(least(left_at, $2), $2) where id = $1",
        [person_id, at],
    )


async def _execute(statement: str, person_id: PersonId) -> None:
    await connections.get("default").execute_query(statement, [person_id])
