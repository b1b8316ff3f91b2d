"""Whether a text was only written anew: hardly a sentence stands as it stood, and nothing that rules are made of differs.

Sentence by sentence, a heavy rewording cannot be told from another rule: synonyms, order and grammar all move at
once. Taken whole it can: an owner who changes a rule leaves most of the page alone, or changes a value, a name, a
channel or a permission with it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from learning.knowledge.align import Alignment, Pair, cell_of
from learning.knowledge.facts.kinds import channels_of
from learning.knowledge.facts.noise import is_noise
from learning.knowledge.gist import gist_of
from learning.knowledge.grammar import TALK
from learning.knowledge.measures import Measure, differ_by_value, measure_the_same, measures
from learning.knowledge.restated import Restating
from learning.knowledge.units import Document, Unit

KEPT = 0.6
"""Share of the old sentences that stand unchanged in a page of which only some rules changed."""
FEWEST = 3
"""Sentences of a text below which nothing can be said of it as a whole."""
NOVEL = 0.4
"""Share of a sentence's words that the other text holds somewhere, below which it says something of its own."""
SHARED = 2
"""Words in common from which two sentences with the same figures are about the same."""
NOVEL_WORDS = 5
"""Words that the other text does not hold, from which a sentence may be about something of its own."""

_TITLE = re.compile(r"《[^》]+》")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][A-Za-z]{2,}|\b[A-Z]{2,}\b")


def is_only_rewritten(old: Document, new: Document, alignment: Alignment, restating: Restating) -> bool:
    """Whether the new text says with other sentences what the old one said, as far as can be counted."""
    if not is_written_anew(old, alignment) or any(_is_other_value(pair) for pair in alignment.pairs):
        return False
    same = (
        measure_the_same(old.units, new.units)
        and not _unnamed(old, new)
        and not _unnamed(new, old)
        and channels_of(old.text) == channels_of(new.text)
    )
    return same and not (_outgrows(new, old) or _outgrows(old, new) or restating.is_flipped)


def is_written_anew(old: Document, alignment: Alignment) -> bool:
    """Whether so few sentences stand as they stood that other words in one of them mean little."""
    said = len(_sayings(old))
    return said >= FEWEST and _kept(alignment) < KEPT * said


def _sayings(found: Document) -> tuple[Unit, ...]:
    return tuple(unit for unit in found.units if not unit.is_label and not is_noise(unit, frozenset()))


def _kept(alignment: Alignment) -> int:
    return sum(pair.is_exact and not pair.after.is_label for pair in alignment.pairs)


def _is_other_value(pair: Pair) -> bool:
    """Whether a sentence stands as it stood but for its values; an entry, in the cell that it stood in."""
    is_in_place = not pair.after.is_cell or cell_of(pair.before) == cell_of(pair.after)
    return is_in_place and differ_by_value(pair.before, pair.after)


def _unnamed(found: Document, other: Document) -> bool:
    """Whether a text names something that the other one does not."""
    said = other.text.lower()
    names = (
        name for unit in found.units for pattern in (_TITLE, _NAME) for name in pattern.findall(unit.text)
    )
    common = frozenset(re.findall(r"(?<![\w.])[a-z]{3,}", f"{found.text} {other.text}")) | _CURRENCIES
    return any(
        name.lower().removesuffix("s") not in said and name.lower() not in common | _DEFINED for name in names
    )


_CURRENCIES = frozenset({"eur", "usd", "gbp", "cny", "rmb"})
_DEFINED = frozenset(
    {"bank", "borrower", "lender", "customer", "cardholder", "loan", "agreement", "account", "card"}
)
"""What a contract writes with a capital and a letter to the customer does not, though neither names anything."""


def _outgrows(found: Document, other: Document) -> bool:
    """Whether one text says more than the other by whole sentences of things that the other does not speak of.

    Headings count with what they head: an answer leaves to its question what a sentence says for itself.
    """
    longer = _size(found.units) - _size(other.units)
    return longer >= NOVEL_WORDS and _novel(found, other) > _novel(other, found)


def _size(units: Iterable[Unit]) -> int:
    """How much a text says, in words; the name of a row once, not with each of its entries."""
    return sum(
        piece.size for unit in units for piece in gist_of(unit).pieces[unit.is_cell and not unit.is_label :]
    )


def _novel(found: Document, other: Document) -> int:
    """How many sentences are of things that the other text does not speak of, nor asks about or heads a part with."""
    known = {word for unit in other.units for word in gist_of(unit).known}
    holders: dict[Measure, list[Unit]] = defaultdict(list)
    for unit in other.units:
        for measure in measures([unit]):
            holders[measure].append(unit)
    return sum(
        len(words - known) >= NOVEL_WORDS
        and len(words & known) < NOVEL * len(words)
        and not _is_measured_alike(measures([unit]), words, holders)
        for unit in _sayings(found)
        for words in (gist_of(unit).words - TALK,)
    )


def _is_measured_alike(
    asked: frozenset[Measure], words: frozenset[str], holders: Mapping[Measure, Sequence[Unit]]
) -> bool:
    """Whether one sentence holds every figure of another, and some of its words."""
    fewest = min((holders.get(measure, ()) for measure in asked), key=len, default=())
    return any(asked <= measures([unit]) and len(words & gist_of(unit).known) >= SHARED for unit in fewest)
