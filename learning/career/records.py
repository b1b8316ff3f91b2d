"""Queries for one person's way: her pace, her answers about a skill, where she aims; and how many a change concerns."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from learning.attempts.answer import Certainty, Verdict
from learning.career.curve import Answered
from learning.career.progress import PACE_DAYS, Held
from learning.mastery.level import Level
from learning.queries import execute, fetch

HELD = """
select skill.slug, level.level, level.mastery, level.answers, given.last_right_at, given.first_at
from skill
left join skill_level level on level.skill = skill.slug and level.person_id = $1
left join (select skill, max(at) filter (where verdict = 'right') as last_right_at, min(at) as first_at from attempt
           where person_id = $1 and verdict <> 'unsure' group by skill) given on given.skill = skill.slug
"""

ANSWERED = """
select fact_id, at, verdict, certainty from attempt
where person_id = $1 and verdict <> 'unsure' and fact_id in (
    select fact_id from skill_fact where skill = $2
    union select fact_id from item where skill = $2 and fact_id is not null)
order by at, ordinal
"""

CONCERNED = """
select (select count(distinct person_id) from skill_level
        where skill = any($1::text[]) and level <> 'none') as people,
       (select count(*) from lesson
        where skills && $2::text[] and approved_at is not null and withdrawn_at is null) as lessons
"""


async def held_by(person_id: UUID) -> dict[str, Held]:
    """Where she stands, skill by skill, in those in which she ever answered."""
    return {
        row["slug"]: Held(
            Level(row["level"]), row["mastery"], row["answers"], row["last_right_at"], row["first_at"]
        )
        for row in await fetch(HELD, person_id)
        if row["level"] is not None
    }


async def answered_in(skill: str, person_id: UUID) -> list[Answered]:
    """Her graded answers about the facts of a skill, oldest first."""
    return [
        Answered(
            row["fact_id"],
            row["at"],
            Verdict(row["verdict"]),
            Certainty(row["certainty"]) if row["certainty"] else None,
        )
        for row in await fetch(ANSWERED, person_id, skill)
    ]


async def recent_answers(person_id: UUID, now: datetime) -> int:
    """How many graded answers she gave within the days that tell her pace."""
    rows = await fetch(
        "select count(*) as answers from attempt where person_id = $1 and at > $2 and verdict <> 'unsure'",
        person_id,
        now - timedelta(days=PACE_DAYS),
    )
    return int(rows[0]["answers"])


async def target_of(person_id: UUID) -> str | None:
    """The slug of the position she aims at."""
    rows = await fetch("select profile from career_target where person_id = $1", person_id)
    return str(rows[0]["profile"]) if rows else None


async def save_target(person_id: UUID, profile: str | None, at: datetime) -> None:
    """Keep where she aims; `None` forgets it."""
    if profile is None:
        await execute("delete from career_target where person_id = $1", person_id)
        return
    await execute(
        """insert into career_target (person_id, profile, chosen_at) values ($1, $2, $3)
           on conflict (person_id) do update set profile = excluded.profile, chosen_at = excluded.chosen_at""",
        person_id,
        profile,
        at,
    )


async def concerned(changed: Sequence[str], taken_out: Sequence[str]) -> tuple[int, int]:
    """How many people have a level in the skills that change, and how many lessons name those taken out."""
    row = (await fetch(CONCERNED, list(changed), list(taken_out)))[0]
    return row["people"], row["lessons"]
