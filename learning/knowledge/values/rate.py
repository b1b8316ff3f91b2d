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
}
_PARTS = {"百": "%", "千": "‰", "万": "‱"}
PATTERN = (
    rf"[百千万]分之(?:{CHINESE}|{FIGURES})"
    rf"|{FIGURES}(?:\s*[-–—~～至到]\s*{FIGURES})?\s*(?:[%％‰‱]|个?百分点|折|per\s?cent\b|basis points?\b|bps?\b)"
    rf"|(?:{FIGURES}|{CHINESE})\s*倍"
    r"|\b(?:one[- ])?(?:half|quarter) of (?:one|1|a) per\s?cent\b"
    rf"|\b(?:{ENGLISH})\s+per\s?cent\b"
)
_SPELLED = re.compile(rf"({ENGLISH})\s+per\s?cent", re.IGNORECASE)
_PART_OF_ONE = {"half": "0.5", "quarter": "0.25"}


def numbers_and_unit(text: str) -> tuple[list[str], str]:
    """The number tokens of one rate and its canonical unit."""
    if text[1:3] == "分之":
        return re.findall(ANY, text[3:]), _PARTS[text[0]]
    if part := re.search(r"(half|quarter) of", text.lower()):
        return [_PART_OF_ONE[part[1]]], "%"
    if spelled := _SPELLED.fullmatch(text):
        return [spelled[1]], "%"
    unit = re.sub(rf"^(?:{FIGURES}|{CHINESE}|[\s\-–—~～至到])+", "", text).strip().lower()
    unit = re.sub(r"\s+", " ", unit)
    head = re.sub(r"个?百分点$", "", text)
    return re.findall(rf"{FIGURES}|{CHINESE}", head), _WORDS.get(unit, "百分点" if unit == "百分点" else unit)
