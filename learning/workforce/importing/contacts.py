"""A table of contacts counted by day, reason and, where they are kept apart, queue, as entries."""

from collections.abc import Set as AbstractSet
from datetime import date

from learning.sheets.cells import as_count, as_day
from learning.sheets.errors import Said
from learning.sheets.sheet import Sheet
from learning.workforce.importing.entries import (
    Entries,
    lines_of,
    missing,
    no_day,
    no_number,
    too_long,
    unknown,
)
from learning.workforce.importing.kind import Kind, columns

LONGEST = 80

DayReasonQueue = tuple[date, str, str | None]


def read_contacts(sheet: Sheet, queues: AbstractSet[str], *, today: date) -> Entries[DayReasonQueue, int]:
    """How many contacts of each reason there were. A code that no table of reasons names is counted too."""
    found: Entries[DayReasonQueue, int] = Entries()
    for line, said in lines_of(sheet, columns(sheet, Kind.CONTACTS)):
        day, contacts, queue = as_day(said["day"]), as_count(said["contacts"]), said.get("queue") or None
        wrong = [*missing(said, "day", "reason", "contacts"), *too_long(said, LONGEST)]
        wrong += no_day(said["day"])
        if day and day > today:
            wrong.append(
                Said(
                    f"day {day} is still to come; a forecast is a table of its own",
                    f"{day} 还没到；预测请用预测表导入",
                )
            )
        wrong += no_number(said, "contacts", contacts)
        if queue and queue not in queues:
            wrong.append(unknown("queue", "queue", queue))
        found.complain(line.number, *wrong)
        if not wrong and day is not None and contacts is not None:
            label = " ".join(filter(None, (str(day), said["reason"], queue)))
            found.say(line.number, label, (day, said["reason"], queue), contacts)
    return found
