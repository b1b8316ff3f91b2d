"""Whether two sentences of the same words say different things, though each word of the one stands in the other."""

import re
from collections.abc import Callable, Sequence

from learning.knowledge.align import cell_of, closeness
from learning.knowledge.facts.kinds import STANCES
from learning.knowledge.gist import is_value, rooted
from learning.knowledge.grammar import ACTORS, LIGHT, PASSIVE, SEQUENCE
from learning.knowledge.opposed import are_switched
from learning.knowledge.rewording import AND, CLAUSE, OR, are_cases_exchanged, words_of
from learning.knowledge.units import Unit

SAME = 0.5
"""Likeness below which two sentences were paired for want of better ones, and neither continues the other."""


def turned_round(before: Unit, after: Unit) -> bool:
    """Whether two sentences of the same words say different things: another entry, actor, order or permission."""
    if before.is_cell and after.is_cell and frozenset(cell_of(before)) == frozenset(cell_of(after)):
        return True
    if closeness(before.shape, after.shape) < SAME:
        return False
    begun = _START.search(before.text), _START.search(after.text)
    if begun[0] and begun[1] and _are_exchanged(begun[0][0], begun[1][0]):
        return True
    if are_cases_exchanged(before.text, after.text):
        return True
    was, now = _stances(before.text), _stances(after.text)
    if was - now and now - was:
        return True
    old, new = words_of(before.text), words_of(after.text)
    if is_other_actor(old, new) or are_switched(old, new):
        return True
    return bool(SEQUENCE & set(old) and SEQUENCE & set(new)) and _is_reordered(old, new, _is_content)


_START = re.compile(r"[自从][^，。；]{2,20}起|\bdays? (?:of|from|after) [^,.;]{3,40}", re.IGNORECASE)
"""From when a span of time runs: another beginning is another rule, however alike the words."""


def _are_exchanged(old: str, new: str) -> bool:
    """Whether each of two phrases has words of its own."""
    left, right = (set(rooted(words_of(said))) - LIGHT - {AND, OR, CLAUSE} for said in (old, new))
    return bool(left - right and right - left)


def is_other_actor(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether two actors changed places while the voice stayed."""
    return PASSIVE & set(old) == PASSIVE & set(new) and _is_reordered(old, new, ACTORS.__contains__)


def _is_content(word: str) -> bool:
    return not (word in LIGHT or is_value(word) or word in (AND, OR, CLAUSE) or word in SEQUENCE)


def _is_reordered(old: Sequence[str], new: Sequence[str], counts: Callable[[str], bool]) -> bool:
    """Whether the words that count stand in another order."""
    shared = {word for word in {*old} & {*new} if counts(word)}
    left, right = (list(dict.fromkeys(word for word in words if word in shared)) for words in (old, new))
    return left != right


def _stances(text: str) -> set[str]:
    return {stance for stance, pattern in STANCES if pattern.search(text)}
