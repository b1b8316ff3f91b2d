"""When the agents of the demonstration bank work: the rosters that a planner would have sent, by the turns of their crews."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from api.demo.bank import Bank
from api.demo.calendar import Past
from api.demo.rota import DAY_BEGINS, DAY_LASTS, NIGHT_BEGINS, NIGHT_LASTS, Shift
from api.demo.rows import Rows
from learning.clock import in_bank_zone

BACK, AHEAD = timedelta(days=7), timedelta(days=21)
"""A roster is sent by the month and kept for a while."""

PRACTICE_DAYS = frozenset({1, 3})
"""Tuesday and Thursday: ten minutes of each shift are planned for practice, from the learning budget."""
PRACTICE = {False: (time(15, 0), time(15, 10)), True: (time(22, 30), time(22, 40))}
"""From when to when, by day and by night."""

BY_DAY, BY_NIGHT, OFF = "白", "夜", "休"


def keep_rosters(bank: Bank, past: Past, rows: Rows, zone: ZoneInfo) -> None:
    """Four weeks around the present midnight for every agent who is still here, with minutes for practice in them."""
    rows.add("shift", BY_DAY, "白班", DAY_BEGINS, _end(DAY_BEGINS, DAY_LASTS))
    rows.add("shift", BY_NIGHT, "夜班", NIGHT_BEGINS, _end(NIGHT_BEGINS, NIGHT_LASTS))
    rows.add("shift", OFF, "休息", None, None)
    today = in_bank_zone(past.until, zone).date()
    days = [today - BACK + timedelta(days=number) for number in range((BACK + AHEAD).days)]
    for agent in bank.agents:
        if agent.team.crew is not None and agent.left_at is None:
            turns = Shift(agent.team.crew, agent.team.by_night)
            for day in days:
                rows.add("roster", agent.id, day, _code(turns, day))
                if turns.is_on(day) and day.weekday() in PRACTICE_DAYS:
                    rows.add("roster_segment", agent.id, day, *PRACTICE[turns.by_night], "training")


def _code(turns: Shift, day: date) -> str:
    if not turns.is_on(day):
        return OFF
    return BY_NIGHT if turns.by_night else BY_DAY


def _end(begins: time, lasts: timedelta) -> time:
    return (datetime.combine(date.min, begins) + lasts).time()
