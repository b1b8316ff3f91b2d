"""From the lines of an item to an item, or to complaints about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from learning.lessons.complaints import Complain
from learning.lessons.directives.item_lines import ItemLines, OptionLines, sort_item_lines
from learning.lessons.directives.outline import Directive
from learning.lessons.lesson import Difficulty, Item, ItemKind, Option

DIRECTIVES: Mapping[str, ItemKind] = {
    "choice": ItemKind.SINGLE_CHOICE,
    "choices": ItemKind.MULTIPLE_CHOICE,
    "true-false": ItemKind.TRUE_FALSE,
    "cloze": ItemKind.CLOZE,
    "order": ItemKind.ORDERING,
    "numeric": ItemKind.NUMERIC,
    "hotspot": ItemKind.HOTSPOT,
}
"""The word after `:::` for each kind of item."""

BLANK = "____"
MOST_OPTIONS = 6
"""Keys 1 to 6 choose."""
LONGEST_KEY = 80

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CHOICES = (ItemKind.SINGLE_CHOICE, ItemKind.MULTIPLE_CHOICE, ItemKind.TRUE_FALSE)
_MARKS = {
    " ": Option(""),
    "x": Option("", correct=True),
    "X": Option("", correct=True),
    "~": Option("", was_right=True),
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an item may refer to: the lesson's facts and skills, and whether there is a moment to flip at."""

    facts: tuple[str, ...]
    skills: tuple[str, ...]
    can_flip: bool


def read_item(
    directive: Directive, customer: tuple[str, str] | None, around: Surroundings, complain: Complain
) -> tuple[Item, ItemLines]:
    """The item as far as it can be read, with its lines. `customer` is mood and words from above it."""
    kind = DIRECTIVES[directive.name]
    lines = sort_item_lines(directive, with_steps=kind is ItemKind.ORDERING, complain=complain)
    about = _Complaints(directive, complain)
    _check_key(directive, about)
    if not lines.prompt:
        about.item("asks nothing: its question stands below the first line")
    mood, words = customer or ("", None)
    item = Item(
        key=directive.argument,
        kind=kind,
        prompt=lines.prompt,
        options=_options(kind, lines, around, about),
        answer=_answer(kind, lines, about),
        unit=_field(lines, "unit"),
        explanation=lines.explanation,
        fact=_known(lines, "fact", around.facts, complain),
        skill=_known(lines, "skill", around.skills, complain),
        keyed_on=_keyed_on(lines, complain),
        difficulty=_difficulty(lines, complain),
        customer=words,
        mood=mood,
    )
    return item, lines


@dataclass(frozen=True, slots=True)
class _Complaints:
    directive: Directive
    complain: Complain

    def item(self, problem: str) -> None:
        """About the whole item, at its first line."""
        self.complain(self.directive.line, f'item "{self.directive.argument}" {problem}')

    def line(self, line: int, problem: str) -> None:
        """About one line of it."""
        self.complain(line, f'item "{self.directive.argument}": {problem}')


def _check_key(directive: Directive, about: _Complaints) -> None:
    key = directive.argument
    if not key:
        about.complain(
            directive.line, f'"::: {directive.name}" needs a key, as in "::: {directive.name} first-sentence"'
        )
    elif not _KEY.fullmatch(key) or len(key) > LONGEST_KEY:
        about.complain(
            directive.line, f'the key "{key[:LONGEST_KEY]}" is not made of a-z, 0-9 and single hyphens'
        )


def _field(lines: ItemLines, name: str) -> str:
    return lines.fields[name][0].text if name in lines.fields else ""


def _known(lines: ItemLines, name: str, known: tuple[str, ...], complain: Complain) -> str | None:
    value = _field(lines, name)
    if value and value not in known:
        complain(
            lines.fields[name][0].number, f'{name} "{value}" is not among the {name}s of the front matter'
        )
    return value or None


def _keyed_on(lines: ItemLines, complain: Complain) -> Literal["device", "server"]:
    value = _field(lines, "key")
    if value not in ("", "device", "server"):
        complain(lines.fields["key"][0].number, f'key is device or server, not "{value}"')
    return "server" if value == "server" else "device"


def _difficulty(lines: ItemLines, complain: Complain) -> Difficulty:
    value = _field(lines, "difficulty") or Difficulty.USUAL
    if value not in list(Difficulty):
        complain(lines.fields["difficulty"][0].number, f'difficulty is easy, usual or hard, not "{value}"')
        return Difficulty.USUAL
    return Difficulty(value)


def _options(
    kind: ItemKind, lines: ItemLines, around: Surroundings, about: _Complaints
) -> tuple[Option, ...]:
    if kind is ItemKind.ORDERING:
        _check_steps(lines, about)
        _check_texts(lines.steps, about)
        return tuple(Option(step.text) for step in lines.steps)
    if kind not in _CHOICES:
        for option in lines.options:
            about.line(option.line, f"{kind.value} items have no options")
        return ()
    options = tuple(_option(written, about) for written in lines.options)
    _check_texts(lines.options, about)
    if not options:
        about.item("has no answer: its options are missing")
    else:
        _check_marks(kind, options, around, about)
    return options


def _option(written: OptionLines, about: _Complaints) -> Option:
    mark = _MARKS.get(written.mark)
    if mark is None:
        about.line(written.line, f'the mark of an option is [ ], [x] or [~], not "[{written.mark}]"')
        mark = _MARKS[" "]
    return Option(written.text, correct=mark.correct, was_right=mark.was_right, why=written.why)


def _check_steps(lines: ItemLines, about: _Complaints) -> None:
    if len(lines.steps) < 3:
        about.item('has no answer: an order needs at least three steps, written "1. ..." in the right order')
    for option in lines.options:
        about.line(option.line, 'steps of an order are written "1. ...", not as options')
    for step in lines.steps:
        if step.why:
            about.line(step.line, "steps have no explanation of their own")


def _check_texts(written: list[OptionLines], about: _Complaints) -> None:
    if len(written) > MOST_OPTIONS:
        about.line(written[MOST_OPTIONS].line, f"more than {MOST_OPTIONS} to choose from")
    seen: dict[str, int] = {}
    for option in written:
        if not option.text:
            about.line(option.line, "this option is empty")
        elif option.text in seen:
            about.line(option.line, f"this option repeats line {seen[option.text]}")
        seen.setdefault(option.text, option.line)


def _check_marks(
    kind: ItemKind, options: tuple[Option, ...], around: Surroundings, about: _Complaints
) -> None:
    right = sum(option.correct for option in options)
    was_right = sum(option.was_right for option in options)
    if kind is ItemKind.TRUE_FALSE and len(options) != 2:
        about.item("is true or false, so it has two options")
    if len(options) < 2:
        about.item("has only one option")
    if right == 0:
        about.item("has no answer: mark the right option with [x]")
    if kind is ItemKind.MULTIPLE_CHOICE:
        if right == len(options):
            about.item("has no wrong option")
        if was_right:
            about.item("cannot flip: [~] belongs into choice and true-false")
        return
    if right > 1:
        about.item('has several right options; "::: choices" takes several')
    if was_right > 1:
        about.item("has several options that were right; one rule held before")
    if was_right and not around.can_flip:
        about.item('flips with [~], but the front matter has no "update" or "effective" to flip at')


def _answer(kind: ItemKind, lines: ItemLines, about: _Complaints) -> tuple[str, ...]:
    given = lines.fields.get("answer", [])
    if kind not in (ItemKind.CLOZE, ItemKind.NUMERIC):
        for line in given:
            about.line(line.number, f"{kind.value} items have no answer line")
    if kind is not ItemKind.NUMERIC and "unit" in lines.fields:
        about.line(lines.fields["unit"][0].number, "only numeric items have a unit")
    if kind is ItemKind.ORDERING:
        return tuple(step.text for step in lines.steps)
    if kind is ItemKind.CLOZE:
        return _accepted_texts(lines, about)
    return _number(lines, about) if kind is ItemKind.NUMERIC else ()


def _accepted_texts(lines: ItemLines, about: _Complaints) -> tuple[str, ...]:
    if BLANK not in lines.prompt:
        about.item(f"has no blank: write {BLANK} where the answer goes")
    given = [line.text for line in lines.fields.get("answer", []) if line.text]
    if not given:
        about.item("has no answer")
    if len(set(given)) < len(given):
        about.item("accepts the same answer twice")
    return tuple(given)


def _number(lines: ItemLines, about: _Complaints) -> tuple[str, ...]:
    given = lines.fields.get("answer", [])
    if len(given) != 1:
        about.item("has no answer" if not given else "has several answers; a numeric item has one")
        return ()
    try:
        number = Decimal(given[0].text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > 15:
        about.line(given[0].number, f'"{given[0].text[:40]}" is not a number such as 50000')
        return ()
    return (plain_number(number),)


def plain_number(number: Decimal) -> str:
    """The one way a number is kept: no exponent, no thousands mark, no needless noughts."""
    written = f"{number:f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if number.is_zero() else written
