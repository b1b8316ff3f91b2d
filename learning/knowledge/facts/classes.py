"""Entries whose words stayed while their class changed: a slight fault that is a grave one now.

An entry says nothing without its heading or lead-in. Under another one that stood there before it says something
else; a page that was only put in another order keeps the entries of a class together.
"""

from collections.abc import Iterator

from learning.knowledge.align import Alignment
from learning.knowledge.blocks import BlockKind
from learning.knowledge.facts.finding import Finding, Shape
from learning.knowledge.facts.kinds import FactKind, modal_of
from learning.knowledge.facts.statement import NUMBERING
from learning.knowledge.gist import rooted
from learning.knowledge.grammar import LIGHT
from learning.knowledge.normalise import key_of
from learning.knowledge.rewording import AND, CLAUSE, OR, words_of
from learning.knowledge.units import Unit
from learning.knowledge.values.find import find_values

FEWEST_SHARED = {True: 2, False: 1}
"""Words (Chinese characters) that the names of two classes of one kind have in common."""


def reclassed(alignment: Alignment) -> Iterator[Finding]:
    """One finding for each entry that came under another class, both of which stand in both texts."""
    pairs = [pair for pair in alignment.pairs if not pair.after.is_label]
    old = {_key(unit) for unit in (*(pair.before for pair in pairs), *alignment.removed)}
    new = {_key(unit) for unit in (*(pair.after for pair in pairs), *alignment.added)}
    stayed = {_key(pair.after) for pair in pairs if _key(pair.before) == _key(pair.after)}
    for pair in pairs:
        left, right = _key(pair.before), _key(pair.after)
        if left == right or not (left in new and right in old and pair.before.key == pair.after.key):
            continue
        if _is_classed(pair.before, pair.after, is_alone={left, right} <= stayed):
            yield Finding(
                "changed",
                Shape.CLASS,
                FactKind.SCOPE,
                pair.before,
                pair.after,
                class_of(pair.before),
                class_of(pair.after),
            )


def class_of(unit: Unit) -> str:
    """What an entry stands under: its lead-in, else its heading without a number."""
    heading = unit.path[-1] if unit.path else ""
    return unit.lead.rstrip("：: ") or NUMBERING.sub("", heading) or heading


def _key(unit: Unit) -> str:
    return key_of(class_of(unit))


def _is_classed(before: Unit, after: Unit, *, is_alone: bool) -> bool:
    """Whether an entry is what it is by its class: it sets nothing itself, or the two classes are of one kind."""
    if not (before.kind is after.kind is BlockKind.ITEM) or after.article or modal_of(after.text):
        return False
    is_bare = not find_values(after.text) and not after.text.endswith(("。", "."))
    return (is_alone and is_bare) or _are_of_one_kind(class_of(before), class_of(after))


def _are_of_one_kind(old: str, new: str) -> bool:
    """Whether two names share what is classed, however they class it: 一般差错, 致命差错."""
    left, right = (frozenset(rooted(words_of(name))) - LIGHT - {AND, CLAUSE, OR} for name in (old, new))
    return len(left & right) >= FEWEST_SHARED[not old.isascii()]
