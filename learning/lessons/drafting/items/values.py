"""Asking for a value that changed or is new: the value itself, what holds now, and a case between old and new."""

import re
from collections.abc import Iterator
from decimal import Decimal

from learning.knowledge.facts.finding import Shape, ValueChange
from learning.knowledge.facts.statement import is_short_cell
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.knowledge.values.numerals import read_number
from learning.knowledge.values.value import Value, ValueKind
from learning.lessons.drafting.distractors import WrongValue, spaced_like, why_wrong, wrong_values
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.cases import case_items, colleague_items
from learning.lessons.drafting.items.days import day_items
from learning.lessons.drafting.items.numbers import number_items
from learning.lessons.drafting.items.question import Question, recall, shown
from learning.lessons.drafting.items.wording import is_reworded, which_items
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, timed


def value_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Items on one value: recall, a case or a colleague's mistake, and the rule in force at this moment."""
    finding = fact.finding
    if finding.after is None or finding.new_value is None:
        return
    changes = [
        (finding.after, change)
        for change in (ValueChange(finding.old_value, finding.new_value), *finding.more)
        if change.new.kind is not ValueKind.REFERENCE
    ]
    if finding.shape in (Shape.ROW, Shape.COLUMN) and fact.change == "added":
        changes += [
            (cell, ValueChange(None, value)) for cell in finding.also for value in find_values(cell.text)[:1]
        ]
    for number, (unit, change) in enumerate(changes, 1):
        suffix = f"-{number}" if number > 1 else ""
        yield from _value_items(Question(fact, scene, unit, change.new, change.old), suffix)


def _value_items(question: Question, suffix: str) -> Iterator[Candidate]:
    fact, scene, value = question.fact, question.scene, question.value
    wrong = wrong_values(value, question.old, question.unit, scene)
    if not wrong or _is_part(question.unit.text, value) or is_ambiguous(question.unit, scene):
        return
    if _is_next_tier(question) or _is_status(question):
        return
    options = _options(value, wrong, scene)
    why = explanation(fact, scene)
    prompt = recall(question, question.when)
    if prompt:
        yield candidate(fact, f"value{suffix}", prompt, options, explanation=why)
        yield from number_items(question, suffix)
    yield from case_items(question, wrong, suffix)
    if value.kind is ValueKind.DATE or not is_reworded(fact):
        yield from day_items(question, wrong, suffix)
        yield from colleague_items(question, wrong, suffix)
    if scene.effective_from and question.old and value.kind is not ValueKind.DATE:
        yield from _now(question, options, suffix)


_CLASSES = frozenset({"类", "级", "等", "档", "型", "版"})
"""What a number names instead of counting it (二类账户, 三级): nobody asks how many."""
_ORDINAL = re.compile(r"(?:第|(?<![线以之网])[上下])$")


def _is_part(text: str, value: Value) -> bool:
    """Whether a value is an ordinal (第一季度, 下一年), names a class or is one of a run, and means nothing alone."""
    before, after = text[: value.start].rstrip(), text[value.end :].lstrip()
    if value.unit in _CLASSES:
        return True
    runs_on = before.endswith("、") or after.startswith("、")
    return bool(_ORDINAL.search(before)) or (runs_on and value.kind is ValueKind.NUMBER)


_STATUS = re.compile(
    r"[`’”\"]*\s+(?:\w+\s+)?(?:response|status(?: code)?|error code)\b|\s*(?:状态码|响应码|错误码)"
)


def _is_status(question: Question) -> bool:
    """Whether a number is the answer of a computer in a rule that sets something else: the rule is asked by that."""
    unit, value = question.unit, question.value
    others = [found for found in find_values(unit.text) if found.kind not in (ValueKind.NUMBER, value.kind)]
    return value.kind in (ValueKind.NUMBER, ValueKind.COUNT) and bool(
        others and _STATUS.match(unit.text, value.end)
    )


_OVER = re.compile(r"(?:\b(?:more than|over|above|exceeding)|(?<!不)(?<!不得)超过|超出)\s*$", re.IGNORECASE)
_UP_TO = re.compile(r"(?:\b(?:up to|at most|not more than)|不得?超过|至多|最多)\s*$", re.IGNORECASE)


def _is_next_tier(question: Question) -> bool:
    """Whether a new tier begins where the new one before it ends (up to 5, more than 5): one border, asked there."""
    unit, value = question.unit, question.value
    over = _OVER.search(unit.text[: value.start])
    if question.old is not None or over is None or unit.group is None:
        return False
    return any(
        other.index < unit.index
        and other.index in question.scene.changed
        and found.key == value.key
        and (up_to := _UP_TO.search(other.text[: found.start])) is not None
        and other.text[: up_to.start()] == unit.text[: over.start()]
        for other in question.scene.after.groups[unit.group]
        for found in find_values(other.text)
    )


def _now(question: Question, options: tuple[OptionDraft, ...], suffix: str) -> Iterator[Candidate]:
    """What to answer at this moment: until the new rule takes effect, the old value is right."""
    fact, scene = question.fact, question.scene
    if is_reworded(fact):
        yield from which_items(fact, scene, flips=True)
        return
    prompt = recall(question, scene.words.now)
    if prompt:
        why = explanation(fact, scene)
        yield candidate(fact, f"now{suffix}", prompt, timed(options, scene), explanation=why, flips=True)


def is_ambiguous(unit: Unit, scene: Scene) -> bool:
    """Whether the same masked sentence stands elsewhere with another value and nothing to tell them apart."""
    if is_short_cell(unit):
        return not unit.row
    place = (unit.path, unit.lead, unit.row)
    return any(
        other.key != unit.key and (other.path, other.lead, other.row) == place
        for other in scene.after.by_shape.get(unit.shape, ())
    )


def _options(value: Value, wrong: tuple[WrongValue, ...], scene: Scene) -> tuple[OptionDraft, ...]:
    right = OptionDraft(shown(value), correct=True, why=scene.words.why_new)
    others = [
        OptionDraft(
            spaced_like(entry.text, value.text),
            correct=False,
            why=why_wrong(entry, shown(value), scene),
            was_right=entry.was_right,
        )
        for entry in wrong
        if spaced_like(entry.text, value.text) != right.text
    ]
    return tuple(sorted((right, *others), key=lambda option: _size(option.text)))


def _size(text: str) -> tuple[tuple[Decimal, ...], str]:
    """By size or by date where there is one: a list in order hides nothing and is quickest to read."""
    values = find_values(text)
    if values and values[0].kind is ValueKind.DATE:
        return tuple(Decimal(part) for part in re.findall(r"\d+", values[0].unit)), text
    number = values[0].numbers[:1] if values else (read_number(text),)
    return tuple(each for each in number if each is not None), text
