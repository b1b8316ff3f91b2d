"""The border in time: what holds on the eve of a change and on the day itself, worked out from its date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from learning.knowledge.facts.statement import complete
from learning.knowledge.values.date import canonical_date
from learning.knowledge.values.value import Value, ValueKind
from learning.lessons.drafting.distractors import WrongValue
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.question import Question, recall, shown
from learning.lessons.drafting.phrases import spoken_date
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import quoted

_FROM = re.compile(r"(?:自|从|于)\s*$|\b(?:from|starting|effective|as of|since)\s+$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s*(?:\(含\)|（含）)?(?:起|开始|以后|之后生效|施行|生效|onwards?\b|on,)")
NO_YEAR = 2028
"""A leap year, in which every day of the calendar is found; days without a year are compared within it."""
LONGEST_RULE = {True: 70, False: 180}


def day_items(question: Question, wrong: tuple[WrongValue, ...], suffix: str) -> Iterator[Candidate]:
    """Two customers, one on the eve and one on the day; for a starting date whether it has come."""
    if question.value.kind is ValueKind.DATE:
        yield from _begun_items(question, wrong, suffix)
    elif question.old is not None and question.scene.effective_from is not None:
        yield from _two_days_items(question, wrong, suffix)


def _two_days_items(question: Question, wrong: tuple[WrongValue, ...], suffix: str) -> Iterator[Candidate]:
    scene, words = question.scene, question.scene.words
    moment = scene.effective_from
    old = next((entry.text for entry in wrong if entry.was_right), None)
    if moment is None or old is None or (moment.hour, moment.minute) != (0, 0):
        return
    eve, day = (spoken_day(each.date(), scene) for each in (moment - timedelta(days=1), moment))
    prompt = recall(question, scene.evenly(words.two_days.format(eve=eve, day=day)))
    new = shown(question.value)
    if prompt is None:
        return
    why = scene.evenly(words.why_both_days.format(date=spoken_date(moment, words)))
    pairs = ((old, new), (new, old), (new, new), (old, old))
    options = [
        OptionDraft(
            (words.of_two_days if first != second else words.both_days).format(
                first=first, second=second, value=first
            ),
            correct=(first, second) == (old, new),
            why=why,
        )
        for first, second in pairs
    ]
    yield candidate(
        question.fact,
        f"days{suffix}",
        prompt,
        shuffled(options, f"{question.fact.id}days"),
        explanation=explanation(question.fact, scene),
        derived=True,
        is_transfer=True,
    )


def _begun_items(question: Question, wrong: tuple[WrongValue, ...], suffix: str) -> Iterator[Candidate]:
    """The eve of a new starting date, which under an earlier old date was already past it."""
    value, scene, starts = question.value, question.scene, _day_of(question.value)
    hidden = _starting_rule(question)
    if starts is None or hidden is None:
        return
    old = _day_of(question.old) if question.old else None
    case = starts - timedelta(days=1) if old is None or old < starts else starts
    has_year = bool(re.search(r"\d{4}", value.text))
    options = [_verdict(WrongValue(value.text), starts, case, question, is_right=True)]
    options += [
        _verdict(entry, day, case, question) for entry in wrong if (day := _read(entry.text, starts.year))
    ]
    if len({option.text[:2] for option in options}) < 2 or (case.year != starts.year and not has_year):
        return
    written = scene.evenly(spoken_day(case, scene, with_year=has_year))
    yield candidate(
        question.fact,
        f"begun{suffix}",
        scene.words.has_begun.format(text=hidden, day=written),
        shuffled(options, question.fact.id),
        explanation=explanation(question.fact, scene),
        derived=True,
        is_transfer=True,
    )


def _starting_rule(question: Question) -> str | None:
    """The rule with a gap for the date from which it holds; None when the date says something else."""
    value, scene = question.value, question.scene
    text = complete(question.unit)
    place = text.find(value.text)
    rest = text[place + len(value.text) :]
    starts = place >= 0 and _FROM.search(text[:place])
    if (
        not starts
        or len(text) > LONGEST_RULE[scene.is_chinese]
        or (scene.is_chinese and not _ONWARDS.match(rest))
    ):
        return None
    return quoted(text[:place] + scene.words.gap + rest)


def _verdict(
    entry: WrongValue, day: date, case: date, question: Question, *, is_right: bool = False
) -> OptionDraft:
    """Whether the rule had begun on the day of the case, and from when it holds, as one option."""
    scene, words = question.scene, question.scene.words
    if is_right:
        why = words.why_begun if day <= case else words.why_not_begun
    else:
        why = scene.why_old if entry.was_right else words.why_not
    verdict = words.begun if day <= case else words.not_begun
    return OptionDraft(
        scene.evenly(verdict.format(date=entry.text)),
        correct=is_right,
        why=scene.evenly(why.format(date=question.value.text, value=question.value.text)),
        was_right=entry.was_right,
    )


def spoken_day(day: date, scene: Scene, *, with_year: bool = False) -> str:
    """A day as people say it: 11 月 30 日, 30 November."""
    if scene.is_chinese:
        return f"{f'{day.year}年' if with_year else ''}{day.month}月{day.day}日"
    return f"{day.day} {day:%B}{f' {day.year}' if with_year else ''}"


def _day_of(value: Value) -> date | None:
    """The day that a value names; None for a month, a quarter or a range."""
    return _read(value.text, NO_YEAR)


def _read(text: str, year: int) -> date | None:
    parts = re.fullmatch(r"(?:(\d{4})-)?(\d{1,2})-(\d{1,2})(?:-\d{1,2}(?::\d{1,2})?)?", canonical_date(text))
    try:
        return date(int(parts[1] or year), int(parts[2]), int(parts[3])) if parts else None
    except ValueError:
        return None
