"""Assignments on the wire: plan, give, change, withdraw; and what was asked of the person who looks."""

from datetime import datetime
from typing import Any  # whatever state a request carries
from uuid import UUID, uuid4

from litestar import Controller, Request, get, post, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from api.access import SELF
from api.assignments_shown import assignments_out, mine_out, plan_out
from api.assignments_wire import (
    AgentsToAskOut,
    AgentToAsk,
    AssignmentChangeIn,
    AssignmentIn,
    AssignmentOut,
    AssignmentsGivenOut,
    AssignmentsOut,
    AssignmentVersionIn,
    LessonToAskOut,
    MyAssignmentsOut,
    PlanOut,
    TeamToAsk,
    WishIn,
)
from api.practice_asking import asking_of
from api.settings import Settings
from api.skill_names import skill_refs
from api.wire import PersonRef
from learning.assignments import records, service
from learning.assignments.planning.records import lessons_to_ask
from learning.assignments.planning.service import Terms
from learning.assignments.service import Consent
from learning.people.access import Duty, teams_led
from learning.people.person import Person, TeamId
from learning.people.records import team_parents, teams_named
from learning.practice.next_item import updates_in_order
from learning.skills.service import in_force

MOST_LESSONS = 500


class AssignmentController(Controller):
    """What a lead or manager asks of her people."""

    path = "/assignments"
    tags = ("assignments",)
    opt = {"purpose": Duty.ASSIGN}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="What my teams are asked, and what I can ask", operation_id="listAssignments")
    async def show(
        self, person: NamedDependency[Person], state: State, now: NamedDependency[datetime]
    ) -> AssignmentsOut:
        """Progress in counts; withdrawn ones stand there until their last day, to be taken up again."""
        given = await service.running(person, now=now)
        skills = [skill.slug for skill in (await in_force()).catalogue.skills if not skill.private]
        return AssignmentsOut(
            assignments=await assignments_out(given, person, _terms(state.settings, now)),
            teams=[
                TeamToAsk.model_validate(team)
                for team in await teams_named(teams_led(person, await team_parents()))
            ],
            lessons=[
                LessonToAskOut.model_validate(lesson)
                for lesson in await lessons_to_ask(now=now, limit=MOST_LESSONS)
            ],
            skills=await skill_refs(skills, person.language),
        )

    @get("/people", summary="Whom of a team I can ask", operation_id="peopleToAsk")
    async def people(
        self, team_id: FromQuery[UUID], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> AgentsToAskOut:
        """Names to choose from, and nothing beside them."""
        rows = await service.people_to_ask(person, TeamId(team_id), now=now)
        return AgentsToAskOut(
            people=[
                AgentToAsk(person=PersonRef(id=row["id"], name=row["name"]), sign_in=row["sign_in"])
                for row in rows
            ]
        )

    @post("/plan", summary="Whether it would fit", operation_id="planAssignment", status_code=200)
    async def plan(
        self,
        data: JSONBody[WishIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> PlanOut:
        """One sum for all of them, the first day by which it fits, and a ladder where it lies too high."""
        terms = _terms(state.settings, now)
        return await plan_out(await service.plan(person, data.wish(), terms), person, terms)

    @post("/", summary="Ask it of them", operation_id="giveAssignment")
    async def give(
        self,
        data: JSONBody[AssignmentIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> AssignmentsGivenOut:
        """Refused where she has not passed it herself, where it lies too high, and where it does not fit."""
        terms = _terms(state.settings, now)
        given = await service.give(person, data.wish(data.why), terms, data.consent(), new_id=uuid4)
        return AssignmentsGivenOut(assignments=await assignments_out(given, person, terms))

    @put("/{assignment_id:uuid}", summary="Move its last day", operation_id="changeAssignment")
    async def change(
        self,
        assignment_id: FromPath[UUID],
        data: JSONBody[AssignmentChangeIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> AssignmentOut:
        """Or say otherwise why. Refused if somebody changed it since that version."""
        terms = _terms(state.settings, now)
        given = await service.change(
            person,
            assignment_id,
            data.version,
            due_on=data.due_on,
            why=data.why,
            terms=terms,
            consent=Consent(to_excess=data.despite_excess),
        )
        return (await assignments_out([given], person, terms))[0]

    @post(
        "/{assignment_id:uuid}/withdrawal",
        summary="Ask it no longer",
        operation_id="withdrawAssignment",
        status_code=200,
    )
    async def withdraw(
        self,
        assignment_id: FromPath[UUID],
        data: JSONBody[AssignmentVersionIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> AssignmentOut:
        """What people did stays done."""
        given = await service.withdraw(person, assignment_id, data.version, now=now)
        return (await assignments_out([given], person, _terms(state.settings, now)))[0]

    @post(
        "/{assignment_id:uuid}/restoration",
        summary="Ask it again after all",
        operation_id="restoreAssignment",
        status_code=200,
    )
    async def restore(
        self,
        assignment_id: FromPath[UUID],
        data: JSONBody[AssignmentVersionIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> AssignmentOut:
        """Takes a withdrawal back."""
        given = await service.restore(person, assignment_id, data.version, now=now)
        return (await assignments_out([given], person, _terms(state.settings, now)))[0]


class MyAssignmentController(Controller):
    """Hers alone."""

    path = "/me/assignments"
    tags = ("assignments",)
    opt = {"purpose": SELF}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="What I was asked", operation_id="myAssignments")
    async def show(
        self,
        request: Request[Any, Any, Any],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> MyAssignmentsOut:
        """By whom, until when, and why; and the updates that the bank requires."""
        mine = await records.asked_of_me(person.id, now=now)
        open_lessons = (await asking_of(request, state.settings, now)).situation.lessons
        required = updates_in_order(open_lessons, now)
        return await mine_out(mine, required, person, zone=state.settings.zone, now=now)


def _terms(settings: Settings, now: datetime) -> Terms:
    return Terms(now, settings.zone, settings.daily_cap_seconds)
