"""A table that says whose agents are whose: one line an agent, with the staff number of the person."""

from collections.abc import Sequence
from dataclasses import dataclass

from learning.sheets.errors import Complaint
from learning.sheets.sheet import Sheet, columns_of

COLUMNS = {"agent": "agent", "坐席号": "agent", "sign_in": "sign_in", "工号": "sign_in"}
LONGEST = {"agent": 200, "sign_in": 64}


@dataclass(frozen=True, slots=True)
class Pair:
    """One line: an agent of the platform and a staff number."""

    line: int
    agent: str
    sign_in: str


def read_pairs(sheet: Sheet) -> tuple[list[Pair], Sequence[Complaint]]:
    """The lines, and what is wrong with those that say nothing clear. Raises `SheetUnreadable`."""
    columns = columns_of(sheet.heading, COLUMNS, ("agent", "sign_in"))
    pairs = []
    complaints = list(sheet.complaints)
    seen: set[tuple[str, str]] = set()
    for line in sheet.lines:
        said = dict(zip(columns, line.cells, strict=True))
        wrong = [name for name, most in LONGEST.items() if not 0 < len(said[name]) <= most]
        if wrong:
            complaints.append(Complaint(line.number, f"{wrong[0]} is empty or too long", "空着或太长"))
        elif twice := [name for name, value in said.items() if (name, value) in seen]:
            complaints.append(Complaint(line.number, f"{said[twice[0]]!r} stands there twice", "写了两次"))
        else:
            pairs.append(Pair(line.number, said["agent"], said["sign_in"]))
        seen.update(said.items())
    return pairs, complaints
