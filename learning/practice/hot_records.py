"""The statements of the two hot paths: one read before each decision, one guarded write after an answer.

A memory is read once recall has faded to `WORTH_ASKING`, which takes a fixed share of the days of its stability;
what is fresher needs no choosing.

Lessons that somebody asked of her come first, and who asked, by when and why stands in columns of its own.

Items carry whether their skill was taken out of those in force, so that no skill is joined.

Memories come as numbers packed row by row, because two hundred of them cost more to read one by one than to choose
from.

They run on the pool's own connections, without the ORM and without a transaction, because the ORM costs four times
the processor time here. They neither notify nor enqueue. Signing in is part of each read.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime
from typing import Any  # a record of the driver has no narrower type
from uuid import UUID

import asyncpg
from tortoise import connections

from learning.assignments.records import asked_of_her
from learning.lessons.asked_records import is_asked
from learning.lessons.audience_records import is_meant_for
from learning.memory.schedule import WORTH_ASKING, days_until
from learning.practice.placement.records import placement_of
from learning.switches.function import Function
from learning.switches.records import off_for

_SECONDS_OF_STABILITY = 86_400 * days_until(WORTH_ASKING, 1.0)

SITUATION = f"""
with me as (
    select person.id, person.language, {off_for(Function.CHOOSE_PRACTICE, "person.team_id")} as is_left_to_her
    from session join person on person.id = session.person_id
    where session.token_hash = $1 and session.expires_at > $2 and (person.left_at is null or person.left_at > $2)
), waiting as (
    select sitting.id, sitting.lesson_id, sitting.is_placement, sitting.pursuit_id, lesson.title,
           lesson.skills[1] as skill,
           coalesce(lesson.seconds, cardinality(sitting.item_ids) * $6::int) as seconds,
           (select count(distinct event.step_key) from sitting_event event
            where event.person_id = me.id and event.sitting_id = sitting.id
              and event.kind in ('card_read', 'answered')) as done
    from me join sitting on sitting.person_id = me.id
    left join lesson on lesson.id = sitting.lesson_id
    where sitting.ended_at is null and sitting.started_at > $5 and lesson.withdrawn_at is null
      and (cardinality(sitting.item_ids) = 0 or lesson.revision_id is not null
           or exists (select from item where item.id = any(sitting.item_ids) and not item.taken_out))
    order by sitting.started_at desc limit 1
), asked as materialized (
    select distinct on (lesson.id) lesson.id as lesson_id, hers.due_at, hers.asked_by, hers.why,
           bool_or(hers.lesson_id is not null) over (partition by lesson.id) as is_named
    from me cross join lateral ({asked_of_her("me.id", since="$4")}) hers
    join lesson on lesson.id = hers.lesson_id or (lesson.revision_id is null and lesson.skills[1] = hers.skill)
    order by lesson.id, hers.due_at
), standing as materialized (
    select lesson.id, lesson.slug, lesson.title, lesson.seconds, lesson.skills, lesson.audience_teams,
           lesson.audience_skills, lesson.revision_id, revision.effective_from, asked.due_at, asked.asked_by,
           asked.why, asked.is_named
    from lesson left join revision on revision.id = lesson.revision_id
    left join asked on asked.lesson_id = lesson.id
    where lesson.approved_at is not null and lesson.withdrawn_at is null
      and (revision.id is null or (revision.rolled_back_at is null
           and (revision.effective_from > $4 or asked.due_at is not null)))
), open_lesson as (
    select lesson.id, lesson.title, lesson.seconds, lesson.skills[1] as skill, lesson.effective_from,
           lesson.due_at, lesson.asked_by, lesson.why
    from me cross join standing lesson
    where not exists (select from sitting
                      where sitting.lesson_id = lesson.id and sitting.person_id = me.id and sitting.finished)
      and exists (select from item
                  where item.lesson_id = lesson.id and {is_asked(now="$2")})
      and (lesson.is_named or ({is_meant_for("me.id")}))
    order by lesson.due_at is null, lesson.effective_from desc nulls last, lesson.slug
    limit 100
), known as (
    select memory.fact_id, memory.stability, memory.difficulty, item.skill,
           extract(epoch from $2 - memory.last_at)::float8 / 86400 as days,
           extract(epoch from $2 - memory.confident_error_at)::float8 / 86400 as error_days,
           coalesce(version.valid_to <= greatest($2, version.valid_from), false) as stale,
           item.weight
    from me join memory on memory.person_id = me.id
    left join fact_version version on version.id = memory.known_version_id
    cross join lateral (
        select item.skill, item.weight from item
        where item.fact_id = memory.fact_id and not item.taken_out
          and (item.retired_at is null or item.retired_at > $2)
        limit 1
    ) item
    where not me.is_left_to_her
      and (extract(epoch from $2 - memory.last_at)::float8 >= memory.stability * {_SECONDS_OF_STABILITY}
           or version.valid_to <= greatest($2, version.valid_from) or memory.confident_error_at is not null)
)
select me.id as person_id, me.language, me.is_left_to_her,
       waiting.id as sitting_id, waiting.lesson_id, waiting.is_placement, waiting.pursuit_id, waiting.title,
       waiting.skill, waiting.seconds, waiting.done, {placement_of("me.id", now="$2", first_week="$7")} as placement,
       lessons.*, knowing.*, naming.*, duty.*, coalesce(learner.case_due_at <= $2, false) as is_case_due,
       coalesce(learner.lookup_due_at <= $2, false) as is_lookup_due,
       (select string_agg(float8send(extract(epoch from started_at)::float8) || float8send(cards)
                          || float8send(items) || float8send(of_lesson::int), '')
        from (select sitting.started_at, sitting.lesson_id is not null as of_lesson,
                     count(distinct event.step_key) filter (where event.kind = 'card_read') as cards,
                     count(distinct event.step_key) filter (where event.kind = 'answered') as items
              from sitting join sitting_event event
                on event.person_id = sitting.person_id and event.sitting_id = sitting.id
              where sitting.person_id = me.id and sitting.started_at >= $3
                and event.kind in ('card_read', 'answered')
              group by sitting.id, sitting.started_at, sitting.lesson_id) as lately) as practised
from me
left join waiting on true
left join learner on learner.person_id = me.id
cross join lateral (
    select array_agg(id) as lesson_ids, array_agg(title) as lesson_titles, array_agg(seconds) as lesson_seconds,
           array_agg(skill) as lesson_skills, array_agg(effective_from) as lesson_effective,
           array_agg(due_at) filter (where due_at is not null) as asked_due,
           array_agg(asked_by) filter (where due_at is not null) as asked_by,
           array_agg(why) filter (where due_at is not null) as asked_why
    from open_lesson
) lessons
cross join lateral (
    select string_agg(uuid_send(fact_id), '') as facts, array_agg(skill) as skills,
           string_agg(float8send(stability) || float8send(difficulty) || float8send(days)
                      || float8send(coalesce(error_days, 'NaN')) || float8send(stale::int)
                      || float8send(weight), '') as memories
    from known
) knowing
cross join lateral (
    select array_agg(roster.day) as shift_days, array_agg(shift.starts) as shift_starts,
           array_agg(shift.ends) as shift_ends
    from roster join shift on shift.code = roster.shift
    where roster.person_id = me.id and roster.day = any($8::date[]) and shift.starts is not null
) duty
cross join lateral (
    select array_agg(slug) as slugs, array_agg(case me.language when 'en' then name_en else name end) as names
    from skill
) naming
"""  # noqa: S608 # made of constants of ours

KNOWN = """
select person.id as person_id, sitting.id as sitting_id, sitting.is_placement, receipt.outcome::text as outcome,
       item.kind, item.fact_id, item.skill, item.keys::text as keys, item.options, item.keyed_on,
       item.prior_difficulty, item.retired_at, item.content->>'unit' as unit,
       jsonb_array_length(item.content->'options') as choices,
       memory.stability, memory.difficulty, memory.answers as memory_answers, memory.lapses, memory.last_at,
       memory.last_right, memory.confident_error_at, memory.known_version_id,
       coalesce(learner.version, 0) as version, coalesce(learner.ability, 0) as ability,
       coalesce(learner.answers, 0) as answers,
       coalesce(in_skill.ability, 0) as skill_ability, coalesce(in_skill.answers, 0) as skill_answers,
       coalesce(of_item.difficulty, item.prior_difficulty) as item_difficulty,
       coalesce(of_skill.difficulty, 0) as skill_difficulty
from session
join person on person.id = session.person_id
left join item on item.id = $3
left join sitting on sitting.person_id = person.id and sitting.id = $4
left join attempt_receipt receipt on receipt.person_id = person.id and receipt.client_event_id = $5
left join memory on memory.person_id = person.id and memory.fact_id = item.fact_id
left join learner on learner.person_id = person.id
left join skill_ability in_skill on in_skill.person_id = person.id and in_skill.skill = item.skill
left join item_difficulty of_item on of_item.item_id = item.id
left join skill_difficulty of_skill on of_skill.skill = item.skill
where session.token_hash = $1 and session.expires_at > $2 and (person.left_at is null or person.left_at > $2)
"""

SAVE = """
with guard as (
    insert into learner (person_id, version, ability, answers) values ($1, $2, $3, $4)
    on conflict (person_id) do update
        set version = excluded.version, ability = excluded.ability, answers = excluded.answers
        where learner.version = excluded.version - 1
    returning person_id
), receipt as (
    insert into attempt_receipt (person_id, client_event_id, attempt_id, at, outcome)
    select person_id, $5, $6, $7, $8::jsonb from guard
), logged as (
    insert into attempt (person_id, at, id, ordinal, day, sitting_id, item_id, fact_id, fact_version_id, skill,
                         answer, verdict, certainty, expected, surprise, recall, key_on_device, received_at)
    select person_id, $7, $6, $2, $9, $10, $11, $12, $13, $14, $15::jsonb, $16, $17, $18, $19, $20, $21, $22
    from guard
), told as (
    insert into sitting_event (person_id, sitting_id, client_event_id, sequence, kind, step_key, at, received_at)
    select person_id, $10, $5, $23, 'answered', $11::text, $7, $22 from guard
    on conflict do nothing
), remembered as (
    insert into memory (person_id, fact_id, stability, difficulty, answers, lapses, last_at, last_right,
                        confident_error_at, known_version_id)
    select person_id, $12, $24, $25, $26, $27, $28, $29, $30, $31 from guard where $24::float8 is not null
    on conflict (person_id, fact_id) do update
        set stability = excluded.stability, difficulty = excluded.difficulty, answers = excluded.answers,
            lapses = excluded.lapses, last_at = excluded.last_at, last_right = excluded.last_right,
            confident_error_at = excluded.confident_error_at, known_version_id = excluded.known_version_id
), in_skill as (
    insert into skill_ability (person_id, skill, ability, answers)
    select person_id, $14, $32, $33 from guard where $14::text is not null
    on conflict (person_id, skill) do update set ability = excluded.ability, answers = excluded.answers
)
select count(*) from guard
"""


def pooled() -> AbstractAsyncContextManager[asyncpg.Connection]:
    """A connection of the pool. An answer keeps one for both its statements."""
    lent: AbstractAsyncContextManager[asyncpg.Connection] = connections.get("default").acquire_connection()
    return lent


async def situation_of(
    connection: asyncpg.Connection,
    token_hash: str,
    now: datetime,
    *,
    lately: datetime,
    days_on_duty: Sequence[date],
    update_horizon: datetime,
    open_horizon: datetime,
    item_seconds: int,
    newcomer_since: datetime,
) -> Mapping[str, Any] | None:
    """Who asks, and everything her next thing is chosen from; `None` when nobody is signed in."""
    row: Mapping[str, Any] | None = await connection.fetchrow(
        SITUATION,
        token_hash,
        now,
        lately,
        update_horizon,
        open_horizon,
        item_seconds,
        newcomer_since,
        days_on_duty,
    )
    return row


async def known_of(
    connection: asyncpg.Connection,
    token_hash: str,
    now: datetime,
    *,
    item_id: UUID,
    sitting_id: UUID,
    client_event_id: UUID,
) -> Mapping[str, Any] | None:
    """Who answers, the item, and all that is known of both; `None` when nobody is signed in."""
    row: Mapping[str, Any] | None = await connection.fetchrow(
        KNOWN, token_hash, now, item_id, sitting_id, client_event_id
    )
    return row


async def save_answer(connection: asyncpg.Connection, values: Sequence[Any]) -> bool:
    """Keep one answer and all it moved, if no other answer of hers came in between; whether it did.

    The guard on the learner's version makes answers of one person strictly one after another. A receipt that is
    there already can then only mean that the guard was passed by mistake, so it stops the whole statement.
    """
    return bool(await connection.fetchval(SAVE, *values))
