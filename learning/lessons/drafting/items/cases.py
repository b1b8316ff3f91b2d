"""A rule applied: a case between the old value and the new one, and a colleague who has it wrong."""

from collections.abc import Iterator
from decimal import Decimal

from learning.knowledge.facts.statement import subject_of
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import Value
from learning.lessons.drafting.distractors import WrongValue, why_wrong
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.headers import said_of
from learning.lessons.drafting.items.bounds import (
    Bound,
    Case,
    Role,
    bound_of,
    case_between,
    case_beyond,
    has_border,
)
from learning.lessons.drafting.items.question import (
    LONGEST_ASKED,
    Question,
    asked_text,
    cell_text,
    is_only_value,
    shown,
)
from learning.lessons.drafting.phrases import Decision
from learning.lessons.drafting.scene import Candidate, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import bare, quoted
from learning.lessons.drafting.telling import named

MOST_ALIKE = 2
"""Options with the same verdict, so that it does not give itself away."""


def case_items(question: Question, wrong: tuple[WrongValue, ...], suffix: str) -> Iterator[Candidate]:
    """What she decides in a case that the old value and the new one judge differently, and on the border itself."""
    value, old = question.value, question.old
    bound = bound_of(question.unit, value)
    if bound is None or (question.old is None and question.fact.finding.segment is not None):
        return
    decision = _decision(question, bound)
    who = (
        []
        if bound.role is not Role.WHO or question.is_unclear
        else list(_who(question, wrong, bound, suffix))
    )
    if old is None:
        yield from who
    amount = case_between(old, value, bound) if old else case_beyond(value, bound)
    if amount:
        options = _verdicts(question, wrong, bound, amount, decision)
        yield from _case(question, f"case{suffix}", amount, decision.asked, options)
    if old is not None:
        yield from who
    if has_border(value, bound) and not question.is_unclear:
        border = Case(value.numbers[0], shown(value))
        options = _border_verdicts(question, wrong, bound, border, decision)
        yield from _case(question, f"border{suffix}", border, decision.border, options)


def _case(
    question: Question, name: str, amount: Case, form: str, options: list[OptionDraft]
) -> Iterator[Candidate]:
    prompt = _case_prompt(question, amount, form)
    if prompt is None or len({option.text[:2] for option in options}) < 2:
        return
    yield candidate(
        question.fact,
        name,
        prompt,
        shuffled(options, question.fact.id),
        explanation=explanation(question.fact, question.scene),
        derived=True,
        is_transfer=True,
    )


def _who(question: Question, wrong: tuple[WrongValue, ...], bound: Bound, suffix: str) -> Iterator[Candidate]:
    """Which of these cases a rule is for: the value itself, and values on both sides of it."""
    value, scene = question.value, question.scene
    cases = {value.numbers[0]: shown(value)}
    for entry in wrong:
        found = next((found for found in find_values(entry.text) if found.unit == value.unit), None)
        if found and found.is_single:
            cases.setdefault(found.numbers[0], entry.text)
    options = [
        OptionDraft(
            text,
            correct=bound.meets(number, value.numbers[0]),
            why=scene.words.why_border
            if number == value.numbers[0]
            else scene.evenly(scene.words.why_not.format(value=shown(value))),
        )
        for number, text in sorted(cases.items())
    ]
    prompt = _who_prompt(question)
    if prompt is None or len({option.correct for option in options}) < 2 or not value.is_single:
        return
    yield candidate(
        question.fact,
        f"who{suffix}",
        prompt,
        options,
        explanation=explanation(question.fact, scene),
        kind="multiple_choice",
        derived=True,
        is_transfer=True,
    )


def _who_prompt(question: Question) -> str | None:
    statement = _hidden(question)
    words = question.scene.words
    if statement is None:
        return None
    cases = words.cases.get(question.value.kind, words.any_case)
    return words.who_of.format(when=question.when, text=_as_quoted(statement, question), cases=cases)


def _decision(question: Question, bound: Bound) -> Decision:
    words = question.scene.words
    if bound.role is Role.WHO:
        upper = words.up_to if bound.includes else words.below
        return upper if bound.is_upper else words.from_up if bound.includes else words.above
    return {Role.MOST: words.most, Role.LEAST: words.least, Role.TIME: words.time}[bound.role]


def _border_verdicts(
    question: Question, wrong: tuple[WrongValue, ...], bound: Bound, amount: Case, decision: Decision
) -> list[OptionDraft]:
    """The value itself counts or does not; a third verdict rests on the old value or a neighbour's."""
    words, value = question.scene.words, shown(question.value)
    evenly = question.scene.evenly
    counted, left = (
        evenly(decision.taken_in.format(value=value)),
        evenly(decision.left_out.format(value=value)),
    )
    right, other = (counted, left) if bound.includes else (left, counted)
    third = [
        option
        for option in _verdicts(question, wrong, bound, amount, decision)
        if not option.correct and option.text[:2] != right[:2]
    ]
    return [
        OptionDraft(right, correct=True, why=words.why_border),
        OptionDraft(other, correct=False, why=words.why_border),
        *third[:1],
    ]


def _verdicts(
    question: Question, wrong: tuple[WrongValue, ...], bound: Bound, amount: Case, decision: Decision
) -> list[OptionDraft]:
    """Yes or no with the value it rests on, all of one form; no two of them rest on the same value."""
    value, old, scene = question.value, question.old, question.scene

    def verdict(number: Decimal, text: str) -> str:
        inside = bound.meets(amount.number, number)
        return scene.evenly((decision.inside if inside else decision.outside).format(value=text))

    options = [OptionDraft(verdict(value.numbers[-1], shown(value)), correct=True, why=scene.words.why_new)]
    if old and old.unit == value.unit and old.numbers:
        text = verdict(old.numbers[-1], _restyled_old(wrong, old))
        options.append(OptionDraft(text, correct=False, why=scene.why_old, was_right=True))
    for entry in wrong:
        found = next((found for found in find_values(entry.text) if found.unit == value.unit), None)
        if entry.was_right or found is None or not found.numbers or found.numbers[-1] == amount.number:
            continue
        text = verdict(found.numbers[-1], entry.text)
        if sum(option.text[:2] == text[:2] for option in options) < MOST_ALIKE:
            options.append(OptionDraft(text, correct=False, why=why_wrong(entry, shown(value), scene)))
    return options


def _case_prompt(question: Question, amount: Case, form: str) -> str | None:
    unit, words = question.unit, question.scene.words
    asked = question.scene.evenly(form.format(case=amount.text))
    if is_only_value(question):
        return words.case_cell.format(when=question.when, subject=subject_of(unit), asked=asked)
    statement = _hidden(question)
    if statement is None:
        return None
    return words.case.format(when=question.when, text=_as_quoted(statement, question), asked=asked)


def _hidden(question: Question) -> str | None:
    """The rule with a gap for its value; None when it is too long or says the value twice."""
    value, text = question.value, cell_text(question) or asked_text(question)
    if text is None:
        return None
    statement, place = text
    if any(other.key == value.key and other.start != place for other in find_values(statement)):
        return None
    return statement[:place] + question.scene.words.gap + statement[place + len(value.text) :]


def _as_quoted(statement: str, question: Question) -> str:
    return bare(statement) if question.scene.is_chinese else quoted(statement)


def _restyled_old(wrong: tuple[WrongValue, ...], old: Value) -> str:
    return next((entry.text for entry in wrong if entry.was_right), old.text)


def _within(text: str) -> str:
    """A value inside a sentence: a number word that opened one loses its capital."""
    return text.lower() if text.isascii() and text.isalpha() else text


def colleague_items(question: Question, wrong: tuple[WrongValue, ...], suffix: str) -> Iterator[Candidate]:
    """Whether a colleague is right who repeats the old rule."""
    words, old = question.scene.words, question.old
    before = question.fact.finding.before
    told = next((entry for entry in wrong if entry.was_right), None)
    if told is None or old is None or before is None or question.unit.is_label or old.unit == "th":
        return
    said = quoted(named(said_of(before), question.fact))
    if len(said) > LONGEST_ASKED[question.scene.is_chinese]:
        return
    other = next((entry for entry in wrong if entry is not told), None)
    right = words.wrong.format(value=_within(shown(question.value)))
    options = [
        OptionDraft(right, correct=True, why=words.why_new),
        OptionDraft(
            words.right.format(value=_within(told.text)),
            correct=False,
            why=question.scene.why_old,
            was_right=True,
        ),
    ]
    if other:
        text = words.wrong.format(value=_within(other.text))
        options.append(
            OptionDraft(text, correct=False, why=why_wrong(other, shown(question.value), question.scene))
        )
    yield candidate(
        question.fact,
        f"colleague{suffix}",
        words.colleague.format(text=said, when=question.when),
        shuffled(options, question.fact.id),
        explanation=explanation(question.fact, question.scene),
        derived=True,
        is_transfer=True,
        is_contrast=True,
    )
