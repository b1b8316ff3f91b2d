"""Whether a rule that came or went stands in the other text after all, in sentences that came or went there.

A paragraph that became a table, or one sentence that became two, is no longer found clause by clause; its figures,
its words and its denials are still there. What stood there all along takes nothing up.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from learning.knowledge.align import Alignment, closeness, grams
from learning.knowledge.facts.finding import Finding, Shape
from learning.knowledge.facts.kinds import FactKind
from learning.knowledge.gist import gist_of
from learning.knowledge.grammar import ACTORS, LIGHT
from learning.knowledge.measures import measures
from learning.knowledge.rewording import words_of
from learning.knowledge.units import Unit

SAID = 0.75
"""Share of a rule's words from which sentences that hold all its figures say it."""
SAME_SUBJECT = 0.2
"""Share of a rule's n-grams from which one sentence of a page told anew, with all its figures, is about the same."""

CONTINUED = 0.5
"""Likeness from which a sentence is another one with a change in it, and takes up nothing else."""


class TakenUp:
    """The sentences of both texts that are not those of the other one, as they were or with a change in them."""

    def __init__(self, before: Iterable[Unit], after: Iterable[Unit], alignment: Alignment) -> None:
        kept = [
            pair
            for pair in alignment.pairs
            if pair.is_exact or closeness(pair.before.shape, pair.after.shape) >= CONTINUED
        ]
        self._before = _Fresh(before, {pair.before.index for pair in kept})
        self._after = _Fresh(after, {pair.after.index for pair in kept})

    def is_said(self, unit: Unit) -> bool:
        """Whether a rule with figures that is gone stands in new sentences of one section."""
        return self._after.says(unit)

    def is_set_otherwise(self, unit: Unit) -> bool:
        """Whether the old sentences about what a new row is named after all set another figure than its entry."""
        return unit.is_cell and not unit.is_label and self._before.sets_otherwise(unit)

    def is_told_anew(self, finding: Finding) -> bool:
        """Whether, in a page that was told in other sentences, a finding holds only figures it held before."""
        if finding.shape not in (Shape.STATEMENT, Shape.WORDING):
            return False
        if finding.kind not in _MEASURED and finding.change != "removed":
            return False
        before, after = finding.before, finding.after
        if before is not None and after is not None:
            return _forces(before) == _forces(after) and measures([before]) == measures([after])
        other = self._before if finding.change == "added" else self._after
        return other.is_about(finding.unit)


class _Fresh:
    def __init__(self, units: Iterable[Unit], kept: AbstractSet[int]) -> None:
        self._units = [unit for unit in units if unit.index not in kept]

    def says(self, unit: Unit) -> bool:
        asked = measures([unit])
        words = gist_of(unit).words - LIGHT - ACTORS
        return bool(asked and words) and any(
            asked <= measures(found)
            and len(words & _known(found)) >= SAID * len(words)
            and _is_denied([unit]) <= _is_denied(found)
            for found in self._sections().values()
        )

    def is_about(self, unit: Unit) -> bool:
        asked, own = measures([unit]), grams(unit.shape)
        return any(
            asked <= measures([other])
            and len(own & grams(other.shape)) >= SAME_SUBJECT * min(len(own), len(grams(other.shape)))
            and (_forbids(unit) == _forbids(other) if asked else _forces(unit) == _forces(other))
            for other in self._units
            if not other.is_label
        )

    def sets_otherwise(self, unit: Unit) -> bool:
        asked, name = measures([unit]), frozenset(words_of(unit.row)) - LIGHT
        holders = [measures([other]) for other in self._units if name <= _known([other])]
        return bool(asked and name and holders) and not any(asked & found for found in holders)

    def _sections(self) -> Mapping[tuple[str, ...], list[Unit]]:
        found: dict[tuple[str, ...], list[Unit]] = {}
        for unit in self._units:
            found.setdefault(unit.path, []).append(unit)
        return found


_MEASURED = frozenset(
    {FactKind.MONEY, FactKind.LIMIT, FactKind.RATE, FactKind.DURATION, FactKind.DATE, FactKind.COUNT}
)


def _known(units: Iterable[Unit]) -> frozenset[str]:
    return frozenset(word for unit in units for word in gist_of(unit).known)


def _is_denied(units: Iterable[Unit]) -> bool:
    return any(piece.is_negative for unit in units for piece in gist_of(unit).pieces)


def _forbids(unit: Unit) -> bool:
    return "forbidden" in _forces(unit)[0]


def _forces(unit: Unit) -> tuple[frozenset[str], bool]:
    """What a sentence forbids or allows; a duty can as well be told plainly."""
    pieces = gist_of(unit).pieces
    return frozenset(piece.stance for piece in pieces) - {"plain", "duty"}, any(p.is_negative for p in pieces)
