"""What stands in a page and is no rule: history, cross-references, titles said again, exhortation."""

import re

from learning.knowledge.blocks import is_lead
from learning.knowledge.units import Unit

_HISTORY = re.compile(
    r"^[（(]?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日.{0,60}(?:修订|修正|通过|公布|批准|发布)[）)]?\s*$"
)
_EDITION = re.compile(
    r"^(?:版本|版次|版本号|文号|编号|(?:最近|最后|最新|上次)(?:更新|修订|修改)"
    r"|(?:最近|最后|上次)?(?:更新|修订|发布)(?:日期|时间))\s*[：:]"
    r"|^(?:Version|Edition|Last (?:updated|reviewed|changed)|Updated(?: on)?|Reviewed(?: on)?|Document number)\b\s*:?\s*\w",
    re.IGNORECASE,
)
"""The page's own number and date: from when a rule holds is said otherwise."""
_NUMBERED = re.compile(
    r"(?:^|[^，。；])(?:版本|版次|版本号)\s*[：:]\s*(?:第\s*)?[\w.]+(?:\s*版)?\s*$"
    r"|^(?!(?:send|use|see|fill|complete|upload|bring|ask|give|keep|sign|attach|accept|hand|take|show|only)\b)"
    r"(?:[\w&’',-]+ ){0,5}(?:sheet|edition|version|issue|leaflet|revision)\s+(?:no\.?\s*|number\s+)?\d[\d.]*\s*$",
    re.IGNORECASE,
)
"""A line, or the end of one, that only numbers the page: "Tariff sheet 14"."""
REFERRAL = re.compile(
    r"(?:请参见|请参考|请参阅|请查看|参见|详见|请见)[^，。；]{0,60}[。；]?$"
    r"|^(?:See|Read|Learn|Find out|Refer|Check out|Contact us)\b.{0,80}$",
    re.IGNORECASE,
)
EXHORTATION = re.compile(
    r"应当遵守.{0,30}(?:规定|法律)|积极(?:推广|推进|开展)|坚持和加强|为经济社会发展|高质量发展|高度重视|充分认识|进一步(?:加强|做好|提高)"
    r"|(?:切实|认真)(?:做好|加强|履行|提高|落实|贯彻)|\b(?:strives? to|committed to|endeavou?rs? to|takes? pride in)\b",
    re.IGNORECASE,
)
DELEGATION = re.compile(
    r"(?:可以|由|应当)[^，。；]{0,24}(?:规定|制定)[^，。；]{2,30}的?(?:办法|细则|规程)[。；]?$"
    r"|(?:办法|细则)由[^，。；]{2,24}(?:另行)?(?:规定|制定)[。；]?$"
)
"""That somebody may make rules about it, which is no rule for a customer yet."""
OWN_AFFAIRS = re.compile(
    r"^(?:We|[A-Z0-9][\w.]*(?: [A-Z]\w+){0,3}) (?:has|have) (?:\w+ )?(?:agreements?|contracts?|partnerships?)"
    r" with\b(?!.*\b(?:you|customers?|may|can|must)\b)"
    r"|^(?:我行|本行|本公司)(?:已)?(?:与|和).{2,40}(?:签订|签署|建立)了?.{0,12}(?:协议|合作关系|合作)[。；]?$"
)
"""Whom the publisher itself has agreed something with, and nothing that follows from it."""
_ABOUT_PAGE = re.compile(
    r"^(?:本|这[篇份个条])(?:文|条|页|篇|指南|文档|文章|条目|手册|说明|章|节)(?:主要)?(?:供|介绍|说明|描述|讲述|汇总|列出|用于|面向|适合|为您|是)"
    r"|^(?:Use )?(?:this|the following) (?:article|page|guide|document|section|chapter|topic|policy guide)"
    r" (?:explains?|describes?|shows?|covers?|outlines?|lists?|tells?|provides?|gives?|is (?:for|about|intended)|to )",
    re.IGNORECASE,
)
"""A sentence about the page itself: whom it is written for and what it is about."""
_CODE = re.compile(r"[{\[]\s*[{\"]|\"\w+\"\s*:|\w+\(\)\s*[;{]|^\s*(?:GET|POST|PUT|DELETE|PATCH) /")
NEVER_TURN = re.compile(r"党的领导|中国共产党|共产党|宪法|民族|宗教|社会主义|国家安全|主权|领土")
"""Sentences that must never be turned round, nor be offered as a wrong answer."""


def is_own_number(text: str, end: int) -> bool:
    """Whether a figure that ends at `end` only numbers the page that it stands in, and nothing follows it."""
    rest = text[end:].strip(" .。版")
    return not rest and bool(_NUMBERED.search(text.rstrip(" .。")))


def is_noise(unit: Unit, headings: frozenset[str]) -> bool:
    """Whether a new, changed or gone unit is nothing to learn in itself."""
    if (
        re.search(r"[?？]\W*$", unit.text)
        or _CODE.search(unit.text)
        or _EDITION.match(unit.text)
        or (
            not unit.is_cell
            and re.match(r"^[^：:]*$", unit.text)
            and _NUMBERED.search(unit.text.rstrip(" .。"))
        )
        or (_ABOUT_PAGE.match(unit.text) and not re.search(r"\d", unit.text))
    ):
        return True
    words = unit.key.replace(" ", "")
    if unit.kind == "heading" or (unit.is_label and not is_lead(unit.text)) or _HISTORY.match(unit.text):
        return True
    said_in_title = any(words in heading for heading in headings) if len(words) >= 4 else True
    return said_in_title and not unit.is_cell and not re.search(r"\d", unit.text)
