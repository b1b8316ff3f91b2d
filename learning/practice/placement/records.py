"""What a placement rests on: who is new, how far she came, and the questions that might be asked."""

from datetime import datetime
from uuid import UUID

from learning.lessons.answerable import chance_of_guessing
from learning.mastery.estimate import Standing
from learning.practice.picking_records import asking_facts
from learning.practice.placement.questions import QUESTIONS, Candidate
from learning.queries import execute, fetch

MOST_OF_A_SKILL = 2 * QUESTIONS
"""So many of a skill's questions are looked at; those nearest to even odds tell most."""


def askable(person: str, *, now: str) -> str:
    """SQL of the items that may be asked of her and whose facts she has not met. Both arguments are SQL."""
    return f"""{asking_facts(person, now=now)}
      and not exists (select from attempt where attempt.person_id = {person} and attempt.fact_id = item.fact_id)
    """


def placement_of(person: str, *, now: str, first_week: str) -> str:
    """SQL of how her placement stands, as an array; null past her first week, where nothing more is read for it.

    `first_week` is SQL for the moment since which somebody who is new began.
    """
    return f"""
    case when not exists (select from sitting where person_id = {person} and started_at < {first_week})
    then array[
        (select count(distinct event.step_key) from sitting join sitting_event event
           on event.person_id = sitting.person_id and event.sitting_id = sitting.id and event.kind = 'answered'
         where sitting.person_id = {person} and sitting.is_placement),
        (select count(*) from placement where placement.person_id = {person}),
        (exists (select {askable(person, now=now)}))::int] end"""  # noqa: S608 # made of constants of ours


CANDIDATES = f"""
with may_be_asked as (
    select item.id, item.fact_id, item.skill, item.weight, item.options,
           coalesce(of_item.difficulty, item.prior_difficulty) as difficulty
    from (select item.id {askable("$1", now="$2")}) askable
    join item on item.id = askable.id
    left join item_difficulty of_item on of_item.item_id = item.id
), nearest as (
    select may_be_asked.*, coalesce(learner.ability, 0) as ability, coalesce(in_skill.ability, 0) as skill_ability,
           coalesce(of_skill.difficulty, 0) as skill_difficulty,
           row_number() over (partition by may_be_asked.skill
                              order by may_be_asked.weight desc, abs(may_be_asked.difficulty), may_be_asked.id) as place
    from may_be_asked
    left join learner on learner.person_id = $1
    left join skill_ability in_skill on in_skill.person_id = $1 and in_skill.skill = may_be_asked.skill
    left join skill_difficulty of_skill on of_skill.skill = may_be_asked.skill
)
select * from nearest where place <= {MOST_OF_A_SKILL} order by id
"""  # noqa: S608 # made of constants of ours

TOLD = """
select skill, sum(expected * (1 - expected)) as told from attempt
where person_id = $1 and skill is not null and verdict <> 'unsure' group by skill
"""


async def candidates(person_id: UUID, *, now: datetime) -> list[Candidate]:
    """What may be asked of her, of each skill what is asked for most and nearest to even odds."""
    return [
        Candidate(
            row["id"],
            row["fact_id"],
            row["skill"],
            Standing(
                row["ability"],
                skill_ability=row["skill_ability"],
                item_difficulty=row["difficulty"],
                skill_difficulty=row["skill_difficulty"],
            ).strength,
            chance_of_guessing(row["options"]),
            row["weight"],
        )
        for row in await fetch(CANDIDATES, person_id, now)
    ]


async def told_so_far(person_id: UUID) -> dict[str, float]:
    """How much her answers have told of each skill (`estimate.spread`)."""
    return {row["skill"]: row["told"] for row in await fetch(TOLD, person_id)}


async def put_aside(person_id: UUID, *, now: datetime) -> None:
    """Keep that she wants no placement."""
    await execute(
        "insert into placement (person_id, put_aside_at) values ($1, $2) on conflict do nothing",
        person_id,
        now,
    )


async def take_up(person_id: UUID) -> None:
    """Forget that she put it aside."""
    await execute("delete from placement where person_id = $1", person_id)
