"""Tables of persons, teams, roles, sign-in sessions and the access log."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from tortoise import fields
from tortoise.fields import OnDelete
from tortoise.models import Model

from learning.people.access import View
from learning.people.person import (
    Employer,
    EmployerKind,
    Language,
    Person,
    PersonId,
    Role,
    Team,
    TeamId,
    Theme,
)
from learning.people.sign_in import Session
from learning.people.watches.watch import MARGIN
from learning.queries import execute, fetch


class TeamRow(Model):
    """A named group in the organisation's tree; the root has no parent."""

    id = fields.UUIDField(primary_key=True)
    name = fields.CharField(max_length=80)
    parent: fields.ForeignKeyNullableRelation[TeamRow] = fields.ForeignKeyField(
        "interlude.TeamRow", related_name="children", null=True, on_delete=OnDelete.RESTRICT, db_index=True
    )
    parent_id: str | None

    class Meta:
        table = "team"


class PersonRow(Model):
    """Someone with an account. `sign_in` is the number or name she signs in with (工号)."""

    id = fields.UUIDField(primary_key=True)
    sign_in = fields.CharField(max_length=64, unique=True)
    name = fields.CharField(max_length=80)
    language = fields.CharField(max_length=8, db_default="zh-CN")
    theme = fields.CharField(max_length=8, db_default="system")
    password_hash = fields.CharField(max_length=200)
    team: fields.ForeignKeyNullableRelation[TeamRow] = fields.ForeignKeyField(
        "interlude.TeamRow", related_name="people", null=True, on_delete=OnDelete.RESTRICT, db_index=True
    )
    left_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    locked_at = fields.DatetimeField(null=True)
    erased_at = fields.DatetimeField(null=True)

    class Meta:
        table = "person"


class RoleGrantRow(Model):
    """One role held by one person; a person may hold several."""

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "interlude.PersonRow", related_name="grants", on_delete=OnDelete.CASCADE, db_index=True
    )
    role = fields.CharField(max_length=16)

    class Meta:
        table = "role_grant"
        unique_together = (("person", "role"),)


class SessionRow(Model):
    """A signed-in browser. The cookie's value is never stored, only its SHA-256 in hex."""

    token_hash = fields.CharField(max_length=64, primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "interlude.PersonRow", related_name="sessions", on_delete=OnDelete.CASCADE, db_index=True
    )
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "session"


class ResetCodeRow(Model):
    """The one code with which she may choose a new password; only its hash is kept."""

    person_id = fields.UUIDField(primary_key=True)
    code_hash = fields.CharField(max_length=200)
    expires_at = fields.DatetimeField()

    class Meta:
        table = "reset_code"


class AccessLogRow(Model):
    """Who looked at whose data, when and what for. Append-only."""

    id = fields.UUIDField(primary_key=True)
    at = fields.DatetimeField()
    viewer: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "interlude.PersonRow", related_name="looks", on_delete=OnDelete.RESTRICT, db_index=True
    )
    subject: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "interlude.PersonRow", related_name="looked_at", on_delete=OnDelete.RESTRICT, db_index=True
    )
    purpose = fields.CharField(max_length=32)

    class Meta:
        table = "access_log"


async def account(sign_in: str) -> PersonRow | None:
    """The account with this sign-in, whether or not she is still with the bank."""
    return await PersonRow.get_or_none(sign_in=sign_in)


async def person_signed_in(token_hash: str, *, now: datetime) -> Person | None:
    """Whose session this is, with her roles and team, in one round trip; nobody once it ended or she left."""
    rows = await fetch(
        f"{_PERSON} join session on session.person_id = person.id"
        " where session.token_hash = $1 and session.expires_at > $2"
        " and (person.left_at is null or person.left_at > $2) and person.locked_at is null",
        token_hash,
        now,
    )
    return _person(rows[0]) if rows else None


async def person_of(person_id: PersonId, *, now: datetime) -> Person | None:
    """A person with her roles and team, and the watches she keeps."""
    rows = await fetch(f"{_PERSON} where person.id = $1", person_id, now)
    return _person(rows[0]) if rows else None


async def person_at_work(sign_in: str, *, now: datetime) -> Person | None:
    """The person with this sign-in, unless she left or her account is locked or erased."""
    rows = await fetch(
        f"{_PERSON} where person.sign_in = $1 and (person.left_at is null or person.left_at > $2)"
        " and person.locked_at is null and person.erased_at is null",
        sign_in,
        now,
    )
    return _person(rows[0]) if rows else None


async def save_session(session: Session, *, replaced: str | None) -> None:
    """Keep a session, and drop the one it replaces in the same browser and her ended ones.

    Nothing is kept for an account that was locked or left meanwhile: the row is read under a lock, so that
    a sign-in under way cannot outlive what an administrator just did.
    """
    await execute(
        """with swept as (
             delete from session where token_hash = $5 or (person_id = $2 and expires_at <= $3)
           )
           insert into session (token_hash, person_id, created_at, expires_at)
           select $1::text, id, $3::timestamptz, $4::timestamptz from person
           where id = $2 and locked_at is null and (left_at is null or left_at > $3)
           for share""",
        session.token_hash,
        session.person_id,
        session.created_at,
        session.expires_at,
        replaced,
    )


async def end_session(token_hash: str) -> None:
    """Sign one browser out."""
    await SessionRow.filter(token_hash=token_hash).delete()


async def end_sessions(person_id: PersonId) -> None:
    """Sign her out everywhere."""
    await SessionRow.filter(person_id=person_id).delete()


async def save_password_hash(person_id: PersonId, password_hash: str) -> None:
    """Keep the hash of her password."""
    await PersonRow.filter(id=person_id).update(password_hash=password_hash)


async def save_preferences(person_id: PersonId, *, language: Language, theme: Theme) -> None:
    """Keep how she wants the pages."""
    await PersonRow.filter(id=person_id).update(language=language, theme=theme)


async def save_leaving(person_id: PersonId, *, at: datetime) -> None:
    """Keep since when she is no longer with the bank."""
    await PersonRow.filter(id=person_id).update(left_at=at)


async def team_parents() -> dict[TeamId, TeamId | None]:
    """The whole tree of teams: each team's parent."""
    rows = await fetch("select id, parent_id from team")
    return {row["id"]: row["parent_id"] for row in rows}


async def teams_named(team_ids: Collection[TeamId]) -> list[Team]:
    """These teams with their names, by name."""
    rows = await fetch("select id, name from team where id = any($1::uuid[]) order by name", list(team_ids))
    return [Team(**row) for row in rows]


async def agents_in(view: View, *, now: datetime) -> list[dict[str, Any]]:
    """The agents in view who have not left, with their teams."""
    return await fetch(
        """select person.id, person.name, person.sign_in, team.name as team
           from person
           join team on team.id = person.team_id
           join role_grant on role_grant.person_id = person.id and role_grant.role = 'agent'
           where person.team_id = any($1::uuid[]) and ($2::uuid is null or person.employer_id = $2)
             and (person.left_at is null or person.left_at > $3)""",
        list(view.teams),
        view.employer,
        now,
    )


async def save_looks(
    viewer_id: PersonId, subject_ids: Collection[PersonId], purpose: str, *, at: datetime
) -> None:
    """Append one line for each subject, in one statement."""
    await execute(
        """insert into access_log (id, at, viewer_id, subject_id, purpose)
           select gen_random_uuid(), $1, $2, subject, $3 from unnest($4::uuid[]) as looked (subject)""",
        at,
        viewer_id,
        purpose,
        list(subject_ids),
    )


_MARGIN = f"interval '{MARGIN.total_seconds()} seconds'"
_PERSON = f"""
select person.id, person.sign_in, person.name, person.language, person.theme,
       person.team_id, team.name as team_name,
       person.employer_id, employer.name as employer_name, employer.kind as employer_kind,
       array(select role from role_grant where role_grant.person_id = person.id) as roles,
       array(select watch.team_id from watch where watch.person_id = person.id and watch.ended_at is null
             and watch.starts_at <= $2::timestamptz + {_MARGIN}
             and watch.ends_at > $2::timestamptz - {_MARGIN}) as watches
from person left join team on team.id = person.team_id left join employer on employer.id = person.employer_id
"""  # noqa: S608 # our own margin
"""`$2` is the present moment."""


def _person(row: dict[str, Any]) -> Person:  # Any: a row of the driver
    watches = frozenset(row["watches"])
    roles = frozenset(Role(role) for role in row["roles"])
    return Person(
        id=row["id"],
        sign_in=row["sign_in"],
        name=row["name"],
        language=row["language"],
        theme=row["theme"],
        roles=roles | {Role.DUTY_LEAD} if watches else roles,
        team=Team(row["team_id"], row["team_name"]) if row["team_id"] else None,
        employer=(
            Employer(row["employer_id"], row["employer_name"], EmployerKind(row["employer_kind"]))
            if row["employer_id"]
            else None
        ),
        watches=watches,
    )
