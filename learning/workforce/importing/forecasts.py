"""A table of contacts forecast by day and queue, and how long one would take, as entries."""

from collections.abc import Set as AbstractSet
from datetime import date

from learning.sheets.cells import as_count, as_day
from learning.sheets.errors import Said
from learning.sheets.sheet import Sheet
from learning.workforce.importing.entries import Entries, lines_of, missing, no_day, no_number, unknown
from learning.workforce.importing.kind import Kind, columns
from learning.workforce.queue import Forecast

LONGEST_SECONDS = 14_400
"""Four hours: what is longer was written in another unit."""

DayQueue = tuple[date, str]


def read_forecasts(sheet: Sheet, queues: AbstractSet[str]) -> Entries[DayQueue, Forecast]:
    """What was expected of each day, past or to come."""
    found: Entries[DayQueue, Forecast] = Entries()
    for line, said in lines_of(sheet, columns(sheet, Kind.FORECASTS)):
        day, queue = as_day(said["day"]), said["queue"]
        contacts, seconds = as_count(said["forecast"]), as_count(said["handling_seconds"])
        wrong = [*missing(said, "day", "queue", "forecast", "handling_seconds"), *no_day(said["day"])]
        wrong += [*no_number(said, "forecast", contacts), *no_number(said, "handling_seconds", seconds)]
        if queue and queue not in queues:
            wrong.append(unknown("queue", "queue", queue))
        if seconds is not None and not 1 <= seconds <= LONGEST_SECONDS:
            wrong.append(_no_duration(seconds))
        found.complain(line.number, *wrong)
        if not wrong and day is not None and contacts is not None and seconds is not None:
            found.say(line.number, f"{day} {queue}", (day, queue), Forecast(contacts, seconds))
    return found


def _no_duration(seconds: int) -> Said:
    return Said(
        f"handling_seconds is between 1 and {LONGEST_SECONDS}, not {seconds}",
        f"平均处理秒数在 1 到 {LONGEST_SECONDS} 之间，不是 {seconds}",
    )
