"""A number of a spreadsheet as its reader sees it: 0.005 in the format `0.0%` is 0.5%."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from learning.knowledge.errors import SourceRefused

_CONTEXT = Context(prec=400, rounding=ROUND_HALF_UP)
_MOST_DECIMALS = 30
"""Excel itself allows no more."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|(?P<left_out>\[[^\]]*\]|_.|\*.)'
    r"|(?P<general>General)|(?P<digits>[0#?,.]+)|(?P<percent>%)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*')
_LITERAL = re.compile(r"[\s$¥￥€£()+\-:元万亿天日月年次笔户个%‰]")


def shown(value: object, number_format: str) -> str:
    """The text of a cell. Raises `SourceRefused` for a number whose format hides how much it is."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case datetime():
            is_day = value.time() == time.min
            return f"{value:%Y-%m-%d}" if is_day else f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        case int() | float():
            return _number(Decimal(format(value, ".15g")), number_format)
    return str(value)


def _number(value: Decimal, number_format: str) -> str:
    if not value.is_finite():
        raise SourceRefused("a number is too large to be one")
    section, is_apart = _section(value, number_format)
    tokens = [(each.lastgroup or "", each[each.lastgroup or 0]) for each in _TOKEN.finditer(section)]
    kinds = [kind for kind, _ in tokens]
    if any(kind == "other" and not _LITERAL.fullmatch(text) for kind, text in tokens):
        return _plain(value)  # General, fractions, exponents: the number is the same.
    numbers = [each for each in tokens if each[0] in {"digits", "general"}]
    if len(numbers) > 1:
        raise SourceRefused(f"the number format {number_format} is not read; write such numbers as text")
    written = _written(abs(value), numbers, kinds.count("percent"))
    said = "".join(
        written if each in numbers else "" if each[0] == "left_out" else each[1] for each in tokens
    )
    return f"{'-' if value < 0 and not is_apart else ''}{said.strip()}"


def _written(value: Decimal, numbers: list[tuple[str, str]], percents: int) -> str:
    """The digits; a format may have none and say “free” for zero."""
    if not numbers:
        return ""
    [(kind, pattern)] = numbers
    return _plain(value) if kind == "general" else _digits(value, pattern, percents)


def _section(value: Decimal, number_format: str) -> tuple[str, bool]:
    """The part of the format for this number, and whether it says by itself that the number is negative."""
    sections = [found for found in _SECTION.findall(number_format) if found] or ["General"]
    if value < 0 and len(sections) > 1:
        return sections[1], True
    return sections[2] if value == 0 and len(sections) > 2 else sections[0], False


def _digits(value: Decimal, pattern: str, percents: int) -> str:
    whole, _, fraction = pattern.partition(".")
    thousands = len(pattern) - len(pattern.rstrip(","))
    scaled = _CONTEXT.divide(_CONTEXT.multiply(value, Decimal(100**percents)), Decimal(1000**thousands))
    places = [sign for sign in fraction if sign != ","][:_MOST_DECIMALS]
    rounded = scaled.quantize(Decimal(1).scaleb(-len(places)), context=_CONTEXT)
    written = f"{rounded:,f}" if "," in whole.rstrip(",") else f"{rounded:f}"
    optional = len(places) - len("".join(places).rstrip("#?"))
    for _ in range(optional):
        written = written[:-1] if written.endswith("0") else written
    return written.rstrip(".") if places else written


def _plain(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return f"{value.to_integral_value():f}" if whole else f"{value.normalize(_CONTEXT):f}"
