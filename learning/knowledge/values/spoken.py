"""Numbers as people say them, written as figures: half, 八折, 九成, six o'clock, 下午三点, up to four.

For counting what a text measures, never for showing: what is written here no longer reads well.
"""

import re
from decimal import Decimal

from learning.knowledge.values.numerals import CHINESE, ENGLISH, read_number
from learning.knowledge.values.value import plain_number

_PARTS = re.compile(
    r"(?P<of>[百千万])分之(?P<whole>[零〇一二三四五六七八九十]+)点(?P<rest>[零〇一二三四五六七八九]+)"
)
_SPANS = (
    (re.compile(r"半个?小时"), " 30 分钟 "),
    (re.compile(r"半年"), " 6 个月 "),
    (re.compile(r"双倍"), " 2倍 "),
    (re.compile(r"(?:每一?个?|按)季度?"), " 3 个月 "),
    (re.compile(r"\bhalf (?:an )?hours?\b|\bhalf[- ]hourly\b", re.IGNORECASE), " 30 minutes "),
    (re.compile(r"\bhalf (?:a )?year\b|\bhalf[- ]yearly\b", re.IGNORECASE), " 6 months "),
    (re.compile(r"\b(?:per|every|each|once a) quarter\b|\bquarterly\b", re.IGNORECASE), " 3 months "),
    (
        re.compile(r"\bfortnightly\b|(?:\b(?:every|once a|each|an?|the|one) )?\bfortnight\b", re.IGNORECASE),
        " 2 weeks ",
    ),
    (re.compile(r"\ban? (?=(?:week|year)\b)", re.IGNORECASE), " 1 "),
)
"""Spans that are said without their number."""
_HALF = re.compile(r"一半|半数|半价|\bhalf\b", re.IGNORECASE)
_DISCOUNT = re.compile(
    r"(?P<tens>[一二三四五六七八九\d])\s*(?:[.点]?\s*(?P<ones>[一二三四五六七八九\d]))?\s*折"
)
_TENTHS = re.compile(
    r"(?<![一二三四五六七八九十\d])(?P<tens>[一二两三四五六七八九\d])\s*成(?![功立为员交本绩长年果人分套品份效熟])"
)
_MIDNIGHT = re.compile(
    r"零点|午夜|24(?:[:：]00|时(?!间))|(?<!\d)0\s*[点时](?!\d)|\bmidnight\b", re.IGNORECASE
)
_NOON = re.compile(r"中午|正午|\bnoon\b|\bmidday\b", re.IGNORECASE)
_TALLY = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten)(?= (?:\w+ )?(?:ways?|things?|steps?|documents?|conditions?|cases?"
    r"|exceptions?|options?|kinds?|types?|reasons?|parts?|rules?|routes?|methods?|stages?|categories|groups?|sections?)\b)",
    re.IGNORECASE,
)
"""How many things a list holds, which a list that was told otherwise may say or leave unsaid."""
_NAMED = re.compile(
    r"(?<=[一-鿿])(?:和|与|及|、)(?P<said>[^，。；、]{1,8}?)[两三四五](?:人|者|方|项|样)(?!以)"
)
"""How many were just named: 代领人及持卡人两人."""
_DIME = re.compile(r"(?P<tenths>\d(?:\.\d+)?|[一二两三四五六七八九])角(?=[。，；、）/／]|计|收|钱|$)")
_PAST = re.compile(r"(?<!\d)(?P<hour>\d{1,2})\s*[点时]\s*(?P<minute>\d{1,2})\s*分(?!钟)")
_NEXT_DAY = re.compile(r"第二[天日]")
_BOUND = re.compile(
    r"(?:(?<=\bup to )|(?<=\bat most )|(?<=\bat least )|(?<= than )|(?<=\bturned )|(?<=\baged )|(?<=\bage of ))"
    rf"(?!one\b)(?:{ENGLISH})(?=\s*[.,;:!?]|\s*$|\s+(?:or|and)\b)",
    re.IGNORECASE,
)
"""A number word with nothing counted after it: "up to four."."""
_LATE = ("下午", "晚上", "晚", "傍晚", "p", "afternoon", "evening")
_CLOCKS = (
    re.compile(
        rf"(?P<part>上午|早上|下午|晚上|晚|傍晚)\s*(?P<hour>\d{{1,2}}|{CHINESE})\s*(?:[:：](?P<minute>\d\d)|[点时](?P<half>半)?)"
    ),
    re.compile(
        r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?P<half>)\s*(?P<part>[ap])\.?m\b\.?", re.IGNORECASE
    ),
    re.compile(
        rf"(?<![\w:.])(?P<half>)(?P<hour>\d{{1,2}}|{ENGLISH})(?:[:.](?P<minute>\d\d)|(?: o['’]clock)?)"
        r" in the (?P<part>morning|afternoon|evening)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w:.])(?P<half>)(?P<minute>)(?P<part>)(?P<hour>\d{{1,2}}|{ENGLISH}) o['’]clock\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![\d:：.第小])(?P<part>)(?P<minute>)(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})\s*"
        r"(?:时(?![间候常段期效限长时刻])|点(?=[钟整半前后至到起止以之、，。；]))(?:[钟整]|(?P<half>半))?"
    ),
)


def in_figures(text: str) -> str:
    """A text with shares as per cent, every clock of twenty-four hours, and the next day as no number."""
    text = dates_in_figures(text)
    text = _PARTS.sub(_decimal, _NAMED.sub(r"和\g<said>", text))
    for pattern, span in _SPANS:
        text = pattern.sub(span, text)
    text = _TALLY.sub(" ", _HALF.sub(" 50% ", _NEXT_DAY.sub("次日", text)))
    text = _TENTHS.sub(_share, _DISCOUNT.sub(_share, text))
    text = _DIME.sub(_tenths, _PAST.sub(r"\g<hour>:\g<minute>", text))
    text = _NOON.sub(" 12:00 ", _MIDNIGHT.sub(" 0:00 ", text))
    for pattern in _CLOCKS:
        text = pattern.sub(_clock, text)
    return _BOUND.sub(_figure, text)


_DAY = re.compile(
    r"(?<![一二三四五六七八九十])(?P<month>十?[一二]|十|[三四五六七八九])月(?P<day>[一二三四五六七八九十]{1,3})(?P<mark>[日号])"
)


def dates_in_figures(text: str) -> str:
    """A text with its days of a month in figures: 七月一日 is 7月1日."""
    return _DAY.sub(_day, text)


def _day(match: re.Match[str]) -> str:
    month, day = (plain_number(read_number(match[name]) or Decimal(0)) for name in ("month", "day"))
    return f"{month}月{day}{match['mark']}"


def _figure(match: re.Match[str]) -> str:
    number = read_number(match[0])
    return match[0] if number is None else plain_number(number)


def _share(match: re.Match[str]) -> str:
    digits = match.groupdict()
    tens, ones = (int(read_number(digits.get(name) or "") or 0) for name in ("tens", "ones"))
    return f" {tens * 10 + ones}% "


def _tenths(match: re.Match[str]) -> str:
    return f" {plain_number((read_number(match['tenths']) or Decimal(0)) / 10)}元 "


def _decimal(match: re.Match[str]) -> str:
    digits = "".join(str(read_number(digit) or 0) for digit in match["rest"])
    return f" {read_number(match['whole']) or 0}.{digits}{ {'百': '%', '千': '‰', '万': '‱'}[match['of']] } "


def _clock(match: re.Match[str]) -> str:
    hour = int(read_number(match["hour"]) or 0)
    part = match["part"].lower()
    late = part in _LATE and hour < 12
    hour = 0 if part == "a" and hour == 12 else hour
    minutes = match["minute"] or ("30" if match["half"] else "00")
    return f" {(hour + 12 * late) % 24}:{minutes} "
