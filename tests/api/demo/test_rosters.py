from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from api.demo.bank import found_bank
from api.demo.fill import past_until
from api.demo.rosters import keep_rosters
from api.demo.rota import Shift
from api.demo.rows import Rows

SHANGHAI = ZoneInfo("Asia/Shanghai")
PAST = past_until(date(2026, 11, 21), 30, SHANGHAI)
BANK = found_bank(14, seed=7, first_day=PAST.first_day, until=PAST.until)


def rosters() -> Rows:
    rows = Rows()
    keep_rosters(BANK, PAST, rows, SHANGHAI)
    return rows


def test_everybody_still_here_has_a_shift_or_is_off_on_each_day_of_four_weeks() -> None:
    kept = rosters()._waiting["roster"]

    here = {each.id for each in BANK.agents if each.left_at is None}
    days = {date(2026, 11, 14) + timedelta(days=number) for number in range(28)}
    assert {(person, day) for person, day, _ in kept} == {(person, day) for person in here for day in days}


def test_a_roster_is_what_the_crew_lives_by() -> None:
    turns = {
        each.id: Shift(each.team.crew, each.team.by_night)
        for each in BANK.agents
        if each.team.crew is not None
    }

    assert all(
        (code != "休") == turns[person].is_on(day) for person, day, code in rosters()._waiting["roster"]
    )


def test_a_night_runs_over_midnight() -> None:
    assert rosters()._waiting["shift"] == [
        ("白", "白班", time(8, 30), time(17, 30)),
        ("夜", "夜班", time(20, 30), time(7, 30)),
        ("休", "休息", None, None),
    ]


def test_ten_minutes_of_practice_are_planned_in_shifts_of_two_weekdays_alone() -> None:
    kept = rosters()._waiting
    on_duty = {(person, day) for person, day, code in kept["roster"] if code != "休"}
    planned = {(person, day) for person, day, *_ in kept["roster_segment"]}

    assert planned == {(person, day) for person, day in on_duty if day.weekday() in (1, 3)}
    assert {kind for *_, kind in kept["roster_segment"]} == {"training"}
