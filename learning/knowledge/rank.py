"""How much a change is worth a minute of an agent's time, 0 to 1."""

import re
from math import log2

from learning.knowledge.align import likeness
from learning.knowledge.facts.finding import Finding, Shape
from learning.knowledge.facts.kinds import DUTY, PROHIBITION, FactKind, modal_of
from learning.knowledge.facts.members import is_of_members
from learning.knowledge.facts.noise import DELEGATION, EXHORTATION, NEVER_TURN, OWN_AFFAIRS, REFERRAL
from learning.knowledge.facts.statement import LEANS, is_short_cell
from learning.knowledge.ops import Segment
from learning.knowledge.rewording import words_of
from learning.knowledge.units import Unit
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import ValueKind

WORTH_A_CARD = 0.3
WORTH_AN_ITEM = 0.55
DOUBTFUL = 0.5
"""The most that a rewording is worth which may say the same: a card, no item."""
POINTER = 0.25
"""The most that another clause number in a text of many clauses is worth: less than a card."""
FEW_WORDS = 4
"""Chinese characters, or half as many English words, that may have been exchanged for others of one meaning."""
LEAST_SAID = 4
"""Words, or Chinese characters, of a rule with its denial: fewer are a word of a menu or of a column."""
OFTEN = 1.5
"""The weight from which customers ask often: half as much again as for any topic."""
A_DOUBLING = 0.05
"""What twice the calls add to a worth; ten times move it by a kind of fact, from a step to an amount."""
UNRELATED = 0.45
"""Likeness below which a sentence was written anew rather than changed."""

_BASE = {
    FactKind.MONEY: 0.85,
    FactKind.LIMIT: 0.85,
    FactKind.RATE: 0.85,
    FactKind.DURATION: 0.85,
    FactKind.DATE: 0.75,
    FactKind.COUNT: 0.75,
    FactKind.PERMISSION: 0.7,
    FactKind.OBLIGATION: 0.65,
    FactKind.SCOPE: 0.65,
    FactKind.CHANNEL: 0.65,
    FactKind.STEP: 0.65,
    FactKind.CONDITION: 0.6,
    FactKind.DEFINITION: 0.55,
    FactKind.OTHER: 0.55,
}
_SCREEN = re.compile(
    r"点击|单击|导航栏|页签|对话框|按钮|\b(?:click|select|sign in|log in|menu|tab|button)\b", re.IGNORECASE
)
_SUGGESTED = re.compile(
    r"\b(?:could also|you could|might want|may want to|feel free)\b|也可考虑|建议您", re.IGNORECASE
)
_IDENTIFIER = re.compile(
    r"(?:代码|编号|序号|文号|流水号)\||\b(?:serial|reference|document|product) (?:number|code|no\.?)\|",
    re.IGNORECASE,
)
"""A row or a column of what things are called by: looked up, and not learnt."""
_VAGUE = re.compile(
    r"\b(?:depends? on|depending on|varies|vary by)\b|视.{1,12}而定|因.{1,12}而异|各不相同", re.IGNORECASE
)
_REASON = re.compile(
    r"\b(?:due to the fact|in this regard|this is because|the reason)\b|这是因为|原因是", re.IGNORECASE
)
_TURNS = re.compile(
    r"[不没无未非免应须需必可得能仅只限除含超满每各全任前后内外首次上下级]|客户|坐席|班长|商户|本行|本人"
)
"""Characters that turn a rule, and who does it to whom."""
_DENIES = re.compile(r"[不未没无免]|\b(?:not?|never|without|un\w{4,})\b", re.IGNORECASE)
"""A denial that came or went is never slight, however few its characters."""
_EXCLUDING = re.compile(
    r"[不没未免非]|除外|例外|\b(?:not?|never|without|exclu\w+|except\w*)\b", re.IGNORECASE
)
"""The head of a list that denies what it holds."""
_AUTHORITY = re.compile(r"[市县省区]|级|部门|委员会|法(?:典|律)?(?:》|$)|条例|办法")

_OFFICE = re.compile(
    r"(?:主管|经理|主任|专员|班长|组长|行长|岗|\b(?:officer|manager|supervisor|leader|director|committee))$",
    re.IGNORECASE,
)
"""Who decides: another one in the same place is another rule, however short the words."""


def importance(finding: Finding) -> float:
    """The worth of a finding by what it is about, less what experience says is noise."""
    unit = finding.unit
    worth = _BASE[finding.kind] + _gain(finding)
    if finding.shape is Shape.CLASS:
        # The class is the rule; how little the entry says for itself is no measure of it.
        return round(worth, 3)
    worth -= _noise(
        unit,
        has_value=bool(find_values(unit.text)),
        is_step=finding.shape is Shape.STEP,
        takes_in=is_of_members(finding),
        is_whole=_is_turned(finding)
        or (finding.change == "removed" and _is_entry(unit) and _is_excluded(unit)),
    )
    if finding.change == "removed":
        worth -= (
            0.1 * (not _is_entry(unit)) + 0.25 * finding.is_replaced + 0.15 * (finding.kind is FactKind.DATE)
        )
    if finding.shape is Shape.TERM:
        worth -= 0.15 if not _AUTHORITY.search(finding.new or "") else 0.0
    if finding.shape is Shape.WORDING and not is_short_cell(unit):
        worth -= _slightness(finding)
    worth -= 0.4 * (unit.is_example and finding.change == "changed")
    if finding.kind is FactKind.DATE and finding.change == "changed":
        worth -= 0.35 * (_dates_moved(finding) > 1 or _is_of_edition(finding))
    if unit.is_cell and _IDENTIFIER.search(f"{unit.row}|{unit.header}|"):
        worth = min(worth, DOUBTFUL)
    if _is_pointer(finding):
        worth = min(worth, DOUBTFUL if _is_of_another_text(finding) else POINTER)
    return round(max(0.0, min(1.0, worth)), 3)


def in_demand(worth: float, weight: float) -> float:
    """The worth of a change once it is known how much customers ask for it, 1 being as much as any.

    It moves what is taught up or down among its like, and decides neither whether a change has a card nor an item.
    """
    if worth < WORTH_A_CARD:
        return worth
    is_asked = worth >= WORTH_AN_ITEM
    least, most = (WORTH_AN_ITEM, 1.0) if is_asked else (WORTH_A_CARD, WORTH_AN_ITEM - 0.001)
    return round(max(least, min(most, worth + A_DOUBLING * log2(weight))), 3)


def turns_a_rule(finding: Finding) -> bool:
    """Whether a finding is more than a sentence with some words exchanged, none of which is known to turn a rule."""
    return not is_exchanged(finding, most=2 * FEW_WORDS)


def is_exchanged(finding: Finding, most: int = FEW_WORDS) -> bool:
    """Whether a few words stand for a few others, neither of them a name: most likely of the same meaning."""
    if finding.shape is not Shape.WORDING or finding.unsaid is None or finding.segment is None:
        return False
    if is_of_members(finding):
        return False
    sizes = [
        sum(2 if word.isascii() else len(word) for word in words)
        for words in (finding.unsaid.new, finding.unsaid.gone)
    ]
    named = re.search(r"[a-z,] [A-Z]", f"{finding.segment.old}. {finding.segment.new}")
    exchanged = f"{finding.segment.old}{finding.segment.new}"
    return min(sizes) > 0 and max(sizes) <= most and not (named or _AUTHORITY.search(exchanged))


def is_of_authority(finding: Finding) -> bool:
    """Whether the words that changed name an authority, a level of one or a law."""
    return bool(finding.segment and _AUTHORITY.search(f"{finding.segment.old}{finding.segment.new}"))


def _gain(finding: Finding) -> float:
    """What makes a change more worth knowing: an old value to forget, a prohibition, a duty."""
    unit, text = finding.unit, finding.unit.text
    added = finding.change == "added"
    forbids = bool(PROHIBITION.search(unit.lead) or (added and PROHIBITION.search(text)))
    gain = 0.1 * (finding.change == "changed" and finding.old_value is not None)
    return gain + 0.1 * forbids + 0.05 * (added and bool(DUTY.search(text)))


def _is_entry(unit: Unit) -> bool:
    """Whether a unit is an entry of a list in no order."""
    return unit.group is not None and unit.is_first and not unit.is_cell and not unit.is_ordered


def _is_turned(finding: Finding) -> bool:
    """Whether a rule that was there forbids now what it allowed, or the other way round, however short it is."""
    before, after, segment = finding.before, finding.after, finding.segment
    if not (before and after) or after.is_label or finding.change != "changed":
        return False
    said = max((before.shape, after.shape), key=len)
    says_what = len(re.findall(r"[一-鿿]|[A-Za-z]+", said)) >= LEAST_SAID
    if finding.shape is Shape.PERMISSION or segment is None:
        return says_what and finding.shape is Shape.PERMISSION
    return says_what and bool(_DENIES.search(segment.old)) != bool(_DENIES.search(segment.new))


def _is_excluded(unit: Unit) -> bool:
    """Whether the list of an entry is one of what is denied."""
    return bool(_EXCLUDING.search(unit.lead or "".join(unit.path[-1:])))


def _noise(unit: Unit, *, has_value: bool, is_step: bool, takes_in: bool, is_whole: bool) -> float:
    """What makes a sentence less worth a minute, whatever changed in it.

    `takes_in` says that it takes in another member: a lead-in that does so sets for whom its list holds.
    `is_whole` says that a few words of it are a rule: it was turned round, or withdrawn from a list of what is denied.
    """
    text = unit.text
    noise = (
        0.05 * unit.is_example + 0.25 * bool(EXHORTATION.search(text)) + 0.1 * bool(NEVER_TURN.search(text))
    )
    noise += 0.1 * bool(LEANS.match(text)) + 0.1 * (len(text) > (260 if text.isascii() else 110))
    noise += (
        0.25 * bool(_SUGGESTED.search(text))
        + 0.2 * bool(_REASON.search(text))
        + 0.15 * bool(_VAGUE.search(text))
        + 0.25 * bool(DELEGATION.search(text) or OWN_AFFAIRS.search(text))
    )
    if not has_value and not is_step:
        noise += (
            0.15 * unit.is_example + 0.35 * bool(REFERRAL.search(text)) + 0.15 * bool(_SCREEN.search(text))
        )
        noise += 0.3 * (unit.is_label and not takes_in)
        is_short = len(unit.shape) < (16 if unit.shape.isascii() else 8)
        noise += 0.3 * (is_short and not unit.is_cell and not is_whole)
    return noise


def _slightness(finding: Finding) -> float:
    """A few words of a long sentence, words only taken out, or a sentence hardly related to the old one."""
    segment, before, after = finding.segment, finding.before, finding.after
    if segment is None or before is None or after is None:
        return 0.0
    if is_of_members(finding) and not _in_brackets(after.text, segment.new_start):
        return 0.0
    changed = f"{segment.old} {segment.new}"
    named = any(name.search(segment.old) and name.search(segment.new) for name in (_AUTHORITY, _OFFICE))
    denied = bool(_DENIES.search(segment.old)) != bool(_DENIES.search(segment.new))
    old, new = ({*words_of(said)} & _COUNTED_BY for said in (segment.old, segment.new))
    is_plain = not (old - new and new - old)
    few = len(changed) - 1 < max(4, 0.2 * len(after.text)) and is_plain and not (named or denied)
    slight = 0.15 * few + 0.15 * (not segment.new and not few and not denied)
    slight += 0.15 * (_in_brackets(after.text, segment.new_start) or len(after.text) < 0.5 * len(before.text))
    slight += 0.15 * _is_near_synonym(segment)
    slight += 0.15 * (likeness(before.shape, after.shape) < UNRELATED)
    modal = finding.kind in (FactKind.PERMISSION, FactKind.OBLIGATION)
    lost_value = bool(segment.old_values) and not segment.new_values
    return slight + 0.05 * (modal and modal_of(changed) is None) - 0.1 * named - 0.1 * lost_value


_COUNTED_BY = frozenset("户笔次人日周月季年") | {"每日", "daily", "weekly", "monthly", "quarterly", "yearly"}
"""By what a rule counts, or how often it is done: another one in the same place is never slight."""


def _is_near_synonym(segment: Segment) -> bool:
    """Whether a short Chinese word became one that shares a character with it, and neither turns a rule."""
    if not (1 <= len(segment.old) <= 4 and 1 <= len(segment.new) <= 4) or segment.old_values:
        return False
    return not _TURNS.search(segment.old + segment.new) and bool(
        set(re.findall(r"[一-鿿]", segment.old)) & set(re.findall(r"[一-鿿]", segment.new))
    )


def _in_brackets(text: str, place: int) -> bool:
    """Whether a place is inside a bracket: an aside."""
    return len(re.findall(r"[（(]", text[:place])) > len(re.findall(r"[）)]", text[:place]))


def _is_pointer(finding: Finding) -> bool:
    """Whether nothing but the number of a clause changed that a sentence points at."""
    segment = finding.segment
    if segment is None or finding.change != "changed" or not segment.new_values:
        return False
    values = (*segment.old_values, *segment.new_values)
    return all(value.kind is ValueKind.REFERENCE for value in values) and not finding.more


def _is_of_another_text(finding: Finding) -> bool:
    """Whether the clause is one of another law or rule book, whose own numbers did not move along."""
    segment, after = finding.segment, finding.after
    if segment is None or after is None:
        return False
    return bool(re.search(r"[》法例]\s*$|\bAct\b[^.]{0,20}$", after.text[: segment.new_values[0].start]))


def _is_of_edition(finding: Finding) -> bool:
    """Whether the day is when the page itself was written or revised."""
    value, after = finding.new_value, finding.after
    return bool(
        value and after and re.match(r"\s*(?:修订|修正|印发|发布|更新)[，。；）)]", after.text[value.end :])
    )


def _dates_moved(finding: Finding) -> int:
    """How many dates one sentence moved at once: an example brought up to date, not a rule."""
    if finding.before is None or finding.after is None:
        return 0
    new = {value.key for value in find_values(finding.after.text) if value.kind is ValueKind.DATE}
    return len(new - {value.key for value in find_values(finding.before.text)})
