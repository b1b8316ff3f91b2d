"""The gate that every drafted item and card passes before an owner sees it; what fails is dropped with its reasons."""

import re
from collections.abc import Iterator

from learning.knowledge.facts.kinds import PROHIBITION
from learning.knowledge.normalise import key_of
from learning.lessons.checks import GIVEAWAY, GIVEAWAY_FROM
from learning.lessons.drafting.drafts import CardDraft, DropReason, ItemDraft
from learning.lessons.grounding import Grounds
from learning.lessons.phrases import forbidden_phrases
from learning.lessons.reading import reading_seconds

LONGEST_PROMPT = 22.0
LONGEST_ITEM = 28.0
"""Seconds of reading, prompt alone and with its options."""

LONGEST_VERDICT = 4
"""Characters up to which an option may be a mere yes or no, whose words a prompt cannot do without."""

_NAMED = re.compile(r"“([^”]{4,})”")


def complaints(item: ItemDraft, grounds: Grounds | None = None) -> tuple[DropReason, ...]:
    """Why an item must not be shown; empty when nothing is wrong with it. `grounds` are both texts of the update."""
    found = [*_of_form(item), *_of_reading(item)]
    if grounds is not None:
        found += _of_ground(item, grounds)
    return tuple(found)


def card_complaints(card: CardDraft, grounds: Grounds) -> tuple[DropReason, ...]:
    """Why a card must not be shown: it says a number, a title or a code that the article does not."""
    said = re.sub(r"^(?:自?[^：，]{4,24}起[：，]|From [^:,]{4,24}[:,])", "", card.text)
    found = [DropReason.NOT_IN_ARTICLE] if grounds.missing_values(said) or grounds.missing_names(said) else []
    if card.kind == "say" and forbidden_phrases(card.text):
        found.append(DropReason.PHRASE)
    return tuple(found)


def _of_form(item: ItemDraft) -> Iterator[DropReason]:
    keys = [key_of(option.text) for option in item.options]
    right = [option for option in item.options if option.correct]
    wrong = [option.text for option in item.options if not option.correct]
    if len(set(keys)) != len(keys):
        yield DropReason.SAME_OPTIONS
    if item.kind == "single_choice" and (len(item.options) < 2 or len(right) != 1):
        yield DropReason.NOT_ONE_RIGHT
    if item.kind == "multiple_choice" and not 0 < len(right) < len(item.options):
        yield DropReason.NOT_ONE_RIGHT
    if not item.explanation or not item.prompt:
        yield DropReason.EMPTY
    if item.kind != "single_choice" or not right:
        return
    if _gives_away(item.prompt, right[0].text):
        yield DropReason.ANSWER_IN_PROMPT
    if any(name in right[0].text and name not in "".join(wrong) for name in _NAMED.findall(item.prompt)):
        yield DropReason.NAMED_IN_PROMPT
    longest = max(map(reading_seconds, wrong), default=0.0)
    own = reading_seconds(right[0].text)
    if own > GIVEAWAY_FROM and own > GIVEAWAY * longest:
        yield DropReason.GIVEAWAY
    if (
        forbidden_phrases(right[0].text)
        and not PROHIBITION.search(right[0].text)
        and "不说" not in right[0].text
    ):
        yield DropReason.PHRASE


def _of_reading(item: ItemDraft) -> Iterator[DropReason]:
    spoken = " ".join((item.prompt, *(option.text for option in item.options)))
    if reading_seconds(item.prompt) > LONGEST_PROMPT or reading_seconds(spoken) > LONGEST_ITEM:
        yield DropReason.TOO_LONG
    if re.search(r"\|\s|\n|https?://", spoken):
        yield DropReason.MARKUP


def _of_ground(item: ItemDraft, grounds: Grounds) -> Iterator[DropReason]:
    """A key is quoted, or computed from values that are: either way its numbers stand in one of the texts."""
    key = [*(option.text for option in item.options if option.correct), *(item.answer or ())]
    missing = any(grounds.missing_values(text) or grounds.missing_names(text) for text in key)
    # Cases on both sides of a value are computed from it, and it is one of them.
    is_computed = item.derived and item.kind == "multiple_choice"
    if is_computed:
        missing = all(grounds.missing_values(option.text) for option in item.options)
    if missing or (not item.derived and any(map(grounds.missing_clauses, key))):
        yield DropReason.NOT_IN_ARTICLE


def _gives_away(prompt: str, right: str) -> bool:
    asked, answer = key_of(prompt), key_of(right)
    is_verdict = len(right) <= LONGEST_VERDICT and not re.search(r"\d", right)
    return not is_verdict and f" {answer} " in f" {asked} "
