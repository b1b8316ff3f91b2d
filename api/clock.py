"""The only place where this program asks what time it is; everything below is told."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)
