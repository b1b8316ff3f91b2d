"""Differences that change nothing for an agent, each with its reason; and clause numbers that only moved along."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

from learning.knowledge.align import Alignment, Pair
from learning.knowledge.blocks import BlockKind
from learning.knowledge.facts.changed import is_wording_only
from learning.knowledge.units import Unit
from learning.knowledge.values.find import clause_number

IgnoredReason = Literal["formatting", "wording", "link", "moved", "renumbered", "reordered"]


def left_out(
    before: str, after: str, alignment: Alignment, renumbered: Mapping[str, str]
) -> Iterator[tuple[IgnoredReason, str, str]]:
    """Reason, old and new wording of every pair that is no fact, in the order of the new text."""
    furthest = -1
    for pair in alignment.pairs:
        reason = _reason(pair, before, after, renumbered)
        if reason is None and pair.is_exact and pair.before.index < furthest:
            reason = "reordered" if pair.before.group is not None else "moved"
        furthest = max(furthest, pair.before.index)
        if reason:
            yield reason, pair.before.text, pair.after.text


def renumbered_clauses(alignment: Alignment) -> dict[str, str]:
    """Old clause number to new one, from the clauses and the numbered headings that live on."""
    moves: Counter[tuple[str, str]] = Counter()
    for pair in alignment.pairs:
        old, new = clause_number(_label(pair.before)), clause_number(_label(pair.after))
        if old and new:
            moves[old, new] += 1
    return {old: new for (old, new), _ in reversed(moves.most_common())}


def _reason(pair: Pair, before: str, after: str, renumbered: Mapping[str, str]) -> IgnoredReason | None:
    old, new = pair.before, pair.after
    if not pair.is_exact:
        return "wording" if is_wording_only(pair, renumbered) else None
    if old.text != new.text:
        same = re.sub(r"\W", "", old.text.lower()) == re.sub(r"\W", "", new.text.lower())
        return "formatting" if same else "wording"
    if old.article != new.article:
        return "renumbered"
    left, right = before[old.start : old.end], after[new.start : new.end]
    if left == right:
        return None
    return (
        "link"
        if "](" in left + right and re.sub(r"\]\([^)]*\)", "", left) == re.sub(r"\]\([^)]*\)", "", right)
        else "formatting"
    )


def _label(unit: Unit) -> str:
    """What numbers a unit: its clause, or the figures a heading begins with."""
    if unit.kind is not BlockKind.HEADING:
        return unit.article
    found = _HEADING_NUMBER.match(unit.path[-1]) if unit.path else None
    return found[0] if found else ""


_HEADING_NUMBER = re.compile(r"(?:§\s*)?\d+(?:\.\d+)*(?=[.、\s])")
