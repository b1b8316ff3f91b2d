"""Amounts of money, with the thing they are paid for: 4 元/笔, £1, 500,000 pence."""

import re

from learning.knowledge.values.numerals import ANY, CHINESE, ENGLISH, FIGURES, LARGE

_SIGNS = {"¥": "元", "￥": "元", "$": "$", "us$": "$", "hk$": "HK$", "£": "£", "€": "€", "¢": "c"}
_WORDS = {
    "元": "元",
    "块钱": "元",
    "圆": "元",
    "人民币": "元",
    "rmb": "元",
    "cny": "元",
    "yuan": "元",
    "usd": "$",
    "dollar": "$",
    "gbp": "£",
    "pound": "£",
    "eur": "€",
    "hkd": "HK$",
    "euro": "€",
    "penny": "p",
    "pence": "p",
    "cent": "c",
    "美元": "$",
    "英镑": "£",
    "欧元": "€",
    "港元": "HK$",
    "港币": "HK$",
}
_PAID_FOR = r"公里|平方米|立方米|公斤|千克|人次|工作日|自然日|小时|分钟|季度|个月|账户"
"""What a price is paid for in more than one character, whatever words follow it."""
_SIGN = r"(?:(?<![A-Za-z])(?:US|HK|A|C|S|NZ|AU|CA)\$|[¥￥$£€])"
_SPACED = r"\d{1,3}(?: \d{3})+(?!\d)(?:\.\d+)?"
_AMOUNT = rf"(?:{FIGURES}\s*[百千万亿]*|{CHINESE})"
_CHINESE_UNITS = "元|块钱|圆|美元|英镑|欧元|港元|港币|(?<=[万亿])人民币"
PATTERN = (
    rf"(?:人民币\s*)?(?:{_SIGN}\s*(?:{_SPACED}|{FIGURES})(?:\s*[万亿]|{LARGE})?"
    rf"|(?:{_AMOUNT}\s*[-–—~～至到]\s*)?{_AMOUNT}\s*(?:{_CHINESE_UNITS})(?:人民币|整(?!体|个|理|笔))?"
    rf"|\b(?:EUR|USD|GBP|CNY|RMB|HKD)\s?{FIGURES}{LARGE}?"
    rf"|(?:{FIGURES}{LARGE}?\s*|\b{ENGLISH}\s+)(?:RMB|CNY|yuan|USD|dollars?|GBP|pounds?|EUR|euros?|pence|penny|cents?|HKD)\b"
    rf"|(?<![\w.]){FIGURES}(?:[pc](?!\w|\.m)|\s?¢))"
    rf"(?:\s*[/／]\s*(?:{_PAID_FOR}|[一-龥]{{1,2}}(?![一-龥])|[一-龥]|[a-z]+))?"
)
_UNIT = re.compile(rf"{_SIGN}|¢|{_CHINESE_UNITS}|[A-Za-z]+", re.IGNORECASE)


def numbers_and_unit(text: str) -> tuple[list[str], str]:
    """The number tokens of one amount and its canonical unit, with what it is paid for."""
    amount, _, per = re.sub(r"[／]", "/", text).partition("/")
    word = _UNIT.findall(re.sub(rf"(?<=\d){LARGE}", "", amount, flags=re.IGNORECASE))[-1].lower()
    unit = _SIGNS.get(word) or _WORDS.get(word) or _WORDS.get(word.rstrip("s"), word)
    return re.findall(rf"{_SPACED}|{ANY}|\b{ENGLISH}", amount, re.IGNORECASE), unit + (
        f"/{per.strip()}" if per else ""
    )
