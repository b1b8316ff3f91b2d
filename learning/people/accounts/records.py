"""Queries of what administrators keep: codes, locks, and the list of accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from learning.people.person import EmployerKind, PersonId, Role
from learning.people.records import PersonRow, ResetCodeRow
from learning.queries import execute, fetch


@dataclass(frozen=True, slots=True)
class Account:
    """One line of the list of accounts."""

    id: PersonId
    sign_in: str
    name: str
    team: str | None
    employer: str | None
    employer_kind: EmployerKind | None
    roles: frozenset[Role]
    has_password: bool
    locked_at: datetime | None
    left_at: datetime | None


async def accounts(*, found: str, limit: int) -> Sequence[Account]:
    """Accounts whose sign-in begins with `found` or whose name contains it, by sign-in; erased ones are gone."""
    rows = await fetch(
        """select person.id, person.sign_in, person.name, team.name as team, person.locked_at, person.left_at,
                  employer.name as employer, employer.kind as employer_kind,
                  person.password_hash <> '' as has_password,
                  array(select role from role_grant where role_grant.person_id = person.id) as roles
           from person left join team on team.id = person.team_id
           left join employer on employer.id = person.employer_id
           where person.erased_at is null
             and (starts_with(person.sign_in, $1) or strpos(lower(person.name), lower($1)) > 0)
           order by person.sign_in limit $2""",
        found,
        limit,
    )
    return [
        Account(
            **row
            | {
                "roles": frozenset(map(Role, row["roles"])),
                "employer_kind": EmployerKind(row["employer_kind"]) if row["employer_kind"] else None,
            }
        )
        for row in rows
    ]


async def account_of(person_id: PersonId, *, for_update: bool = False) -> PersonRow | None:
    """The account with this id, unless it was erased."""
    query = PersonRow.filter(id=person_id, erased_at=None)
    return await (query.select_for_update() if for_update else query).first()


async def save_lock(person_id: PersonId, *, at: datetime | None) -> None:
    """Keep since when the account is locked, or that it is open."""
    await PersonRow.filter(id=person_id).update(locked_at=at)


async def end_other_sessions(person_id: PersonId, kept: str) -> None:
    """Sign her out everywhere but in the browser whose token has this hash."""
    await execute("delete from session where person_id = $1 and token_hash <> $2", person_id, kept)


async def save_code(person_id: PersonId, code_hash: str, *, expires_at: datetime) -> None:
    """Keep the one code with which she may choose a password; an earlier one is worthless from now on."""
    await execute(
        """insert into reset_code (person_id, code_hash, expires_at) values ($1, $2, $3)
           on conflict (person_id) do update
               set code_hash = excluded.code_hash, expires_at = excluded.expires_at""",
        person_id,
        code_hash,
        expires_at,
    )


async def code_hash_of(person_id: PersonId, *, now: datetime) -> str | None:
    """The hash of her code, unless its time is over."""
    row = await ResetCodeRow.get_or_none(person_id=person_id, expires_at__gt=now)
    return row.code_hash if row else None


async def use_code(person_id: PersonId, code_hash: str) -> bool:
    """Take the code away; of two who use it at once one is told that it was there."""
    return await ResetCodeRow.filter(person_id=person_id, code_hash=code_hash).delete() == 1
