"""What becomes of the minutes when fewer customers call than planning forecast.

    saved  = sum over the days of a week of (forecast - actual) x handling time, of a queue
    budget = saved x share

A week counts only if it had fewer contacts than chance alone makes of its forecast: calls come as a Poisson process
(Brown et al., JASA 100, 2005), so more than two times the root of the forecast is missing by chance one week in forty.
Days with more contacts count against those with fewer; a day without a forecast or without a count says nothing.
All of it is of queues and of groups, never of a person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from learning.people.groups import LEAST_IN_GROUP, ROUNDED_TO

WEEKS = 5
"""Of a budget, the last of them still going on."""
A_WEEK = timedelta(weeks=1)
A_MINUTE = 60
CHANCE = 2
"""So many roots of what was forecast may be missing by chance."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a queue of which both figures are known, and the seconds that a contact was forecast to take."""

    day: date
    queue: str
    forecast: int
    actual: int
    handling_seconds: int


@dataclass(frozen=True, slots=True)
class Learnt:
    """Seconds of practice that people chose themselves, in one field over all weeks or in all fields of one week."""

    seconds: int
    people: int


@dataclass(frozen=True, slots=True)
class QueueBudget:
    """One queue over all weeks: contacts, minutes saved, and its part of the budget."""

    queue: str
    forecast: int
    actual: int
    saved_minutes: int
    minutes: int


@dataclass(frozen=True, slots=True)
class WeekBudget:
    """One week of all queues. Minutes that the roster plans for practice and those learnt are null for few people."""

    begins: date
    minutes: int
    planned_minutes: int | None
    learnt_minutes: int | None


@dataclass(frozen=True, slots=True)
class Budget:
    """The weeks, the queues that the minutes come from, and by field where they went; minutes learnt are rounded."""

    weeks: tuple[WeekBudget, ...]
    queues: tuple[QueueBudget, ...]
    fields: Mapping[str, int]

    @property
    def minutes(self) -> int:
        """All that was set aside."""
        return sum(each.minutes for each in self.weeks)

    @property
    def learnt_minutes(self) -> int:
        """All that may be told of where it went."""
        return sum(self.fields.values())


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def weeks_until(today: date) -> list[date]:
    """The Mondays of the weeks that a budget is about, the present one last."""
    return [week_of(today) - A_WEEK * ago for ago in reversed(range(WEEKS))]


def saved_seconds(days: Sequence[Day]) -> int:
    """What the days of one queue's week leave free together; nothing where it may be chance."""
    forecast = sum(each.forecast for each in days)
    if forecast - sum(each.actual for each in days) <= CHANCE * sqrt(forecast):
        return 0
    return max(0, sum((each.forecast - each.actual) * each.handling_seconds for each in days))


def budget(
    days: Sequence[Day],
    share: float,
    *,
    weeks: Sequence[date],
    planned: Mapping[date, Learnt],
    learnt_in_week: Mapping[date, Learnt],
    learnt_in_field: Mapping[str, Learnt],
) -> Budget:
    """The budget of these weeks with this share of what was saved."""
    saved = {
        (queue, week): saved_seconds(
            [each for each in days if (each.queue, week_of(each.day)) == (queue, week)]
        )
        for queue in dict.fromkeys(each.queue for each in days)
        for week in weeks
    }
    return Budget(
        tuple(
            WeekBudget(
                week,
                _minutes(share * sum(seconds for (_, of), seconds in saved.items() if of == week)),
                told_minutes(planned.get(week)),
                told_minutes(learnt_in_week.get(week)),
            )
            for week in weeks
        ),
        tuple(
            _of_queue(queue, days, sum(saved[queue, week] for week in weeks), share)
            for queue in dict.fromkeys(each.queue for each in days)
        ),
        {field: told for field, learnt in learnt_in_field.items() if (told := told_minutes(learnt))},
    )


def told_minutes(learnt: Learnt | None) -> int | None:
    """Minutes to the nearest five, as others may read them: null where few people are behind them."""
    if learnt is None or not learnt.people:
        return 0
    if learnt.people < LEAST_IN_GROUP:
        return None
    return ROUNDED_TO * round(learnt.seconds / A_MINUTE / ROUNDED_TO)


def _of_queue(queue: str, days: Sequence[Day], saved: int, share: float) -> QueueBudget:
    own = [each for each in days if each.queue == queue]
    return QueueBudget(
        queue,
        sum(each.forecast for each in own),
        sum(each.actual for each in own),
        _minutes(saved),
        _minutes(share * saved),
    )


def _minutes(seconds: float) -> int:
    return int(seconds // A_MINUTE)
