"""Make a plan: load whom it concerns and what they have to do, and judge."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from learning.assignments.assignment import AIMS, HORIZON, Asked, LessonAsked, SkillAsked
from learning.assignments.errors import AssignmentUnfit
from learning.assignments.planning import records
from learning.assignments.planning.fit import Duty, Fit, fit
from learning.assignments.planning.ladder import ladder, rungs_to
from learning.assignments.planning.records import LessonToAsk
from learning.assignments.planning.tasks import AskedOf, DatedStep, OpenLesson, Pupil, dated, learner_of
from learning.clock import in_bank_zone
from learning.lessons.errors import LessonNotFound
from learning.mastery.level import Level
from learning.people.access import Datum
from learning.people.groups import LEAST_IN_GROUP
from learning.people.person import Person, PersonId
from learning.people.service import log_looks
from learning.skills.errors import SkillNotFound
from learning.skills.graph import After, after_of, beneath
from learning.skills.service import in_force
from learning.workforce.records import days_on_duty_of

OfHers = TypeVar("OfHers", AskedOf, OpenLesson)

UPDATES_REACH_BACK = timedelta(days=90)
"""So long after its effect an update is still asked of who has not met it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a plan goes by besides the people: the moment, the clock of the bank, and the daily cap in seconds."""

    now: datetime
    zone: ZoneInfo
    cap_seconds: int

    @property
    def today(self) -> date:
        """The day of the bank."""
        return in_bank_zone(self.now, self.zone).date()


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked, with what its kind says of it. `skill` is null for a lesson of none or of an update."""

    asked: Asked
    title: str
    skill: str | None
    after: After


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to say before something is asked of people.

    `title` is that of a lesson. `steps` lead up to what lies too high; otherwise there are none. `do_now` is a lesson,
    with its title, by which she may pass what she asks.
    """

    title: str
    people: int
    has_passed: bool
    do_now: tuple[UUID, str] | None
    fit: Fit
    steps: tuple[DatedStep, ...]


async def make_plan(
    lead: Person,
    asked: Asked,
    people: Collection[UUID],
    due_on: date,
    terms: Terms,
    *,
    instead_of: UUID | None = None,
) -> Plan:
    """Judge what would be asked. Where it was asked before, that is the assignment it stands instead of.

    Levels of fewer than eight people are looked at as levels of somebody, and every look leaves its line.
    Raises `LessonNotFound`, `SkillNotFound`, `AssignmentUnfit`.
    """
    target = await _target(asked, terms.now)
    pupils = await _pupils(target, people, terms, instead_of)
    if target.skill is not None and len(people) < LEAST_IN_GROUP:
        await log_looks(lead, [PersonId(each) for each in people], Datum.SKILL_LEVELS, now=terms.now)
    has_passed, do_now = await _passing(lead, target, terms.now)
    return Plan(
        title=target.title,
        people=len(people),
        has_passed=has_passed,
        do_now=do_now,
        fit=fit(
            [learner_of(pupil, asked, terms.zone) for pupil in pupils],
            due_on,
            today=terms.today,
            cap_seconds=terms.cap_seconds,
        ),
        steps=_steps(target, pupils, due_on, terms),
    )


async def _target(asked: Asked, now: datetime) -> Target:
    skills = [skill for skill in (await in_force()).catalogue.skills if not skill.private]
    after = after_of(skills)
    if isinstance(asked, LessonAsked):
        lesson: LessonToAsk | None = await records.lesson_to_ask(asked.lesson_id, now=now)
        if lesson is None:
            raise LessonNotFound
        is_for_all = (
            lesson.effective_from is not None
        )  # A rule that changes is for everybody whom it concerns.
        skill = None if is_for_all or lesson.skill not in after else lesson.skill
        return Target(asked, lesson.title, skill, after)
    if asked.skill not in after:
        raise SkillNotFound
    if asked.aim not in AIMS:
        raise AssignmentUnfit("Up to 会用 can be asked by a day; 稳固 comes with cases a week apart.")
    return Target(asked, "", asked.skill, after)


async def _pupils(
    target: Target, people: Collection[UUID], terms: Terms, instead_of: UUID | None
) -> list[Pupil]:
    """Those of whom it would be asked, each with what a plan goes by."""
    asked = await records.asked_of(people, but=instead_of)
    every = [target.asked, *(each.asked for each in asked)]
    skills = {each.skill for each in every if isinstance(each, SkillAsked)}
    skills |= beneath([target.skill], target.after) if target.skill else set()
    duty = await days_on_duty_of(people, terms.today, terms.today + HORIZON)
    held = await records.standings(people, skills)
    lessons = await records.open_lessons(
        people,
        lessons={each.lesson_id for each in every if isinstance(each, LessonAsked)},
        skills=skills,
        updates_since=terms.now - UPDATES_REACH_BACK,
        now=terms.now,
    )
    lessons_of, asked_of = _by_person(lessons), _by_person(asked)
    return [
        Pupil(
            Duty(tuple(duty[each][0]), duty[each][1]) if each in duty else Duty(),
            lessons_of[each],
            asked_of[each],
            held[each],
        )
        for each in people
    ]


def _by_person(rows: Sequence[OfHers]) -> Mapping[UUID, Sequence[OfHers]]:
    found: dict[UUID, list[OfHers]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found


def _steps(target: Target, pupils: Sequence[Pupil], due_on: date, terms: Terms) -> tuple[DatedStep, ...]:
    if target.skill is None:
        return ()
    return dated(
        ladder(target.asked, target.skill, target.after, [pupil.held for pupil in pupils]),
        pupils,
        due_on,
        today=terms.today,
        cap_seconds=terms.cap_seconds,
        zone=terms.zone,
    )


async def _passing(lead: Person, target: Target, now: datetime) -> tuple[bool, tuple[UUID, str] | None]:
    """Whether she has passed herself what she asks: each question of the lesson, or the level of the skill."""
    asked = target.asked
    if isinstance(asked, LessonAsked):
        has_passed = await records.has_passed(lead.id, asked.lesson_id, now=now)
        return has_passed, None if has_passed else (asked.lesson_id, target.title)
    held = (await records.standings([lead.id], [asked.skill]))[lead.id]
    level = held[asked.skill].level if asked.skill in held else Level.NONE
    has_passed = not rungs_to(asked.aim, level)
    return has_passed, None if has_passed else await records.first_open(lead.id, asked.skill, now=now)
