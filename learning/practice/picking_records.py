"""What somebody may pick by herself: lessons in a plain order that looks at no answer of hers, and facts to ask about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from learning.lessons.asked_records import is_asked
from learning.lessons.audience_records import is_meant_for
from learning.queries import fetch

TO_PICK = f"""
select lesson.id, lesson.title, lesson.seconds, lesson.skills[1] as skill,
       exists (select from sitting
               where sitting.lesson_id = lesson.id and sitting.person_id = $1 and sitting.finished) as done
from lesson left join revision on revision.id = lesson.revision_id
where lesson.approved_at is not null and lesson.withdrawn_at is null and revision.rolled_back_at is null
  and {is_meant_for("$1")}
  and exists (select from item
              where item.lesson_id = lesson.id and {is_asked(now="$2")})
order by done, lesson.title, lesson.slug
limit $3
"""  # noqa: S608 # made of constants of ours


def asking_facts(person: str, *, now: str) -> str:
    """SQL, from its `from` on, of the items about facts in force that may be asked of her. Both arguments are SQL.

    What a lesson keeps back stays evidence of retention, and what is not in effect yet is news to everybody.
    """
    return f"""
    from item join lesson on lesson.id = item.lesson_id left join revision on revision.id = lesson.revision_id
    where item.fact_id is not null and item.skill is not null and not item.kept_back and not item.taken_out
      and (item.retired_at is null or item.retired_at > {now})
      and lesson.approved_at is not null and lesson.withdrawn_at is null
      and (revision.id is null or (revision.rolled_back_at is null and revision.effective_from <= {now}))
      and {is_meant_for(person)}"""


@dataclass(frozen=True, slots=True)
class LessonToPick:
    """One lesson that is for her; `done` once she has finished it."""

    id: UUID
    title: str
    seconds: int
    skill: str | None
    done: bool


async def lessons_to_pick(person_id: UUID, *, now: datetime, limit: int) -> Sequence[LessonToPick]:
    """Those she has not finished first, each part by title."""
    rows = await fetch(TO_PICK, person_id, now, limit)
    return [LessonToPick(**row) for row in rows]
