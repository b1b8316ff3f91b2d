"""One item of a lesson file rewritten or added by its fields; every other line of the file stays as it is.

The key of the item, its fact, its skill and the customer above it are no fields: they are what its answers and
its provenance hang on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from learning.lessons.complaints import Complaint
from learning.lessons.directives.outline import Directive, outline
from learning.lessons.directives.source import Line, normalise_line_ends
from learning.lessons.directives.tidying import tidy_item
from learning.lessons.directives.writing import write_item
from learning.lessons.errors import LessonUnreadable
from learning.lessons.lesson import Item, ItemKind, Option
from learning.lessons.lesson_file import parse
from learning.lessons.screen import Area, Screen


@dataclass(frozen=True, slots=True)
class ItemFields:
    """What an owner changes about an item: the question, what is shown and can be chosen, its key, and why."""

    prompt: str
    options: tuple[Option, ...]
    answer: tuple[str, ...]
    unit: str
    explanation: str
    screen: Screen | None = None


def with_fields(
    markdown: str, key: str, fields: ItemFields, *, zone: ZoneInfo, new: ItemKind | None = None
) -> str:
    """The file with this item rewritten, which may no longer be readable: `parse` says so.

    One that is not there is added as the last, if it is said of which kind it is to be. Raises `LessonUnreadable`
    when the file as given cannot be read, or has no such item.
    """
    text = normalise_line_ends(markdown)
    item, line = _found(text, key, zone)
    if item is not None:
        return _with_item(text, line, _rewritten(item, fields))
    if new is None:
        raise _no_item(key)
    added = write_item(_rewritten(Item(key, new, fields.prompt), fields))
    return f"{text.rstrip()}\n\n{added}\n"


def with_screen(
    markdown: str, key: str, screen: Screen, areas: Mapping[str, Area], *, new_key: str, zone: ZoneInfo
) -> str:
    """The file with this hotspot on another screen, under a key of its own because other answers are given there.

    `areas` leads from labels to where they are now; one without a place stands without. Raises `LessonUnreadable`
    as `with_fields` does.
    """
    text = normalise_line_ends(markdown)
    item, line = _found(text, key, zone)
    if item is None:
        raise _no_item(key)
    options = tuple(replace(option, area=areas.get(option.text)) for option in item.options)
    return _with_item(text, line, tidy_item(replace(item, key=new_key, screen=screen, options=options)))


def _found(text: str, key: str, zone: ZoneInfo) -> tuple[Item | None, int]:
    """The item and its line. Raises `LessonUnreadable` for a file that cannot be read."""
    parsed = parse(text, zone=zone)
    if parsed.lesson is None:
        raise LessonUnreadable(parsed.complaints)
    item = next((item for item in parsed.lesson.items if item.key == key), None)
    return item, parsed.lines.get(f"item:{key}", 1)


def _no_item(key: str) -> LessonUnreadable:
    return LessonUnreadable([Complaint("<lesson>", 1, f'there is no item "{key[:80]}"')])


def _with_item(text: str, line: int, item: Item) -> str:
    """The text with this item in place of the one that begins on a line."""
    lines = text.split("\n")
    first, last = _place(lines, line)
    return "\n".join([*lines[: first - 1], write_item(item), *lines[last:]])


def _rewritten(item: Item, fields: ItemFields) -> Item:
    options = fields.options
    if item.kind is ItemKind.HOTSPOT:
        options = tuple(sorted(options, key=lambda option: not option.correct))
    steps = tuple(option.text for option in options)
    is_order = item.kind is ItemKind.ORDERING
    return tidy_item(
        replace(
            item,
            prompt=fields.prompt,
            options=options,
            answer=steps if is_order else fields.answer,
            unit=fields.unit,
            explanation=fields.explanation,
            screen=fields.screen,
        )
    )


def _place(lines: list[str], first: int) -> tuple[int, int]:
    """First and last line of the directive that begins on a line, counted from 1."""
    numbered = [Line(number, line) for number, line in enumerate(lines, 1)]
    blocks = outline(numbered, lambda _line, _problem: None)
    found = next(block for block in blocks if isinstance(block, Directive) and block.line == first)
    return first, first + len(found.body) + 1
