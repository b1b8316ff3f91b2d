"""Whether a rule is said in both texts, in other words, in parts or in a table, so that nothing of it can be asked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from learning.knowledge.facts.finding import Shape
from learning.knowledge.facts.kinds import stance_of
from learning.knowledge.gist import gist_of, rooted
from learning.knowledge.grammar import LIGHT
from learning.knowledge.measures import measures
from learning.knowledge.opposed import is_flipped
from learning.knowledge.rewording import AND, CLAUSE, OR, words_of
from learning.knowledge.units import Document, Unit
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.lessons.drafting.items.said import denies
from learning.lessons.drafting.scene import Scene

STILL_SAID = 0.72
"""Share of the words of a rule that one sentence of the new text holds, from which it says the rule again.

Of 60 removed rules of real updates the nine that were only reworded had 0.75 or more, and of the others only those
that came back with another figure or turned round.
"""
ALL_SAID = 0.95
"""Share of its words held by the new sentences of its own section together, from which it was split among them."""

SAID_BESIDE = 0.6
"""Share of the words of an old sentence that a new one with its figure holds, from which it took the old one in.

Of 19 new figures that an old sentence of the section had too, five were only taken over and had 0.67 or more; the
others had at most 0.5.
"""

_OTHERWISE = (Shape.STEP, Shape.CLASS, Shape.SCOPE, Shape.ROW, Shape.COLUMN, Shape.VALUE)
"""Changes of a figure, or of where something stands, whatever its words."""
_ANYHOW = re.compile(r"\bwhether\b|\beven (?:if|when)\b|无论|不论|即使|即便", re.IGNORECASE)
"""What says that a rule holds in either case."""
_QUALIFIES = re.compile(
    r"(?:必须|应当|[须应])[为是](?=[^，。；]*[人客户者员])|\bmust be (?=an? |aged |at least |over )"
)
"""A duty to be something, which says who may."""
_READER = re.compile(
    r"投资者|持卡人|存款人|客户|您|你|\b(?:cardmembers?|cardholders?|customers?|users?|you|your)\b",
    re.IGNORECASE,
)
"""Whom a page speaks to or of: a page that comes to say "you" says nothing else."""
_EMPTY = frozenset(
    {"均", "都", "也", "该", "哪", "些", "except", "unless", "if", "it", "them", "they", "by", "to", "who"}
)
"""Words that carry a rule and say none of it, beside the light ones."""


def lives_on(unit: Unit, scene: Scene) -> bool:
    """Whether the new text still says a rule, with its figures and as affirmative as before."""
    near = [other for other in scene.after.around(unit) if gist_of(other).words]
    new = [other for other in near if other.path == unit.path and other.index in scene.changed]
    return any(_holds([other], unit, STILL_SAID) for other in near) or _holds(new, unit, ALL_SAID)


def is_said_again(fact: FactChange, scene: Scene) -> bool:
    """Whether a changed sentence and what stood in its section say the same words with the same force."""
    before, after = fact.finding.before, fact.finding.after
    if before is None or after is None or fact.finding.shape in _OTHERWISE or is_flipped(before, after):
        return False
    if any(ask(before.text) != ask(after.text) for ask in (denies, _force, _is_anyhow)):
        return False
    was, now = _spoken([before]), _spoken([after])
    return now <= _spoken(_gone(before, after, scene)) and was <= _spoken(_come(before, after, scene))


def is_taken_in(fact: FactChange, scene: Scene) -> bool:
    """Whether a figure that seems new stood beside the same words in a sentence that stands no more."""
    after, value, finding = fact.finding.after, fact.finding.new_value, fact.finding
    if after is None or value is None or finding.old_value is not None or finding.also:
        return False
    whole = replace(after, text=f"{after.row} {after.text}") if after.is_cell else after
    words = gist_of(after).words
    return any(
        value.key in {found.key for found in find_values(other.text)}
        and len(words & gist_of(other).words) >= SAID_BESIDE * max(1, len(gist_of(other).words))
        and _numbers([other]) <= _numbers([whole])
        and not is_flipped(other, after)
        for other in _unlike(scene.before, after, scene.after)
    )


def _force(text: str) -> str:
    """Its stance; who must be something to do a thing may do it when she is."""
    return stance_of(_QUALIFIES.sub("可以", text))


def _is_anyhow(text: str) -> bool:
    return bool(_ANYHOW.search(text))


def _gone(before: Unit, after: Unit, scene: Scene) -> Iterator[Unit]:
    """The old sentence and those beside it that stand no more."""
    yield before
    if _is_sentence(before):
        yield from _unlike(scene.before, before, scene.after)


def _come(before: Unit, after: Unit, scene: Scene) -> Iterator[Unit]:
    yield after
    if _is_sentence(after):
        yield from _unlike(scene.after, after, scene.before)


def _is_sentence(unit: Unit) -> bool:
    """Whether a unit ends as a sentence does: an entry of a list shares none of its words with those beside it."""
    return unit.text.endswith(("。", "."))


def _unlike(found: Document, unit: Unit, other: Document) -> Iterator[Unit]:
    """Sentences of the section of a unit whose words stand nowhere near in the other text."""
    keys = {each.key for each in other.around(unit)}
    yield from (each for each in found.around(unit) if each.path == unit.path and each.key not in keys)


def _spoken(units: Iterable[Unit]) -> frozenset[str]:
    words = (word for unit in units for word in rooted(words_of(_READER.sub(" ", unit.text))))
    return frozenset(words) - LIGHT - _EMPTY - {AND, OR, CLAUSE}


def _holds(others: Iterable[Unit], unit: Unit, share: float) -> bool:
    words, others = gist_of(unit).words, list(others)
    said = frozenset[str]().union(*(gist_of(other).words for other in others))
    return (
        len(words & said) >= share * max(1, len(words))
        and _numbers([unit]) <= _numbers(others)
        and denies(unit.text) == any(denies(other.text) for other in others)
    )


def _numbers(units: Iterable[Unit]) -> frozenset[object]:
    return frozenset(number for _, number, _ in measures(units))
