"""Asking for a value that changed or is new: the value itself, what holds now, and a case between old and new."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from learning.knowledge.facts.finding import Shape, ValueChange
from learning.knowledge.facts.statement import LEANS, complete, is_short_cell, subject_of
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import Value, ValueKind
from learning.lessons.drafting.distractors import WrongValue, said_once, spaced_like, why_wrong, wrong_values
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.bounds import Case, bound_of, case_between, case_beyond
from learning.lessons.drafting.items.wording import is_reworded, which_items
from learning.lessons.drafting.scene import Candidate, Scene, bare, candidate, explanation, quoted, timed

LONGEST_ASKED = {True: 110, False: 330}
"""Characters of a sentence, Chinese or English, up to which it is asked whole; longer ones are cut to the clause."""

LONGEST_LEAD = {True: 40, False: 110}
"""A longer lead-in is left to the explanation, and the section's name stands for it."""
_NO_MEASURE = frozenset({"日", "年", "小时", "分钟", "秒", "周"})


def value_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Items on one value: recall, a case or a colleague's mistake, and the rule in force at this moment."""
    finding = fact.finding
    if finding.after is None or finding.new_value is None:
        return
    changes = [
        (finding.after, change)
        for change in (ValueChange(finding.old_value, finding.new_value), *finding.more)
    ]
    if finding.shape is Shape.ROW:
        changes += [
            (cell, ValueChange(None, value)) for cell in finding.also for value in find_values(cell.text)[:1]
        ]
    for number, (unit, change) in enumerate(changes, 1):
        suffix = f"-{number}" if number > 1 else ""
        yield from _value_items(_Question(fact, scene, unit, change.new, change.old), suffix)


@dataclass(frozen=True, slots=True)
class _Question:
    """One value of one fact, about to be asked."""

    fact: FactChange
    scene: Scene
    unit: Unit
    value: Value
    old: Value | None

    @property
    def when(self) -> str:
        """A date is not dated itself: "from 1 December, it starts on 15 December" helps nobody."""
        return self.scene.words.latest if self.value.kind is ValueKind.DATE else self.scene.when


def _value_items(question: _Question, suffix: str) -> Iterator[Candidate]:
    fact, scene, value = question.fact, question.scene, question.value
    wrong = wrong_values(value, question.old, question.unit, scene)
    if not wrong or is_ambiguous(question.unit, scene):
        return
    options = _options(value, wrong, scene)
    why = explanation(fact, scene)
    prompt = _recall(question, question.when)
    if prompt:
        yield candidate(fact, f"value{suffix}", prompt, options, explanation=why)
    yield from _case(question, wrong, suffix)
    yield from _colleague(question, wrong, suffix)
    if scene.effective_from and question.old and value.kind is not ValueKind.DATE:
        yield from _now(question, options, suffix)


def _now(question: _Question, options: tuple[OptionDraft, ...], suffix: str) -> Iterator[Candidate]:
    """What to answer at this moment: until the new rule takes effect, the old value is right."""
    fact, scene = question.fact, question.scene
    if is_reworded(fact):
        yield from which_items(fact, scene, flips=True)
        return
    prompt = _recall(question, scene.words.now)
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


def _size(text: str) -> tuple[tuple[Decimal, ...], str]:
    """By size or by date where there is one: a list in order hides nothing and is quickest to read."""
    values = find_values(text)
    if values and values[0].kind is ValueKind.DATE:
        return tuple(Decimal(part) for part in re.findall(r"\d+", values[0].unit)), text
    return values[0].numbers[:1] if values else (), text


def _recall(question: _Question, when: str) -> str | None:
    unit, value, words = question.unit, question.value, question.scene.words
    if is_short_cell(unit) and bare(unit.text) == value.text:
        if not unit.header:
            return words.value_alone.format(when=when, row=unit.row)
        header = unit.header if question.scene.is_chinese else unit.header[:1].lower() + unit.header[1:]
        return words.value_of_cell.format(when=when, row=unit.row, header=header)
    text = _asked_text(question)
    if text is None:
        return None
    statement, place = text
    same = [other for other in find_values(statement) if other.key == value.key and other.start != place]
    asked = None if same or not question.scene.is_chinese else _question_word(question, statement, place)
    end = place + len(value.text)
    if asked and len(statement) <= 70 and not re.search(r"[。；]\S", statement[:-1]):
        return f"{when}{bare(statement[:place] + asked + statement[end:])}{words.question_end}"
    for other in sorted((*same, replace(value, start=place, end=end)), key=lambda found: -found.start):
        statement = statement[: other.start] + words.gap + statement[other.end :]
    if when == words.now:
        return words.fill_now.format(text=quoted(statement))
    return words.fill.format(when="" if when == words.latest else when, text=quoted(statement))


def _asked_text(question: _Question) -> tuple[str, int] | None:
    """The complete rule and the place of the value in it, cut to its clauses when the whole is too long."""
    unit, value, longest = question.unit, question.value, LONGEST_ASKED[question.scene.is_chinese]
    whole = complete(unit)
    if len(unit.lead) > LONGEST_LEAD[question.scene.is_chinese]:
        topic = question.fact.topic
        whole = f"{topic}：{unit.text}" if question.scene.is_chinese else f"{topic}: {unit.text}"
    head = whole.rfind(unit.text)
    if head < 0:
        return None
    place = head + value.start
    if len(whole) <= longest:
        return whole, place
    stops = [match.end() for match in re.finditer(r"[。；;]|(?<=[.!?])\s", whole)]
    start = max((stop for stop in stops if stop <= place), default=0)
    end = min((stop for stop in stops if stop > place), default=len(whole))
    if end - start > longest or LEANS.match(whole[start:end].strip()):
        return None
    lead = len(whole[start:end]) - len(whole[start:end].lstrip())
    return whole[start + lead : end], place - start - lead


def _question_word(question: _Question, statement: str, place: int) -> str | None:
    """What stands in the value's place in a Chinese question; None where only a gap reads naturally."""
    value, old = question.value, question.old
    same_unit = old is None or old.unit == value.unit
    if value.kind is ValueKind.DATE:
        return "什么时候" if statement[place - 1 : place] in ("自", "从", "于", "在", "到", "至") else None
    if not value.is_single or value.kind in (ValueKind.REFERENCE, ValueKind.TIME):
        return None
    if value.kind is ValueKind.DURATION:
        if not same_unit or value.unit.startswith("T+"):
            return None if value.unit.startswith("T+") else "多长时间"
        measure = "" if value.unit in _NO_MEASURE else "个"
        return f"多少{measure}{_spoken(value)}"
    if value.kind is ValueKind.COUNT:
        return f"多少{value.unit}" if re.fullmatch(r"[一-龥]{1,3}", value.unit) else "多少"
    return "多少" if value.kind in (ValueKind.MONEY, ValueKind.RATE, ValueKind.NUMBER) else None


def _spoken(value: Value) -> str:
    """The unit as the rule writes it: 日 or 天."""
    return "天" if value.unit == "日" and value.text.endswith("天") else value.unit.removeprefix("个")


def _case(question: _Question, wrong: tuple[WrongValue, ...], suffix: str) -> Iterator[Candidate]:
    """A case between the old value and the new one: whoever still has the old rule in mind gets it wrong."""
    value, old, words = question.value, question.old, question.scene.words
    bound = bound_of(question.unit, value)
    if bound is None or (question.old is None and question.fact.finding.segment is not None):
        return
    amount = case_between(old, value, bound) if old else case_beyond(value, bound)
    prompt = _case_prompt(question, amount) if amount else None
    if amount is None or prompt is None:
        return
    is_cell = is_short_cell(question.unit)
    yes, no = (words.allowed, words.refused) if is_cell else (words.meets, words.fails)

    def verdict(number: Decimal, text: str) -> str:
        return (yes if bound.meets(amount.number, number) else no).format(value=text)

    options = [OptionDraft(verdict(value.numbers[-1], shown(value)), correct=True, why=words.why_new)]
    if old:
        text = verdict(old.numbers[-1], _restyled_old(wrong, old))
        options.append(OptionDraft(text, correct=False, why=words.why_old, was_right=True))
    for entry in wrong:
        number = next((found.numbers[-1] for found in find_values(entry.text) if found.numbers), None)
        fresh = not entry.was_right and number is not None and number != amount.number
        if len(options) < 3 and fresh and number is not None:
            options.append(
                OptionDraft(verdict(number, entry.text), correct=False, why=why_wrong(entry, question.scene))
            )
    if len({bound.meets(amount.number, number) for number in _numbers(options)}) < 2:
        return
    yield candidate(
        question.fact,
        f"case{suffix}",
        prompt,
        options,
        explanation=explanation(question.fact, question.scene),
        derived=True,
        is_transfer=True,
    )


def _numbers(options: Sequence[OptionDraft]) -> Iterator[Decimal]:
    for option in options:
        for value in find_values(option.text)[-1:]:
            yield from value.numbers[-1:]


def _case_prompt(question: _Question, amount: Case) -> str | None:
    unit, value, words = question.unit, question.value, question.scene.words
    if is_short_cell(unit):
        return words.case_cell.format(when=question.when, subject=subject_of(unit), case=amount.text)
    text = _asked_text(question)
    if text is None:
        return None
    statement, place = text
    hidden = words.span if value.kind is ValueKind.DURATION else words.limit
    if [other for other in find_values(statement) if other.key == value.key and other.start != place]:
        return None
    statement = statement[:place] + hidden + statement[place + len(value.text) :]
    said = bare(statement) if question.scene.is_chinese else quoted(statement)
    return words.case.format(when=question.when, text=said, case=amount.text)


def _restyled_old(wrong: tuple[WrongValue, ...], old: Value) -> str:
    return next((entry.text for entry in wrong if entry.was_right), old.text)


def _colleague(question: _Question, wrong: tuple[WrongValue, ...], suffix: str) -> Iterator[Candidate]:
    """Whether a colleague is right who repeats the old rule, or has a new one wrong."""
    words, old = question.scene.words, question.old
    told = next((entry for entry in wrong if entry.was_right or old is None), None)
    said = _said_wrongly(question, told) if told else None
    if told is None or said is None or len(said) > LONGEST_ASKED[question.scene.is_chinese]:
        return
    other = next((entry for entry in wrong if entry is not told), None)
    right = words.wrong.format(value=shown(question.value))
    why = words.why_old if told.was_right else why_wrong(told, question.scene)
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
        options,
        explanation=explanation(question.fact, question.scene),
        derived=True,
        is_transfer=True,
    )


def _said_wrongly(question: _Question, told: WrongValue) -> str | None:
    """The old rule as it stood; of a new rule its own sentence with a wrong value in it."""
    before = question.fact.finding.before
    if told.was_right:
        return quoted(complete(before)) if before else None
    is_plain = question.fact.change == "added" and not question.unit.is_example
    text = _asked_text(question) if is_plain else None
    if text is None:
        return None
    statement, place = text
    return quoted(statement[:place] + told.text + statement[place + len(question.value.text) :])
