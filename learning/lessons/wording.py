"""Moments in the words of a lesson: "12 月 1 日", "1 December"."""

from datetime import datetime
from zoneinfo import ZoneInfo

from learning.clock import in_bank_zone


def day_in_words(moment: datetime, language: str, zone: ZoneInfo) -> str:
    """The bank's day of the moment, with the clock unless it is midnight."""
    local = in_bank_zone(moment, zone)
    clock = "" if (local.hour, local.minute) == (0, 0) else f" {local:%H:%M}"
    return (
        f"{local.month} 月 {local.day} 日{clock}" if language == "zh-CN" else f"{local.day} {local:%B}{clock}"
    )


def before_and_from(moment: datetime, language: str, zone: ZoneInfo) -> tuple[str, str]:
    """The two labels over an old and a new value: "12 月 1 日前" and "12 月 1 日起"."""
    day = day_in_words(moment, language, zone)
    return (f"{day}前", f"{day}起") if language == "zh-CN" else (f"Before {day}", f"From {day}")
