"""Which side of a value is allowed, and a case that falls between the old value and the new one."""

import re
from dataclasses import dataclass
from decimal import Decimal

from learning.knowledge.facts.statement import is_short_cell
from learning.knowledge.units import Unit
from learning.knowledge.values.duration import agreeing
from learning.knowledge.values.numerals import write_like
from learning.knowledge.values.value import Value, ValueKind
from learning.lessons.drafting.distractors import said_once
from learning.lessons.drafting.steps import near_by

_UPPER_BEFORE = re.compile(
    r"(?:不得?超过|不能超过|不可超过|最多(?:可以?|能)?[一-龥]{0,4}|最高(?:为|是)?|上限(?:为|是)?|限额(?:为|是)?|至多|最长(?:不超过)?"
    r"|within|up to|at most|no more than|maximum of|not exceed|no later than)\s*$",
    re.IGNORECASE,
)
_UPPER_AFTER = re.compile(r"^\s*(?:以内|之内|内|以下|or less|or fewer)")
_LOWER_BEFORE = re.compile(
    r"(?:至少|不得?少于|不低于|最低(?:为)?|最少|起存|(?:at least|no less than|minimum of))\s*$", re.IGNORECASE
)
_LOWER_AFTER = re.compile(r"^\s*(?:（含）)?(?:以上|起(?!算)|or more)")
_UNDER_BEFORE = re.compile(r"(?:不满|少于|低于|小于|fewer than|less than|under)\s*$", re.IGNORECASE)
_UPPER_HEADER = re.compile(r"限额|上限|额度|最高|最多|时限|maximum|limit", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bound:
    """An upper or a lower bound. `includes` says whether the value itself is allowed (Civil Code, art. 1259)."""

    is_upper: bool
    includes: bool

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
    """The bound that the words around a value set; None when there is none, or the text contradicts itself."""
    if is_short_cell(unit) and _UPPER_HEADER.search(f"{unit.header}"):
        return Bound(is_upper=True, includes=True)
    before, after = unit.text[: value.start], unit.text[value.end :]
    if re.match(r"^\s*（不含）", after):
        return None
    if _UNDER_BEFORE.search(before):
        return Bound(is_upper=True, includes=False)
    if _UPPER_BEFORE.search(before) or _UPPER_AFTER.match(after):
        return Bound(is_upper=True, includes=True)
    if _LOWER_BEFORE.search(before) or _LOWER_AFTER.match(after):
        return Bound(is_upper=False, includes=True)
    return None


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


def _between(before: Decimal, now: Decimal) -> Decimal | None:
    low, high = sorted((before, now))
    if high - low >= 2 or (high - low) / max(high, Decimal(1)) > Decimal("0.2"):
        middle = (low + high) / 2
        for scale in (Decimal(10) ** power for power in range(9, -1, -1)):
            rounded = (middle / scale).to_integral_value() * scale
            if low < rounded < high:
                return rounded
    return before if before != now else None
