"""Rates and shares. A percentage point is not a per cent."""

import re

from learning.knowledge.values.numerals import ANY, CHINESE, ENGLISH, FIGURES

_WORDS = {
    "％": "%",
    "percent": "%",
    "per cent": "%",
    "个百分点": "百分点",
    "basis points": "bp",
    "basis point": "bp",
    "bps": "bp",
    "基点": "bp",
    "个基点": "bp",
}
_PARTS = {"百": "%", "千": "‰", "万": "‱"}
_TO = r"\s*(?:[-–—~～至到]|to\b)\s*"
PATTERN = (
    rf"[百千万]分之(?:{FIGURES}|{CHINESE})"
    rf"|{FIGURES}(?:{_TO}{FIGURES})?\s*(?:[%％‰‱]|个?百分点|个?基点|折|per\s?cent\b|basis points?\b|bps?\b)"
    rf"|{CHINESE}\s*(?:个百分点|个?基点)"
    rf"|(?:{FIGURES}|{CHINESE})\s*倍"
    r"|\b(?:one[- ])?(?:half|quarter) of (?:one|1|a) per\s?cent\b"
    rf"|\b(?:{ENGLISH}\s+to\s+)?{ENGLISH}\s+(?:per\s?cent|basis points?)\b"
)
_SPELLED = re.compile(rf"(?:({ENGLISH})\s+to\s+)?({ENGLISH})\s+(per\s?cent|basis points?)", re.IGNORECASE)
_PART_OF_ONE = {"half": "0.5", "quarter": "0.25"}


def numbers_and_unit(text: str) -> tuple[list[str], str]:
    """The number tokens of one rate and its canonical unit."""
    if text[1:3] == "分之":
        return re.findall(ANY, text[3:]), _PARTS[text[0]]
    if part := re.search(r"(half|quarter) of", text.lower()):
        return [_PART_OF_ONE[part[1]]], "%"
    if spelled := _SPELLED.fullmatch(text):
        unit = "bp" if spelled[3].lower().startswith("basis") else "%"
        return [number for number in spelled.groups()[:2] if number], unit
    unit = re.sub(rf"^(?:{FIGURES}|{CHINESE}|[\s\-–—~～至到]|to\b)+", "", text).strip().lower()
    unit = re.sub(r"\s+", " ", unit)
    head = re.sub(r"个?(?:百分点|基点)$", "", text)
    return re.findall(rf"{FIGURES}|{CHINESE}", head), _WORDS.get(unit, "百分点" if unit == "百分点" else unit)
