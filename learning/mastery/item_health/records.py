"""The tables of item health: sums over first answers, the use of options, and what was set aside."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID

from learning.lessons.asked_records import to_retire
from learning.mastery.item_health.tally import STRONG_ANSWERS, STRONG_FROM, OptionUse, Tally
from learning.queries import execute, fetch

_FIRST = """
with given as (
    select attempt.item_id, (attempt.verdict = 'right')::int as is_right,
           case when jsonb_typeof(attempt.answer->'chosen') = 'array'
                 and jsonb_array_length(attempt.answer->'chosen') = 1
                then (attempt.answer->'chosen'->>0)::smallint end as option,
           coalesce(learner.ability, 0) + coalesce(in_skill.ability, 0) as strength,
           coalesce(learner.answers, 0) as experience
    from attempt_receipt receipt
    join attempt on attempt.person_id = receipt.person_id and attempt.at = receipt.at
                and attempt.id = receipt.attempt_id
    left join learner on learner.person_id = attempt.person_id
    left join skill_ability in_skill on in_skill.person_id = attempt.person_id and in_skill.skill = attempt.skill
    where receipt.person_id = $1 and receipt.client_event_id = any($2::uuid[]) and attempt.verdict <> 'unsure'
      and not exists (select from attempt earlier
                      where earlier.person_id = attempt.person_id and earlier.item_id = attempt.item_id
                        and earlier.ordinal < attempt.ordinal)
), first as (
    select *, (strength >= $3 and experience >= $4)::int as is_strong from given
)
"""

NOTE = f"""{_FIRST}
insert into item_health (item_id, answers, right_answers, strength, strength_squared, strength_right, strong)
select item_id, 1, is_right, strength, strength * strength, strength * is_right, is_strong
from first order by item_id
on conflict (item_id) do update
    set answers = item_health.answers + 1,
        right_answers = item_health.right_answers + excluded.right_answers,
        strength = item_health.strength + excluded.strength,
        strength_squared = item_health.strength_squared + excluded.strength_squared,
        strength_right = item_health.strength_right + excluded.strength_right,
        strong = item_health.strong + excluded.strong
returning item_id
"""  # noqa: S608 # made of constants of ours

NOTE_OPTIONS = f"""{_FIRST}
insert into item_option_use (item_id, option, answers, right_answers, strong)
select item_id, option, 1, is_right, is_strong from first where option is not null order by item_id, option
on conflict (item_id, option) do update
    set answers = item_option_use.answers + 1,
        right_answers = item_option_use.right_answers + excluded.right_answers,
        strong = item_option_use.strong + excluded.strong
"""  # noqa: S608 # made of constants of ours

TALLIES = """
select health.*, coalesce(used.options, '{}') as options, coalesce(used.uses, '{}') as uses,
       coalesce(used.rights, '{}') as rights, coalesce(used.strongs, '{}') as strongs
from item_health health
left join lateral (
    select array_agg(option order by option) as options, array_agg(answers order by option) as uses,
           array_agg(right_answers order by option) as rights, array_agg(strong order by option) as strongs
    from item_option_use used where used.item_id = health.item_id
) used on true
"""

SAVE_SUMS = """
insert into item_health (item_id, answers, right_answers, strength, strength_squared, strength_right, strong)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (item_id) do update
    set answers = excluded.answers, right_answers = excluded.right_answers, strength = excluded.strength,
        strength_squared = excluded.strength_squared, strength_right = excluded.strength_right,
        strong = excluded.strong
"""

SAVE_OPTIONS = """
insert into item_option_use (item_id, option, answers, right_answers, strong)
select $1, said.* from unnest($2::smallint[], $3::int[], $4::int[], $5::int[]) as said (option, answers, rights, strong)
"""

SET_ASIDE = """
with aside as (
    update item_health health set set_aside_at = $2, was_to_retire_at = item.retired_at, disputed_by = $3
    from item
    where health.item_id = $1 and item.id = $1 and health.set_aside_at is null and health.decided_at is null
      and (item.retired_at is null or item.retired_at > $2)
    returning health.item_id
)
update item set retired_at = $2 from aside where item.id = aside.item_id returning item.id
"""

KEEP = f"""
update item set retired_at = {to_retire(was="health.was_to_retire_at", since="health.set_aside_at")}
from item_health health
where item.id = $1 and health.item_id = $1 and health.decision = 'kept'
"""  # noqa: S608 # made of constants of ours

DECIDE = """
update item_health set decision = $2, decided_at = $3
where item_id = $1 and set_aside_at is not null and decided_at is null returning item_id
"""

SHOWN = f"""
select tallied.*, item.key, item.kind, item.content::text as content, item.keys::text as keys,
       lesson.title as lesson, article.slug as article, article.title as article_title
from ({TALLIES}) tallied
join item on item.id = tallied.item_id
join lesson on lesson.id = item.lesson_id
left join revision on revision.id = lesson.revision_id
left join article on article.id = revision.article_id
where tallied.answers >= $1 and lesson.withdrawn_at is null
  and (tallied.set_aside_at is not null or item.retired_at is null)
order by (tallied.set_aside_at is not null and tallied.decided_at is null) desc,
         tallied.decided_at desc nulls last, tallied.right_answers::float8 / tallied.answers
limit $2
"""  # noqa: S608 # made of constants of ours


async def note_answers(person_id: UUID, events: Sequence[UUID]) -> list[UUID]:
    """Count these answers of hers, each person's first to an item only; returns the items counted."""
    values = [person_id, list(events), STRONG_FROM, STRONG_ANSWERS]
    rows = await fetch(NOTE, *values)
    await execute(NOTE_OPTIONS, *values)
    return [row["item_id"] for row in rows]


async def tallies_of(item_ids: Sequence[UUID]) -> dict[UUID, Tally]:
    """The sums of these items."""
    rows = await fetch(f"{TALLIES} where health.item_id = any($1::uuid[])", list(item_ids))
    return {row["item_id"]: tally_in(row) for row in rows}


async def lock_tallies() -> dict[UUID, Tally]:
    """All stored sums; no answer is counted until the transaction ends."""
    await execute("lock table item_health in exclusive mode")
    return {row["item_id"]: tally_in(row) for row in await fetch(TALLIES)}


async def save_tally(item_id: UUID, tally: Tally) -> None:
    """Put sums in the place of the stored ones; what was decided about the item stays."""
    await execute(
        SAVE_SUMS,
        item_id,
        tally.answers,
        tally.right,
        tally.strength,
        tally.strength_squared,
        tally.strength_right,
        tally.strong,
    )
    uses = zip(*((use.option, use.answers, use.right, use.strong) for use in tally.options), strict=True)
    await execute("delete from item_option_use where item_id = $1", item_id)
    await execute(SAVE_OPTIONS, item_id, *([list(each) for each in uses] or [[], [], [], []]))


async def set_aside(item_id: UUID, disputed_by: int, *, now: datetime) -> bool:
    """Ask the item no more until an owner decides; false if it is not asked anyway, or she has decided before."""
    return bool(await fetch(SET_ASIDE, item_id, now, disputed_by))


async def decide(item_id: UUID, decision: str, *, now: datetime) -> bool:
    """Keep what an owner decided of an item that stands aside; a kept one is asked again."""
    if not await fetch(DECIDE, item_id, decision, now):
        return False
    await execute(KEEP, item_id)
    return True


async def items_shown(*, fewest: int, most: int) -> list[dict[str, Any]]:
    """Items with enough answers, those that wait for an owner first, then the hardest."""
    return await fetch(SHOWN, fewest, most)


def tally_in(row: dict[str, Any]) -> Tally:
    """The sums in a row of `TALLIES`."""
    return Tally(
        answers=row["answers"],
        right=row["right_answers"],
        strength=row["strength"],
        strength_squared=row["strength_squared"],
        strength_right=row["strength_right"],
        strong=row["strong"],
        options=tuple(
            OptionUse(*each)
            for each in zip(row["options"], row["uses"], row["rights"], row["strongs"], strict=True)
        ),
    )
