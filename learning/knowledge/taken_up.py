"""Whether a rule that came or went stands in the other text after all, in sentences that came or went there.

A paragraph that became a table, or one sentence that became two, is no longer found clause by clause; its figures,
its words and its denials are still there. What stood there all along takes nothing up.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from learning.knowledge.align import COMMON, Alignment, closeness, grams
from learning.knowledge.facts.finding import Finding, Shape
from learning.knowledge.facts.kinds import FactKind
from learning.knowledge.gist import gist_of
from learning.knowledge.grammar import ACTORS, LIGHT
from learning.knowledge.measures import Measure, measures
from learning.knowledge.rewording import words_of
from learning.knowledge.units import Unit

SAID = 0.75
"""Share of a rule's words from which sentences that hold all its figures say it."""
SAME_SUBJECT = 0.2
"""Share of a rule's n-grams from which one sentence of a page told anew, with all its figures, is about the same."""

Sign = TypeVar("Sign", bound=Hashable)
Held = TypeVar("Held")
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
    """Sentences found by what they measure and by their words, so that no question scans them all."""

    def __init__(self, units: Iterable[Unit], kept: AbstractSet[int]) -> None:
        self._units = [unit for unit in units if unit.index not in kept]

    def says(self, unit: Unit) -> bool:
        asked = measures([unit])
        words = gist_of(unit).words - LIGHT - ACTORS
        return bool(asked and words) and any(
            asked <= section.measures
            and len(words & section.known) >= SAID * len(words)
            and _is_denied([unit]) <= section.is_denied
            for section in _fewest(self._sections, asked)
        )

    def is_about(self, unit: Unit) -> bool:
        asked, own = measures([unit]), grams(unit.shape)
        near = _fewest(self._by_measure, asked) if asked else _holding(self._by_gram, own)
        return any(
            asked <= measures([other])
            and len(own & grams(other.shape)) >= SAME_SUBJECT * min(len(own), len(grams(other.shape)))
            and (_forbids(unit) == _forbids(other) if asked else _forces(unit) == _forces(other))
            for other in near
            if not other.is_label
        )

    def sets_otherwise(self, unit: Unit) -> bool:
        asked, name = measures([unit]), frozenset(words_of(unit.row)) - LIGHT
        holders = [
            measures([other]) for other in _fewest(self._by_word, name) if name <= gist_of(other).known
        ]
        return bool(asked and name and holders) and not any(asked & found for found in holders)

    @cached_property
    def _sections(self) -> Mapping[Measure, Sequence["_Section"]]:
        found: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
        for unit in self._units:
            found[unit.path].append(unit)
        sections = (_Section(measures(units), _known(units), _is_denied(units)) for units in found.values())
        return _indexed((section, section.measures) for section in sections)

    @cached_property
    def _by_measure(self) -> Mapping[Measure, Sequence[Unit]]:
        return _indexed((unit, measures([unit])) for unit in self._units)

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[Unit]]:
        return _indexed((unit, gist_of(unit).known) for unit in self._units)

    @cached_property
    def _by_gram(self) -> Mapping[str, Sequence[Unit]]:
        return _indexed((unit, grams(unit.shape)) for unit in self._units)


@dataclass(frozen=True, slots=True)
class _Section:
    """What the sentences of one section hold together."""

    measures: frozenset[Measure]
    known: frozenset[str]
    is_denied: bool


def _indexed(entries: Iterable[tuple[Held, Iterable[Sign]]]) -> dict[Sign, list[Held]]:
    found: dict[Sign, list[Held]] = defaultdict(list)
    for held, signs in entries:
        for sign in signs:
            found[sign].append(held)
    return found


def _fewest(index: Mapping[Sign, Sequence[Held]], signs: Iterable[Sign]) -> Sequence[Held]:
    """What holds the rarest of some signs: nothing else can hold them all."""
    return min((index.get(sign, ()) for sign in signs), key=len, default=())


def _holding(index: Mapping[str, Sequence[Unit]], signs: Iterable[str]) -> Iterable[Unit]:
    """What holds one of some signs that are not common."""
    found = (index.get(sign, ()) for sign in signs)
    return {unit.index: unit for units in found if len(units) <= COMMON for unit in units}.values()


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
