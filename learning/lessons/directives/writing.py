"""A lesson written as a lesson file: front matter, cards, then items."""

from itertools import chain, starmap
from zoneinfo import ZoneInfo

from learning.lessons.directives.areas import write_area, write_screen
from learning.lessons.directives.cards import write_comparison
from learning.lessons.directives.front_matter import FENCE
from learning.lessons.directives.header import write_header
from learning.lessons.directives.items import DIRECTIVES
from learning.lessons.directives.source import CARD_MARKS, EXPLANATION_MARKS, PROMPT_MARKS, guard
from learning.lessons.lesson import Card, Difficulty, Item, ItemKind, Lesson, Option

_NAMES = {kind: name for name, kind in DIRECTIVES.items()}


def write_lesson(lesson: Lesson, zone: ZoneInfo) -> str:
    """The file of a tidy lesson."""
    colon = "：" if lesson.language.startswith("zh") else ": "
    blocks = [f"{FENCE}\n{write_header(lesson, zone)}\n{FENCE}"]
    blocks += [_card(card, colon) for card in lesson.cards]
    chinese = colon == "："
    for item in lesson.items:
        said = [_customer(item.customer, item.mood, chinese=chinese)] if item.customer else []
        blocks += [*said, write_item(item)]
    return "\n\n".join(blocks) + "\n"


def _card(card: Card, colon: str) -> str:
    head = [f"## {card.title}", f"kind: {card.kind}"]
    if card.fact:
        head.append(f"fact: {card.fact}")
    parts = ["\n".join(head)]
    if card.text:
        parts.append(guard(card.text, CARD_MARKS))
    if card.compare:
        parts.append(write_comparison(card.compare, colon))
    return "\n\n".join(parts)


def write_item(item: Item) -> str:
    """The directive of one tidy item, without the customer above it."""
    lines = [f"::: {_NAMES[item.kind]} {item.key}", guard(item.prompt, PROMPT_MARKS), ""]
    if item.kind is ItemKind.ORDERING:
        lines += [f"{number}. {option.text}" for number, option in enumerate(item.options, 1)]
    elif item.kind is ItemKind.HOTSPOT:
        lines += [*write_screen(item), *chain(*starmap(write_area, enumerate(item.options)))]
    else:
        lines += [line for option in item.options for line in _option(option)]
        lines += [f"answer: {answer}" for answer in item.answer]
    lines += _fields(item)
    if item.explanation:
        first, *rest = item.explanation.split("\n")
        lines += [f"why: {first}", *(guard(line, EXPLANATION_MARKS) for line in rest)]
    return "\n".join([*lines, ":::"])


def _customer(words: str, mood: str, *, chinese: bool) -> str:
    if chinese:
        return f"> 客户{f'（{mood}）' if mood else ''}：{words}"
    return f"> Customer{f' ({mood})' if mood else ''}: {words}"


def _option(option: Option) -> list[str]:
    mark = "x" if option.correct else "~" if option.was_right else " "
    return [f"- [{mark}] {option.text}", *([f"  why: {option.why}"] if option.why else [])]


def _fields(item: Item) -> list[str]:
    values = [
        ("unit", item.unit),
        ("fact", item.fact),
        ("skill", item.skill),
        ("key", "server" if item.keyed_on == "server" else ""),
        ("difficulty", "" if item.difficulty is Difficulty.USUAL else item.difficulty.value),
    ]
    return [f"{name}: {value}" for name, value in values if value]
