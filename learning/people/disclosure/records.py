"""Queries of disclosures; the tables stand in `api/migrations/0007_who_sees_whom.py`."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any  # a row of the driver
from uuid import UUID

from learning.people.disclosure.disclosing import Asked, Disclosure, Ground, Part, Someone
from learning.people.person import PersonId
from learning.queries import execute, fetch

_DISCLOSURE = """
select disclosure.id, asker_id, asker.name as asker_name, subject_id, subject.name as subject_name,
       subject.sign_in as subject_sign_in, ground, scope, covers_from, covers_until, asked_at, ends_at,
       reason_sealed, bar_sealed, barred_until, refused_by_id, refuser.name as refused_by_name, refused_at, closed_at,
       (select coalesce(json_agg(json_build_object('id', person.id, 'name', person.name) order by agreement.at), '[]')
        from disclosure_agreement agreement join person on person.id = agreement.person_id
        where agreement.disclosure_id = disclosure.id)::text as agreed
from disclosure
join person asker on asker.id = asker_id
join person subject on subject.id = subject_id
left join person refuser on refuser.id = refused_by_id
"""


async def save_disclosure(
    disclosure_id: UUID,
    asker_id: PersonId,
    subject_id: PersonId,
    asked: Asked,
    *,
    reason_sealed: bytes,
    bar_sealed: bytes | None,
    at: datetime,
) -> None:
    """Keep a request; its texts come sealed."""
    await _execute(
        """insert into disclosure (id, asker_id, subject_id, ground, scope, covers_from, covers_until, reason_sealed,
                                   bar_sealed, barred_until, asked_at, ends_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""",
        disclosure_id,
        asker_id,
        subject_id,
        asked.ground.value,
        sorted(part.value for part in asked.parts),
        asked.covers_from,
        asked.covers_until,
        reason_sealed,
        bar_sealed,
        asked.barred_until,
        at,
        asked.ends_at,
    )


async def disclosure_numbered(disclosure_id: UUID, *, for_update: bool = False) -> Disclosure | None:
    """One request; of two who decide at once the second waits for the first.

    It waits in a statement of its own, because what waits reads other tables as they were before.
    """
    if for_update:
        await _execute("select from disclosure where id = $1 for update", disclosure_id)
    found = await _found(f"{_DISCLOSURE} where disclosure.id = $1", disclosure_id)
    return found[0] if found else None


async def disclosures_shown_to(reader_id: PersonId, *, limit: int) -> Sequence[Disclosure]:
    """Requests, newest first, but none about the reader."""
    return await _found(
        f"{_DISCLOSURE} where subject_id <> $1 order by asked_at desc, disclosure.id limit $2",
        reader_id,
        limit,
    )


async def disclosures_about(subject_id: PersonId, *, now: datetime) -> Sequence[Disclosure]:
    """Requests about this person of which she may read, newest first."""
    return await _found(
        f"""{_DISCLOSURE} where subject_id = $1 and (barred_until is null or barred_until <= $2)
            order by asked_at desc, disclosure.id""",
        subject_id,
        now,
    )


async def save_agreement(disclosure_id: UUID, person_id: PersonId, *, at: datetime) -> None:
    """Keep that she agreed."""
    await _execute(
        "insert into disclosure_agreement (disclosure_id, person_id, at) values ($1, $2, $3)",
        disclosure_id,
        person_id,
        at,
    )


async def save_refusal(disclosure_id: UUID, person_id: PersonId, *, at: datetime) -> None:
    """Keep that she refused."""
    await _execute(
        "update disclosure set refused_by_id = $2, refused_at = $3 where id = $1",
        disclosure_id,
        person_id,
        at,
    )


async def save_closing(disclosure_id: UUID, *, at: datetime) -> None:
    """Keep that it was closed before its end."""
    await _execute(
        "update disclosure set closed_at = $2 where id = $1 and closed_at is null", disclosure_id, at
    )


async def save_opening(disclosure: Disclosure, purpose: str, *, at: datetime) -> None:
    """Append a look to the access log, under the request that allowed it."""
    await _execute(
        """insert into access_log (id, at, viewer_id, subject_id, purpose, disclosure_id)
           values (gen_random_uuid(), $1, $2, $3, $4, $5)""",
        at,
        disclosure.asker.id,
        disclosure.subject.id,
        purpose,
        disclosure.id,
    )


async def _found(statement: str, *values: object) -> list[Disclosure]:
    rows = await fetch(statement, *values)
    return [_disclosure(row) for row in rows]


async def _execute(statement: str, *values: object) -> None:
    await execute(statement, *values)


def _disclosure(row: dict[str, Any]) -> Disclosure:  # Any: a row of the driver
    kept = ("id", "subject_sign_in", "covers_from", "covers_until", "asked_at", "ends_at", "reason_sealed")
    return Disclosure(
        **{name: row[name] for name in (*kept, "bar_sealed", "barred_until", "refused_at", "closed_at")},
        asker=Someone(row["asker_id"], row["asker_name"]),
        subject=Someone(row["subject_id"], row["subject_name"]),
        ground=Ground(row["ground"]),
        parts=frozenset(map(Part, row["scope"])),
        agreed=tuple(Someone(PersonId(UUID(each["id"])), each["name"]) for each in json.loads(row["agreed"])),
        refused_by=Someone(row["refused_by_id"], row["refused_by_name"]) if row["refused_by_id"] else None,
    )
