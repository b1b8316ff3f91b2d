"""A rule applied: a case between the old value and the new one, and a colleague who has it wrong."""

from collections.abc import Iterator
from decimal import Decimal

from learning.knowledge.facts.statement import complete, is_short_cell, subject_of
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import Value
from learning.lessons.drafting.distractors import WrongValue, why_wrong
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.bounds import Bound, Case, Role, bound_of, case_between, case_beyond
from learning.lessons.drafting.items.question import LONGEST_ASKED, Question, asked_text, shown
from learning.lessons.drafting.phrases import Decision
from learning.lessons.drafting.scene import Candidate, bare, candidate, explanation, quoted, shuffled

MOST_ALIKE = 2
"""Options with the same verdict, so that it does not give itself away."""


def case_items(question: Question, wrong: tuple[WrongValue, ...], suffix: str) -> Iterator[Candidate]:
    """What she decides in a case that the old value and the new one judge differently."""
    value, old = question.value, question.old
    bound = bound_of(question.unit, value)
    if bound is None or (question.old is None and question.fact.finding.segment is not None):
        return
    amount = case_between(old, value, bound) if old else case_beyond(value, bound)
    decision = _decision(question, bound.role)
    prompt = _case_prompt(question, amount, decision) if amount else None
    if amount is None or prompt is None:
        return
    options = _verdicts(question, wrong, bound, amount, decision)
    if len({option.text[:2] for option in options}) < 2:
        return
    yield candidate(
        question.fact,
        f"case{suffix}",
        prompt,
        shuffled(options, question.fact.id),
        explanation=explanation(question.fact, question.scene),
        derived=True,
        is_transfer=True,
    )


def _decision(question: Question, role: Role) -> Decision:
    words = question.scene.words
    return {Role.MOST: words.most, Role.LEAST: words.least, Role.TIME: words.time, Role.WHO: words.line}[role]


def _verdicts(
    question: Question, wrong: tuple[WrongValue, ...], bound: Bound, amount: Case, decision: Decision
) -> list[OptionDraft]:
    """Yes or no with the value it rests on, all of one form; no two of them rest on the same value."""
    value, old, scene = question.value, question.old, question.scene

    def verdict(number: Decimal, text: str) -> str:
        inside = bound.meets(amount.number, number)
        return (decision.inside if inside else decision.outside).format(value=text)

    options = [OptionDraft(verdict(value.numbers[-1], shown(value)), correct=True, why=scene.words.why_new)]
    if old:
        text = verdict(old.numbers[-1], _restyled_old(wrong, old))
        options.append(OptionDraft(text, correct=False, why=scene.why_old, was_right=True))
    for entry in wrong:
        number = next((found.numbers[-1] for found in find_values(entry.text) if found.numbers), None)
        if entry.was_right or number is None or number == amount.number:
            continue
        text = verdict(number, entry.text)
        if sum(option.text[:2] == text[:2] for option in options) < MOST_ALIKE:
            options.append(OptionDraft(text, correct=False, why=why_wrong(entry, scene)))
    return options


def _case_prompt(question: Question, amount: Case, decision: Decision) -> str | None:
    unit, value, words = question.unit, question.value, question.scene.words
    asked = question.scene.evenly(decision.asked.format(case=amount.text))
    if is_short_cell(unit):
        return words.case_cell.format(when=question.when, subject=subject_of(unit), asked=asked)
    text = asked_text(question)
    if text is None:
        return None
    statement, place = text
    if [other for other in find_values(statement) if other.key == value.key and other.start != place]:
        return None
    statement = statement[:place] + decision.hidden + statement[place + len(value.text) :]
    said = bare(statement) if question.scene.is_chinese else quoted(statement)
    return words.case.format(when=question.when, text=said, asked=asked)


def _restyled_old(wrong: tuple[WrongValue, ...], old: Value) -> str:
    return next((entry.text for entry in wrong if entry.was_right), old.text)


def colleague_items(question: Question, wrong: tuple[WrongValue, ...], suffix: str) -> Iterator[Candidate]:
    """Whether a colleague is right who repeats the old rule, or has a new one wrong."""
    words, old = question.scene.words, question.old
    told = next((entry for entry in wrong if entry.was_right or old is None), None)
    said = _said_wrongly(question, told) if told else None
    if told is None or said is None or len(said) > LONGEST_ASKED[question.scene.is_chinese]:
        return
    other = next((entry for entry in wrong if entry is not told), None)
    right = words.wrong.format(value=shown(question.value))
    why = question.scene.why_old if told.was_right else why_wrong(told, question.scene)
    options = [
        OptionDraft(right, correct=True, why=words.why_new),
        OptionDraft(words.right.format(value=told.text), correct=False, why=why, was_right=told.was_right),
    ]
    if other:
        text = words.wrong.format(value=other.text)
        options.append(OptionDraft(text, correct=False, why=why_wrong(other, question.scene)))
    yield candidate(
        question.fact,
        f"colleague{suffix}",
        words.colleague.format(text=said, when=question.when),
        shuffled(options, question.fact.id),
        explanation=explanation(question.fact, question.scene),
        derived=True,
        is_transfer=True,
    )


def _said_wrongly(question: Question, told: WrongValue) -> str | None:
    """The old rule as it stood; of a new rule its own sentence with a wrong value in it."""
    before = question.fact.finding.before
    if told.was_right:
        return quoted(complete(before)) if before else None
    is_plain = question.fact.change == "added" and not question.unit.is_example
    text = asked_text(question) if is_plain else None
    if text is None:
        return None
    statement, place = text
    return quoted(statement[:place] + told.text + statement[place + len(question.value.text) :])
