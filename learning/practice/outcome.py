"""What a sitting led to: what was right, what she can say now, and when the first of it is worth meeting again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID
from zoneinfo import ZoneInfo

from learning.clock import in_bank_zone
from learning.mastery.records import to_memory
from learning.memory.schedule import due_at
from learning.practice import outcome_records as records
from learning.practice.sitting import fold
from learning.practice.sitting_records import SittingRow, events_of
from learning.practice.sittings import sitting_of, week_start


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sitting led to. `settled` is false while an answer in it is still to be followed."""

    row: SittingRow
    items: int
    right_first_time: int
    seconds: int
    skill: str | None
    level_before: str | None
    can_now: str | None
    next_review_on: date | None
    week_sittings: int
    settled: bool


async def outcome_of(person_id: UUID, sitting_id: UUID, *, now: datetime, zone: ZoneInfo) -> Outcome:
    """What the sitting led to. Raises `SittingNotFound`."""
    row = await sitting_of(person_id, sitting_id)
    answers = await records.first_answers(person_id, sitting_id)
    asked = await records.facts_asked(person_id, sitting_id)
    skill = _main_skill([answer["skill"] for answer in answers])
    before = await records.levels_before(person_id, sitting_id)
    state = fold(await events_of(person_id, sitting_id))
    return Outcome(
        row=row,
        items=len(answers),
        right_first_time=sum(answer["verdict"] == "right" for answer in answers),
        seconds=state.seconds,
        skill=skill,
        level_before=before.get(skill, "none") if skill else None,
        can_now=next((fact["statement"] for fact in asked if fact["statement"]), None),
        next_review_on=_next_review(asked, now, zone),
        week_sittings=await records.sittings_since(person_id, week_start(now, zone)),
        settled=not await records.is_unsettled(person_id, sitting_id),
    )


def _main_skill(skills: Sequence[str | None]) -> str | None:
    """The skill that most of the items practise."""
    named = [skill for skill in skills if skill]
    return max(sorted(set(named)), key=named.count) if named else None


def _next_review(asked: Sequence[dict[str, Any]], now: datetime, zone: ZoneInfo) -> date | None:
    """The first day on which one of these facts is worth meeting again, tomorrow at the soonest."""
    memories = [memory for row in asked if (memory := to_memory(row))]
    if not memories:
        return None
    tomorrow = in_bank_zone(now, zone).date() + timedelta(days=1)
    return max(tomorrow, in_bank_zone(min(map(due_at, memories)), zone).date())
