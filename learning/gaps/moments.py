"""Moments as platforms write them: ISO 8601, or a number of seconds or of any thousandth of them since 1970."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBER = re.compile(r"[0-9]{1,19}(\.[0-9]{1,9})?")
_LARGEST_SECONDS = 10**11
"""The year 5138: what is larger counts milliseconds, microseconds or nanoseconds."""


def moment(text: str | None, zone: ZoneInfo) -> datetime | None:
    """The moment in UTC; `zone` is for texts that name none. None for what is no moment."""
    if text is None:
        return None
    try:
        if _NUMBER.fullmatch(text):
            return _EPOCH + timedelta(seconds=_seconds(float(text)))
        read = datetime.fromisoformat(text)
        return (read if read.tzinfo else read.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _seconds(number: float) -> float:
    while number >= _LARGEST_SECONDS:
        number /= 1000
    return number
