"""A sentence made complete: with its row, its lead-in or the sentence it leans on."""

import re

from learning.knowledge.blocks import CONDITION, BlockKind
from learning.knowledge.normalise import is_chinese
from learning.knowledge.units import Unit
from learning.knowledge.values.find import find_values

NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[章节条部分]+\s*|[一二三四五六七八九十]+、|\d+(?:\.\d+)*[.、．]?\s+)"
)
_QUESTION = re.compile(
    r"(?P<where>(?:在|到|去)?(?:哪里|哪儿|何处|什么地方)(?P<act>[办查领申登看][一-鿿]{0,2})?)"
    r"|(?P<moment>(?:何时|什么时候)(?P<does>[一-鿿]{2,3})?)"
    r"|怎么|怎样|如何|做什么|说什么|是谁|谁来|什么$|^(?:how|what|where|when|who)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(r"^(?:持|凭|通过|由|向|拨打|致电|登录|请)|办理|申领|申请|提交|领取|登记")
LEANS = re.compile(
    r"^(?:该|其(?!他|它)|此|上述|前款|这|否则|同时|但|并|因此|所以|如达到|对(?:符合|不符合)"
    r"|(?:This|These|That|Those|They|It|He|She|Such|Otherwise|However|Then|So|Therefore|In this case)\b)"
)
"""How a sentence begins that cannot be understood without the one before it."""


_CONDITIONAL = re.compile(
    r"(?:情况下|情形下|条件下|[^目标]的|时)$|(?:^|\s)(?:如果|若)"
    r"|^(?:\d[\d.]*\s+)?(?:if|unless|when(?! (?:do|does|did|will|can|should|is|are|to|you['’]ll|we['’]ll)\b))\b",
    re.IGNORECASE,
)
"""A heading that says when its rules hold; without it they would read as holding always. "When will I …" asks."""
_EMPTY_LEAD = re.compile(
    r"^(?:具体)?(?:包括|支持|如下|以下是?)?[^，。]{0,6}(?:以下|下列|如下)[^，。]{0,4}[：:]$|^[^，。]{0,8}如下[：:]$"
)
"""A lead-in that only says that a list follows (具体包括以下情形：, 支持以下特性：)."""


def is_short_cell(unit: Unit) -> bool:
    """A table cell that is an entry (a value, a word) and not a sentence."""
    return (
        unit.is_cell
        and unit.group is None
        and unit.is_first
        and len(unit.text) <= 28
        and not re.search(r"[。.!]$", unit.text)
    )


def asks(header: str) -> bool:
    """Whether a column is headed by a question (在哪里办, 何时生效, How to apply) rather than by a name."""
    return bool(_QUESTION.search(header))


def cell_clause(unit: Unit) -> str:
    """A cell as one clause of its row: 单笔限额 2,000 元; 在网点办; 核验通过后即时生效."""
    header, text = unit.header, re.sub(r"[。.；;]$", "", unit.text)
    if not header or header == unit.row:
        return text
    if not is_chinese(unit.row + header + text):
        return f"{header} {text}" if find_values(text) else f"{header}: {text}"
    question = _QUESTION.search(header)
    if question is None:
        return f"{header} {text}" if find_values(text) else f"{header}：{text}"
    if re.search(r"[，；：]", text):
        return f"{header}：{text}"
    if question["where"]:
        return (
            text if _ACTS.search(text) else f"在{re.sub('^(?:在|到)', '', text)}{question['act'] or '办理'}"
        )
    if question["moment"] and not text.endswith(question["does"] or "生效"):
        return f"{text}{question['does'] or '生效'}"
    return text


def subject_of(unit: Unit) -> str:
    """What a cell is about, as one phrase: "人脸+短信的单日累计限额", "the fee for X"."""
    if not unit.header or unit.header == unit.row:
        return unit.row
    if asks(unit.header) and is_chinese(unit.row + unit.header):
        return f"{unit.row}，{unit.header}"
    return (
        f"{unit.row}的{unit.header}" if is_chinese(unit.row + unit.header) else f"{unit.row} – {unit.header}"
    )


def spaced(text: str, sample: str) -> str:
    """A space between 为, 是 and a figure where the sample sets figures off with spaces."""
    if not re.search(r"\d [一-鿿]|[一-鿿] \d", sample):
        return text
    return re.sub(r"(?<=[为是])(?=\d|T\+)", " ", text)


def _is_entry(unit: Unit) -> bool:
    """Whether a list item is an entry under its heading and no sentence of its own."""
    return (
        unit.kind is BlockKind.ITEM
        and not unit.lead
        and unit.is_first
        and not re.search(r"[。.！!；;]$", unit.text)
    )


def _has_own_condition(unit: Unit) -> bool:
    """Whether a sentence opens with a condition that takes the place of the one above it."""
    return bool(CONDITION.match(f"{unit.lead[:-1]}，") and CONDITION.match(unit.text))


def complete(unit: Unit) -> str:
    """The whole rule as one sentence that a person understands without the page around it."""
    text = unit.text
    if is_short_cell(unit):
        if not is_chinese(unit.row + unit.header + text):
            return f"{subject_of(unit)}: {text}{'' if text.endswith('.') else '.'}"
        if asks(unit.header):
            return f"{unit.row}：{cell_clause(unit)}。"
        said = f"{subject_of(unit)}{'为' if find_values(text) else '：'}{text}"
        return spaced(said if said.endswith("。") else f"{said}。", text)
    if LEANS.match(text) and unit.previous:
        gap = "" if is_chinese(text) else " "
        text = f"{unit.previous}{gap}{text}"
    chinese = is_chinese(text)
    if unit.lead and not _EMPTY_LEAD.match(unit.lead) and not _has_own_condition(unit):
        text = f"{unit.lead}{'' if chinese else ' '}{text}"
    elif unit.path and not unit.is_cell and _CONDITIONAL.search(unit.path[-1]):
        heading = NUMBERING.sub("", unit.path[-1])
        text = f"{heading}：{text}" if chinese else f"{heading}: {text}"
    if _is_entry(unit) and unit.path and not _CONDITIONAL.search(unit.path[-1]):
        gap = "：" if chinese else ": "
        text = f"{NUMBERING.sub('', unit.path[-1])}{gap}{text}"
    if unit.is_cell and unit.row and not text.startswith(unit.row):
        text = f"{unit.row}：{text}" if chinese else f"{unit.row}: {text}"
    return text
