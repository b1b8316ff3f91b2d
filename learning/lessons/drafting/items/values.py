"""Asking for a value that changed or is new: the value itself, what holds now, and a case between old and new."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from learning.knowledge.facts.statement import LEANS, complete, is_short_cell, subject_of
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import Value, ValueKind
from learning.lessons.drafting.distractors import WrongValue, said_once, spaced_like, why_wrong, wrong_values
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.bounds import Bound, bound_of, case_between
from learning.lessons.drafting.phrases import ZH
from learning.lessons.drafting.scene import Candidate, Scene, bare, candidate, explanation, quoted

LONGEST_ASKED = {True: 110, False: 330}
"""Characters of a sentence, Chinese or English, up to which it is asked whole; longer ones are cut to the clause."""

_NO_MEASURE = frozenset({"日", "年", "小时", "分钟", "秒", "周"})


def value_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Up to three items on one value: recall, the rule in force now, and a case or a colleague's mistake."""
    finding, value = fact.finding, fact.finding.new_value
    if value is None or finding.after is None or is_ambiguous(fact, value, scene):
        return
    wrong = wrong_values(value, finding.old_value, finding.after, scene)
    if not wrong:
        return
    options = _options(value, wrong, scene)
    prompt = _recall(fact, value, scene, scene.when)
    why = explanation(fact, scene)
    if prompt:
        yield candidate(fact, "value", prompt, options, explanation=why)
    yield from _case(fact, value, wrong, scene)
    yield from _colleague(fact, value, wrong, scene)
    if prompt and scene.effective_from and finding.old_value:
        now = _recall(fact, value, scene, scene.words.now)
        yield candidate(fact, "now", now or prompt, options, explanation=why, flips=True)


def is_ambiguous(fact: FactChange, value: Value, scene: Scene) -> bool:
    """Whether the same masked sentence stands elsewhere with another value and nothing to tell them apart."""
    unit = fact.finding.after
    assert unit is not None
    if is_short_cell(unit):
        return not unit.row
    return any(
        other.shape == unit.shape
        and other.key != unit.key
        and (other.lead, other.row) == (unit.lead, unit.row)
        for other in scene.after.sections.get(unit.path, ())
    )


def _options(value: Value, wrong: tuple[WrongValue, ...], scene: Scene) -> tuple[OptionDraft, ...]:
    right = OptionDraft(shown(value), correct=True, why=scene.words.why_current)
    others = [
        OptionDraft(
            spaced_like(entry.text, value.text),
            correct=False,
            why=why_wrong(entry, scene),
            was_right=entry.was_right,
        )
        for entry in wrong
        if spaced_like(entry.text, value.text) != right.text
    ]
    return tuple(sorted((right, *others), key=lambda option: _size(option.text)))


def shown(value: Value) -> str:
    """A value as an option: said once, so that the bracket does not single it out."""
    return said_once(value.text)


def _size(text: str) -> tuple[Decimal, str]:
    """By size where there is one: a list in order hides nothing and is quickest to read."""
    values = find_values(text)
    number = values[0].numbers[0] if values and values[0].numbers else Decimal(0)
    return number, text


def _recall(fact: FactChange, value: Value, scene: Scene, when: str) -> str | None:
    unit = fact.finding.after
    assert unit is not None
    if is_short_cell(unit):
        if bare(unit.text) != value.text:
            blank = unit.text[: value.start] + scene.words.gap + unit.text[value.end :]
            return scene.words.fill.format(
                when=when,
                text=f"{subject_of(unit)}：{blank}" if scene.is_chinese else f"{subject_of(unit)}: {blank}",
            )
        return scene.words.value_of_cell.format(when=when, subject=subject_of(unit))
    text = _asked_text(fact, value, scene)
    if text is None:
        return None
    statement, place = text
    same = [other for other in find_values(statement) if other.key == value.key and other.start != place]
    asked = _question_word(value, fact) if scene.is_chinese and not same else None
    end = place + len(value.text)
    if asked and len(statement) <= 70 and not re.search(r"[。；]\S", statement[:-1]):
        return f"{when}{bare(statement[:place] + asked + statement[end:])}{scene.words.question_end}"
    for other in sorted((*same, replace(value, start=place, end=end)), key=lambda found: -found.start):
        statement = statement[: other.start] + scene.words.gap + statement[other.end :]
    return scene.words.fill.format(when=when, text=quoted(statement))


def _asked_text(fact: FactChange, value: Value, scene: Scene) -> tuple[str, int] | None:
    """The complete rule and the place of the value in it, cut to its clauses when the whole is too long."""
    unit = fact.finding.after
    assert unit is not None
    whole = complete(unit)
    head = whole.rfind(unit.text)
    if head < 0:
        return None
    place = head + value.start
    if len(whole) <= LONGEST_ASKED[scene.is_chinese]:
        return whole, place
    stops = [match.end() for match in re.finditer(r"[。；;]|(?<=[.!?])\s", whole)]
    start = max((stop for stop in stops if stop <= place), default=0)
    end = min((stop for stop in stops if stop > place), default=len(whole))
    if end - start > LONGEST_ASKED[scene.is_chinese] or LEANS.match(whole[start:end].strip()):
        return None
    lead = len(whole[start:end]) - len(whole[start:end].lstrip())
    return whole[start + lead : end], place - start - lead


def _question_word(value: Value, fact: FactChange) -> str | None:
    """What stands in the value's place in a Chinese question; None where only a gap reads naturally."""
    old = fact.finding.old_value
    same_unit = old is None or old.unit == value.unit
    if not value.is_single or value.kind in (ValueKind.REFERENCE, ValueKind.TIME):
        return None
    if value.kind is ValueKind.DURATION:
        if not same_unit or value.unit.startswith("T+"):
            return None if value.unit.startswith("T+") else "多长时间"
        measure = "" if value.unit in _NO_MEASURE else "个"
        return f"多少{measure}{'天' if value.unit == '日' else value.unit.removeprefix('个')}"
    if value.kind is ValueKind.COUNT:
        return f"多少{value.unit}" if re.fullmatch(r"[一-龥]{1,3}", value.unit) else "多少"
    return "多少" if value.kind in (ValueKind.MONEY, ValueKind.RATE, ValueKind.NUMBER) else None


def _case(fact: FactChange, value: Value, wrong: tuple[WrongValue, ...], scene: Scene) -> Iterator[Candidate]:
    """A case between the old value and the new one: whoever still has the old rule in mind gets it wrong."""
    unit, old = fact.finding.after, fact.finding.old_value
    assert unit is not None
    bound = bound_of(unit, value)
    amount = case_between(old, value, bound) if old and bound else None
    if old is None or bound is None or amount is None:
        return
    prompt = _case_prompt(fact, value, bound, amount, scene)
    if prompt is None:
        return
    now_meets = bound.meets(amount.number, value.numbers[-1])
    words = scene.words
    right = (words.meets if now_meets else words.fails).format(value=shown(value))
    was = (words.fails if now_meets else words.meets).format(value=_restyled_old(wrong, old))
    other = next((entry for entry in wrong if not entry.was_right), None)
    options = [
        OptionDraft(right, correct=True, why=words.why_current),
        OptionDraft(was, correct=False, why=words.why_old, was_right=True),
    ]
    if other:
        template = words.fails if now_meets else words.meets
        options.append(
            OptionDraft(template.format(value=other.text), correct=False, why=why_wrong(other, scene))
        )
    yield candidate(
        fact, "case", prompt, options, explanation=explanation(fact, scene), derived=True, is_transfer=True
    )


def _case_prompt(fact: FactChange, value: Value, bound: Bound, amount: "object", scene: Scene) -> str | None:
    unit = fact.finding.after
    assert unit is not None
    if is_short_cell(unit):
        return scene.words.case_cell.format(when=scene.when, subject=subject_of(unit), case=amount)
    text = _asked_text(fact, value, scene)
    if text is None:
        return None
    statement, place = text
    hidden = scene.words.span if value.kind is ValueKind.DURATION else scene.words.limit
    if [other for other in find_values(statement) if other.key == value.key and other.start != place]:
        return None
    statement = statement[:place] + hidden + statement[place + len(value.text) :]
    return scene.words.case.format(when=scene.when, text=quoted(statement), case=amount)


def _restyled_old(wrong: tuple[WrongValue, ...], old: Value) -> str:
    return next((entry.text for entry in wrong if entry.was_right), old.text)


def _colleague(
    fact: FactChange, value: Value, wrong: tuple[WrongValue, ...], scene: Scene
) -> Iterator[Candidate]:
    """Whether a colleague who repeats the old rule is still right."""
    before, old = fact.finding.before, fact.finding.old_value
    if before is None or old is None or not any(entry.was_right for entry in wrong):
        return
    said = quoted(complete(before))
    if len(said) > LONGEST_ASKED[scene.is_chinese]:
        return
    words = scene.words
    other = next((entry for entry in wrong if not entry.was_right), None)
    options = [
        OptionDraft(words.wrong.format(value=shown(value)), correct=True, why=words.why_current),
        OptionDraft(
            words.right.format(value=_restyled_old(wrong, old)),
            correct=False,
            why=words.why_old,
            was_right=True,
        ),
    ]
    if other:
        text = words.wrong.format(value=other.text)
        options.append(OptionDraft(text, correct=False, why=why_wrong(other, scene)))
    end = "" if words is ZH else " "
    prompt = words.colleague.format(text=said, when=scene.when or end.strip())
    yield candidate(
        fact,
        "colleague",
        prompt,
        options,
        explanation=explanation(fact, scene),
        derived=True,
        is_transfer=True,
    )
