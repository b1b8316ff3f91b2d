"""Days as people name them, written in one way: 七月一日, 每月十五号, 星期一到星期五, Mon-Fri, the fifteenth of a month."""

import re
from decimal import Decimal

from learning.knowledge.values.numerals import CHINESE, ORDINALS, read_number
from learning.knowledge.values.value import plain_number

_YEAR = re.compile(r"[〇零一二三四五六七八九]{4}(?=年)")
_DAY = re.compile(
    r"(?<![一二三四五六七八九十])(?P<month>十?[一二]|十|[三四五六七八九])月(?P<day>[一二三四五六七八九十]{1,3})(?P<mark>[日号])"
)
_MONTH = re.compile(r"(?<=\d年)(?P<month>十?[一二]|十|[三四五六七八九])(?=月)")
_OF_EACH_MONTH = re.compile(rf"(?<=[每本当次上下]月)\s*(?P<day>\d{{1,2}}|{CHINESE})\s*[日号]")
_LAST_DAY = re.compile(r"月末|每月(?:的)?最后一[天日]")
_LATE_ORDINALS = [
    *(
        [
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ]
    ),
    *(f"twenty-{ordinal}" for ordinal in ORDINALS[:9]),
    "thirtieth",
    "thirty-first",
]
_DAY_OF_MONTH = re.compile(rf"\b(?:{'|'.join(_LATE_ORDINALS)})\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?<![个一二两三四五六\d])(?:星期|礼拜)(?P<day>[一二三四五六日天])(?![次天个回])")
_WEEKDAYS = re.compile(
    r"(?P<first>周[一二三四五六日])\s*[-–—~～至到]+\s*周?(?P<last>[一二三四五六日])(?![点时\d天个])"
)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = r"(?:(?:Mon|Tue|Wednes|Thurs|Fri|Satur|Sun)days?|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\b\.?"
_FROM_TO = re.compile(rf"\b(?P<first>{_SHORT})(?:\s*[-–—]\s*|\s+to\s+)(?P<last>{_SHORT})")


def dates_in_figures(text: str) -> str:
    """A text with its days of a month in figures, and those of a week by one name: 七月一日 is 7月1日."""
    text = _YEAR.sub(lambda year: plain_number(read_number(year[0]) or Decimal(0)), text)
    text = _MONTH.sub(_in_figures, _DAY.sub(_day, text))
    text = _LAST_DAY.sub("月底", _OF_EACH_MONTH.sub(_of_each_month, text))
    text = _DAY_OF_MONTH.sub(lambda day: f"{_LATE_ORDINALS.index(day[0].lower()) + 13}th", text)
    text = _WEEKDAY.sub(lambda day: f"周{day['day'].replace('天', '日')}", text)
    text = _WEEKDAYS.sub(r"\g<first>至周\g<last>", text)
    return _FROM_TO.sub(lambda days: f"{_named(days['first'])} to {_named(days['last'])}", text)


def _in_figures(match: re.Match[str]) -> str:
    return plain_number(read_number(match[0]) or Decimal(0))


def _of_each_month(match: re.Match[str]) -> str:
    return f"{plain_number(read_number(match['day']) or Decimal(0))}日"


def _day(match: re.Match[str]) -> str:
    month, day = (plain_number(read_number(match[name]) or Decimal(0)) for name in ("month", "day"))
    return f"{month}月{day}{match['mark']}"


def _named(day: str) -> str:
    return next(name for name in _NAMES if name[:3] == day[:3])
