"""How long reading and answering takes. Silent reading at work: 6 Chinese characters or 4 words a second."""

import re

from learning.lessons.drafting.drafts import CardDraft, ItemDraft

LONGEST_CARD = 40.0
LONGEST_LESSON = 120.0
THINKING = 3.0
"""Seconds between having read the options and having chosen."""


def reading_seconds(text: str) -> float:
    """Seconds to read a text silently."""
    return len(re.findall(r"[一-鿿]", text)) / 6 + len(re.findall(r"[A-Za-z0-9$£.%]+", text)) / 4


def card_seconds(card: CardDraft) -> float:
    """Seconds for a card: reading it once."""
    return reading_seconds(card.text) + 1


def item_seconds(item: ItemDraft) -> float:
    """Seconds for an item: reading, choosing, and half of the explanation, which many skip when right."""
    options = " ".join((*(option.text for option in item.options), *(item.answer or ())))
    return reading_seconds(f"{item.prompt} {options}") + THINKING + reading_seconds(item.explanation) / 2
