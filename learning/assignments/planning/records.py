"""What can be asked, and what a plan is made from: what people have open, what is asked of them, where they stand."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any  # a row of the driver
from uuid import UUID

from learning.assignments.assignment import Asked, LessonAsked, SkillAsked
from learning.assignments.planning.ladder import Standing
from learning.assignments.planning.tasks import AskedOf, OpenLesson
from learning.lessons.asked_records import is_asked
from learning.lessons.audience_records import is_meant_for
from learning.mastery.level import Level
from learning.people.person import PersonId
from learning.queries import fetch

_CAN_BE_TAKEN = f"""
lesson.approved_at is not null and lesson.withdrawn_at is null
and exists (select from item where item.lesson_id = lesson.id and {is_asked(now="{now}")})
and not exists (select from revision where revision.id = lesson.revision_id and revision.rolled_back_at is not null)
"""  # noqa: S608 # made of constants of ours

OPEN_LESSONS = f"""
select person.id as person_id, lesson.id as lesson_id, lesson.seconds, lesson.skills[1] as skill,
       revision.effective_from
from lesson left join revision on revision.id = lesson.revision_id
cross join unnest($1::uuid[]) as person (id)
where {_CAN_BE_TAKEN.format(now="$2")}
  and (lesson.id = any($4::uuid[])
       or (revision.effective_from > $3 and {is_meant_for("person.id")})
       or (revision.id is null and lesson.skills[1] = any($5::text[])))
  and not exists (select from sitting
                  where sitting.lesson_id = lesson.id and sitting.person_id = person.id and sitting.finished)
"""  # noqa: S608 # made of constants of ours

ASKED_OF = """
select asked.person_id, assignment.lesson_id, assignment.skill, assignment.aim, assignment.due_at
from assignment_person asked join assignment on assignment.id = asked.assignment_id
where asked.person_id = any($1::uuid[]) and assignment.withdrawn_at is null
  and assignment.id is distinct from $2::uuid
"""

LESSONS = f"""
select lesson.id, lesson.title, lesson.seconds, lesson.skills[1] as skill, revision.effective_from
from lesson left join revision on revision.id = lesson.revision_id
where {_CAN_BE_TAKEN.format(now="$1")} and ($2::uuid is null or lesson.id = $2)
order by revision.effective_from desc nulls last, lesson.title, lesson.slug limit $3
"""  # noqa: S608 # made of constants of ours

PASSED = f"""
select coalesce(bool_and(last.verdict = 'right'), false) as passed
from item join lesson on lesson.id = item.lesson_id left join lateral (
    select verdict from attempt
    where attempt.person_id = $1 and attempt.item_id = item.id and verdict <> 'unsure'
    order by attempt.at desc, attempt.ordinal desc limit 1
) last on true
where lesson.id = $2 and not item.kept_back and {is_asked(now="$3")}
"""  # noqa: S608 # made of constants of ours

FIRST_OPEN = f"""
select lesson.id, lesson.title from lesson
where {_CAN_BE_TAKEN.format(now="$3")} and lesson.skills[1] = $2
  and not exists (select from sitting
                  where sitting.lesson_id = lesson.id and sitting.person_id = $1 and sitting.finished)
order by lesson.title, lesson.slug limit 1
"""  # noqa: S608 # made of constants of ours


@dataclass(frozen=True, slots=True)
class LessonToAsk:
    """A lesson that can be taken; `effective_from` where it teaches an update."""

    id: UUID
    title: str
    seconds: int
    skill: str | None
    effective_from: datetime | None


async def lessons_to_ask(*, now: datetime, limit: int) -> list[LessonToAsk]:
    """Lessons that can be taken: of the latest updates first, then all others by title."""
    return [LessonToAsk(**row) for row in await fetch(LESSONS, now, None, limit)]


async def lesson_to_ask(lesson_id: UUID, *, now: datetime) -> LessonToAsk | None:
    """The lesson, if it can be taken."""
    rows = await fetch(LESSONS, now, lesson_id, 1)
    return LessonToAsk(**rows[0]) if rows else None


async def open_lessons(
    people: Collection[UUID],
    *,
    lessons: Collection[UUID],
    skills: Collection[str],
    updates_since: datetime,
    now: datetime,
) -> list[OpenLesson]:
    """What each of them has not finished of the updates for her since then, these lessons, and these skills' own."""
    rows = await fetch(OPEN_LESSONS, list(people), now, updates_since, list(lessons), list(skills))
    return [OpenLesson(**row) for row in rows]


async def asked_of(people: Collection[UUID], *, but: UUID | None = None) -> list[AskedOf]:
    """All that is asked of them now, but for one assignment; some of it may be done."""
    return [
        AskedOf(row["person_id"], asked_in(row), row["due_at"])
        for row in await fetch(ASKED_OF, list(people), but)
    ]


async def standings(people: Collection[UUID], skills: Collection[str]) -> dict[UUID, dict[str, Standing]]:
    """Where each of them stands in these skills, as far as she ever answered."""
    found: dict[UUID, dict[str, Standing]] = {person_id: {} for person_id in people}
    rows = await fetch(
        """select person_id, skill, level, mastery from skill_level
           where person_id = any($1::uuid[]) and skill = any($2::text[])""",
        list(people),
        list(skills),
    )
    for row in rows:
        found[row["person_id"]][row["skill"]] = Standing(Level(row["level"]), row["mastery"])
    return found


async def has_passed(person_id: PersonId, lesson_id: UUID, *, now: datetime) -> bool:
    """Whether her last answer to each question that the lesson asks now was right."""
    rows = await fetch(PASSED, person_id, lesson_id, now)
    return bool(rows[0]["passed"])


async def first_open(person_id: PersonId, skill: str, *, now: datetime) -> tuple[UUID, str] | None:
    """A lesson of the skill that she has not finished, by title."""
    rows = await fetch(FIRST_OPEN, person_id, skill, now)
    return (rows[0]["id"], rows[0]["title"]) if rows else None


def asked_in(row: dict[str, Any]) -> Asked:
    """What a row of an assignment asks."""
    if row["lesson_id"] is not None:
        return LessonAsked(row["lesson_id"])
    return SkillAsked(row["skill"], Level(row["aim"]))
