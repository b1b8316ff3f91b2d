"""Reading everyone and writing what changes, in few statements however long the file."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID, uuid4

from tortoise import connections

from learning.people.importing.plan import Kept, Step
from learning.people.importing.table import TeamPath
from learning.people.person import Role
from learning.people.qualifications.qualification import Qualification
from learning.queries import execute, fetch


async def lock_people() -> None:
    """One import at a time; signing in and practising go on."""
    await execute("lock table team in share row exclusive mode")


async def team_paths() -> dict[TeamPath, UUID]:
    """Every team by its names from the root down."""
    rows = await fetch(
        """with recursive placed as (
             select id, array[name::text] as path from team where parent_id is null
             union all
             select team.id, placed.path || team.name::text
             from team join placed on team.parent_id = placed.id
           )
           select id, path from placed order by id desc"""
    )
    return {tuple(row["path"]): row["id"] for row in rows}


async def everyone(paths: Mapping[TeamPath, UUID]) -> dict[str, Kept]:
    """Everybody whose data was not erased, by sign-in."""
    names = {team_id: path for path, team_id in paths.items()}
    held = await _qualifications()
    rows = await fetch(
        """select sign_in, name, team_id,
                  array(select role from role_grant where role_grant.person_id = person.id) as roles
           from person where erased_at is null"""
    )
    return {
        row["sign_in"]: Kept(
            row["name"],
            names.get(row["team_id"], ()),
            frozenset(Role(role) for role in row["roles"]),
            frozenset(held[row["sign_in"]]),
        )
        for row in rows
    }


async def found_teams(new: Sequence[TeamPath], paths: dict[TeamPath, UUID]) -> None:
    """Found teams, parents first, and enter them among the paths."""
    for path in new:
        paths[path] = uuid4()
        await execute(
            "insert into team (id, name, parent_id) values ($1, $2, $3)",
            paths[path],
            path[-1],
            paths[path[:-1]] if path[:-1] else None,
        )


async def save_people(steps: Sequence[Step], paths: Mapping[TeamPath, UUID]) -> None:
    """Write persons with exactly the roles and qualifications that are theirs. A new account has no password."""
    connection = connections.get("default")
    sign_ins = [step.line.sign_in for step in steps]
    await connection.execute_query(
        """insert into person (id, sign_in, name, team_id, password_hash, created_at)
           select gen_random_uuid(), sign_in, name, team_id, '', now()
           from unnest($1::text[], $2::text[], $3::uuid[]) as said (sign_in, name, team_id)
           on conflict (sign_in) do update set name = excluded.name, team_id = excluded.team_id""",
        [
            sign_ins,
            [step.becomes.name for step in steps],
            [paths[step.becomes.team] if step.becomes.team else None for step in steps],
        ],
    )
    await connection.execute_query(
        """delete from role_grant using person
           where person.id = role_grant.person_id and person.sign_in = any($1::text[])
             and not exists (select from unnest($2::text[], $3::text[]) as said (sign_in, role)
                             where said.sign_in = person.sign_in and said.role = role_grant.role)""",
        [sign_ins, *_grants(steps)],
    )
    await connection.execute_query(
        """insert into role_grant (id, person_id, role)
           select gen_random_uuid(), person.id, said.role
           from unnest($1::text[], $2::text[]) as said (sign_in, role)
           join person on person.sign_in = said.sign_in
           on conflict (person_id, role) do nothing""",
        [*_grants(steps)],
    )
    await _save_qualifications(steps)


async def _qualifications() -> dict[str, set[Qualification]]:
    rows = await fetch(
        """select person.sign_in, skill, qualification.name, valid_from, valid_to
           from qualification join person on person.id = qualification.person_id"""
    )
    held: dict[str, set[Qualification]] = defaultdict(set)
    for row in rows:
        held[row.pop("sign_in")].add(Qualification(**row))
    return held


async def _save_qualifications(steps: Sequence[Step]) -> None:
    connection = connections.get("default")
    await connection.execute_query(
        """delete from qualification using person
           where person.id = qualification.person_id and person.sign_in = any($1::text[])""",
        [[step.line.sign_in for step in steps]],
    )
    held = [(step.line.sign_in, each) for step in steps for each in step.becomes.qualifications]
    await connection.execute_query(
        """insert into qualification (person_id, skill, name, valid_from, valid_to)
           select person.id, said.skill, said.name, said.valid_from, said.valid_to
           from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::date[])
                as said (sign_in, skill, name, valid_from, valid_to)
           join person on person.sign_in = said.sign_in""",
        [
            [sign_in for sign_in, _ in held],
            [each.skill for _, each in held],
            [each.name for _, each in held],
            [each.valid_from for _, each in held],
            [each.valid_to for _, each in held],
        ],
    )


def _grants(steps: Sequence[Step]) -> tuple[list[str], list[str]]:
    pairs = [(step.line.sign_in, role.value) for step in steps for role in sorted(step.becomes.roles)]
    return [sign_in for sign_in, _ in pairs], [role for _, role in pairs]
