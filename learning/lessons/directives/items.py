"""From the lines of an item to an item, or to complaints about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from learning.lessons.complaints import Complain
from learning.lessons.directives.answers import AboutItem, read_answer, read_options
from learning.lessons.directives.areas import read_areas, read_screen
from learning.lessons.directives.item_lines import ItemLines, sort_item_lines
from learning.lessons.directives.outline import Directive
from learning.lessons.lesson import Difficulty, Item, ItemKind

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

LONGEST_KEY = 80

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


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
    lines = sort_item_lines(directive, kind, complain)
    about = AboutItem(directive, complain)
    _check_key(directive, about)
    if not lines.prompt:
        about.item("asks nothing: its question stands below the first line")
    mood, words = customer or ("", None)
    item = Item(
        key=directive.argument,
        kind=kind,
        prompt=lines.prompt,
        options=read_areas(lines, about)
        if kind is ItemKind.HOTSPOT
        else read_options(kind, lines, can_flip=around.can_flip, about=about),
        answer=read_answer(kind, lines, about),
        unit=_field(lines, "unit"),
        explanation=lines.explanation,
        fact=_known(lines, "fact", around.facts, complain),
        skill=_known(lines, "skill", around.skills, complain),
        keyed_on=_keyed_on(lines, complain),
        difficulty=_difficulty(lines, complain),
        customer=words,
        mood=mood,
        screen=read_screen(kind, lines, about),
    )
    return item, lines


def _check_key(directive: Directive, about: AboutItem) -> None:
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
