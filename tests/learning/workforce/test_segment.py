"""When segments of a shift are, and what may happen in them."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from learning.workforce.segment import Segment, SegmentKind, planned
from learning.workforce.shift import Hours, Span

ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 11, 21)
NIGHT, BY_DAY = Hours(time(20), time(8)), Hours(time(8), time(20))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def a_segment(starts: time, ends: time, kind: SegmentKind = SegmentKind.TRAINING) -> Segment:
    return Segment(Hours(starts, ends), kind)


@pytest.mark.parametrize(
    ("starts", "ends", "shift", "span"),
    [
        pytest.param(time(9), time(9, 10), BY_DAY, Span(at(21, 9), at(21, 9, 10)), id="by day"),
        pytest.param(time(22), time(22, 10), NIGHT, Span(at(21, 22), at(21, 22, 10)), id="before midnight"),
        pytest.param(time(2), time(2, 45), NIGHT, Span(at(22, 2), at(22, 2, 45)), id="past midnight"),
        pytest.param(time(23, 50), time(0, 5), NIGHT, Span(at(21, 23, 50), at(22, 0, 5)), id="over midnight"),
        pytest.param(time(2), time(2, 45), None, Span(at(21, 2), at(21, 2, 45)), id="without a shift"),
    ],
)
def test_a_segment_lies_in_the_shift_of_its_day(
    starts: time, ends: time, shift: Hours | None, span: Span
) -> None:
    assert planned(a_segment(starts, ends), shift, DAY, ZONE).span == span


@pytest.mark.parametrize(
    ("minutes", "kind", "is_block"),
    [
        (4, SegmentKind.TRAINING, False),
        (5, SegmentKind.TRAINING, True),
        (15, SegmentKind.TRAINING, True),
        (16, SegmentKind.TRAINING, False),
        (10, SegmentKind.BREAK, False),
        (10, SegmentKind.CALLS, False),
    ],
)
def test_a_few_minutes_of_training_are_a_planned_gap(minutes: int, kind: SegmentKind, is_block: bool) -> None:
    segment = a_segment(time(9), time(9, minutes), kind)

    assert planned(segment, BY_DAY, DAY, ZONE).is_block is is_block


def test_breaks_meals_courses_and_briefings_are_untouchable() -> None:
    left_alone = {
        kind
        for kind in SegmentKind
        if planned(a_segment(time(9), time(10), kind), BY_DAY, DAY, ZONE).is_untouchable
    }

    assert left_alone == set(SegmentKind) - {SegmentKind.CALLS}
