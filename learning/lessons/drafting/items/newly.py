"""Asking about a rule that is new: its place on a list, else what is true among what is not."""

import re
from collections.abc import Iterator

from learning.knowledge.blocks import BlockKind
from learning.knowledge.facts.kinds import modal_of
from learning.knowledge.facts.statement import LEANS
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import ValueKind
from learning.lessons.drafting.distractors import wrong_values
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.conditions import is_thin, points_back
from learning.lessons.drafting.items.standing import LONGEST, alike, lead_in
from learning.lessons.drafting.items.steps import is_things
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, says, shuffled, which_of
from learning.lessons.drafting.sentences import quoted
from learning.lessons.drafting.telling import section_of

MOST_FALSE = 2
_EITHER = re.compile(r"\beither:$|任一[^，。]{0,8}[：:]$", re.IGNORECASE)
"""A lead-in to alternatives, each of which is half a rule."""
_FLIPS = (
    (re.compile(r"不得(?!不)|不可以|不能"), "可以"),
    (re.compile(r"(?:应当|必须|(?<![一-鿿]必)须)(?!知)"), "不必"),
    (re.compile(r"无需|不必|不需要"), "必须"),
    (re.compile(r"(?<![不也])可以"), "不得"),
    (re.compile(r"\b(?:must not|may not|shall not)\b"), "may"),
    (re.compile(r"\b(?:need not|do not need to|does not need to)\b"), "must"),
    (re.compile(r"\b(?:must|shall)\b"), "need not"),
    (re.compile(r"(?<!\bwe )\bmay(?! be\b)"), "may not"),
)
_REFERS = re.compile(r"(?:Check|Read|Contact|See|Ask|Refer|Call|Find)\b|请?(?:参见|参考|查看|咨询|联系)")
"""A sentence that sends its reader elsewhere and holds nothing that could be wrong."""
_COUNTED = (ValueKind.MONEY, ValueKind.RATE, ValueKind.DURATION, ValueKind.COUNT)


def newly_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Which entry of its own list is new; of a rule that stands alone whether it holds."""
    unit = fact.finding.after
    if unit is None or LEANS.match(unit.text) or is_thin(unit) or _goes_on(unit, scene):
        return
    listed = tuple(_on_list(fact, unit, scene))
    yield from listed or holds_items(fact, unit, scene)


def _on_list(fact: FactChange, unit: Unit, scene: Scene) -> Iterator[Candidate]:
    if unit.group is None or (unit.is_ordered and not is_things(unit)) or not (unit.lead or unit.path):
        return
    text, words = quoted(unit.text), scene.words
    own = [
        quoted(other.text)
        for other in scene.after.groups[unit.group]
        if scene.was_there(other) and other.index != unit.index and other.lead == unit.lead and other.is_first
    ]
    others = alike(own, text, scene)[:3]
    if len(others) < 2 or len(text) > LONGEST[scene.is_chinese] * 1.4:
        return
    options = [OptionDraft(text, correct=True, why=words.why_new)]
    options += [OptionDraft(other, correct=False, why=words.why_known) for other in others]
    prompt = words.newly_in_list.format(
        when=scene.when, lead=lead_in(unit.lead).rstrip("：: ") if unit.lead else section_of(fact)
    )
    yield candidate(fact, "newly", prompt, shuffled(options, fact.id), explanation=explanation(fact, scene))


def holds_items(fact: FactChange, unit: Unit, scene: Scene) -> Iterator[Candidate]:
    """The new rule among rules of its section told wrong, each with how it really is."""
    if not _is_told(unit) or (points_back(unit.text) and not scene.is_chinese):
        return
    text, words, longest = says(unit), scene.words, LONGEST[scene.is_chinese]
    if len(text) > longest or (_EITHER.search(unit.lead) and unit.group is not None):
        return
    known = [other for other in scene.neighbours(unit, least=4) if scene.was_there(other)]
    real = {says(other): other for other in known if other.is_cell == unit.is_cell and _is_told(other)}
    false = {
        told: statement
        for statement in alike(list(real), text, scene)
        if len(statement) <= longest and (told := _told_wrong(statement, real[statement], scene))
    }
    options = [OptionDraft(text, correct=True, why=words.why_new)]
    options += [
        OptionDraft(told, correct=False, why=words.why_right.format(text=false[told]))
        for told in list(false)[:MOST_FALSE]
    ]
    if len(options) <= MOST_FALSE:
        return
    prompt = which_of(fact, scene, scene.when)
    yield candidate(fact, "holds", prompt, shuffled(options, fact.id), explanation=explanation(fact, scene))


def _is_told(unit: Unit) -> bool:
    """Whether a unit says something that could be wrong; of the entries of a list only those with a duty do."""
    is_entry = unit.kind is BlockKind.ITEM and modal_of(unit.text) is None
    return not (is_entry or _REFERS.match(unit.text))


def _told_wrong(statement: str, unit: Unit, scene: Scene) -> str | None:
    """A rule with another value, or allowed where it is forbidden; None when it cannot be told wrong safely."""
    for value in find_values(unit.text):
        if value.is_single and value.kind in _COUNTED and statement.count(value.text) == 1:
            wrong = wrong_values(value, None, unit, scene)
            return statement.replace(value.text, wrong[0].text) if wrong else None
    for modal, other in _FLIPS:
        if len(modal.findall(statement)) == 1:
            return modal.sub(other, statement)
    return None


def _goes_on(unit: Unit, scene: Scene) -> bool:
    """Whether the sentence before it in its block is new too, which is what there is to ask."""
    return not unit.is_first and unit.index - 1 in scene.changed
