"""Queries of switches. Nothing is kept in memory: whoever asks reads what holds now, on every node."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID

from learning.people.person import PersonId, TeamId
from learning.queries import fetch
from learning.switches.function import Function

_IS_OFF = "select is_switched_off($1, (select team_id from person where id = $2)) as is_off"

_OFF = """
select off.function, off.team_id, team.name as team, turn.at, turn.person_id, person.name as person
from switch_off off
left join team on team.id = off.team_id
join lateral (
    select at, person_id from switch_turn turn
    where turn.function = off.function and turn.team_id is not distinct from off.team_id
    order by at desc, id limit 1
) turn on true
join person on person.id = turn.person_id
order by off.function, team.name nulls first
"""

_LATEST = """
select turn.function, turn.team_id, team.name as team, turn.is_on, turn.at, turn.person_id, person.name as person
from switch_turn turn
join person on person.id = turn.person_id
left join team on team.id = turn.team_id
order by turn.at desc, turn.id limit $1
"""

_LAST = """
select distinct on (turn.function)
       turn.function, turn.team_id, team.name as team, turn.is_on, turn.at, turn.person_id, person.name as person
from switch_turn turn
join person on person.id = turn.person_id
left join team on team.id = turn.team_id
order by turn.function, turn.at desc, turn.id
"""

_TEAMS = """
with recursive placed as (
    select id, name::text as path from team where parent_id is null
    union all
    select team.id, placed.path || '/' || team.name
    from team join placed on placed.id = team.parent_id
)
select id, path from placed order by path
"""

# The turn is only written if it changed something, so that the log holds no turn that turned nothing.
_SWITCH_OFF = """
with changed as (
    insert into switch_off (function, team_id) values ($1, $2) on conflict do nothing returning function
)
insert into switch_turn (id, function, team_id, is_on, person_id, at)
select $3, $1, $2, false, $4, $5 from changed returning id
"""
_SWITCH_ON = """
with changed as (
    delete from switch_off where function = $1 and team_id is not distinct from $2 returning function
)
insert into switch_turn (id, function, team_id, is_on, person_id, at)
select $3, $1, $2, true, $4, $5 from changed returning id
"""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a switch, for a team with those below it or, without one, for the whole bank.

    A name is empty once its person was erased.
    """

    function: Function
    team_id: TeamId | None
    team: str | None
    is_on: bool
    at: datetime
    person_id: PersonId
    person: str


def off_for(function: Function, team_id: str) -> str:
    """SQL that holds where the function is off; `team_id` is SQL for the team of the person concerned.

    The database is asked for teams only where the function is off somewhere.
    """
    return (
        f"(exists (select from switch_off where function = '{function.value}')"
        f" and is_switched_off('{function.value}', {team_id}))"
    )


async def is_off(function: Function, person_id: UUID | None) -> bool:
    """Whether it is off for the whole bank or, if a person is named, for her team or one above it."""
    return bool((await fetch(_IS_OFF, function.value, person_id))[0]["is_off"])


async def all_off() -> Sequence[Turn]:
    """Whatever is off, with the turn that switched it off; by function, the whole bank first."""
    return [_turn({**row, "is_on": False}) for row in await fetch(_OFF)]


async def latest_turns(*, limit: int) -> Sequence[Turn]:
    """The latest turns of all switches, newest first."""
    return [_turn(row) for row in await fetch(_LATEST, limit)]


async def last_turns() -> dict[Function, Turn]:
    """The last turn of each switch that was ever turned."""
    turns = (_turn(row) for row in await fetch(_LAST))
    return {turn.function: turn for turn in turns}


async def teams() -> Sequence[tuple[TeamId, str]]:
    """Every team with its place in the organisation, written from the root down with `/`."""
    return [(row["id"], row["path"]) for row in await fetch(_TEAMS)]


async def has_team(team_id: TeamId) -> bool:
    """Whether there is a team with this id."""
    return bool(await fetch("select id from team where id = $1", team_id))


async def save_turn(
    function: Function, team_id: TeamId | None, is_on: bool, *, turn_id: UUID, by: PersonId, at: datetime
) -> bool:
    """Turn a switch and keep who did; whether it changed anything."""
    statement = _SWITCH_ON if is_on else _SWITCH_OFF
    return bool(await fetch(statement, function.value, team_id, turn_id, by, at))


def _turn(row: dict[str, Any]) -> Turn:
    return Turn(**row | {"function": Function(row["function"])})
