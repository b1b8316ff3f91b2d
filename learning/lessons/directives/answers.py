"""What the key of an item is: its options, steps, accepted texts or number, and whether they can be a key at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from learning.lessons.complaints import Complain
from learning.lessons.directives.item_lines import ItemLines, OptionLines
from learning.lessons.directives.outline import Directive
from learning.lessons.lesson import ItemKind, Option

BLANK = "____"
MOST_OPTIONS = 6
"""Keys 1 to 6 choose."""

_CHOICES = (ItemKind.SINGLE_CHOICE, ItemKind.MULTIPLE_CHOICE, ItemKind.TRUE_FALSE)
_MARKS: Mapping[str, Option] = {
    " ": Option(""),
    "x": Option("", correct=True),
    "X": Option("", correct=True),
    "~": Option("", was_right=True),
}


@dataclass(frozen=True, slots=True)
class AboutItem:
    """Complains about one item, by its key."""

    directive: Directive
    complain: Complain

    def item(self, problem: str) -> None:
        """About the whole item, at its first line."""
        self.complain(self.directive.line, f'item "{self.directive.argument}" {problem}')

    def line(self, line: int, problem: str) -> None:
        """About one line of it."""
        self.complain(line, f'item "{self.directive.argument}": {problem}')


def read_options(kind: ItemKind, lines: ItemLines, *, can_flip: bool, about: AboutItem) -> tuple[Option, ...]:
    """Options of a choice or steps of an order; complains where they cannot be a key."""
    if kind is ItemKind.ORDERING:
        _check_steps(lines, about)
        check_texts(lines.steps, about)
        return tuple(Option(step.text) for step in lines.steps)
    if kind not in _CHOICES:
        for option in lines.options:
            about.line(option.line, f"{kind.value} items have no options")
        return ()
    options = tuple(_option(written, about) for written in lines.options)
    check_texts(lines.options, about)
    if not options:
        about.item("has no answer: its options are missing")
    else:
        _check_marks(kind, options, can_flip, about)
    return options


def _option(written: OptionLines, about: AboutItem) -> Option:
    mark = _MARKS.get(written.mark)
    if mark is None:
        about.line(written.line, f'the mark of an option is [ ], [x] or [~], not "[{written.mark}]"')
        mark = _MARKS[" "]
    return Option(written.text, correct=mark.correct, was_right=mark.was_right, why=written.why)


def _check_steps(lines: ItemLines, about: AboutItem) -> None:
    if len(lines.steps) < 3:
        about.item('has no answer: an order needs at least three steps, written "1. ..." in the right order')
    for option in lines.options:
        about.line(option.line, 'steps of an order are written "1. ...", not as options')
    for step in lines.steps:
        if step.why:
            about.line(step.line, "steps have no explanation of their own")


def check_texts(written: list[OptionLines], about: AboutItem, *, most: int = MOST_OPTIONS) -> None:
    """Complain where there are too many, or where two cannot be told apart."""
    if len(written) > most:
        about.line(written[most].line, f"more than {most} to choose from")
    seen: dict[str, int] = {}
    for option in written:
        if not option.text:
            about.line(option.line, "this option is empty")
        elif option.text in seen:
            about.line(option.line, f"this option repeats line {seen[option.text]}")
        seen.setdefault(option.text, option.line)


def _check_marks(kind: ItemKind, options: tuple[Option, ...], can_flip: bool, about: AboutItem) -> None:
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
    if was_right and not can_flip:
        about.item('flips with [~], but the front matter has no "update" or "effective" to flip at')


def read_answer(kind: ItemKind, lines: ItemLines, about: AboutItem) -> tuple[str, ...]:
    """`Item.answer`: accepted texts, the number, or the steps in order; empty where options carry the key."""
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


def _accepted_texts(lines: ItemLines, about: AboutItem) -> tuple[str, ...]:
    if BLANK not in lines.prompt:
        about.item(f"has no blank: write {BLANK} where the answer goes")
    given = [line.text for line in lines.fields.get("answer", []) if line.text]
    if not given:
        about.item("has no answer")
    if len(set(given)) < len(given):
        about.item("accepts the same answer twice")
    return tuple(given)


def _number(lines: ItemLines, about: AboutItem) -> tuple[str, ...]:
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
