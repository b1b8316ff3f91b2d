"""What a rule is about, told by its values and its words."""

import re
from enum import StrEnum

from learning.knowledge.values.value import Value, ValueKind


class FactKind(StrEnum):
    """What a fact is about."""

    MONEY = "money"
    RATE = "rate"
    DURATION = "duration"
    DATE = "date"
    COUNT = "count"
    LIMIT = "limit"
    CHANNEL = "channel"
    SCOPE = "scope"
    CONDITION = "condition"
    PERMISSION = "permission"
    OBLIGATION = "obligation"
    STEP = "step"
    DEFINITION = "definition"
    OTHER = "other"


_LIMIT = re.compile(
    r"限额|额度|上限|下限|最高|最多|最少|最低|至少|不得超过|不超过|不能超过|不得少于|不少于|起存|起购"
    r"|\b(?:limit|maximum|minimum|up to|at most|at least|no more than|no less than|fewer than|less than|more than)\b",
    re.IGNORECASE,
)
PROHIBITION = re.compile(
    r"不得|不可以?|不能|禁止|严禁|不允许|不支持|不予|不受理|无法|不(?:透露|承诺|索要|泄露|外呼|代客)"
    r"|(?:[坐座]席|客服|柜员|员工|工作人员|客户经理)(?:一律)?不(?=[一-鿿])(?![需必用会是同足满])"
    r"|\b(?:must not|may not"
    r"|cannot|can not|can['’]t|shall not|do not|don['’]t|not (?:allowed|permitted)|prohibited"
    r"|forbidden|no longer)\b",
    re.IGNORECASE,
)
DUTY = re.compile(
    r"应当|应该|必须|须|务必|一律|需要|(?<![必急所])需(?=[要先经在由向提])|强制"
    r"|\b(?:must|shall|should|need to|needs to|have to|has to|required|mandatory)\b",
    re.IGNORECASE,
)
RELIEF = re.compile(
    r"无需|不必|不需要|无须|免于|取消"
    r"|\b(?:need not|do not need|don['’]t need|no need|not required|optional|exempt)\b",
    re.IGNORECASE,
)
LEAVE = re.compile(
    r"可以|可(?=[在由向按以办申选使通])|允许|有权|\b(?:may|can|able to|(?<!not )(?:allowed|permitted))\b",
    re.IGNORECASE,
)
_CHANNEL = re.compile(
    r"网点|柜台|柜面|手机银行|网上银行|网银|电话银行|微信|小程序|视频|自助机|客服热线|短信|邮件|(?<![A-Za-z])APP(?![A-Za-z])"
    r"|\b(?:branch|app|online|website|by phone|telephone|email|e-mail|video|in person|chat)\b",
    re.IGNORECASE,
)
_CHANNELS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"网点|柜台|柜面|窗口|营业厅|\bbranch(?:es)?\b|\bcounter\b",
        r"手机银行|手机应用|(?<![A-Za-z])APP(?![A-Za-z])|\bapp\b",
        r"网上银行|网银|官网|网站|\bonline\b|\bweb ?site\b|\binternet banking\b",
        r"微信|小程序|公众号",
        r"视频|\bvideo\b",
        r"自助(?:机|终端|设备)|\bATMs?\b|\bkiosk\b",
        r"短信|\btext message\b|\bSMS\b",
    )
)
"""Ways to reach the bank that no rewording exchanges, one pattern a way."""
_FEE = re.compile(
    r"免收|不收|收取|免费(?=[。，；]|$)|\b(?:free of charge|no charge|is free|are free|waived?)\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"仅限|适用于|除外|除.{1,20}外|周岁|限于|以外的"
    r"|\b(?:only|except|unless|applies to|applicable to|excluding|including)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"如果|若|如有|的情况下|情形|条件|之前|之后|首次|\b(?:if|when|where|provided|before|after)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"是指|指的是|所称|包括|视为|\b(?:means|refers to|is defined|is a|are a|consists? of)\b", re.IGNORECASE
)
STEP_WORDS = re.compile(
    r"步骤|流程|操作|程序|第[一二三四五六七八九十\d]+步|\b(?:steps?|procedure|process|how to)\b",
    re.IGNORECASE,
)

_BY_VALUE = {
    ValueKind.MONEY: FactKind.MONEY,
    ValueKind.RATE: FactKind.RATE,
    ValueKind.DURATION: FactKind.DURATION,
    ValueKind.DATE: FactKind.DATE,
    ValueKind.TIME: FactKind.DATE,
    ValueKind.COUNT: FactKind.COUNT,
    ValueKind.NUMBER: FactKind.COUNT,
}


def kind_of_value(value: Value, around: str) -> FactKind:
    """A value with a limit's words around it is a limit, whatever it counts; a span of time stays one.

    An age says for whom a rule is meant.
    """
    if value.unit == "岁":
        return FactKind.SCOPE
    kind = _BY_VALUE.get(value.kind, FactKind.OTHER)
    bounded = kind in (FactKind.MONEY, FactKind.COUNT)
    return FactKind.LIMIT if bounded and _LIMIT.search(around) else kind


def channels_of(text: str) -> frozenset[int]:
    """Which ways to reach the bank a text names, by number."""
    return frozenset(number for number, pattern in enumerate(_CHANNELS) if pattern.search(text))


def modal_of(text: str) -> FactKind | None:
    """Whether a sentence forbids, allows, or obliges; None when it only says what is."""
    if RELIEF.search(text) or PROHIBITION.search(text):
        return FactKind.PERMISSION
    if DUTY.search(text):
        return FactKind.OBLIGATION
    return FactKind.PERMISSION if LEAVE.search(text) else None


STANCES = (("relieved", RELIEF), ("forbidden", PROHIBITION), ("duty", DUTY), ("allowed", LEAVE))
"""What a sentence can say of an act, the stronger words first."""


def stance_of(text: str) -> str:
    """forbidden, relieved, duty, allowed or plain: two sentences that differ in it say opposite things."""
    return next((stance for stance, pattern in STANCES if pattern.search(text)), "plain")


def kind_of_words(changed: str, sentence: str) -> FactKind:
    """What a change without a value is about: the changed words first, then the sentence."""
    for kind, pattern in (
        (FactKind.MONEY, _FEE),
        (FactKind.CHANNEL, _CHANNEL),
        (FactKind.SCOPE, _SCOPE),
        (FactKind.CONDITION, _CONDITION),
    ):
        if pattern.search(changed):
            return kind
    modal = modal_of(sentence)
    if modal:
        return modal
    if _FEE.search(sentence):
        return FactKind.MONEY
    if _DEFINITION.search(sentence):
        return FactKind.DEFINITION
    return FactKind.CONDITION if _CONDITION.search(sentence) else FactKind.OTHER
