"""Shifts: hours on the bank's wall clock, and when exactly one of them begins and ends."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when. An end that is not after the start lies on the next day."""

    starts: time
    ends: time

    @property
    def end_next_day(self) -> bool:
        """Whether it runs over midnight."""
        return self.ends <= self.starts


@dataclass(frozen=True, slots=True)
class Shift:
    """What a code of the roster means; without hours it means off duty."""

    name: str = ""
    hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """One shift of one day: [starts_at, ends_at)."""

    starts_at: datetime
    ends_at: datetime

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies in it."""
        return self.starts_at <= moment < self.ends_at


def span_of(hours: Hours, day: date, zone: ZoneInfo) -> Span:
    """When the shift of this day begins and ends. A night belongs whole to the day on which it begins (N14)."""
    last = day + timedelta(days=hours.end_next_day)
    starts, ends = (
        datetime.combine(each, clock, zone).astimezone(UTC)
        for each, clock in ((day, hours.starts), (last, hours.ends))
    )
    return Span(starts, ends)


def days_on_duty(moment: datetime, zone: ZoneInfo) -> tuple[date, date]:
    """The days whose shifts may hold this moment: the bank's day and the one before."""
    today = moment.astimezone(zone).date()
    return today - timedelta(days=1), today
