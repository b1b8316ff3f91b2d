"""Reading a number as somebody types it between two calls: 50,000 or 5万 or 五万元 or ５００００."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from functools import cache

SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
CURRENCY = re.compile(r"^(?:人民币|rmb|cny|¥|约)+|(?:块钱|块|人民币|rmb|cny)$")
PLAIN = re.compile(r"^[+-]?\d+(?:\.\d+)?$")
CHINESE = re.compile(r"^[零〇一二两三四五六七八九十百千万亿点廿\d.]{1,24}$")


def read_number(text: str, *, unit: str = "") -> Decimal | None:
    """The number that the text states, in the unit's base (元 for 万元), or `None`.

    A bare number counts in the unit. With its own 万 or 亿, or the base unit behind it, it stands for itself.
    """
    typed, unit = _tidy(text), _tidy(unit)
    scale, base = _split(unit)
    if unit and typed.endswith(unit) and _bare(typed.removesuffix(unit)):
        return _times(_value(typed.removesuffix(unit)), scale)
    if base and typed.endswith(base):
        return _value(typed.removesuffix(base))
    return _times(_value(typed), scale) if _bare(typed) else _value(typed)


def _tidy(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub(r"[\s,，_']", "", plain)
    return CURRENCY.sub("", plain)


def _split(unit: str) -> tuple[Decimal, str]:
    """The factor in front of the base unit, and the base unit: (10000, 元) for 万元."""
    scale = SCALES.get(unit[:1])
    return (scale, unit[1:]) if scale else (Decimal(1), unit)


def _bare(text: str) -> bool:
    return not any(sign in text for sign in SCALES)


def _times(value: Decimal | None, scale: Decimal) -> Decimal | None:
    return value * scale if value is not None else None


def _value(text: str) -> Decimal | None:
    if PLAIN.match(text):
        return Decimal(text)
    if not CHINESE.match(text):
        return None
    return _chinese(text)


@cache
def _chinese(text: str) -> Decimal | None:
    import cn2an  # loaded only when somebody writes a number in words: it costs 40 ms

    try:
        return Decimal(str(cn2an.cn2an(text, "smart")))
    except (ValueError, InvalidOperation, KeyError, IndexError):
        return None
