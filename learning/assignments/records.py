"""What was asked of whom, and every turn that took. The tables stand in `api/migrations/0020_assignments.py`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any  # a row of the driver
from uuid import UUID

from learning.assignments.assignment import Act, Asked, LessonAsked, SkillAsked
from learning.assignments.planning.records import asked_in
from learning.lessons.asked_records import is_asked
from learning.people.access import View
from learning.people.person import PersonId, TeamId
from learning.queries import execute, fetch

_REACHED = """
case assignment.aim when 'learning' then array['learning', 'solid', 'mastered'] else array['solid', 'mastered'] end
"""

_IS_DONE = f"""
case when assignment.lesson_id is not null
     then exists (select from sitting where sitting.lesson_id = assignment.lesson_id
                  and sitting.person_id = {{person}} and sitting.finished)
     else exists (select from skill_level level where level.person_id = {{person}}
                  and level.skill = assignment.skill and level.level = any({_REACHED}))
end
"""  # noqa: S608 # made of constants of ours

SHOWN = f"""
select assignment.id, assignment.lesson_id, assignment.skill, assignment.aim, lesson.title,
       assignment.team_id, team.name as team, assignment.for_all, assignment.due_at, assignment.why,
       giver.name as given_by, assignment.given_at, assignment.version, assignment.withdrawn_at,
       turn.act, turn.at as turned_at, turner.name as turned_by,
       people.people, people.done
from assignment
join team on team.id = assignment.team_id
join person giver on giver.id = assignment.given_by_id
join assignment_turn turn on turn.assignment_id = assignment.id and turn.version = assignment.version
join person turner on turner.id = turn.person_id
left join lesson on lesson.id = assignment.lesson_id
cross join lateral (
    select count(*)::int as people, (count(*) filter (where {_IS_DONE.format(person="person.id")}))::int as done
    from assignment_person asked join person on person.id = asked.person_id
    where asked.assignment_id = assignment.id and (person.left_at is null or person.left_at > $3)
) people
where assignment.team_id = any($1::uuid[])
  and ($2::uuid is null or not exists (
      select from assignment_person asked join person on person.id = asked.person_id
      where asked.assignment_id = assignment.id and person.employer_id is distinct from $2))
"""  # noqa: S608 # made of constants of ours

MINE = f"""
select assignment.lesson_id, assignment.skill, assignment.aim, coalesce(lesson.title, '') as title,
       assignment.due_at, assignment.why, giver.name as asked_by, state.is_done
from assignment_person asked
join assignment on assignment.id = asked.assignment_id
join person giver on giver.id = assignment.given_by_id
left join lesson on lesson.id = assignment.lesson_id
left join skill on skill.slug = assignment.skill
cross join lateral (select {_IS_DONE.format(person="asked.person_id")} as is_done) state
where asked.person_id = $1 and assignment.withdrawn_at is null and lesson.withdrawn_at is null
  and case when state.is_done then assignment.due_at > $2
           when assignment.skill is not null then skill.is_published
           else exists (select from item where item.lesson_id = lesson.id and {is_asked(now="$2")}) end
order by assignment.due_at, assignment.given_at, assignment.id
"""  # noqa: S608 # made of constants of ours

TURN = """
with turned as (
    update assignment set version = version + 1, due_at = $4, why = $5,
           withdrawn_at = case $3 when 'withdrawn' then $7::timestamptz when 'restored' then null else withdrawn_at end
    where id = $1 and version = $2
    returning id, version, due_at, why
)
insert into assignment_turn (assignment_id, version, act, person_id, at, due_at, why)
select id, version, $3, $6, $7, due_at, why from turned
returning version
"""


@dataclass(frozen=True, slots=True)
class Given:
    """One assignment as it stands. `people` are those still at the bank, `done` how many of them have done it."""

    id: UUID
    asked: Asked
    title: str
    team_id: TeamId
    team: str
    for_all: bool
    due_at: datetime
    why: str
    given_by: str
    given_at: datetime
    version: int
    withdrawn_at: datetime | None
    last_act: Act
    turned_at: datetime
    turned_by: str
    people: int
    done: int


@dataclass(frozen=True, slots=True)
class AskedOfMe:
    """What one person was asked, as she reads it."""

    asked: Asked
    title: str
    asked_by: str
    due_at: datetime
    why: str
    is_done: bool


def asked_of_her(person: str, *, since: str) -> str:
    """SQL of what is asked of a person and due after that moment, but for levels that she reached.

    `person` and `since` are SQL. Of lessons that she finished the reader knows.
    """
    return f"""
    select assignment.lesson_id, assignment.skill, assignment.due_at, assignment.why, giver.name as asked_by
    from assignment_person mine
    join assignment on assignment.id = mine.assignment_id
    join person giver on giver.id = assignment.given_by_id
    left join skill_level level on level.person_id = mine.person_id and level.skill = assignment.skill
    where mine.person_id = {person} and assignment.withdrawn_at is null and assignment.due_at > {since}
      and (level.level is null or level.level <> all({_REACHED}))"""  # noqa: S608 # ours


async def running(view: View, *, since: datetime, now: datetime) -> list[Given]:
    """Those of these teams whose last day was not over by then, soonest first; of those withdrawn the latest.

    A viewer bound to an employer sees those that concern nobody else.
    """
    rows = await fetch(
        f"""{SHOWN} and assignment.due_at > $4
            and (assignment.withdrawn_at is null or assignment.withdrawn_at > $4)
            order by assignment.due_at, team.name, assignment.given_at, assignment.id""",
        list(view.teams),
        view.employer,
        now,
        since,
    )
    return [_given(row) for row in rows]


async def given_numbered(assignment_id: UUID, view: View, *, now: datetime) -> Given | None:
    """One assignment, if it is in view."""
    rows = await fetch(f"{SHOWN} and assignment.id = $4", list(view.teams), view.employer, now, assignment_id)
    return _given(rows[0]) if rows else None


async def asked_of_me(person_id: PersonId, *, now: datetime) -> list[AskedOfMe]:
    """What is asked of her and can be done, soonest first; what is done stands there until its last day is over."""
    return [
        AskedOfMe(asked_in(row), row["title"], row["asked_by"], row["due_at"], row["why"], row["is_done"])
        for row in await fetch(MINE, person_id, now)
    ]


async def people_of(assignment_id: UUID) -> list[UUID]:
    """Of whom it is asked."""
    rows = await fetch(
        "select person_id from assignment_person where assignment_id = $1 order by person_id", assignment_id
    )
    return [row["person_id"] for row in rows]


async def save_given(
    assignment_id: UUID,
    asked: Asked,
    people: Collection[UUID],
    *,
    team_id: TeamId,
    for_all: bool,
    due_at: datetime,
    why: str,
    given_by: PersonId,
    now: datetime,
) -> None:
    """Keep a new assignment with its people and its first turn."""
    lesson_id = asked.lesson_id if isinstance(asked, LessonAsked) else None
    skill, aim = (asked.skill, asked.aim.value) if isinstance(asked, SkillAsked) else (None, None)
    await execute(
        """insert into assignment (id, lesson_id, skill, aim, team_id, for_all, due_at, why, given_by_id, given_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""",
        assignment_id, lesson_id, skill, aim, team_id, for_all, due_at, why, given_by, now,
    )  # fmt: skip
    await execute(
        "insert into assignment_person (assignment_id, person_id) select $1, unnest($2::uuid[])",
        assignment_id,
        list(people),
    )
    await execute(
        """insert into assignment_turn (assignment_id, version, act, person_id, at, due_at, why)
           values ($1, 1, 'given', $2, $3, $4, $5)""",
        assignment_id,
        given_by,
        now,
        due_at,
        why,
    )


async def save_turn(
    assignment_id: UUID,
    version: int,
    act: Act,
    *,
    due_at: datetime,
    why: str,
    person_id: PersonId,
    now: datetime,
) -> bool:
    """Let an assignment take a turn and write it down; false if it has moved on since that version."""
    return bool(await fetch(TURN, assignment_id, version, act.value, due_at, why, person_id, now))


def _given(row: dict[str, Any]) -> Given:
    return Given(
        row["id"],
        asked_in(row),
        row["title"] or "",
        row["team_id"],
        row["team"],
        row["for_all"],
        row["due_at"],
        row["why"],
        row["given_by"],
        row["given_at"],
        row["version"],
        row["withdrawn_at"],
        Act(row["act"]),
        row["turned_at"],
        row["turned_by"],
        row["people"],
        row["done"],
    )
