"""When was it given? The server's time of issue plus what the device's own clock says has passed since."""

from datetime import datetime, timedelta


def given_at(issued_at: datetime, elapsed: timedelta, received_at: datetime) -> datetime:
    """The moment of answering, never before the item was issued and never after the answer came in.

    A device's wall clock is not asked: it may be wrong, and a key flips at a minute.
    """
    if issued_at > received_at:
        return received_at
    return min(max(issued_at + elapsed, issued_at), received_at)
