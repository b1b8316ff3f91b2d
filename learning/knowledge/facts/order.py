"""Steps that kept their words and changed their place: what comes first is a rule of a procedure."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from learning.knowledge.align import Alignment, Pair
from learning.knowledge.facts.finding import Finding, Shape
from learning.knowledge.facts.kinds import FactKind
from learning.knowledge.facts.standing import is_step
from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit

FEWEST = 3
"""Steps of a procedure below which nothing is told of their order."""
_DONE_IN_ORDER = re.compile(
    r"(?:依次|(?:以下|下列|如下)?(?:顺序|次序)|先后)[^。]*[:：]$"
    r"|\b(?:needs? to|have to|has to|must|in (?:this |the following )?order)\W*$",
    re.IGNORECASE,
)


def reordered(alignment: Alignment) -> Iterator[Finding]:
    """One finding for each step that was taken out of its place; `old` and `new` are its places, from 1."""
    lists: dict[tuple[int | None, int | None], list[Pair]] = defaultdict(list)
    for pair in alignment.pairs:
        if _is_placed(pair.before) and _is_placed(pair.after) and pair.before.key == pair.after.key:
            lists[pair.before.group, pair.after.group].append(pair)
    for held in lists.values():
        moved = _moved(held) if len(held) >= FEWEST and _same_lead(held[0]) else []
        for pair in moved if 2 * len(moved) <= len(held) else []:
            old, new = str(pair.before.position), str(pair.after.position)
            yield Finding("changed", Shape.STEP, FactKind.STEP, pair.before, pair.after, old, new)


def _is_placed(unit: Unit) -> bool:
    """Whether a unit is a numbered step whose number says when it is done."""
    return unit.is_ordered and unit.is_first and (is_step(unit) or bool(_DONE_IN_ORDER.search(unit.lead)))


def _same_lead(pair: Pair) -> bool:
    return key_of(pair.before.lead) == key_of(pair.after.lead) and pair.before.path == pair.after.path


def _moved(held: Sequence[Pair]) -> list[Pair]:
    """The fewest steps without which the others stand in the order they stood in."""
    # A step of several paragraphs stands at one place, with its first one.
    firsts = {pair.before.position: pair for pair in reversed(held)}.values()
    ordered = sorted(
        {pair.after.position: pair for pair in firsts}.values(), key=lambda pair: pair.after.position
    )
    best: list[int] = []
    lengths: list[int] = []
    for pair in ordered:
        place = bisect_left(best, pair.before.position)
        best[place : place + 1] = [pair.before.position]
        lengths.append(place + 1)
    kept: set[int] = set()
    wanted = len(best)
    for number in range(len(ordered) - 1, -1, -1):
        if lengths[number] == wanted:
            kept.add(number)
            wanted -= 1
    return [pair for number, pair in enumerate(ordered) if number not in kept]
