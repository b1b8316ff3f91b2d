import random
from datetime import date, timedelta
from typing import Any

import pytest

from learning.coverage.budget.budget import (
    Budget,
    Day,
    Learnt,
    budget,
    saved_seconds,
    told_minutes,
    weeks_until,
)

MONDAY = date(2026, 11, 16)
LAST_WEEK = MONDAY - timedelta(weeks=1)


def a_day(ago: int, forecast: int, actual: int, queue: str = "card", seconds: int = 240) -> Day:
    """So many days before Monday."""
    return Day(MONDAY - timedelta(days=ago), queue, forecast, actual, seconds)


def found(*days: Day, share: float = 0.5, **learnt: Any) -> Budget:
    told: dict[str, Any] = {"planned": {}, "learnt_in_week": {}, "learnt_in_field": {}} | learnt
    return budget(days, share, weeks=[LAST_WEEK, MONDAY], **told)


def test_contacts_that_did_not_come_leave_their_handling_time() -> None:
    assert saved_seconds([a_day(0, 100, 70)]) == 30 * 240


def test_what_chance_makes_of_a_forecast_leaves_nothing() -> None:
    assert saved_seconds([a_day(0, 100, 80)]) == 0
    assert saved_seconds([a_day(0, 100, 79)]) == 21 * 240
    assert saved_seconds([]) == 0


def test_a_day_with_more_contacts_counts_against_one_with_fewer_and_a_week_owes_nothing() -> None:
    assert saved_seconds([a_day(1, 100, 60), a_day(0, 100, 104)]) == 36 * 240
    assert saved_seconds([a_day(1, 100, 60), a_day(0, 100, 150)]) == 0


def test_weeks_that_differ_by_chance_alone_leave_next_to_nothing() -> None:
    chance = random.Random(7)  # made-up days
    weeks = [[a_day(ago, 400, round(chance.gauss(400, 20))) for ago in range(7)] for _ in range(200)]

    saved = sum(saved_seconds(week) for week in weeks)

    assert saved < 0.002 * 200 * 7 * 400 * 240


def test_one_week_and_one_queue_do_not_pay_for_another() -> None:
    told = found(a_day(3, 100, 70), a_day(0, 100, 160), a_day(0, 100, 70, "chat"))

    assert [(week.begins, week.minutes) for week in told.weeks] == [(LAST_WEEK, 60), (MONDAY, 60)]
    assert [(each.queue, each.saved_minutes, each.minutes) for each in told.queues] == [
        ("card", 120, 60),
        ("chat", 120, 60),
    ]
    assert told.minutes == 120


@pytest.mark.parametrize(("share", "minutes"), [(0, 0), (0.3, 36), (1, 120)])
def test_the_set_share_of_what_was_saved_is_the_budget(share: float, minutes: int) -> None:
    assert found(a_day(0, 100, 70), share=share).minutes == minutes


def test_minutes_of_few_people_are_hidden_and_others_rounded() -> None:
    assert told_minutes(Learnt(3600, 7)) is None
    assert told_minutes(Learnt(3600 + 120, 8)) == 60
    assert told_minutes(Learnt(3600 + 180, 8)) == 65
    assert told_minutes(None) == 0


def test_where_it_went_adds_up_from_what_is_told() -> None:
    told = found(
        learnt_in_field={"业务": Learnt(3600, 9), "沟通": Learnt(1800, 8), "风险": Learnt(900, 7)},
        learnt_in_week={MONDAY: Learnt(5400, 12)},
        planned={MONDAY: Learnt(7200, 7)},
    )

    assert told.fields == {"业务": 60, "沟通": 30}
    assert told.learnt_minutes == 90
    assert [(week.planned_minutes, week.learnt_minutes) for week in told.weeks] == [(0, 0), (None, 90)]


def test_the_weeks_end_with_the_one_that_goes_on() -> None:
    weeks = weeks_until(date(2026, 11, 22))

    assert (len(weeks), weeks[-1], weeks[0]) == (5, MONDAY, MONDAY - timedelta(weeks=4))
