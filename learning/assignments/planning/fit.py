"""Whether what is asked fits the minutes that people have until then; by how much it does not, and from which day on.

A day on duty has half of the daily cap for what is new; the other half is kept for what fades (decision 0012).
Whatever is due is taken to be done in the order of its due days, which meets every due day if any order does
(earliest due date first: Jackson 1955). The answer is one sum for the group, and says nothing of anybody in it.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

from learning.assignments.assignment import HORIZON

SHARE_FOR_NEW = 1 / 2
"""Of the daily cap, in seconds a day on duty, what a plan may count on."""

WORKING_SHARE = 5 / 7
"""Of the days that no roster names, those that somebody works."""

Tasks = Mapping[object, "Task"]
"""What one person has to do, by what it is: what is asked twice is done once."""


@dataclass(frozen=True, slots=True)
class Task:
    """So many seconds of learning, by the end of this day."""

    seconds: int
    due_on: date


@dataclass(frozen=True, slots=True)
class Duty:
    """The days on which somebody works, as far as the roster tells: up to `rostered_until`, null without one."""

    days: tuple[date, ...] = ()
    rostered_until: date | None = None

    def days_until(self, last: date, *, after: date) -> int:
        """How many days she works after the one and up to the other."""
        if last <= after:
            return 0
        known_until = max(after, min(last, self.rostered_until or after))
        rostered = sum(after < day <= known_until for day in self.days)
        return rostered + floor((last - known_until).days * WORKING_SHARE)


@dataclass(frozen=True, slots=True)
class Learner:
    """One person as a plan sees her: when she works, what she has to do already, and what this would add."""

    duty: Duty
    required: Tasks
    added: Mapping[object, int]
    """Seconds by what it is."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What a plan says of the whole group. `soonest` is the first day by which it fits; null beyond the horizon."""

    needed_seconds: int
    excess_seconds: int
    soonest: date | None

    @property
    def excess_minutes(self) -> int:
        """The excess in whole minutes, rounded up: half a minute too much is too much."""
        return -(-self.excess_seconds // 60)

    @property
    def needed_minutes(self) -> int:
        """What it takes in whole minutes, rounded up."""
        return -(-self.needed_seconds // 60)


def fit(learners: Sequence[Learner], due_on: date, *, today: date, cap_seconds: int) -> Fit:
    """Judge what is added for that day. The day under way does not count: nobody knows what is left of it."""
    concerned = [learner for learner in learners if any(learner.added.values())]
    excess = _excess(concerned, due_on, today, cap_seconds)
    days = [due_on + timedelta(days=ahead) for ahead in range((today + HORIZON - due_on).days + 1)]
    place = bisect_left(days, True, key=lambda day: _excess(concerned, day, today, cap_seconds) == 0)
    return Fit(
        needed_seconds=sum(sum(learner.added.values()) for learner in concerned),
        excess_seconds=excess,
        soonest=days[place] if place < len(days) else None,
    )


def with_task(tasks: Tasks, key: object, task: Task) -> dict[object, Task]:
    """The tasks and one more. Where it is among them already the sooner day counts."""
    known = tasks.get(key)
    due_on = min(task.due_on, known.due_on) if known else task.due_on
    return {**tasks, key: Task(task.seconds, due_on)}


def _excess(learners: Sequence[Learner], due_on: date, today: date, cap_seconds: int) -> int:
    """Seconds too many, summed over people. The later the day the fewer, so that the soonest can be searched for."""
    return sum(_excess_of(learner, due_on, today, cap_seconds) for learner in learners)


def _excess_of(learner: Learner, due_on: date, today: date, cap_seconds: int) -> int:
    tasks: Tasks = learner.required
    for key, seconds in learner.added.items():
        tasks = with_task(tasks, key, Task(seconds, due_on))
    worst, total = 0.0, 0
    in_order = sorted(tasks.values(), key=lambda task: task.due_on)
    for place, task in enumerate(in_order):
        total += task.seconds
        is_last_of_its_day = place + 1 == len(in_order) or in_order[place + 1].due_on > task.due_on
        if is_last_of_its_day and task.due_on >= due_on:
            days = learner.duty.days_until(task.due_on, after=today)
            worst = max(worst, total - days * cap_seconds * SHARE_FOR_NEW)
    return round(worst)
