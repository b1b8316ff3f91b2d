"""The day as it is worked: cap and rhythm follow the shift, so that midnight changes nothing in the middle of one."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from learning.clock import in_bank_zone
from learning.gaps.rhythm import Shift
from learning.workforce.shift import Span

OVERTIME = timedelta(hours=4)
"""So long after its end a shift still counts as the day; whoever stays or hands over late gets no second cap."""


def shift_day_start(now: datetime, spans: Iterable[Span], zone: ZoneInfo) -> datetime:
    """When her working day began: with the last shift begun, if it is on or just over, else with the bank's day."""
    begun = max(
        (span for span in spans if span.starts_at <= now), key=lambda span: span.starts_at, default=None
    )
    if begun is not None and now < begun.ends_at + OVERTIME:
        return begun.starts_at
    midnight = datetime.combine(in_bank_zone(now, zone).date(), time(), zone)
    return midnight.astimezone(now.tzinfo)


def shifts_worked(
    spans: Sequence[Span], begun: Sequence[datetime], offered: Sequence[datetime], zone: ZoneInfo
) -> list[Shift]:
    """Her shifts, oldest first, with the sittings begun in each; one had room if something was offered in it.

    Where nothing was offered in any of them, offers are not how she practises, and every shift had room.
    """
    found = []
    for place, span in enumerate(spans):
        ends = min([span.ends_at + OVERTIME, *(each.starts_at for each in spans[place + 1 : place + 2])])
        found.append(
            Shift(
                sum(span.starts_at <= each < ends for each in begun),
                is_night=in_bank_zone(span.starts_at, zone).date() < in_bank_zone(span.ends_at, zone).date(),
                had_room=not offered or any(span.starts_at <= each < ends for each in offered),
            )
        )
    return found
