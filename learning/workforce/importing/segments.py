"""Tables of segments and their codes as entries."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from learning.sheets.cells import as_day, as_time
from learning.sheets.errors import Said
from learning.sheets.sheet import Sheet
from learning.workforce.importing.duty import LONGEST, PersonDay, no_times
from learning.workforce.importing.entries import Entries, lines_of, missing, no_day, too_long, unknown
from learning.workforce.importing.kind import Kind, columns
from learning.workforce.segment import MEANINGS, Segment, SegmentKind
from learning.workforce.shift import Hours

Day = tuple[Segment, ...]
"""All segments of one person's day, by their begin on the clock."""


def read_segment_codes(sheet: Sheet) -> Entries[str, SegmentKind]:
    """What the bank's own codes of segments mean."""
    found: Entries[str, SegmentKind] = Entries()
    for line, said in lines_of(sheet, columns(sheet, Kind.SEGMENT_CODES)):
        wrong = [*missing(said, "segment", "meaning"), *too_long(said, LONGEST)]
        kind = MEANINGS.get(said["meaning"])
        if said["meaning"] and kind is None:
            known = "、".join(name for name in MEANINGS if not name.isascii())
            wrong.append(
                Said(
                    f"meaning {said['meaning']!r} is none of {', '.join(SegmentKind)}",
                    f"“{said['meaning']}”不在 {known} 之中",
                )
            )
        found.complain(line.number, *wrong)
        if not wrong and kind is not None:
            found.say(line.number, said["segment"], said["segment"], kind)
    return found


def read_segments(
    sheet: Sheet, people: Mapping[str, UUID], codes: Mapping[str, SegmentKind]
) -> Entries[PersonDay, Day]:
    """A line for each segment of a person's day; the lines of a day are the whole of it. `codes` go before `MEANINGS`."""
    found: Entries[PersonDay, Day] = Entries()
    days: dict[PersonDay, tuple[int, str, list[Segment]]] = {}
    for line, said in lines_of(sheet, columns(sheet, Kind.SEGMENTS)):
        day, kind = as_day(said["day"]), codes.get(said["segment"]) or MEANINGS.get(said["segment"])
        clocks = [as_time(said[column]) for column in ("starts", "ends")]
        wrong = [*missing(said, "sign_in", "day", "segment", "starts", "ends"), *no_day(said["day"])]
        wrong += no_times(said, clocks)
        if said["sign_in"] and said["sign_in"] not in people:
            wrong.append(unknown("sign_in", "account", said["sign_in"]))
        if said["segment"] and kind is None:
            wrong.append(unknown("segment", "segment", said["segment"]))
        found.complain(line.number, *wrong)
        starts, ends = clocks
        if wrong or day is None or kind is None or starts is None or ends is None:
            continue
        key = (people[said["sign_in"]], day)
        days.setdefault(key, (line.number, said["sign_in"], []))[2].append(Segment(Hours(starts, ends), kind))
    for (person, day), (number, sign_in, segments) in days.items():
        _say(found, number, f"{sign_in} {day}", (person, day), segments)
    return found


def _say(
    found: Entries[PersonDay, Day], line: int, label: str, key: tuple[UUID, date], segments: list[Segment]
) -> None:
    starts = [segment.hours.starts for segment in segments]
    if len(set(starts)) < len(starts):
        found.complain(line, Said(f"{label} has two segments that start at once", f"{label} 有两段同时开始"))
        return
    found.say(line, label, key, tuple(sorted(segments, key=lambda segment: segment.hours.starts)))
