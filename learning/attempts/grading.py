"""Grading one answer against the key that held when it was given."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from learning.attempts.answer import Answer, Verdict
from learning.attempts.errors import AnswerUnreadable, ItemRetired
from learning.attempts.number import read_number
from learning.lessons.answerable import Item, KeyWindow

LONGEST_TEXT = 400
"""Characters of a typed answer: several times the longest answer of any item."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A verdict with the key that it rests on."""

    verdict: Verdict
    key: KeyWindow


def grade(item: Item, answer: Answer, at: datetime) -> Graded:
    """Grade by the key of that moment: right at 23:59 may be wrong at 00:00.

    Raises `ItemRetired` when the item was no longer asked, `AnswerUnreadable` when the answer does not fit.
    """
    if item.retired_at is not None and item.retired_at <= at:
        raise ItemRetired
    key = key_at(item, at)
    if answer.unsure:
        return Graded(Verdict.UNSURE, key)
    return Graded(Verdict.RIGHT if _is_right(item, key, answer) else Verdict.WRONG, key)


def key_at(item: Item, at: datetime) -> KeyWindow:
    """The key that holds at that moment; outside every window the item counts as retired."""
    for key in item.keys:
        if key.holds(at):
            return key
    raise ItemRetired


def _is_right(item: Item, key: KeyWindow, answer: Answer) -> bool:
    match item.kind:
        case "single_choice" | "true_false":
            return _places(answer.chosen, item.choices, exactly=1) == key.correct
        case "multiple_choice":
            return set(_places(answer.chosen, item.choices)) == set(key.correct)
        case "ordering":
            return _places(answer.order, item.choices, exactly=item.choices) == key.correct
        case "hotspot":
            return _path(answer.order, item.choices) == key.correct
        case "cloze":
            return any(same_text(_text(answer), accepted) for accepted in key.answer)
        case "numeric":
            return _same_number(_text(answer), key.answer, item.unit)
    raise AnswerUnreadable(f"an item of kind {item.kind} cannot be answered here")


def _places(given: tuple[int, ...] | None, choices: int, *, exactly: int | None = None) -> tuple[int, ...]:
    if not given:
        raise AnswerUnreadable("nothing is chosen")
    if any(not 0 <= place < choices for place in given):
        raise AnswerUnreadable("it names an option that is not there")
    if len(set(given)) != len(given):
        raise AnswerUnreadable("it names an option twice")
    if exactly is not None and len(given) != exactly:
        raise AnswerUnreadable(f"it names {len(given)} options, not {exactly}")
    return given


def _path(clicks: tuple[int, ...] | None, areas: int) -> tuple[int, ...]:
    """The way taken through the areas: each where it was first clicked. A click made again is needless, not wrong."""
    return _places(tuple(dict.fromkeys(clicks or ())), areas)


def _text(answer: Answer) -> str:
    if answer.text is None or not answer.text.strip():
        raise AnswerUnreadable("nothing is written")
    if len(answer.text) > LONGEST_TEXT:
        raise AnswerUnreadable(f"it is longer than {LONGEST_TEXT} characters")
    return answer.text


def same_text(given: str, accepted: str) -> bool:
    """Whether two texts say the same but for width, case, spaces and stops, or state the same number."""
    if _folded(given) == _folded(accepted):
        return True
    number = read_number(accepted)
    return number is not None and read_number(given) == number


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"(?<=\d)[,，](?=\d)|(?!\.\d)[^\w%+\-]|_", "", plain)


def _same_number(given: str, answers: tuple[str, ...], unit: str) -> bool:
    number = read_number(given, unit=unit)
    if number is None:
        raise AnswerUnreadable("it is not a number")
    return any(number == read_number(answer, unit=unit) for answer in answers)
