"""Days and times of day. 24:00 is the next day's 00:00 and is left as it is written."""

import re

from learning.knowledge.values.numerals import read_number

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
# "16 or 17 may train": the month has a capital, the permission has none.
_NAMES = "|".join(month if month != "may" else "(?-i:May|MAY)" for month in MONTHS)
_MONTH = rf"(?:(?:{_NAMES}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?:\.(?=\s+\d))?)"
CLOCK = r"(?<!\d)(?:[01]?\d|2[0-4])[:：][0-5]\d(?!\d)"
DATE = (
    rf"(?:\d{{4}}\s*年\s*)?(?<!\d)\d{{1,2}}\s*月\s*\d{{1,2}}\s*[日号](?:\s*(?:{CLOCK}|\d{{1,2}}\s*[点时]))?"
    r"|(?<!\d)\d{4}\s*年\s*\d{1,2}\s*月(?:[底末初])?|(?<!\d)(?:19|20)\d{2}\s*年(?:[底末初])?"
    r"|(?<![\d.])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?![\d.])|(?<![\d/.])\d{1,2}/\d{1,2}/\d{2,4}(?![\d/])"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?|\b{_MONTH}\s+\d{{1,2}}(?!\d)(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|\b{_MONTH}\s+\d{{4}}\b"
    rf"|\b\d{{1,2}}-{_MONTH}-\d{{4}}\b"
    r"|\bQ[1-4]\s+\d{4}\b|\bFY\d{2,4}\b"
)
_POINT = (
    rf"(?:(?:上午|早上|中午|下午|晚上|凌晨)\s*)?{CLOCK}(?:\s*[ap]\.?m\b\.?)?"
    r"|(?<![\d.])(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?\s*[ap]\.?m\b\.?"
    r"|(?<=[日天的晨晚起至到])\s*(?:[01]?\d|2[0-4])\s*时(?=[以之前后起止至到，。；、）)]|$)"
    r"|(?:上午|早上|中午|下午|晚上|凌晨)\s*(?:\d{1,2}|[一二两三四五六七八九十]{1,3})\s*[点时](?:半|整|[0-5]\d分?)?"
)
_NOON = r"\b(?:noon|midday|midnight)\b"
_UNTIL = r"\s*(?:[-–—~～至到]|\bto\b|\buntil\b)\s*"
TIME = rf"(?:{_POINT})(?:{_UNTIL}(?:{_POINT}|{_NOON}))?|{_NOON}{_UNTIL}(?:{_POINT})"
_READ = re.compile(
    r"(?P<early>上午|早上|凌晨)?(?P<late>下午|晚上)?(?:中午)?\s*"
    r"(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})(?:[:：.](?P<minute>\d\d)|\s*[点时](?P<half>半)?(?P<past>\d\d)?)?"
    r"\s*(?:(?P<am>a\.?m)|(?P<pm>p\.?m))?",
    re.IGNORECASE,
)


def clock_numbers(text: str) -> list[str]:
    """Hour and minute of each clock of a text, of twenty-four hours: 9am to 5.30 pm is 9, 0, 17, 30."""
    figured = re.sub(
        r"\bnoon\b|\bmidday\b", "12:00", re.sub(r"\bmidnight\b", "0:00", text, flags=re.I), flags=re.I
    )
    return [number for match in _READ.finditer(figured) for number in _of_a_day(match)]


def _of_a_day(match: re.Match[str]) -> tuple[str, str]:
    hour = int(read_number(match["hour"]) or 0)
    is_late = bool(match["late"] or match["pm"]) and hour < 12
    hour = 0 if match["am"] and hour == 12 else hour + 12 * is_late
    return str(hour), match["minute"] or match["past"] or ("30" if match["half"] else "0")


def canonical_date(text: str) -> str:
    """One spelling for a day however it is written: 2021年8月1日, 2021-08-01 and 01/08/2021 are 2021-8-1.

    Figures with slashes begin with the day, unless the second of them can be no month.
    """
    spoken = text.lower()
    for number, month in enumerate(MONTHS, 1):
        spoken = re.sub(rf"\b{month[:3]}[a-z]*", f"m{number}m", spoken)
    named = re.search(r"m(\d+)m", spoken)
    if named:
        rest = re.findall(r"\d+", spoken.replace(named[0], " "))
        years = [part for part in rest if len(part) == 4]
        days = [part for part in rest if len(part) < 3]
        return "-".join(years + [named[1]] + [str(int(day)) for day in days])
    in_figures = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", spoken)
    if in_figures:
        first, second = int(in_figures[1]), int(in_figures[2])
        return f"{in_figures[3]}-{first}-{second}" if second > 12 else f"{in_figures[3]}-{second}-{first}"
    return re.sub(
        r"-?[:：]-?",
        ":",
        "-".join(re.sub(r"^0+(?=\d)", "", part) for part in re.findall(r"\d+|[:：]|q|fy|[底末初]", spoken)),
    )
