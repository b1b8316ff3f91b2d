"""What a lesson is: cards to read and items to answer, as plain values.

Text is of two sorts. Titles, prompts, options, customer lines and the sides of a comparison are plain text;
the text of a card and every explanation are a small Markdown subset (see `markdown.render_html`).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import ceil
from typing import Literal, NewType

from learning.lessons.reading import reading_seconds
from learning.lessons.screen import Area, Screen

LessonSlug = NewType("LessonSlug", str)

SECONDS_TO_DECIDE = 5
"""What an item costs beyond reading it: choosing, and one key."""


class ItemKind(StrEnum):
    """How an item is answered."""

    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    TRUE_FALSE = "true_false"
    CLOZE = "cloze"
    ORDERING = "ordering"
    NUMERIC = "numeric"
    HOTSPOT = "hotspot"


class CardKind(StrEnum):
    """What a card tells: a change, a rule, a step, for whom, what is gone, what to watch, what to say."""

    CHANGE = "change"
    RULE = "rule"
    STEP = "step"
    SCOPE = "scope"
    RETIRED = "retired"
    RISK = "risk"
    SAY = "say"


class Difficulty(StrEnum):
    """The author's guess before any answer is in."""

    EASY = "easy"
    USUAL = "usual"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `was_right` marks what was right until the lesson's update took effect.

    Of a hotspot it is an area with its label.
    """

    text: str
    correct: bool = False
    was_right: bool = False
    why: str = ""
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to answer.

    `answer` holds the accepted texts of a cloze, the one number of a numeric item in plain decimals, or the
    steps of an ordering in the right order (its `options` are the same steps). Where options carry the key it
    is empty; the right ones of a hotspot are its steps in their order, on its `screen`. An item keyed on the server
    never sends its key to a device: it is what counts as evidence.
    """

    key: str
    kind: ItemKind
    prompt: str
    options: tuple[Option, ...] = ()
    answer: tuple[str, ...] = ()
    unit: str = ""
    explanation: str = ""
    fact: str | None = None
    skill: str | None = None
    keyed_on: Literal["device", "server"] = "device"
    difficulty: Difficulty = Difficulty.USUAL
    customer: str | None = None
    mood: str = ""
    screen: Screen | None = None

    @property
    def flips(self) -> bool:
        """Whether the item asks what holds now, so that its key changes when the update takes effect."""
        return any(option.was_right for option in self.options)

    def right_options(self, *, in_effect: bool) -> tuple[int, ...]:
        """Places of the options that are right before, or from, the effective time; none without a choice."""
        if self.flips and not in_effect:
            return tuple(place for place, option in enumerate(self.options) if option.was_right)
        return tuple(place for place, option in enumerate(self.options) if option.correct)

    @property
    def seconds(self) -> float:
        """Seconds to read, decide and read why."""
        shown = [
            self.customer or "",
            self.prompt,
            *(option.text for option in self.options),
            self.explanation,
        ]
        return SECONDS_TO_DECIDE + sum(map(reading_seconds, shown))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Old beside new, each under the time it holds: "12 月 1 日前", "12 月 1 日起"."""

    old_label: str
    old: str
    new_label: str
    new: str


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to read."""

    kind: CardKind
    title: str
    text: str = ""
    fact: str | None = None
    compare: Comparison | None = None

    @property
    def seconds(self) -> float:
        """Seconds to read the card."""
        shown = [self.title, self.text]
        if self.compare:
            shown += [self.compare.old_label, self.compare.old, self.compare.new_label, self.compare.new]
        return sum(map(reading_seconds, shown))


@dataclass(frozen=True, slots=True)
class Lesson:
    """A minute or two on one change or one skill.

    `update` names the revision whose change the lesson teaches (`mobile-transfer-limits/r2`) and whose
    effective time it shares. `effective` is a moment of the lesson's own. An empty `audience` means everyone.
    """

    slug: LessonSlug
    title: str
    language: str
    skills: tuple[str, ...]
    facts: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    source: str = ""
    effective: datetime | None = None
    update: str | None = None
    translation_of: LessonSlug | None = None
    cards: tuple[Card, ...] = ()
    items: tuple[Item, ...] = ()

    @property
    def kept_back(self) -> frozenset[str]:
        """Keys of the items that the lesson does not ask: of each fact all but the first keyed on the server.

        They come a week later as variants that nobody has seen, which shows whether the rule was kept.
        """
        asked: set[str] = set()
        kept: set[str] = set()
        for item in self.items:
            if item.keyed_on == "server" and item.fact:
                (kept if item.fact in asked else asked).add(item.key if item.fact in asked else item.fact)
        return frozenset(kept)

    @property
    def estimated_seconds(self) -> int:
        """Whole seconds for a practised reader: the cards, and the items that are not kept back."""
        asked = [item for item in self.items if item.key not in self.kept_back]
        return ceil(sum(card.seconds for card in self.cards) + sum(item.seconds for item in asked))

    def skill_of(self, item: Item) -> str:
        """The skill an item practises: its own, else the lesson's first."""
        return item.skill or self.skills[0]
