from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from learning.workforce.shift import Hours, days_on_duty, span_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
NIGHT = Hours(time(20), time(8))
DAY = date(2026, 11, 21)


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    span = span_of(NIGHT, DAY, SHANGHAI)

    assert (span.starts_at, span.ends_at) == (local(21, 20), local(22, 8))


def test_a_shift_until_midnight_ends_at_the_next_day() -> None:
    span = span_of(Hours(time(16), time(0)), DAY, SHANGHAI)

    assert span.ends_at == local(22, 0)


@pytest.mark.parametrize(
    ("moment", "is_on"),
    [
        (local(21, 19, 59), False),
        (local(21, 20), True),
        (local(22, 0), True),
        (local(22, 7, 59), True),
        (local(22, 8), False),
    ],
)
def test_it_holds_from_its_start_until_just_before_its_end(moment: datetime, is_on: bool) -> None:
    assert span_of(NIGHT, DAY, SHANGHAI).holds(moment) is is_on


def test_moments_are_in_utc() -> None:
    assert span_of(NIGHT, DAY, SHANGHAI).starts_at == datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert span_of(NIGHT, DAY, SHANGHAI).starts_at.tzinfo is UTC


def test_a_night_is_an_hour_shorter_when_clocks_go_forward() -> None:
    span = span_of(NIGHT, date(2026, 3, 28), ZoneInfo("Europe/Berlin"))

    assert span.ends_at - span.starts_at == timedelta(hours=11)


def test_after_midnight_the_day_before_may_still_be_on_duty() -> None:
    assert days_on_duty(local(22, 3), SHANGHAI) == (date(2026, 11, 21), date(2026, 11, 22))
