"""What somebody has to do already and what would be added, as the tasks that a plan weighs; and dates for a ladder.

A rung up is taken to cost the least that its level asks, so a plan promises too little rather than too much.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from learning.assignments.assignment import Asked, LessonAsked, last_day_before
from learning.assignments.planning.fit import Duty, Learner, Task, fit, with_task
from learning.assignments.planning.ladder import Standing, Standings, Step, rungs_to
from learning.mastery.level import LEAST_ANSWERS, Level

RUNG_SECONDS = LEAST_ANSWERS * 20
"""The answers that a level asks at least, at 20 seconds each: the longest that one question may take."""

STEP_DAYS = timedelta(days=7)
"""From one step of a ladder to the next: a level wants answers on several days, with time to forget between them."""


@dataclass(frozen=True, slots=True)
class OpenLesson:
    """A lesson that one person has not finished; `effective_from` where it teaches an update."""

    person_id: UUID
    lesson_id: UUID
    seconds: int
    skill: str | None
    effective_from: datetime | None


@dataclass(frozen=True, slots=True)
class AskedOf:
    """What one person was asked, and until when."""

    person_id: UUID
    asked: Asked
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Pupil:
    """One of those of whom something is asked, with all that a plan goes by."""

    duty: Duty
    lessons: Sequence[OpenLesson]
    asked: Sequence[AskedOf]
    held: Standings


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step of a ladder and its last day; null where it lies beyond the horizon."""

    step: Step
    due_on: date | None


def learner_of(pupil: Pupil, asked: Asked, zone: ZoneInfo) -> Learner:
    """The person as a plan sees her, were this asked too."""
    return Learner(pupil.duty, required_of(pupil, zone), seconds_for(asked, pupil))


def required_of(pupil: Pupil, zone: ZoneInfo) -> dict[object, Task]:
    """Updates by the day before their effect, and what was asked of her by its last day."""
    tasks: dict[object, Task] = {}
    for lesson in pupil.lessons:
        if lesson.effective_from is not None:
            due_on = last_day_before(lesson.effective_from, zone)
            tasks = with_task(tasks, lesson.lesson_id, Task(lesson.seconds, due_on))
    for each in pupil.asked:
        due_on = last_day_before(each.due_at, zone)
        for key, seconds in seconds_for(each.asked, pupil).items():
            tasks = with_task(tasks, key, Task(seconds, due_on))
    return tasks


def seconds_for(asked: Asked, pupil: Pupil) -> dict[object, int]:
    """What is left for her to do of it, by what it is; nothing where she has done it."""
    if isinstance(asked, LessonAsked):
        return {each.lesson_id: each.seconds for each in pupil.lessons if each.lesson_id == asked.lesson_id}
    level = pupil.held.get(asked.skill, Standing()).level
    missing = rungs_to(asked.aim, level)
    if not missing:
        return {}
    lessons: dict[object, int] = {
        each.lesson_id: each.seconds
        for each in pupil.lessons
        if each.skill == asked.skill and each.effective_from is None
    }
    rungs = [aim for aim in Level if aim.arcs <= asked.aim.arcs][-missing:]
    return {**lessons, **{(asked.skill, aim): RUNG_SECONDS for aim in rungs}}


def dated(
    steps: Sequence[Step],
    pupils: Sequence[Pupil],
    due_on: date,
    *,
    today: date,
    cap_seconds: int,
    zone: ZoneInfo,
) -> tuple[DatedStep, ...]:
    """A last day for each step, a week after the one before or as soon as it fits; for the last, as asked or later."""
    required = [required_of(pupil, zone) for pupil in pupils]
    found: list[DatedStep] = []
    earliest: date | None = today
    for step in steps:
        added = [seconds_for(step.asked, pupil) for pupil in pupils]
        learners = [
            Learner(pupil.duty, tasks, seconds)
            for pupil, tasks, seconds in zip(pupils, required, added, strict=True)
        ]
        if earliest is not None:
            wanted = earliest + STEP_DAYS
            wanted = max(wanted, due_on) if step is steps[-1] else wanted
            earliest = fit(learners, wanted, today=today, cap_seconds=cap_seconds).soonest
        found.append(DatedStep(step, earliest))
        if earliest is not None:
            required = [
                _with(tasks, seconds, earliest) for tasks, seconds in zip(required, added, strict=True)
            ]
    return tuple(found)


def _with(tasks: Mapping[object, Task], added: Mapping[object, int], due_on: date) -> dict[object, Task]:
    found = dict(tasks)
    for key, seconds in added.items():
        found = with_task(found, key, Task(seconds, due_on))
    return found
