"""What an approver should look at before a lesson goes out: remarks, never refusals.

A file that cannot be a lesson is refused by `lesson_file.parse`; here stand matters of judgement, each with
the limit it is measured against.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from learning.lessons.lesson import Card, CardKind, Item, ItemKind, Lesson
from learning.lessons.phrases import STARTER_PHRASES, Phrase, forbidden_phrases
from learning.lessons.reading import reading_seconds

SHORTEST, LONGEST = 60, 120
"""Seconds of a lesson that fits a gap between two contacts and still teaches."""
LONGEST_CARD = 40
"""Seconds."""
LONGEST_OPTION = 8
"""Seconds: about 48 Chinese characters or 32 English words."""
MOST_ITEMS = 5
GIVEAWAY = 1.8
"""A right option this many times as long as every other gives itself away, if it is also long in itself."""
GIVEAWAY_FROM = 3
"""Seconds from which the length of the right option counts."""

_MONTH_WITHOUT_DAY = re.compile(r"月(?:以?前|之前)")


class CheckCode(StrEnum):
    """The checks, in the order in which a screen lists them."""

    DURATION = "duration"
    ITEM_COUNT = "item_count"
    CARD_LENGTH = "card_length"
    EXPLANATION = "explanation"
    OPTION_LENGTH = "option_length"
    GIVEAWAY = "giveaway"
    EVIDENCE = "evidence"
    PHRASE = "phrase"
    MONTH_WITHOUT_DAY = "month_without_day"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at. `line` is 1 when the lesson did not come from a file."""

    code: CheckCode
    line: int
    message: str


def check_lesson(
    lesson: Lesson, lines: Mapping[str, int] | None = None, *, phrases: Sequence[Phrase] = STARTER_PHRASES
) -> tuple[Remark, ...]:
    """Every remark about the lesson; a code without a remark is a check passed. `lines` as in `Parsed`."""
    at = lines or {}
    remarks = [*_check_whole(lesson)]
    for number, card in enumerate(lesson.cards):
        remarks += _check_card(card, at.get(f"card:{number}", 1), phrases)
    for item in lesson.items:
        remarks += _check_item(item, at, phrases)
    return tuple(sorted(remarks, key=lambda remark: (list(CheckCode).index(remark.code), remark.line)))


def _check_whole(lesson: Lesson) -> Iterator[Remark]:
    seconds = lesson.estimated_seconds
    if not SHORTEST <= seconds <= LONGEST:
        message = f"takes about {seconds} seconds; {SHORTEST} to {LONGEST} fit a gap"
        yield Remark(CheckCode.DURATION, 1, message)
    if not 1 <= len(lesson.items) <= MOST_ITEMS:
        yield Remark(CheckCode.ITEM_COUNT, 1, f"has {len(lesson.items)} items; 1 to {MOST_ITEMS} are usual")
    if not any(item.keyed_on == "server" for item in lesson.items):
        yield Remark(CheckCode.EVIDENCE, 1, "no item is keyed on the server, so the lesson gives no evidence")


def _check_card(card: Card, line: int, phrases: Sequence[Phrase]) -> Iterator[Remark]:
    if card.seconds > LONGEST_CARD:
        yield Remark(
            CheckCode.CARD_LENGTH, line, f'card "{card.title}" takes {card.seconds:.0f} seconds to read'
        )
    if card.kind is CardKind.SAY:
        yield from _said(f'card "{card.title}"', card.text, line, phrases)
    if card.compare and _MONTH_WITHOUT_DAY.search(card.compare.old_label):
        message = f'"{card.compare.old_label}" ends on the last day before that month; name the day'
        yield Remark(CheckCode.MONTH_WITHOUT_DAY, line, message)


def _check_item(item: Item, at: Mapping[str, int], phrases: Sequence[Phrase]) -> Iterator[Remark]:
    place = f"item:{item.key}"
    line = at.get(place, 1)
    if not item.explanation:
        yield Remark(CheckCode.EXPLANATION, line, f'item "{item.key}" does not say why')
    for number, option in enumerate(item.options):
        here = at.get(f"{place}:option:{number}", line)
        if reading_seconds(option.text) > LONGEST_OPTION:
            yield Remark(
                CheckCode.OPTION_LENGTH,
                here,
                f'item "{item.key}": an option of over {LONGEST_OPTION} seconds',
            )
        if option.correct or item.kind is ItemKind.ORDERING:
            yield from _said(f'item "{item.key}"', option.text, here, phrases)
    if _gives_itself_away(item):
        yield Remark(CheckCode.GIVEAWAY, line, f'item "{item.key}": the right option is by far the longest')


def _gives_itself_away(item: Item) -> bool:
    right = [reading_seconds(option.text) for option in item.options if option.correct]
    others = [reading_seconds(option.text) for option in item.options if not option.correct]
    if not right or not others:
        return False
    return min(right) > GIVEAWAY_FROM and min(right) > GIVEAWAY * max(others)


def _said(where: str, text: str, line: int, phrases: Sequence[Phrase]) -> Iterator[Remark]:
    for hit in forbidden_phrases(text, phrases):
        yield Remark(CheckCode.PHRASE, line, f'{where} says "{hit.words}": {hit.advice}')
