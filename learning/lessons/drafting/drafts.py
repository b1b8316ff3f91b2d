"""What drafting hands to an owner: a lesson before anyone approved it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from learning.knowledge.update import Span

CardKind = Literal["change", "rule", "step", "scope", "retired", "risk", "say"]
ItemKind = Literal[
    "single_choice", "multiple_choice", "true_false", "cloze", "ordering", "numeric", "hotspot"
]


@dataclass(frozen=True, slots=True)
class OptionDraft:
    """One option. `was_right` marks what was right under the old rule; `why` says what is wrong or right with it."""

    text: str
    correct: bool
    why: str
    was_right: bool = False


@dataclass(frozen=True, slots=True)
class CardDraft:
    """One thing to read, as Markdown, at most 40 seconds long."""

    kind: CardKind
    text: str
    fact: str
    source: Span


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One thing to answer.

    `derived` marks a key that is computed from the fact, or is an old value, rather than quoted. `flips` marks
    an item that asks what holds now: until the effective moment its right option is the one that `was_right`.
    Every other item is dated in its prompt or true of the new rule whatever the clock says.
    """

    key: str
    kind: ItemKind
    prompt: str
    options: tuple[OptionDraft, ...]
    answer: tuple[str, ...] | None
    explanation: str
    fact: str
    derived: bool
    source: Span
    flips: bool


class DropReason(StrEnum):
    """Why an item or a card is not shown, or a fact is not asked."""

    SAME_OPTIONS = "same_options"
    NOT_ONE_RIGHT = "not_one_right"
    EMPTY = "empty"
    ANSWER_IN_PROMPT = "answer_in_prompt"
    NAMED_IN_PROMPT = "named_in_prompt"
    GIVEAWAY = "giveaway"
    PHRASE = "phrase"
    TOO_LONG = "too_long"
    MARKUP = "markup"
    NOT_IN_ARTICLE = "not_in_article"
    CONTRADICTION = "contradiction"
    LIST_ASKED = "list_asked"
    SAME_ANSWER = "same_answer"
    NOT_WORTH_ASKING = "not_worth_asking"
    NO_QUESTION = "no_question"


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was not drafted, and why, for the owner to see.

    `text` is the prompt of an item or the text of a card; it is empty where a fact is read and not asked.
    """

    fact: str
    text: str
    reasons: tuple[DropReason, ...]


@dataclass(frozen=True, slots=True)
class LessonDraft:
    """A minute or two on one change: at most five items and 120 seconds. `facts` are ids of the update.

    `dropped` names what failed a check, and each fact that is read and not asked.
    """

    title: str
    estimated_seconds: int
    facts: tuple[str, ...]
    cards: tuple[CardDraft, ...]
    items: tuple[ItemDraft, ...]
    dropped: tuple[Dropped, ...] = ()
