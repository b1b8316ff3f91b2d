"""From the lesson a person can read to items that can be answered: each with its windows of time and their keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from learning.lessons.answerable import Compare, Content, Customer, KeyWindow, ShownScreen, Source, Why
from learning.lessons.lesson import Difficulty, Item, ItemKind, Lesson
from learning.lessons.markdown import render_html
from learning.lessons.screen import Picture
from learning.lessons.wording import before_and_from, day_in_words

PRIOR = {Difficulty.EASY: -0.8, Difficulty.USUAL: 0.0, Difficulty.HARD: 0.8}
"""Logits; the author's three difficulties before any answer is in (research on learning science, section 2.3)."""

GUESSABLE = {ItemKind.SINGLE_CHOICE, ItemKind.TRUE_FALSE}

MIXED = {ItemKind.ORDERING, ItemKind.HOTSPOT}
"""Kinds whose options are written in the order that is asked for."""


@dataclass(frozen=True, slots=True)
class FactTarget:
    """The fact an item asks about, in the version that the lesson teaches; what the update changed, if it did."""

    fact_id: UUID
    version_id: UUID | None
    old: str | None = None
    new: str | None = None


@dataclass(frozen=True, slots=True)
class Compiled:
    """One item ready to be stored."""

    key: str
    kind: ItemKind
    fact_id: UUID | None
    skill: str
    content: Content
    keys: tuple[KeyWindow, ...]
    keyed_on: str
    kept_back: bool
    prior_difficulty: float
    options: int


def compile_items(
    lesson: Lesson, targets: Mapping[str, FactTarget], pictures: Mapping[str, Picture], zone: ZoneInfo
) -> tuple[Compiled, ...]:
    """Every item of the lesson.

    `targets` leads from the names of facts in the lesson to the facts, `pictures` from those of pictures to what is
    kept; all pictures must be there.
    """
    last = lesson.items[-1] if lesson.items else None
    return tuple(
        Compiled(
            key=item.key,
            kind=item.kind,
            fact_id=target.fact_id if target else None,
            skill=lesson.skill_of(item),
            content=_content(lesson, item, pictures, ask_certainty=item is last),
            keys=_windows(lesson, item, target, zone),
            keyed_on=item.keyed_on,
            kept_back=item.key in lesson.kept_back,
            prior_difficulty=PRIOR[item.difficulty],
            options=len(item.options) if item.kind in GUESSABLE else 0,
        )
        for item in lesson.items
        for target in [targets.get(item.fact or "")]
    )


def _content(lesson: Lesson, item: Item, pictures: Mapping[str, Picture], *, ask_certainty: bool) -> Content:
    options, screen = [item.options[place] for place in _shown_places(item)], item.screen
    return Content(
        prompt=item.prompt,
        customer=Customer(item.customer, item.mood) if item.customer else None,
        options=tuple(option.text for option in options),
        unit=item.unit,
        source=Source(lesson.source, lesson.effective) if lesson.source else None,
        ask_certainty=ask_certainty,
        screen=ShownScreen(pictures[screen.picture], screen.alt, screen.release) if screen else None,
        areas=tuple(option.area for option in options if option.area),
    )


def _windows(lesson: Lesson, item: Item, target: FactTarget | None, zone: ZoneInfo) -> tuple[KeyWindow, ...]:
    """One window for all time, or two for an item that asks what holds now.

    Being right by the old rule confirms no version: it must not hide that the new one is known, or is not.
    """
    taught = target.version_id if target else None
    if not item.flips or lesson.effective is None:
        return (_window(lesson, item, target, zone, version=taught, in_effect=True),)
    return (
        _window(lesson, item, target, zone, version=None, in_effect=False, valid_to=lesson.effective),
        _window(lesson, item, target, zone, version=taught, in_effect=True, valid_from=lesson.effective),
    )


def _window(
    lesson: Lesson,
    item: Item,
    target: FactTarget | None,
    zone: ZoneInfo,
    *,
    version: UUID | None,
    in_effect: bool,
    valid_from: datetime | None = None,
    valid_to: datetime | None = None,
) -> KeyWindow:
    is_ordering = item.kind is ItemKind.ORDERING
    shown = _shown_places(item)
    right = range(len(shown)) if is_ordering else item.right_options(in_effect=in_effect)
    explanation = item.explanation if valid_to is None else _not_yet(lesson, item, valid_to, zone)
    return KeyWindow(
        fact_version_id=version,
        valid_from=valid_from,
        valid_to=valid_to,
        correct=tuple(map(shown.index, right)),
        answer=() if is_ordering else item.answer,
        explanation_html=render_html(explanation),
        whys=tuple(
            Why(index, render_html(item.options[place].why))
            for index, place in enumerate(shown)
            if item.options[place].why
        ),
        compare=_compare(lesson, target, zone),
    )


def _shown_places(item: Item) -> tuple[int, ...]:
    """Which option stands at each place. Steps are never stored in their order: a place would give the key away."""
    places = range(len(item.options))
    if item.kind not in MIXED:
        return tuple(places)
    mixed = sorted(
        places, key=lambda place: sha256(f"{item.key}/{item.options[place].text}".encode()).digest()
    )
    return tuple(mixed if mixed != list(places) else reversed(mixed))


def _compare(lesson: Lesson, target: FactTarget | None, zone: ZoneInfo) -> Compare | None:
    if target is None or not target.old or not target.new or lesson.effective is None:
        return None
    before, after = before_and_from(lesson.effective, lesson.language, zone)
    return Compare(before, target.old, after, target.new)


def _not_yet(lesson: Lesson, item: Item, effective: datetime, zone: ZoneInfo) -> str:
    day = day_in_words(effective, lesson.language, zone)
    if lesson.language == "zh-CN":
        return f"{day}前仍按原规定；从{day}起才变。{item.explanation}"
    return f"Until {day} the old rule still holds; the change starts then. {item.explanation}"
