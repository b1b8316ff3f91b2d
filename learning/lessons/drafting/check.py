"""What no item may do, checked on every candidate: the last gate before an owner sees it."""

import re

from learning.knowledge.normalise import key_of
from learning.lessons.drafting.drafts import ItemDraft
from learning.lessons.drafting.timing import reading_seconds

LONGEST_PROMPT = 22.0
LONGEST_ITEM = 38.0
"""Seconds of reading, prompt alone and with its options."""


def complaints(item: ItemDraft) -> tuple[str, ...]:
    """Why an item must not be shown; empty when nothing is wrong with it."""
    found: list[str] = []
    keys = [key_of(option.text) for option in item.options]
    right = [option for option in item.options if option.correct]
    if len(set(keys)) != len(keys):
        found.append("two options say the same")
    if item.kind == "single_choice" and (len(item.options) < 2 or len(right) != 1):
        found.append("not exactly one right option")
    if not item.explanation or not item.prompt:
        found.append("nothing to ask or no reason given")
    if right and item.kind == "single_choice" and _gives_away(item.prompt, right[0].text):
        found.append("the prompt prints the answer")
    spoken = " ".join((item.prompt, *(option.text for option in item.options)))
    if reading_seconds(item.prompt) > LONGEST_PROMPT or reading_seconds(spoken) > LONGEST_ITEM:
        found.append("too long to read between two calls")
    if re.search(r"\|\s|\n|https?://", spoken):
        found.append("markup left in the text")
    return tuple(found)


def _gives_away(prompt: str, right: str) -> bool:
    asked, answer = key_of(prompt), key_of(right)
    return bool(answer) and f" {answer} " in f" {asked} "
