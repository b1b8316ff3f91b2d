"""Which side of a value is allowed, and a case that falls between the old value and the new one."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from learning.knowledge.facts.statement import is_short_cell
from learning.knowledge.units import Unit
from learning.knowledge.values.duration import agreeing
from learning.knowledge.values.numerals import write_like
from learning.knowledge.values.value import Value, ValueKind
from learning.lessons.drafting.distractors import said_once
from learning.lessons.drafting.steps import near_by

_MOST = re.compile(
    r"(?:不得?超过|不能超过|不可超过|不超出|最多(?:可以?|能)?[一-龥]{0,4}|最高(?:为|是|不超过)?|上限(?:为|是)?|限额(?:为|是)?|至多"
    r"|最长(?:为|不超过)?|up to|at most|(?:no|not) more than|maximum (?:of|is)|not exceed|no later than|limit (?:of|is))\s*$",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"(?:至少|不得?少于|不得?低于|最低(?:为|是)?|最少|起存|at least|no(?:t)? less than|minimum (?:of|is))\s*$",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?:不满|未满|不足|(?<!不)(?<!不得)(?:少于|低于|小于)|(?:fewer|less|lower) than|under|below)\s*$",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"(?:(?<!不)(?<!不得)(?<!不能)(?<!不可)(?:超过|高于|大于|超出)"
    r"|(?<!no )(?<!not )(?:more|higher) than|over|above|exceed(?:s|ing)?)\s*$",
    re.IGNORECASE,
)
_FULL = re.compile(r"(?<![不未])年?(?:届)?满\s*$")
_WITHIN = re.compile(r"\bwithin\s*$", re.IGNORECASE)
_AFTER = re.compile(
    r"^\s*(?:[（(](?P<said>不?含[^）)]*)[）)])?\s*"
    r"(?:及?(?P<up>以上)|及?(?P<down>以下)|(?P<inside>以内|之内|内(?!容))|(?P<outside>以外)"
    r"|(?P<more>or (?:more|over|above))|(?P<fewer>or (?:less|fewer|under)))?"
    r"\s*(?:[（(](?P<also>不?含[^）)]*)[）)])?"
)
_AHEAD = re.compile(r"(?:之?前|以前)")
"""A span counted back from a moment (有效期满30日前), which 满 does not bound."""
_APPLIES = re.compile(r"^(?:[^，。；]{0,16}的(?:$|[，。；])|的?(?:客户|人员|账户))")
_FINE = re.compile(r"^的(?:罚款|罚金|违约金|滞纳金|费用)")
"""What is set itself, and no case that a rule is for (处 3,000 元以下的罚款)."""
_UPPER_HEADER = re.compile(r"限额|上限|额度|最高|最多|时限|maximum|limit", re.IGNORECASE)
_SPANS = frozenset({ValueKind.DURATION})


class Role(StrEnum):
    """What a bound decides: what is allowed, what is enough, what is in time, or whom a rule is for."""

    MOST = "most"
    LEAST = "least"
    TIME = "time"
    WHO = "who"


@dataclass(frozen=True, slots=True)
class Bound:
    """An upper or a lower bound. `includes` says whether the value itself is allowed (Civil Code, art. 1259)."""

    is_upper: bool
    includes: bool
    role: Role

    def meets(self, number: Decimal, value: Decimal) -> bool:
        """Whether a number keeps to the bound."""
        if number == value:
            return self.includes
        return number < value if self.is_upper else number > value


@dataclass(frozen=True, slots=True)
class Case:
    """One amount in the form of the rule's own value."""

    number: Decimal
    text: str


def bound_of(unit: Unit, value: Value) -> Bound | None:
    """The bound that the words around a value set; None when there is none, or the text contradicts itself.

    以上, 以下, 以内 and 满 take the number in, 超过, 不满 and 以外 do not, unless the text says 含 or 不含.
    """
    if is_short_cell(unit) and _UPPER_HEADER.search(unit.header) and not _BORDERED.search(unit.text):
        return Bound(True, True, Role.TIME if value.kind in _SPANS else Role.MOST)
    before, after = unit.text[: value.start], unit.text[value.end :]
    tail = _AFTER.match(after)
    assert tail is not None, "the pattern matches an empty text too"
    if _AHEAD.match(after):
        return None
    found = [*_said_before(before, value), *_said_after(tail)]
    sides = {(bound.is_upper, bound.includes) for bound in found}
    if len(sides) != 1:
        return None
    bound = found[0]
    said = tail["said"] or tail["also"] or _SAID_LATER.get(_later(after), "")
    if said:
        bound = replace(bound, includes=not said.startswith("不"))
    rest = after[tail.end() :]
    if _FINE.match(rest):
        bound = replace(bound, role=Role.MOST if bound.is_upper else Role.LEAST)
    elif bound.role is not Role.WHO and _APPLIES.match(rest) and value.kind not in _SPANS:
        bound = replace(bound, role=Role.WHO)
    if bound.role is Role.MOST and value.kind in _SPANS:
        bound = replace(bound, role=Role.TIME)
    return bound if bound.role is not Role.TIME or _is_deadline(unit.text, value) else None


_BORDERED = re.compile(r"以上|以下|以外|超过|不满|不含")
_SAID_LATER = {"含本数": "含", "不含本数": "不含"}
_DEADLINE = re.compile(
    r"办结|入账|到账|回复|答复|完成|联系|登记|申请|退款|退回|上报|报告|提交|处理|反馈|通知|送达|核实|审核|发放|寄出|生效|办理|支付|缴纳|提出|受理"
    r"|\b(?:reply|respond|answer|pay|paid|refund|send|sent|submit|contact|complete|report|return|apply|tell|notify|provide|issue|resolve|process)",
    re.IGNORECASE,
)


def _is_deadline(text: str, value: Value) -> bool:
    """Whether something has to be done in the time, and no rule merely lasts so long."""
    clause = re.split(r"[。；;]", text[value.end :])[0]
    return bool(_DEADLINE.search(clause) or _DEADLINE.search(text[max(0, value.start - 40) : value.start]))


def _later(after: str) -> str:
    found = re.search(r"[，,（(](不?含本数)", after)
    return found[1] if found else ""


def _said_before(before: str, value: Value) -> list[Bound]:
    if _BELOW.search(before):
        return [Bound(True, False, Role.WHO)]
    if _MOST.search(before):
        return [Bound(True, True, Role.MOST)]
    if _LEAST.search(before):
        return [Bound(False, True, Role.LEAST)]
    if _ABOVE.search(before):
        return [Bound(False, False, Role.WHO)]
    if _FULL.search(before):
        counted = value.kind is ValueKind.COUNT and value.unit != "岁"
        return [Bound(False, True, Role.LEAST if counted else Role.WHO)]
    return [Bound(True, True, Role.TIME)] if _WITHIN.search(before) and value.kind in _SPANS else []


def _said_after(tail: re.Match[str]) -> list[Bound]:
    if tail["up"] or tail["more"]:
        return [Bound(False, True, Role.WHO)]
    if tail["down"] or tail["fewer"]:
        return [Bound(True, True, Role.WHO)]
    if tail["inside"]:
        return [Bound(True, True, Role.MOST)]
    return [Bound(False, False, Role.WHO)] if tail["outside"] else []


def case_between(old: Value, new: Value, bound: Bound) -> Case | None:
    """An amount that the old rule and the new one judge differently, never the new border itself.

    Values of different units, and of working days against calendar days, have no number between them.
    """
    comparable = old.unit == new.unit and old.kind is new.kind and new.is_single and bool(old.numbers)
    if not comparable or new.kind in (ValueKind.DATE, ValueKind.TIME, ValueKind.REFERENCE, ValueKind.RATE):
        return None
    before, now = old.numbers[-1], new.numbers[0]
    number = _between(before, now)
    if number is None or bound.meets(number, before) == bound.meets(number, now):
        return None
    return Case(number, agreeing(write_like(said_once(new.text), number)))


def case_beyond(value: Value, bound: Bound) -> Case | None:
    """An amount a step outside a new rule, for a fact that had no value before."""
    if not value.is_single or value.kind not in (ValueKind.MONEY, ValueKind.DURATION, ValueKind.COUNT):
        return None
    steps = (step for step in near_by(value, value.numbers[0]) if step > 0)
    number = next((step for step in steps if not bound.meets(step, value.numbers[0])), None)
    return None if number is None else Case(number, agreeing(write_like(said_once(value.text), number)))


def has_border(value: Value, bound: Bound) -> bool:
    """Whether it is worth asking about the value itself: for amounts, and for whom a rule is meant."""
    measured = value.is_single and value.kind in (ValueKind.MONEY, ValueKind.RATE)
    return measured if bound.role in (Role.MOST, Role.LEAST) else value.is_single and bound.role is Role.WHO


def _between(before: Decimal, now: Decimal) -> Decimal | None:
    low, high = sorted((before, now))
    if high - low >= 2 or (high - low) / max(high, Decimal(1)) > Decimal("0.2"):
        middle = (low + high) / 2
        for scale in (Decimal(10) ** power for power in range(9, -1, -1)):
            rounded = (middle / scale).to_integral_value() * scale
            if low < rounded < high:
                return rounded
    return before if before != now else None
