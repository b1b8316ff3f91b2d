"""Days and times of day. 24:00 is the next day's 00:00 and is left as it is written."""

import re

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
_MONTH = rf"(?:{_NAMES}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
CLOCK = r"(?<!\d)(?:[01]?\d|2[0-4])[:：][0-5]\d(?!\d)"
DATE = (
    rf"(?:\d{{4}}\s*年\s*)?(?<!\d)\d{{1,2}}\s*月\s*\d{{1,2}}\s*[日号](?:\s*(?:{CLOCK}|\d{{1,2}}\s*[点时]))?"
    r"|(?<!\d)\d{4}\s*年\s*\d{1,2}\s*月(?:[底末初])?|(?<!\d)(?:19|20)\d{2}\s*年(?:[底末初])?"
    r"|(?<![\d.])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?![\d.])|(?<![\d/.])\d{1,2}/\d{1,2}/\d{2,4}(?![\d/])"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:\s+\d{{4}})?|\b{_MONTH}\s+\d{{1,2}}(?!\d)(?:,?\s+\d{{4}})?|\b{_MONTH}\s+\d{{4}}\b"
    r"|\bQ[1-4]\s+\d{4}\b|\bFY\d{2,4}\b"
)
TIME = rf"{CLOCK}(?:\s*[-–—~～至到]\s*{CLOCK})?"


def canonical_date(text: str) -> str:
    """One spelling for a day however it is written: 2021年8月1日 and 2021-08-01 are 2021-8-1."""
    spoken = text.lower()
    for number, month in enumerate(MONTHS, 1):
        spoken = re.sub(rf"\b{month[:3]}[a-z]*", f"m{number}m", spoken)
    named = re.search(r"m(\d+)m", spoken)
    if named:
        rest = re.findall(r"\d+", spoken.replace(named[0], " "))
        years = [part for part in rest if len(part) == 4]
        days = [part for part in rest if len(part) < 3]
        return "-".join(years + [named[1]] + [str(int(day)) for day in days])
    return re.sub(
        r"-?[:：]-?",
        ":",
        "-".join(re.sub(r"^0+(?=\d)", "", part) for part in re.findall(r"\d+|[:：]|q|fy|[底末初]", spoken)),
    )
