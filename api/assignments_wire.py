"""The shapes of assignments on the wire. About people there are counts, and none of fewer than eight."""

from datetime import date, datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from api.wire import In, Out, PersonRef, SkillRef
from learning.assignments.assignment import LONGEST_WHY, Asked, LessonAsked, SkillAsked, Wish
from learning.assignments.service import Consent
from learning.mastery.level import Level
from learning.people.person import TeamId

MOST_PEOPLE = 2000
Why = Annotated[str, Field(min_length=1, max_length=LONGEST_WHY, pattern=r"^[^\x00]*\S[^\x00]*$")]


class WishIn(In):
    """What is to be asked: a lesson, or a level of a skill; of these people of a team, or with null of all of it."""

    lesson_id: UUID | None = None
    skill: Annotated[str, Field(max_length=32, pattern=r"^[^\x00]*$")] | None = None
    aim: Literal["learning", "solid"] | None = None
    team_id: UUID
    people: Annotated[list[UUID], Field(min_length=1, max_length=MOST_PEOPLE)] | None = None
    due_on: date

    @model_validator(mode="after")
    def _names_one_thing(self) -> Self:
        if (self.lesson_id is None) == (self.skill is None) or (self.skill is None) != (self.aim is None):
            raise ValueError("names either a lesson, or a skill and the level aimed at")
        return self

    def wish(self, why: str = "") -> Wish:
        """The value that assignments take."""
        people = None if self.people is None else frozenset(self.people)
        return Wish(self._asked(), TeamId(self.team_id), people, self.due_on, why)

    def _asked(self) -> Asked:
        if self.lesson_id is not None:
            return LessonAsked(self.lesson_id)
        assert self.skill is not None, "the validator refuses what names neither"
        assert self.aim is not None, "the validator refuses a skill without"
        return SkillAsked(self.skill, Level(self.aim))


class AssignmentIn(WishIn):
    """The same with the reason that they read, and what is taken in the bargain."""

    why: Why
    despite_excess: bool = False
    as_ladder: bool = False

    def consent(self) -> Consent:
        """The value that assignments take."""
        return Consent(self.despite_excess, self.as_ladder)


class AssignmentChangeIn(In):
    """Another last day or reason for the assignment as it stood at that version."""

    version: Annotated[int, Field(ge=1, le=1_000_000)]
    due_on: date
    why: Why
    despite_excess: bool = False


class AssignmentVersionIn(In):
    """The assignment as she saw it."""

    version: Annotated[int, Field(ge=1, le=1_000_000)]


class AskedLessonOut(Out):
    """A lesson by its title."""

    id: UUID
    title: str


class AskedOut(Out):
    """What is asked: a lesson, or a level of a skill."""

    lesson: AskedLessonOut | None
    skill: SkillRef | None
    aim: Literal["learning", "solid"] | None


class LadderStepOut(Out):
    """A step of a ladder; how many have it before them, null for fewer than eight; null days lie beyond what is planned."""

    asked: AskedOut
    people: int | None
    due_on: date | None


class PlanOut(Out):
    """What there is to say before it is asked.

    Of the daily cap, a plan counts on `minutes_a_day`. `soonest` is the first day by which it fits. With `steps` it lies
    too high, and they are proposed instead.
    """

    people: int
    has_passed: bool
    do_now: AskedLessonOut | None
    needed_minutes: int
    excess_minutes: int
    minutes_a_day: float
    soonest: date | None
    steps: list[LadderStepOut]


class AssignmentTurnOut(Out):
    """What was last done to it, and by whom."""

    act: Literal["given", "changed", "withdrawn", "restored"]
    at: datetime
    by: str


class AssignmentOut(Out):
    """One assignment; `done` is how many of its people have done it, null for fewer than eight people."""

    id: UUID
    asked: AskedOut
    team: str
    for_all: bool
    people: int
    done: int | None
    due_on: date
    is_over: bool
    why: str
    given_by: str
    version: int
    is_withdrawn: bool
    last: AssignmentTurnOut


class TeamToAsk(Out):
    """A team that she leads."""

    id: UUID
    name: str


class LessonToAskOut(Out):
    """A lesson that can be asked; `effective_from` where it teaches an update."""

    id: UUID
    title: str
    effective_from: datetime | None


class AssignmentsOut(Out):
    """Assignments of her teams, soonest first, and of whom and what she can ask something."""

    assignments: list[AssignmentOut]
    teams: list[TeamToAsk]
    lessons: list[LessonToAskOut]
    skills: list[SkillRef]


class AssignmentsGivenOut(Out):
    """What was asked just now: one assignment, or the steps of a ladder."""

    assignments: list[AssignmentOut]


class AgentToAsk(Out):
    """Somebody of whom something can be asked."""

    person: PersonRef
    sign_in: str


class AgentsToAskOut(Out):
    """The agents of a team and below it, by their sign-in."""

    people: list[AgentToAsk]


class MyAssignmentOut(Out):
    """What I was asked: by whom, until when and why, and whether I have done it, or its last day is over."""

    asked: AskedOut
    asked_by: str
    due_on: date
    why: str
    is_done: bool
    is_over: bool


class RequiredOut(Out):
    """A lesson of an update that I have not finished: the bank requires it of everybody whom it concerns."""

    lesson: AskedLessonOut
    seconds: int
    effective_from: datetime
    in_effect: bool


class MyAssignmentsOut(Out):
    """What is asked of me now, soonest first; what is done stands there until its last day is over."""

    assignments: list[MyAssignmentOut]
    required: list[RequiredOut]
