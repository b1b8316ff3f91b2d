"""What runs in the demonstration bank: one lesson that a lead asked of her night team, with two weeks to go."""

from datetime import timedelta
from uuid import uuid5
from zoneinfo import ZoneInfo

from api.demo.bank import TEAMS, Bank
from api.demo.calendar import Past
from learning.assignments.assignment import LessonAsked, end_of
from learning.assignments.records import save_given
from learning.clock import in_bank_zone
from learning.lessons.records import LessonRow
from learning.people.person import Role, TeamId

WHY = "季末活动开始，客户会多问这一条"
AHEAD = timedelta(days=14)


async def keep_assignment(bank: Bank, past: Past, zone: ZoneInfo) -> None:
    """Ask the first of the lessons that hang on no update, once its rows are there."""
    lesson = await LessonRow.filter(revision_id=None, approved_at__isnull=False).order_by("slug").first()
    team = next(each for each in bank.teams if each.name == TEAMS[1])
    here = [each for each in bank.colleagues if each.team == team and each.left_at is None]
    lead = next((each for each in here if Role.LEAD in each.roles), None)
    if lesson is None or lead is None:
        return
    await save_given(
        uuid5(bank.namespace, "assignment"),
        LessonAsked(lesson.id),
        [each.id for each in here if Role.AGENT in each.roles],
        team_id=TeamId(team.id),
        for_all=True,
        due_at=end_of(in_bank_zone(past.until, zone).date() + AHEAD, zone),
        why=WHY,
        given_by=lead.id,
        now=past.until - timedelta(hours=9),
    )
