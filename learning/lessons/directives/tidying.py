"""The one form in which a lesson's texts are kept, so that what is written is what is read again."""

import re
from dataclasses import replace

from learning.lessons.directives.source import trim, unwrap, unwrap_paragraphs, without_forbidden
from learning.lessons.lesson import Card, Comparison, Item, Lesson, Option
from learning.lessons.screen import Release, Screen

NO_LABEL = "…"
"""What stands for a label that was nothing but a colon."""


def tidy(lesson: Lesson) -> Lesson:
    """The same lesson with single-line texts in one line and without blanks at any end."""
    return replace(
        lesson,
        title=line(lesson.title),
        skills=tuple(map(line, lesson.skills)),
        facts=tuple(map(line, lesson.facts)),
        audience=tuple(map(line, lesson.audience)),
        source=line(lesson.source),
        cards=tuple(map(_tidy_card, lesson.cards)),
        items=tuple(map(tidy_item, lesson.items)),
    )


def line(text: str) -> str:
    """Text of one line."""
    return unwrap(without_forbidden(text))


def _markdown(text: str) -> str:
    return trim(without_forbidden(text))


def _tidy_card(card: Card) -> Card:
    return replace(
        card,
        title=line(card.title),
        text=_markdown(card.text),
        fact=line(card.fact) if card.fact else None,
        compare=_tidy_comparison(card.compare) if card.compare else None,
    )


def _tidy_comparison(compare: Comparison) -> Comparison:
    return Comparison(
        _label(compare.old_label), line(compare.old), _label(compare.new_label), line(compare.new)
    )


def _label(text: str) -> str:
    """A label ends at the first colon, so it holds none that could end it early."""
    return line(re.sub(r"：|:+(?=\s|：|$)", " ", line(text))) or NO_LABEL


def tidy_item(item: Item) -> Item:
    """The same item with its texts in that form."""
    return replace(
        item,
        prompt=unwrap_paragraphs(without_forbidden(item.prompt)),
        options=tuple(map(_tidy_option, item.options)),
        answer=tuple(map(line, item.answer)),
        unit=line(item.unit),
        explanation=_markdown(item.explanation),
        fact=line(item.fact) if item.fact else None,
        skill=line(item.skill) if item.skill else None,
        customer=line(item.customer) if item.customer else None,
        mood=line(re.sub(r"[（）()]", "", item.mood)) if item.customer else "",
        screen=_tidy_screen(item.screen) if item.screen else None,
    )


def _tidy_screen(screen: Screen) -> Screen:
    release = Release(line(screen.release.system), line(screen.release.version))
    return Screen(line(screen.picture), line(screen.alt), release)


def _tidy_option(option: Option) -> Option:
    return replace(option, text=line(option.text), why=line(option.why))
