"""What is written in a cell: text, words, whole numbers, days and times of day, as offices write them."""

import re
from datetime import date, time, timedelta
from unicodedata import normalize

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0{1,2}:00(?::00)?)?")
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}")
_SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of a spreadsheet that counts days: so 1 March 1900 is 61 there, and 21 November 2026 is 46347."""
_TIME = re.compile(r"(\d{1,2})(?::(\d{2})(?::00)?|点(?:(\d{2})分?)?)")
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_BETWEEN = re.compile(r"[;,、|/\s]+")
MIDNIGHT = time(0, 0)


def tidy(written: str) -> str:
    """The text as it is kept: an input method may have typed ８００１ for 8001, or left a blank."""
    return normalize("NFKC", written).strip()


def words(written: str) -> list[str]:
    """Several words in one cell, however they are parted."""
    return [word for word in _BETWEEN.split(written) if word]


def listed(written: str) -> list[str]:
    """Several names in one cell; they may have blanks in them, so only ; 、 | and line ends part them."""
    return [name for name in (each.strip() for each in re.split(r"[;、|\n]+", written)) if name]


def as_day(written: str) -> date | None:
    """A day written 2026-11-21, 2026/11/21, 2026.11.21, 2026年11月21日, 20261121, or as a spreadsheet counts it."""
    found = _DAY.fullmatch(written) or _COMPACT_DAY.fullmatch(written)
    try:
        if found:
            return date(*map(int, found.groups()))
        return _SERIAL_ZERO + timedelta(days=int(written)) if _SERIAL.fullmatch(written) else None
    except ValueError:
        return None


def as_time(written: str) -> time | None:
    """A time of day written 20:00, 8:30 or 20点30分; 24:00 is the midnight that ends the day."""
    found = _TIME.fullmatch(written)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    if (hour, minute) == (24, 0):
        return MIDNIGHT
    return time(hour, minute) if hour < 24 and minute < 60 else None


def as_count(written: str) -> int | None:
    """A whole number, 0 or more, with or without commas between thousands; at most 9 digits."""
    digits = written.replace(",", "")
    return int(digits) if _COUNT.fullmatch(written) and len(digits) <= 9 else None
