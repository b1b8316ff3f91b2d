"""How assignments and plans become shapes on the wire, in the reader's language."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from api.assignments_wire import (
    AskedLessonOut,
    AskedOut,
    AssignmentOut,
    AssignmentTurnOut,
    LadderStepOut,
    MyAssignmentOut,
    MyAssignmentsOut,
    PlanOut,
    RequiredOut,
)
from api.skill_names import skill_refs
from api.wire import SkillRef
from learning.assignments.assignment import Asked, LessonAsked, SkillAsked, last_day_before
from learning.assignments.planning.fit import SHARE_FOR_NEW
from learning.assignments.planning.service import Plan, Terms
from learning.assignments.records import AskedOfMe, Given
from learning.mastery.level import Level
from learning.people.groups import LEAST_IN_GROUP, counted
from learning.people.person import Person
from learning.practice.next_item import OpenLesson


async def plan_out(plan: Plan, person: Person, terms: Terms) -> PlanOut:
    """A plan, with a ladder whose steps count nobody of fewer than eight."""
    asked = [each.step.asked for each in plan.steps]
    names = await _names(asked, person)
    return PlanOut(
        people=plan.people,
        has_passed=plan.has_passed,
        do_now=AskedLessonOut(id=plan.do_now[0], title=plan.do_now[1]) if plan.do_now else None,
        needed_minutes=plan.fit.needed_minutes,
        excess_minutes=plan.fit.excess_minutes,
        minutes_a_day=terms.cap_seconds * SHARE_FOR_NEW / 60,
        soonest=plan.fit.soonest,
        steps=[
            LadderStepOut(
                asked=_asked(each.step.asked, plan.title, names),
                people=counted(each.step.people),
                due_on=each.due_on,
            )
            for each in plan.steps
        ],
    )


async def assignments_out(given: Sequence[Given], person: Person, terms: Terms) -> list[AssignmentOut]:
    """Assignments, with progress where there are people enough."""
    names = await _names([each.asked for each in given], person)
    return [_assignment(each, names, terms) for each in given]


async def mine_out(
    mine: Sequence[AskedOfMe],
    required: Iterable[OpenLesson],
    person: Person,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> MyAssignmentsOut:
    """What one person was asked, and the updates that she has to know without being asked by anybody."""
    names = await _names([each.asked for each in mine], person)
    return MyAssignmentsOut(
        assignments=[
            MyAssignmentOut(
                asked=_asked(each.asked, each.title, names),
                asked_by=each.asked_by,
                due_on=last_day_before(each.due_at, zone),
                why=each.why,
                is_done=each.is_done,
                is_over=each.due_at <= now,
            )
            for each in mine
        ],
        required=[
            RequiredOut(
                lesson=AskedLessonOut(id=each.id, title=each.title),
                seconds=each.seconds,
                effective_from=each.effective_from,
                in_effect=each.effective_from <= now,
            )
            for each in required
            if each.effective_from is not None and each.assigned is None
        ],
    )


def _assignment(given: Given, names: dict[str, SkillRef], terms: Terms) -> AssignmentOut:
    return AssignmentOut(
        id=given.id,
        asked=_asked(given.asked, given.title, names),
        team=given.team,
        for_all=given.for_all,
        people=given.people,
        done=given.done if given.people >= LEAST_IN_GROUP else None,
        due_on=last_day_before(given.due_at, terms.zone),
        is_over=given.due_at <= terms.now,
        why=given.why,
        given_by=given.given_by,
        version=given.version,
        is_withdrawn=given.withdrawn_at is not None,
        last=AssignmentTurnOut(act=given.last_act.value, at=given.turned_at, by=given.turned_by),
    )


def _asked(asked: Asked, title: str, names: dict[str, SkillRef]) -> AskedOut:
    if isinstance(asked, LessonAsked):
        return AskedOut(lesson=AskedLessonOut(id=asked.lesson_id, title=title), skill=None, aim=None)
    aim: Literal["learning", "solid"] = "solid" if asked.aim is Level.SOLID else "learning"
    return AskedOut(lesson=None, skill=names[asked.skill], aim=aim)


async def _names(asked: Iterable[Asked], person: Person) -> dict[str, SkillRef]:
    slugs = sorted({each.skill for each in asked if isinstance(each, SkillAsked)})
    return {ref.slug: ref for ref in await skill_refs(slugs, person.language)}
