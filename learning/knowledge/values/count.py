"""Counts with a measure word, sizes, and bare numbers."""

import re

from learning.knowledge.values.numerals import CHINESE, ENGLISH, FIGURES, ORDINALS

MEASURES = (
    "个字符|字符|周岁|岁|人次|个|次|张|笔|人|名|户|份|项|条|步|位|台|件|家|页|字"
    "|级|档|种|类|套|封|通|遍|辆|部|门|元素|像素|倍|期(?![限间内满末初货])"
)
SIZES = r"[KMGTP]i?B(?:it/s|ps)?|[KMG]bit/s|[KMG]bps|bytes?|KB|px|cm|mm|km|kg"
_RUN = rf"(?:\s*[-–—~～至到]\s*{FIGURES})?"
_SPELLED_RUN = rf"{CHINESE}(?:\s*[-–—~～至到]\s*{CHINESE})?"
_TURNS = (
    r"(?:(?:working|business|calendar)\s+)?"
    "(?:day|week|month|year|time|attempt|request|claim|payment|copy|reminder|visit|call)"
)
"""What is counted off by ordinals in a rule; anything else ("first, ...") is an order of words."""
# "一" before a measure word is mostly an article (一个, 一种), so it is no count.
# 二类账户 is a class by its number, as 一类账户 is.
PATTERN = (
    rf"(?<![A-Za-z0-9_.]){FIGURES}{_RUN}\s*(?:[百千万亿]+\s*)?(?:{SIZES})(?![A-Za-z])"
    rf"|(?<![A-Za-z0-9_.]){FIGURES}{_RUN}\s*(?:[百千万亿]+\s*)?(?:{MEASURES})"
    rf"|\b(?:{FIGURES}|{ENGLISH})\s+times\b(?!\s+(?:the|as)\b)|\btwice\b(?!\s+(?:the|as)\b)"
    rf"|\b\d+(?:st|nd|rd|th)\b|\b(?:{'|'.join(ORDINALS)})\b(?=\s+{_TURNS}s?\b)"
    rf"|(?<![第统唯同单专逐之每某])(?!一(?:{MEASURES})){_SPELLED_RUN}(?:{MEASURES})(?![步面方边])(?!(?<=类)(?:账?户|银行|城市|地区|商户|卡|人员))"
)
NUMBER = (
    rf"(?<!\bversion )(?<!版本)(?<!\d[,，])"
    rf"(?<![A-Za-z0-9_.\-/=#]){FIGURES}(?:\s*[-–—~～至到]\s*{FIGURES})?(?:\s*[百千万亿]+)?(?![A-Za-z0-9_]|\.\d|[,，]\d{{3}})"
    rf"|(?<![-\w])(?!(?:one|an?)\b)(?:{ENGLISH}\s+to\s+)?{ENGLISH}(?=\s+[a-z]{{3,}})(?!\s+(?:or|and|of|to|more|times|thirds?|quarters?|halves)\b)"
)
"""A bare number, in figures, or as a word before what it counts: "two security questions"."""


_ENGLISH = re.compile(
    rf"twice|(?:{FIGURES}|{ENGLISH})\s+times|\d+(?:st|nd|rd|th)|{ENGLISH}|{'|'.join(ORDINALS)}", re.IGNORECASE
)

_ENGLISH_RUN = re.compile(rf"({ENGLISH})\s+to\s+({ENGLISH})", re.IGNORECASE)


def numbers_and_unit(text: str) -> tuple[list[str], str]:
    """The number tokens of one count and what is counted; an ordinal counts places."""
    if run := _ENGLISH_RUN.fullmatch(text):
        return list(run.groups()), ""
    english = _ENGLISH.fullmatch(text)
    if english:
        place = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", text)
        ordinal = place != text or text.lower() in ORDINALS
        word = "two" if text.lower() == "twice" else re.sub(r"\s+times$", "", place, flags=re.IGNORECASE)
        return [word], "th" if ordinal else "" if word == text else "time"
    found = re.search(rf"(?:{MEASURES}|{SIZES})$", text)
    head = text[: found.start()] if found else text
    unit = found[0].strip() if found else ""
    # An age is counted in full years whether it says so or not.
    return re.findall(rf"{FIGURES}\s*[百千万亿]*|{CHINESE}", head), "岁" if unit == "周岁" else unit
