"""How long a drafted card or item takes: the measure of the finished lesson, taken before it is one."""

from learning.lessons.drafting.drafts import CardDraft, ItemDraft
from learning.lessons.lesson import SECONDS_TO_DECIDE
from learning.lessons.reading import reading_seconds

SECONDS_OF_TITLE = 2
"""What the card's title and the two dates over a comparison add to its text."""


def card_seconds(card: CardDraft) -> float:
    """Seconds for a card: reading it once."""
    return reading_seconds(card.text) + SECONDS_OF_TITLE


def item_seconds(item: ItemDraft) -> float:
    """Seconds for an item: reading it, deciding, and reading why."""
    shown = (item.prompt, *(option.text for option in item.options), item.explanation)
    return SECONDS_TO_DECIDE + sum(map(reading_seconds, shown))
