"""A sentence made complete: with its row, its lead-in or the sentence it leans on."""

import re

from learning.knowledge.blocks import BlockKind
from learning.knowledge.normalise import is_chinese
from learning.knowledge.units import Unit
from learning.knowledge.values.find import find_values

NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[章节条部分]+\s*|[一二三四五六七八九十]+、|\d+(?:\.\d+)*[.、．]?\s+)"
)
LEANS = re.compile(
    r"^(?:该|其(?!他|它)|此|上述|前款|这|否则|同时|但|并|因此|所以|如达到|对(?:符合|不符合)"
    r"|(?:This|These|That|Those|They|It|He|She|Such|Otherwise|However|Then|So|Therefore|In this case)\b)"
)
"""How a sentence begins that cannot be understood without the one before it."""


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


def subject_of(unit: Unit) -> str:
    """What a cell is about, as one phrase: "人脸+短信的单日累计限额", "the fee for X"."""
    if not unit.header or unit.header == unit.row:
        return unit.row
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


def complete(unit: Unit) -> str:
    """The whole rule as one sentence that a person understands without the page around it."""
    text = unit.text
    if is_short_cell(unit):
        if not is_chinese(unit.row + unit.header + text):
            return f"{subject_of(unit)}: {text}{'' if text.endswith('.') else '.'}"
        said = f"{subject_of(unit)}{'为' if find_values(text) else '：'}{text}"
        return spaced(said if said.endswith("。") else f"{said}。", text)
    if LEANS.match(text) and unit.previous:
        gap = "" if is_chinese(text) else " "
        text = f"{unit.previous}{gap}{text}"
    chinese = is_chinese(text)
    if unit.lead and not _EMPTY_LEAD.match(unit.lead):
        text = f"{unit.lead}{'' if chinese else ' '}{text}"
    if _is_entry(unit) and unit.path:
        gap = "：" if chinese else ": "
        text = f"{NUMBERING.sub('', unit.path[-1])}{gap}{text}"
    if unit.is_cell and unit.row and not text.startswith(unit.row):
        text = f"{unit.row}：{text}" if chinese else f"{unit.row}: {text}"
    return text
