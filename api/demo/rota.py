"""Who is at work when, and where in a shift there is a gap long enough to practise."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from learning.clock import in_bank_zone

DAY_BEGINS, DAY_LASTS = time(8, 30), timedelta(hours=9)
NIGHT_BEGINS, NIGHT_LASTS = time(20, 30), timedelta(hours=11)
APART = timedelta(minutes=25)
"""Between two gaps that are used: calls come in between."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A crew's turns: five days on and two off, or two nights on and two off, each crew in its own rhythm."""

    crew: int
    by_night: bool

    def is_on(self, day: date) -> bool:
        """Whether the shift that begins on this day is this crew's."""
        if self.by_night:
            return (day.toordinal() + self.crew // 2) % 4 < 2
        return (day.toordinal() + self.crew // 2) % 7 < 5

    def span(self, day: date, zone: ZoneInfo) -> tuple[datetime, timedelta]:
        """When the shift of this day begins, and how long it lasts; a night's ends on the day after."""
        begins, lasts = (NIGHT_BEGINS, NIGHT_LASTS) if self.by_night else (DAY_BEGINS, DAY_LASTS)
        return datetime.combine(day, begins, zone), lasts


def gaps(
    shift: Shift,
    diligence: float,
    chance: random.Random,
    *,
    since: datetime,
    until: datetime,
    zone: ZoneInfo,
    rests: bool = True,
) -> Iterator[datetime]:
    """The moments at which somebody opens the panel, in order: none on most days of a person of little diligence."""
    day, free_at = in_bank_zone(since, zone).date(), since
    while (begins_lasts := shift.span(day, zone))[0] < until:
        begins, lasts = begins_lasts
        if (shift.is_on(day) or not rests) and chance.random() < diligence:
            places = sorted(chance.random() for _ in range(1 + (chance.random() < diligence)))
            for place in places:
                at = _utc(begins + lasts * place)
                if free_at <= at < until:
                    free_at = at + APART
                    yield at
        day += timedelta(days=1)


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)
