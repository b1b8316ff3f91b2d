"""A name that was replaced throughout a page: one fact, wherever it stands."""

from collections import Counter
from collections.abc import Iterator, Sequence

from learning.knowledge.align import Pair
from learning.knowledge.facts.finding import Finding, Shape
from learning.knowledge.facts.kinds import FactKind
from learning.knowledge.ops import Segment

TERM_PLACES = 4
"""A replacement seen in as many sentences is a new name for a thing; in fewer, each is its own change."""


def term_of(pair: Pair, segment: Segment) -> tuple[str, str]:
    """The replaced name; a single Chinese character is taken with the one before it (领购 -> 领用)."""
    old, new, start = segment.old, segment.new, segment.old_start
    if (
        len(old) == len(new) == 1
        and start
        and pair.before.text[start - 1 : start] == pair.after.text[segment.new_start - 1 : segment.new_start]
    ):
        return pair.before.text[start - 1] + old, pair.after.text[segment.new_start - 1] + new
    return old.lower(), new.lower()


def terms_of(differing: Sequence[tuple[Pair, tuple[Segment, ...]]]) -> frozenset[tuple[str, str]]:
    """Old and new name of each thing that has another one in at least `TERM_PLACES` sentences."""
    places: Counter[tuple[str, str]] = Counter()
    for pair, found in differing:
        places.update(
            {
                term_of(pair, part)
                for part in found
                if part.old and part.new and not part.old_values and not part.new_values
            }
        )
    return frozenset(
        term
        for term, count in places.items()
        if count >= TERM_PLACES and max(len(side) for side in term) <= 40
    )


def replaced(
    differing: Sequence[tuple[Pair, tuple[Segment, ...]]], terms: frozenset[tuple[str, str]]
) -> Iterator[Finding]:
    """One finding for each new name, in the shortest sentence that can be understood alone; `also` holds the others."""
    for term in sorted(terms):
        held = [(pair, part) for pair, found in differing for part in found if term_of(pair, part) == term]
        held.sort(key=lambda entry: (len(entry[0].after.text) < 12, len(entry[0].after.text)))
        pair, part = held[0]
        old, new = (part.old, part.new) if len(part.old) > 1 or part.old.isascii() else term
        others = tuple({other.after.index: other.after for other, _ in held if other is not pair}.values())
        yield Finding(
            "changed", Shape.TERM, FactKind.DEFINITION, pair.before, pair.after, old, new, part, also=others
        )
