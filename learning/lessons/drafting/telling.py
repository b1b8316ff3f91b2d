"""A fact in words that can be understood without the page around it."""

import re
from collections.abc import Sequence

from learning.knowledge.blocks import BlockKind
from learning.knowledge.facts.kinds import modal_of
from learning.knowledge.facts.statement import NUMBERING
from learning.knowledge.units import Document, Unit
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import Value, ValueKind
from learning.lessons.drafting.decisions import decision
from learning.lessons.drafting.rows import whole_row

LONGEST_FRAGMENT = 6
"""Characters beside its values up to which a sentence has no room to say what it is about."""
_HALF = re.compile(r"(?:^|，)距离?[^，。；]{2,40}(?:不超过|未超过|超过|不满|已满)$")
"""What leads to the value of a condition whose result stands in the heading (距离下单不超过30日)."""
_ANSWERED = re.compile(r"[？?]$|[吗呢]$|多少|多久|几[点次天个]|怎么|什么")
_SUBJECTLESS = re.compile(
    r"(?:需要?|须|应当?|可以?|必须|不用|不需要|不能|不得|凭|最多|最长|一般|每[年月日次周])(?!款项|户)"
)
"""A question as a heading, and an answer that leaves out what the question was about."""
LONGEST_TABLE = {True: 20, False: 48}
"""Characters of a heading up to which it can name a table in a question."""
_VAGUE_HEADING = re.compile(
    r"总则|附则|罚则|概述|简介|说明|其他|其它|备注|常见问题|overview|general|introduction|notes?|summary|details|faqs?",
    re.IGNORECASE,
)


def section_of(fact: FactChange) -> str:
    """What a question among rules of one section calls the section: the nearest heading that says something."""
    unit = fact.finding.unit
    names = [NUMBERING.sub("", heading).strip() or heading for heading in unit.path]
    told = [name for name in names if not _VAGUE_HEADING.fullmatch(re.sub(r"(?<=[一-鿿])\s+", "", name))]
    return told[-1] if told else fact.topic


def names_its_day(fact: FactChange) -> bool:
    """Whether a rule says itself from when it holds, so that another date before it would confuse."""
    value = fact.finding.new_value
    return value is not None and value.kind is ValueKind.DATE


def table_of(fact: FactChange, row: str) -> str:
    """The name of the table a question is about, with its joint; empty where the row says it or it is too long."""
    chinese, name = bool(re.search(r"[一-鿿]", row)), section_of(fact)
    if len(name) > LONGEST_TABLE[chinese] or name.endswith(("？", "?")) or name in row or row in name:
        return ""
    return f"{name}：" if chinese else f"{name} – "


def named(text: str, fact: FactChange) -> str:
    """A fragment (2024年1月1日 施行; 距离下单不超过30日) under the name of what it is about."""
    values, heading = find_values(text), section_of(fact)
    if _ANSWERED.search(heading) and _SUBJECTLESS.match(text) and not fact.finding.unit.lead:
        return f"{heading.rstrip('？?')}？{text}"
    if not values or not (_opens_with_values(text, values) or _is_half(text, values, fact)):
        return text
    return f"{heading}{'：' if re.search(r'[一-鿿]', text) else ': '}{text}"


def _opens_with_values(text: str, values: Sequence[Value]) -> bool:
    return values[0].start == 0 and len(text) - sum(len(value.text) for value in values) <= LONGEST_FRAGMENT


def _is_half(text: str, values: Sequence[Value], fact: FactChange) -> bool:
    ends = not re.search(r"\w", text[values[-1].end :])
    lead = fact.finding.unit.lead
    return ends and not (lead and text.startswith(lead)) and bool(_HALF.search(text[: values[-1].start]))


def told(fact: FactChange, found: Document | None = None) -> str:
    """The rule of a fact as it can be understood alone.

    An entry of a list that sets nothing in itself stands under its heading; with its text given, a cell stands
    with its whole row.
    """
    unit = fact.finding.unit
    decided = (decision(unit, found) or whole_row(fact, found)) if found and fact.finding.after else None
    if decided:
        return decided
    is_bare = unit.kind is BlockKind.ITEM and not unit.lead and unit.path and not is_rule(unit)
    if not is_bare or fact.statement != unit.text:
        return named(fact.statement, fact)
    gap = "：" if re.search(r"[一-鿿]", unit.text) else ": "
    return f"{section_of(fact)}{gap}{fact.statement}"


def is_rule(unit: Unit) -> bool:
    """Whether a sentence sets something: an amount, a permission or a duty."""
    return bool(find_values(unit.text)) or modal_of(unit.text) is not None
