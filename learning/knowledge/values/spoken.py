"""Numbers as people say them, written as figures: half, 八折, 九成, six o'clock, 下午三点, up to four.

For comparing what texts measure, never for showing: what is written here no longer reads well.
"""

import re
from decimal import Decimal
from functools import lru_cache

from learning.knowledge.values.days import dates_in_figures
from learning.knowledge.values.numerals import CHINESE, ENGLISH, read_number
from learning.knowledge.values.parts import in_one_figure
from learning.knowledge.values.script import in_one_script
from learning.knowledge.values.value import plain_number

_PARTS = re.compile(
    r"(?P<of>[百千万])分之(?P<whole>[零〇一二三四五六七八九十]+)点(?P<rest>[零〇一二三四五六七八九]+)"
)
_HALF = re.compile(r"一半|半数|半价|\bhalf\b", re.IGNORECASE)
_DISCOUNT = re.compile(
    r"(?P<tens>[一二三四五六七八九\d])\s*(?:[.点]?\s*(?P<ones>[一二三四五六七八九\d]))?\s*折"
)
_TENTHS = re.compile(
    r"(?<![一二三四五六七八九十\d])(?P<tens>[一二两三四五六七八九\d])\s*成(?P<ones>[一二三四五六七八九](?![项种笔个成]))?(?![功立为员交本绩长年果人分套品份效熟])"
)
_MIDNIGHT = re.compile(
    r"(?:凌晨)?(?:零[点时](?!\d)|(?<!\d)0\s*[点时](?!\d|间))|午夜|(?<![日号天])(?<![日号天] )24(?:[:：]00|时(?!间))"
    r"|\b(?:12(?:[:.]00)? )?midnight\b|\b12(?:[:.]00)?\s*a\.?m\b\.?",
    re.IGNORECASE,
)
_NOON = re.compile(
    r"中午\s*(?:12|十二)(?:[:：]00|[点时]整?)|中午(?!\s*[1-3一两三](?:[:：]|[点时]))|正午"
    r"|\b(?:12(?:[:.]00)? )?(?:noon|midday)\b",
    re.IGNORECASE,
)
_TO_HOUR = re.compile(
    rf"\b(?:a )?(?:(?P<minutes>half|quarter|ten|twenty) past|(?P<before>quarter) to) (?P<hour>{ENGLISH})"
    r"(?= [ap]\.?m\b| in\b|[.,;:)]|$| on\b| and\b| each\b)",
    re.IGNORECASE,
)
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
_DIME = re.compile(r"(?P<tenths>\d(?:\.\d+)?|[一二两三四五六七八九])[角毛](?=[。，；、）/／]|计|收|钱|$)")
_PAST = re.compile(
    r"(?<![\d小])(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})\s*[点时]\s*"
    r"(?P<minute>\d{1,2}|[一二三四五六七八九十]{1,3})\s*分(?!钟)"
)
_NEXT_DAY = re.compile(r"第二[天日]")
_BOUND = re.compile(
    r"(?:(?<=\bup to )|(?<=\bat most )|(?<=\bat least )|(?<= than )|(?<=\bturned )|(?<=\baged )|(?<=\bage of ))"
    rf"(?!one\b)(?:{ENGLISH})(?=\s*[.,;:!?]|\s*$|\s+(?:or|and)\b)",
    re.IGNORECASE,
)
"""A number word with nothing counted after it: "up to four."."""
_LATE = ("下午", "中午", "晚上", "晚", "傍晚", "p", "afternoon", "evening")
_CLOCKS = (
    re.compile(
        rf"(?P<part>上午|早上|凌晨|中午|下午|晚上|晚|傍晚)\s*(?P<hour>\d{{1,2}}|{CHINESE})\s*(?:[:：](?P<minute>\d\d)|[点时](?P<half>半)?)"
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


# A sentence is compared by its key and by what it measures, and both read its figures.
@lru_cache(maxsize=16_384)
def in_figures(text: str) -> str:
    """A text with shares as per cent, every clock of twenty-four hours, and the next day as no number."""
    text = dates_in_figures(in_one_script(text))
    text = _PARTS.sub(_decimal, _NEXT_DAY.sub("次日", text))
    text = _TO_HOUR.sub(_to_hour, _PAST.sub(_past, text))
    text = _HALF.sub(" 50% ", in_one_figure(text))
    text = _TENTHS.sub(_share, _DISCOUNT.sub(_share, text))
    text = _DIME.sub(_tenths, text)
    text = _NOON.sub(" 12:00 ", _MIDNIGHT.sub(" 0:00 ", text))
    for pattern in _CLOCKS:
        text = pattern.sub(_clock, text)
    return _BOUND.sub(_figure, text)


def without_tallies(text: str) -> str:
    """A text that does not say how many things it lists: four documents, 代领人及持卡人两人."""
    return _TALLY.sub(" ", _NAMED.sub(r"和\g<said>", text))


def _past(match: re.Match[str]) -> str:
    return f"{read_number(match['hour']) or 0}:{int(read_number(match['minute']) or 0):02}"


def _to_hour(match: re.Match[str]) -> str:
    """Half past nine, ten past nine, quarter to nine."""
    hour = int(read_number(match["hour"]) or 0)
    if match["before"]:
        return f"{hour - 1}:45"
    return f"{hour}:{ {'half': 30, 'quarter': 15, 'ten': 10, 'twenty': 20}[match['minutes'].lower()] }"


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
    # The end of a named day is a day after its beginning.
    is_end = hour == 24 and match.string[: match.start()].rstrip().endswith(("日", "号", "天"))
    return f" {24 if is_end else (hour + 12 * late) % 24}:{minutes} "
