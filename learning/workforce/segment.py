"""Segments of a shift as rosters plan them: calls, breaks, meals, training, briefings; and which of them is a gap."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from learning.workforce.shift import Hours, Span, span_of

SHORTEST_BLOCK, LONGEST_BLOCK = timedelta(minutes=5), timedelta(minutes=15)
"""Training planned for so long is time for practice, a kind of gap (N15); longer is a course."""


class SegmentKind(StrEnum):
    """What somebody is meant to do in a part of her shift."""

    CALLS = "calls"
    BREAK = "break"
    MEAL = "meal"
    TRAINING = "training"
    BRIEFING = "briefing"


MEANINGS: Mapping[str, SegmentKind] = {
    "接线": SegmentKind.CALLS,
    "小休": SegmentKind.BREAK,
    "用餐": SegmentKind.MEAL,
    "培训": SegmentKind.TRAINING,
    "班前会": SegmentKind.BRIEFING,
} | {kind.value: kind for kind in SegmentKind}
"""What a code means without a table of codes."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of one shift, on the bank's wall clock."""

    hours: Hours
    kind: SegmentKind


@dataclass(frozen=True, slots=True)
class Planned:
    """A segment with its moments."""

    kind: SegmentKind
    span: Span

    @property
    def is_block(self) -> bool:
        """Whether it is a planned gap: minutes set aside for practice, without calls."""
        lasts = self.span.ends_at - self.span.starts_at
        return self.kind is SegmentKind.TRAINING and SHORTEST_BLOCK <= lasts <= LONGEST_BLOCK

    @property
    def is_untouchable(self) -> bool:
        """Whether nothing may be offered in it, whatever the phone says: all but calls and the minutes for practice."""
        return self.kind is not SegmentKind.CALLS and not self.is_block


def planned(segment: Segment, shift: Hours | None, day: date, zone: ZoneInfo) -> Planned:
    """When a segment of this day's shift is; what lies before a night's begin on the clock is past its midnight."""
    is_past_midnight = shift is not None and shift.end_next_day and segment.hours.starts < shift.starts
    return Planned(segment.kind, span_of(segment.hours, day + timedelta(days=is_past_midnight), zone))
