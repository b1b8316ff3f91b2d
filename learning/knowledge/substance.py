"""Whether an update holds anything that no other wording explains.

One sentence reworded looks like one rule changed: a few words went, a few came. But a rule that changed brings
somewhere in the update a figure, an authority or some words that the whole other text does not hold, and a page that
was only polished brings none. Without any, what is left of a polished page is not firm enough to be asked.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from learning.knowledge.facts.finding import Finding
from learning.knowledge.facts.kinds import channels_of
from learning.knowledge.gist import gist_of
from learning.knowledge.measures import apart, differ_by_value, measures
from learning.knowledge.rank import WORTH_AN_ITEM, importance, is_of_authority
from learning.knowledge.restated import Restating
from learning.knowledge.units import Document, Unit

POLISHED = 3
"""Sentences said in other words, from which a page was polished rather than changed."""
NOVEL_WORDS = 3
"""Words of one finding that the other text holds nowhere, from which it says something of its own: each of 86 pages
with changed rules has such a finding, or another figure; of 76 pages only reworded, 3 do."""
MOST_ASKED = 0.4
"""Share of the touched sentences of a page that mostly stands which may seem other rules though it was only polished:
of 30 such pages one reached it, of seven pages with changed rules in which three sentences were reworded one was below."""
MISREAD = 2
"""Figures that two texts may seem to differ by where they were only written in another form."""


def is_only_polished(
    told: Sequence[Finding],
    old: Document,
    new: Document,
    restating: Restating,
    *,
    reworded: int,
    is_anew: bool,
) -> bool:
    """Whether a page was reworded in more places than it seems changed, and no change brings anything of its own.

    A page told anew that measures what it measured, turns nothing round and names no other channel was reworded: so
    were 121 of 132 pages only reworded, and 2 of 116 with changed rules, both of them polished on purpose beside
    rules without a figure. Where every figure of a page that mostly stands is kept, more words have to be new.
    """
    if reworded < POLISHED or any(map(_is_other_value, told)) or restating.is_flipped:
        return False
    substance = Substance(old, new)
    figures = apart(old.units, new.units)
    is_same = figures.size <= MISREAD and not figures.is_firm
    if is_anew and is_same and channels_of(old.text) == channels_of(new.text):
        return not any(map(substance.stands_alone, told))
    asked = sum(importance(finding) >= WORTH_AN_ITEM for finding in told)
    if asked > MOST_ASKED * (asked + reworded):
        return False
    if not figures.size:
        return not any(substance.is_of_much(finding) or is_of_authority(finding) for finding in told)
    return not any(map(substance.is_in, told))


class Substance:
    """Two texts, asked whether a finding is more than words that the other text could have used."""

    def __init__(self, old: Document, new: Document) -> None:
        self._words = _words(old.units), _words(new.units)
        self._numbers = _numbers(old.units), _numbers(new.units)

    def is_in(self, finding: Finding) -> bool:
        """Whether a figure, an authority or some words of it stand in one of the texts alone."""
        return (
            any(_numbers([unit]) - self._numbers[1 - side] for side, unit in _sides(finding))
            or self.novelty(finding) >= NOVEL_WORDS
            or is_of_authority(finding)
        )

    def stands_alone(self, finding: Finding) -> bool:
        """Whether it is a sentence that only one text holds, and not in the words of the other."""
        return not (finding.before and finding.after) and self.is_of_much(finding)

    def is_of_much(self, finding: Finding) -> bool:
        """Whether so many words are its own that no page which keeps its figures has them by rewording alone."""
        return self.novelty(finding) >= 2 * NOVEL_WORDS

    def novelty(self, finding: Finding) -> int:
        """How many of its words stand in one of the texts alone."""
        return sum(len(gist_of(unit).words - self._words[1 - side]) for side, unit in _sides(finding))


def _sides(finding: Finding) -> list[tuple[int, Unit]]:
    """What a finding is of: 0 with the old unit, 1 with the new one."""
    return [(side, unit) for side, unit in enumerate((finding.before, finding.after)) if unit]


def _is_other_value(finding: Finding) -> bool:
    """Whether a sentence stands as it stood but for its figures."""
    return bool(finding.before and finding.after and differ_by_value(finding.before, finding.after))


def _words(units: Iterable[Unit]) -> frozenset[str]:
    return frozenset[str]().union(*(gist_of(unit).known for unit in units))


def _numbers(units: Iterable[Unit]) -> frozenset[Decimal | str]:
    """Figures without their units: an amount's may stand with it or in the head of its column."""
    return frozenset(number for _, number, _ in measures(units))
