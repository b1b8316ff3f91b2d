"""What runs in the demonstration bank: one lesson that a lead passed and asked of her night team, with two weeks to go."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from api.demo.bank import TEAMS, Bank
from api.demo.calendar import Past
from learning.assignments.assignment import LessonAsked, end_of
from learning.assignments.planning.records import has_passed
from learning.assignments.records import save_given
from learning.clock import in_bank_zone
from learning.people.person import PersonId, Role, TeamId
from learning.queries import fetch

WHY = "季末活动开始，客户会多问这一条"
AHEAD, GIVEN_BEFORE = timedelta(days=14), timedelta(hours=9)


async def keep_assignment(bank: Bank, past: Past, zone: ZoneInfo) -> None:
    """Ask what she has passed and many of hers have not done yet, once the rows are there."""
    team = next(each for each in bank.teams if each.name == TEAMS[1])
    here = [each for each in bank.colleagues if each.team == team and each.left_at is None]
    lead = next((each for each in here if Role.LEAD in each.roles), None)
    people = [each.id for each in here if Role.AGENT in each.roles]
    lesson = await _passed_by(lead.id, people, now=past.until - GIVEN_BEFORE) if lead else None
    if lead is None or lesson is None:
        return
    await save_given(
        uuid5(bank.namespace, "assignment"),
        LessonAsked(lesson),
        people,
        team_id=TeamId(team.id),
        for_all=True,
        due_at=end_of(in_bank_zone(past.until, zone).date() + AHEAD, zone),
        why=WHY,
        given_by=lead.id,
        now=past.until - GIVEN_BEFORE,
    )


async def _passed_by(lead: PersonId, people: Sequence[UUID], *, now: datetime) -> UUID | None:
    """Of what she had finished by then and passes still, one of no update if she can, which fewest of hers have done."""
    rows = await fetch(
        """select lesson.id from lesson join sitting on sitting.lesson_id = lesson.id
           where sitting.person_id = $1 and sitting.finished and sitting.ended_at <= $3
           order by lesson.revision_id is not null, (
               select count(*) from sitting theirs
               where theirs.lesson_id = lesson.id and theirs.person_id = any($2) and theirs.finished
           ), lesson.slug""",
        lead,
        people,
        now,
    )
    for row in rows:
        if await has_passed(lead, row["id"], now=now):
            return UUID(str(row["id"]))
    return None
