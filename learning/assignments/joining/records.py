"""Whoever joins a team is asked what all of it is asked, and whoever leaves it is asked no longer.

Of whom something is asked stands in rows, because the next thing to do is chosen from them many times a second.
"""

from datetime import datetime, timedelta

from learning.queries import execute

LEAST_TIME = timedelta(days=3)
"""Who joins later than so long before the end is not asked: the days left would hardly do."""

_MEANT = """
with recursive below as (
    select assignment.id, assignment.team_id, assignment.for_all, assignment.due_at, giver.employer_id
    from assignment join person giver on giver.id = assignment.given_by_id
    where assignment.withdrawn_at is null and assignment.due_at > $1
    union
    select below.id, team.id, below.for_all, below.due_at, below.employer_id
    from below join team on team.parent_id = below.team_id
), meant as (
    select below.id as assignment_id, below.for_all, below.due_at, person.id as person_id
    from below
    join person on person.team_id = below.team_id and (person.left_at is null or person.left_at > $1)
                and (below.employer_id is null or person.employer_id = below.employer_id)
    join role_grant on role_grant.person_id = person.id and role_grant.role = 'agent'
)
"""

JOIN = f"""{_MEANT}
insert into assignment_person (person_id, assignment_id)
select person_id, assignment_id from meant where for_all and due_at > $2
on conflict do nothing
"""  # noqa: S608 # made of constants of ours

LEAVE = f"""{_MEANT}
delete from assignment_person asked
where asked.assignment_id in (select id from below)
  and not exists (select from meant
                  where meant.assignment_id = asked.assignment_id and meant.person_id = asked.person_id)
"""  # noqa: S608 # made of constants of ours


async def settle_people(*, now: datetime) -> None:
    """Let everything that runs be asked of who is there now; of chosen people, of those who still are."""
    await execute(JOIN, now, now + LEAST_TIME)
    await execute(LEAVE, now)
