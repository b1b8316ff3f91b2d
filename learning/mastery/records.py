"""Tables of estimates and levels. Their keys are composite, so there is no model behind them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID

from learning.mastery.fact_state import FactState, Version
from learning.mastery.level import Given, Level, SkillLevel
from learning.memory.recalibration import Line
from learning.memory.schedule import Memory
from learning.queries import execute, fetch
from learning.switches.function import Function
from learning.switches.records import off_for

_RECALIBRATED = f"""
    select constant, slope from (select * from recalibration order by at desc limit 1) latest
    where in_use and not {off_for(Function.RECALIBRATE_RECALL, "null")}
"""  # noqa: S608 # made of constants of ours

FACTS = f"""
with fact_of_skill as (
    select fact_id from skill_fact where skill = $2
    union
    select fact_id from item where skill = $2 and fact_id is not null
), holding as ({_RECALIBRATED})
select memory.stability, memory.difficulty, memory.answers, memory.lapses, memory.last_at, memory.last_right,
       memory.confident_error_at, memory.known_version_id,
       coalesce(fact_weight.weight / in_skill.weight, 1) as weight,
       holding.constant + coalesce(of_person.tilt, 0) - coalesce(of_fact.tilt, 0) as constant, holding.slope,
       array_agg(version.id) as ids, array_agg(version.valid_from) as begins,
       array_agg(version.valid_to) as ends, array_agg(version.retired) as retired
from fact_of_skill
join fact_version version using (fact_id)
left join memory on memory.person_id = $1 and memory.fact_id = fact_of_skill.fact_id
left join fact_weight on fact_weight.fact_id = fact_of_skill.fact_id
left join skill in_skill on in_skill.slug = $2
left join holding on true
left join person_recall of_person on of_person.person_id = $1
left join fact_recall of_fact on of_fact.fact_id = fact_of_skill.fact_id
where memory.person_id is not null
   or exists (select from item where item.fact_id = fact_of_skill.fact_id
              and (item.retired_at is null or item.retired_at > $3))
group by fact_of_skill.fact_id, memory.person_id, memory.fact_id, fact_weight.weight, in_skill.weight,
         holding.constant, holding.slope, of_person.tilt, of_fact.tilt
order by fact_of_skill.fact_id
"""  # noqa: S608 # made of constants of ours

GIVEN = """
select at, day, item_id, verdict = 'right' as is_right, key_on_device, expected from attempt
where person_id = $1 and skill = $2 and verdict <> 'unsure' order by at, ordinal
"""

ABILITIES = """
select coalesce((select ability from learner where person_id = $1), 0) as ability,
       coalesce((select ability from skill_ability where person_id = $1 and skill = $2), 0) as skill_ability
"""

SAVE_LEVEL = """
insert into skill_level (person_id, skill, level, mastery, spread, answers, live_facts, fresh_facts, stale,
                         moved_at, judged_at, recheck_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)
on conflict (person_id, skill) do update
    set level = excluded.level, mastery = excluded.mastery, spread = excluded.spread, answers = excluded.answers,
        live_facts = excluded.live_facts, fresh_facts = excluded.fresh_facts, stale = excluded.stale,
        judged_at = excluded.judged_at, recheck_at = excluded.recheck_at,
        moved_at = case when (skill_level.level, skill_level.stale) = (excluded.level, excluded.stale)
                        then skill_level.moved_at else excluded.moved_at end
"""

_OF_WHOM_JUDGING_IS_OFF = off_for(
    Function.JUDGE_LEVELS, "(select team_id from person where person.id = level.person_id)"
)

PUT_OFF = """
insert into skill_level as level (person_id, skill, level, mastery, spread, answers, live_facts, fresh_facts,
                                  stale, moved_at, judged_at, recheck_at)
select $1, skill, 'none', 0, 1, 0, 0, 0, false, $3, $3, $3 from unnest($2::text[]) as skill
on conflict (person_id, skill) do update set recheck_at = excluded.recheck_at
"""

OUTDATED = f"""
with turned as (
    select linked.skill, max(turn.at) as at
    from (select skill, fact_id from skill_fact
          union select skill, fact_id from item where fact_id is not null and skill is not null) linked
    join (select fact_id, valid_from as at from fact_version
          union all select fact_id, valid_to from fact_version
          union all select item.fact_id, lesson.approved_at from item join lesson on lesson.id = item.lesson_id
         ) turn using (fact_id)
    where turn.at <= $1 and turn.at > $1 - interval '30 days'
    group by linked.skill
)
(select level.person_id, level.skill from skill_level level
     where level.recheck_at <= $1 and not {_OF_WHOM_JUDGING_IS_OFF} order by level.recheck_at limit $2)
union
(select level.person_id, level.skill from turned join skill_level level
     on level.skill = turned.skill and level.judged_at < turned.at
     where not {_OF_WHOM_JUDGING_IS_OFF} limit $2)
limit $2
"""  # noqa: S608 # made of constants of ours

LOOK_AGAIN = """
with linked as (
    select skill, fact_id from skill_fact
    union select skill, fact_id from item where fact_id is not null and skill is not null
)
update skill_level set recheck_at = $1 where skill in (
    select skill from linked where fact_id = any($2::uuid[])
    union select skill from linked join fact_weight using (fact_id) where skill = any($3::text[])
)
"""

SKILLS = """
select skill.slug, skill.field_name, skill.field_name_en, skill.stage, level.level, level.stale,
       coalesce(level.answers, 0) as answers,
       coalesce(level.fresh_facts, 0) as fresh_facts, coalesce(level.live_facts, askable.facts) as facts
from skill
left join skill_level level on level.skill = skill.slug and level.person_id = $1
cross join lateral (
    select count(distinct item.fact_id) as facts from item
    left join skill_fact on skill_fact.fact_id = item.fact_id and skill_fact.skill = skill.slug
    where (item.skill = skill.slug or skill_fact.skill is not null)
      and item.fact_id is not null and (item.retired_at is null or item.retired_at > $2)
) askable
where not skill.private and (skill.is_published or level.answers > 0)
order by skill.stage, skill.slug
"""


async def facts_in(skill: str, person_id: UUID, now: datetime) -> list[FactState]:
    """The skill's facts that something can be asked about, or that she has met, with what she keeps of each."""
    rows = await fetch(FACTS, person_id, skill, now)
    return [FactState(_versions(row), to_memory(row), row["weight"], _line(row)) for row in rows]


async def given_in(skill: str, person_id: UUID) -> list[Given]:
    """Her graded answers in the skill, oldest first."""
    return [
        Given(row["at"], row["day"], row["item_id"], row["is_right"], row["key_on_device"], row["expected"])
        for row in await fetch(GIVEN, person_id, skill)
    ]


async def abilities_in(skill: str, person_id: UUID) -> tuple[float, float]:
    """Her ability, and her ability in the skill, in logits."""
    row = (await fetch(ABILITIES, person_id, skill))[0]
    return row["ability"], row["skill_ability"]


async def stored_level(skill: str, person_id: UUID) -> Level:
    """The level as it was last judged; locked until the transaction ends."""
    rows = await fetch(
        "select level from skill_level where person_id = $1 and skill = $2 for update", person_id, skill
    )
    return Level(rows[0]["level"]) if rows else Level.NONE


async def save_level(skill: str, person_id: UUID, level: SkillLevel, now: datetime) -> None:
    """Keep the level; `moved_at` only changes when the level or its staleness does."""
    values = [
        level.level.value,
        level.mastery,
        level.spread,
        level.answers,
        level.live_facts,
        level.fresh_facts,
    ]
    await execute(SAVE_LEVEL, person_id, skill, *values, level.stale, now, level.recheck_at)


async def outdated_levels(now: datetime, *, limit: int) -> list[tuple[UUID, str]]:
    """Levels to judge again: their time has come, or since then a fact beneath has turned or a lesson asks it."""
    return [(row["person_id"], row["skill"]) for row in await fetch(OUTDATED, now, limit)]


async def look_again(fact_ids: Collection[UUID], skills: Collection[str], *, now: datetime) -> None:
    """Let the levels be judged again that rest on these facts, or on facts of these skills that differ in weight."""
    await execute(LOOK_AGAIN, now, list(fact_ids), list(skills))


async def look_again_at_all(*, now: datetime) -> None:
    """Let every level be judged again."""
    await execute("update skill_level set recheck_at = $1", now)


async def put_off(person_id: UUID, skills: Sequence[str], now: datetime) -> None:
    """Leave her levels in these skills as they are, to be judged as soon as somebody asks for outdated ones."""
    await execute(PUT_OFF, person_id, list(skills), now)


async def levels_of(person_id: UUID) -> dict[str, dict[str, Any]]:
    """Her stored levels by skill."""
    rows = await fetch("select * from skill_level where person_id = $1", person_id)
    return {row["skill"]: row for row in rows}


async def skills_with_levels(person_id: UUID, now: datetime) -> list[dict[str, Any]]:
    """Every skill that is shown to others, with her level in it; without an answer the level is null."""
    return await fetch(SKILLS, person_id, now)


def to_memory(row: dict[str, Any]) -> Memory | None:
    """The memory in a row of the table, or `None` where a join found none."""
    if row["stability"] is None:
        return None
    return Memory(
        row["stability"],
        row["difficulty"],
        row["answers"],
        row["lapses"],
        row["last_at"],
        row["last_right"],
        row["confident_error_at"],
        row["known_version_id"],
    )


def _line(row: dict[str, Any]) -> Line | None:
    return None if row["slope"] is None else Line(row["constant"], row["slope"])


def _versions(row: dict[str, Any]) -> tuple[Version, ...]:
    columns = (row["ids"], row["begins"], row["ends"], row["retired"])
    return tuple(Version(*each) for each in zip(*columns, strict=True))
