"""Tables of shifts and rosters as entries."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, time
from uuid import UUID

from learning.sheets.cells import as_day, as_time
from learning.sheets.errors import Said, SheetUnreadable
from learning.sheets.sheet import Sheet
from learning.workforce.importing.entries import Entries, lines_of, missing, no_day, too_long, unknown
from learning.workforce.importing.kind import NAMES, Kind, columns
from learning.workforce.shift import Hours, Shift

LONGEST = 40
MOST_CELLS = 400_000
"""Of one roster: a year of a thousand people."""

HALF_OPEN = Said("has a start without an end, or an end without a start", "开始和结束要么都写，要么都不写")
NO_LENGTH = Said("starts and ends at the same time", "开始和结束是同一时刻")

PersonDay = tuple[UUID, date]


def read_shifts(sheet: Sheet) -> Entries[str, Shift]:
    """Codes of the roster with their hours; no hours mean off duty."""
    found: Entries[str, Shift] = Entries()
    for line, said in lines_of(sheet, columns(sheet, Kind.SHIFTS)):
        clocks = [as_time(said[column]) for column in ("starts", "ends")]
        wrong = [*missing(said, "shift"), *too_long(said, LONGEST)]
        wrong += no_times(said, clocks)
        starts, ends = clocks
        if not wrong and (starts is None) != (ends is None):
            wrong.append(HALF_OPEN)
        found.complain(line.number, *wrong)
        if not wrong:
            hours = Hours(starts, ends) if starts is not None and ends is not None else None
            found.say(line.number, said["shift"], said["shift"], Shift(said.get("name", ""), hours))
    return found


def read_roster(
    sheet: Sheet, people: Mapping[str, UUID], shifts: AbstractSet[str]
) -> Entries[PersonDay, str]:
    """Who has which shift on which day: a line each, or a line a person with a column for each day.

    In a matrix an empty cell says nothing. Raises `SheetUnreadable` for a column that is no day.
    """
    found: Entries[PersonDay, str] = Entries()
    if any(as_day(name) for name in sheet.heading):
        _read_matrix(sheet, found, people, shifts)
        return found
    for line, said in lines_of(sheet, columns(sheet, Kind.ROSTER)):
        wrong = missing(said, "sign_in", "day", "shift")
        day = as_day(said["day"])
        wrong += no_day(said["day"])
        found.complain(line.number, *wrong)
        if not wrong and day is not None:
            _say(found, line.number, said["sign_in"], [(day, said["shift"])], people, shifts)
    return found


def no_times(said: Mapping[str, str], clocks: Sequence[time | None]) -> list[Said]:
    """A sentence for each of start and end that is no time of day, or one if they are the same."""
    if clocks[0] is not None and clocks[0] == clocks[1]:
        return [NO_LENGTH]
    return [
        Said(f"{column} {said[column]!r} is no time of day", f"“{said[column]}”不是钟点")
        for column, clock in zip(("starts", "ends"), clocks, strict=True)
        if said[column] and clock is None
    ]


def _read_matrix(
    sheet: Sheet, found: Entries[PersonDay, str], people: Mapping[str, UUID], shifts: AbstractSet[str]
) -> None:
    days = [as_day(name) for name in sheet.heading]
    rest = [NAMES.get(name, name) for name, day in zip(sheet.heading, days, strict=True) if day is None]
    if sorted(rest) not in (["sign_in"], ["name", "sign_in"]):
        raise SheetUnreadable(
            "has columns beside sign_in (工号), name (姓名) and days", "除了工号、姓名和日期还有别的列"
        )
    named = [day for day in days if day]
    if len(set(named)) < len(named):
        raise SheetUnreadable("names a day twice", "有一天写了两次")
    if len(named) * len(sheet.lines) > MOST_CELLS:
        raise SheetUnreadable(f"has more than {MOST_CELLS:,} cells; send it by month")
    whose = [NAMES.get(name) for name in sheet.heading].index("sign_in")
    for line in sheet.lines:
        if line.cells[whose]:
            duties = [(day, cell) for day, cell in zip(days, line.cells, strict=True) if day and cell]
            _say(found, line.number, line.cells[whose], duties, people, shifts)
        else:
            found.complain(line.number, *missing({"sign_in": ""}, "sign_in"))


def _say(
    found: Entries[PersonDay, str],
    line: int,
    sign_in: str,
    duties: Sequence[tuple[date, str]],
    people: Mapping[str, UUID],
    shifts: AbstractSet[str],
) -> None:
    if sign_in not in people:
        found.complain(line, unknown("sign_in", "account", sign_in))
        return
    for day, shift in duties:
        if shift in shifts:
            found.say(line, f"{sign_in} {day}", (people[sign_in], day), shift)
        else:
            found.complain(line, unknown("shift", "shift", shift))
