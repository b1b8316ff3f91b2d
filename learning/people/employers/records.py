"""Queries of employers; the table stands in `api/migrations/0007_who_sees_whom.py`."""

from datetime import datetime
from uuid import UUID

from learning.people.person import EmployerKind, PersonId
from learning.queries import execute, fetch


async def employer_named(name: str, kind: EmployerKind, *, new_id: UUID) -> UUID:
    """The employer of this name, kept now if there was none; `kind` becomes what was said last."""
    rows = await fetch(
        """insert into employer (id, name, kind) values ($1, $2, $3)
           on conflict (name) do update set kind = excluded.kind returning id""",
        new_id,
        name,
        kind.value,
    )
    found: UUID = rows[0]["id"]
    return found


async def save_employment(
    person_id: PersonId, employer_id: UUID | None, *, until: datetime | None, now: datetime
) -> None:
    """Keep who employs her, and when the contract closes her account; whoever has left stays gone."""
    await execute(
        """update person set employer_id = $2, left_at = case when left_at <= $4 then left_at else $3 end
           where id = $1""",
        person_id,
        employer_id,
        until,
        now,
    )
