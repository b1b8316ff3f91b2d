"""Spans of time, each on its own clock: 自然日, 工作日, 交易日, 日, T+N and hours never fold together."""

import re

from learning.knowledge.values.numerals import ANY, CHINESE, ENGLISH, FIGURES

_CHINESE_UNITS = "自然日|日历日|工作日|交易日|营业日|银行日|账期|小时|分钟|秒钟|季度|星期|天|日|周|年|秒|月"
_SAME = {
    "日历日": "自然日",
    "天": "日",
    "星期": "周",
    "秒钟": "秒",
    "营业日": "工作日",
    "business day": "working day",
}
_TO = r"\s*(?:[-–—~～至到]|to)\s*"
_SPAN = rf"(?:(?:{FIGURES}|{CHINESE})(?:{_TO}(?:{FIGURES}|{CHINESE}))?)"
_ENGLISH_UNITS = "day|hour|minute|second|week|month|quarter|year|hr|min|sec|wk|mth|yr"
_SHORT = {
    "hr": "hour",
    "h": "hour",
    "min": "minute",
    "sec": "second",
    "wk": "week",
    "mth": "month",
    "yr": "year",
}
_MORE = r"(?:(?:further|more|additional|extra|full|whole|complete)\s+)?"
"""Said of a span whose length it does not change."""
PATTERN = (
    r"T\s*[+＋]\s*\d+(?:\s*个?(?:交易日|工作日|自然日))?"
    rf"|{_SPAN}\s*天?个\s*(?:自然日|日历日|工作日|交易日|营业日|账期|小时|月|季度|星期)"
    rf"|(?!(?<=第)(?:二[天日]|[一二]年)){_SPAN}\s*(?:自然日|日历日|工作日|交易日|营业日|小时|分钟|秒钟|季度|星期|天|日|周(?!岁)|年(?!度)|秒)"
    rf"|(?:{FIGURES}|\b{ENGLISH})(?:{_TO}(?:{FIGURES}|{ENGLISH}))?[\s-]*"
    rf"{_MORE}(?:(?:working|business|calendar|banking|consecutive)\s+)?(?:{_ENGLISH_UNITS})s?\b"
    rf"|(?<![\w.]){FIGURES}h(?!\w)"
)


def agreeing(text: str) -> str:
    """English units in the number their figure asks for: one working day, two working days."""
    return re.sub(
        rf"\b(?P<number>{ENGLISH}|{FIGURES})(?P<between>[\s-]+(?:[a-z]+\s+)?)(?P<unit>day|hour|minute|second|week|month|quarter|year)s?\b(?!-)",
        lambda match: (
            f"{match['number']}{match['between']}{match['unit']}{'' if match['number'].lower() in ('1', 'one') else 's'}"
        ),
        text,
        flags=re.IGNORECASE,
    )


def numbers_and_unit(text: str) -> tuple[list[str], str]:
    """The number tokens of one span and the clock it runs on."""
    trade = re.match(r"T\s*[+＋]\s*(\d+)\s*(.*)", text)
    if trade:
        return [trade[1]], "T+" + trade[2].removeprefix("个").strip()
    chinese = re.search(rf"个?\s*({_CHINESE_UNITS})$", text)
    if chinese:
        head = text[: chinese.start()].removesuffix("天").rstrip()
        unit = "个月" if chinese[1] == "月" else _SAME.get(chinese[1], chinese[1])
        return re.findall(ANY, head), unit
    words = re.search(
        r"((?:working|business|calendar|banking|consecutive)\s+)?([a-z]+?)s?$", text, re.IGNORECASE
    )
    assert words, text
    name = words[2].lower()
    unit = re.sub(r"\s+", " ", (words[1] or "").lower()) + _SHORT.get(name, name)
    return re.findall(rf"{FIGURES}|\b{ENGLISH}", text[: words.start()], re.IGNORECASE), _SAME.get(unit, unit)
