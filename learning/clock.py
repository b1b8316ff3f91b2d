"""The two clocks of the product: moments in UTC, and the day and hour of the bank."""

from datetime import datetime
from zoneinfo import ZoneInfo


def in_bank_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    """The same moment on the bank's wall clock. `moment` must carry a zone."""
    assert moment.tzinfo is not None, "a moment without a zone has no meaning here"
    return moment.astimezone(zone)
