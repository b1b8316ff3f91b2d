"""Whether a text already said what a sentence of the other one says: in other words, split, joined, as a list or a table.

Sentences are compared clause by clause, each with the one sentence of the other text that says most of it. What
turns a rule (a value, a negation, a permission, a scope) must stand there too, and a value must stand nearest to
the words it stands with here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import pairwise

from learning.knowledge.align import COMMON, Alignment, closeness
from learning.knowledge.blocks import BlockKind
from learning.knowledge.facts.finding import Finding, Shape, Unsaid
from learning.knowledge.facts.members import is_of_members
from learning.knowledge.gist import PAST, Bound, Gist, Piece, gist_of, overlap
from learning.knowledge.grammar import ACTORS, LIGHT, TURNING
from learning.knowledge.leftover import Words, is_scattered, together, weighed
from learning.knowledge.normalise import key_of
from learning.knowledge.opposed import says_opposite
from learning.knowledge.rewording import OR, words_of
from learning.knowledge.turned import is_other_actor, turned_round
from learning.knowledge.units import Unit

NEAREST = 6
"""Sentences of the other text that a sentence is compared with."""
ALIKE = 0.3
"""Share of words two clauses have in common when one can be the other in other words."""

CLOSE = 0.8
"""Likeness of a changed sentence and its continuation above which nothing moved between sentences."""

BROADER = 1.5
"""How much more one clause says than another when it took that one in."""
SAME_CLAUSE = 0.7
"""Share of words of two clauses that are about one act, so that one may not allow what the other demands."""

SAME_RULE = 0.35
"""Share of words two clauses have in common when one may turn the other round: of twelve flips told in pages of which
every sentence was reworded, those with less were of two rules."""


class Restating:
    """What of each text the other one says too."""

    def __init__(self, before: Sequence[Unit], after: Sequence[Unit], alignment: Alignment) -> None:
        self._forward = {pair.before.index: pair.after for pair in alignment.pairs}
        self._back = {pair.after.index: pair.before for pair in alignment.pairs}
        kept = [pair for pair in alignment.pairs if pair.is_exact]
        self._before = _Said(before, frozenset(pair.before.index for pair in kept), frozenset(self._forward))
        self._after = _Said(after, frozenset(pair.after.index for pair in kept), frozenset(self._back))

    def unsaid(self, finding: Finding) -> Unsaid | None:
        """What is new in a finding, and what is gone with it; empty when it only says the old rule again."""
        is_moved = finding.shape is Shape.STEP and finding.change == "changed"
        if is_moved or finding.shape in (Shape.TERM, Shape.COLUMN, Shape.CLASS):
            return None
        units = (finding.unit, *finding.also)
        if finding.change == "removed":
            return weighed((), together(self._after.lacks(unit, None) for unit in units))
        if finding.before is None:
            return weighed(together(self._before.lacks(unit, None) for unit in units), ())
        pairs = [(self._back.get(unit.index, finding.before), unit) for unit in units]
        if any(turned_round(old, unit) for old, unit in pairs):
            return None
        new = together((_lead_of(finding), *(self._before.lacks(unit, old) for old, unit in pairs)))
        gone = together(self._after.lacks(old, unit) for old, unit in pairs)
        unsaid = weighed(new, gone, has_particles=not is_of_members(finding))
        return Unsaid((), ()) if unsaid and is_scattered(finding, unsaid) else unsaid

    @property
    def is_flipped(self) -> bool:
        """Whether a clause of one text forbids, or no longer asks, what a clause of the other allows, or asks."""
        return any(
            self._before.opposes(piece, gist)
            for unit in self._after.changed
            for gist in (gist_of(unit),)
            for piece in gist.pieces
        )

    def homes(self, alignment: Alignment) -> Iterator[tuple[Unit, Unit]]:
        """For each sentence that is gone the new one that says all of it, one for one: a row that became an item."""
        free = {unit.index for unit in alignment.added if not unit.is_label}
        for unit in alignment.removed:
            home = None if unit.is_label else self._after.home(unit, free)
            if home is not None:
                free.remove(home.index)
                yield unit, home


def _lead_of(finding: Finding) -> tuple[str, ...]:
    """The words of a condition that a rule came under; nothing when its own words changed."""
    if finding.shape is not Shape.SCOPE or finding.before is None or finding.after is None:
        return ()
    known = gist_of(finding.before).known
    return tuple(word for word in gist_of(finding.after).context if word not in known and word not in LIGHT)


class _Said:
    """One text, asked what it says."""

    def __init__(self, units: Sequence[Unit], kept: frozenset[int], paired: frozenset[int]) -> None:
        self._units, self._kept, self._paired = units, kept, paired

    @cached_property
    def _holders(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, unit in enumerate(self._units):
            for sign in set(_signs(gist_of(unit))):
                found[sign].append(place)
        return found

    @cached_property
    def _headers(self) -> frozenset[str]:
        return frozenset(key_of(unit.header) for unit in self._units if unit.is_cell)

    @property
    def changed(self) -> Iterator[Unit]:
        """The sentences that the other text does not hold as they stand."""
        return (unit for unit in self._units if unit.index not in self._kept and _rules(unit))

    def opposes(self, piece: Piece, asked: Gist) -> bool:
        """Whether the clause that is most like one of the other text says the opposite of the same act.

        What stands in both texts opposes nothing, whatever it says.
        """
        near = [held for held in self._nearest(asked, None) if _rules(held.unit)]
        gone = (held for held in near if held.unit.index not in self._kept)
        return all(
            says_opposite(piece, (other for held in among for other in held.pieces), least=SAME_RULE)
            for among in (near, gone)
        )

    def lacks(self, unit: Unit, partner: Unit | None) -> Words:
        """The words of a unit of the other text that this one does not say; None when it lacks what turns the rule."""
        asked = gist_of(unit)
        near = [held for held in self._nearest(asked, partner) if self._may_hold(unit, held.unit, partner)]
        if not asked.pieces or not near:
            return None
        found: list[str] = []
        for piece in asked.pieces:
            lacking = _least(_lacking(piece, held, asked) for held in near)
            if lacking is None or len(lacking) > 1:
                lacking = _member_by_member(piece, asked, near, lacking)
            if lacking is None:
                return None
            found += lacking
        return tuple(found)

    def home(self, unit: Unit, free: AbstractSet[int]) -> Unit | None:
        """The sentence among the free ones that says by itself all that a unit of the other text says."""
        asked = gist_of(unit)
        for held in self._nearest(asked, None):
            fits = held.unit.index in free and asked.pieces and self._may_hold(unit, held.unit, None)
            if fits and all(_lacking(piece, held, asked) == () for piece in asked.pieces):
                return held.unit
        return None

    def _may_hold(self, unit: Unit, held: Unit, partner: Unit | None) -> bool:
        """Whether a sentence may be the home of what another one said.

        What a changed sentence said does not move into one that stood there all along, nor, when it is much like
        its own continuation, into that of another. An entry stays in its column, unless columns were renamed.
        """
        if partner and held.index != partner.index:
            is_close = closeness(unit.shape, partner.shape) >= CLOSE
            if held.index in (self._paired if is_close else self._kept):
                return False
        if is_other_actor(words_of(held.text), words_of(unit.text)):
            return False
        if not (unit.is_cell and held.is_cell) or key_of(unit.header) not in self._headers:
            return True
        return key_of(unit.header) == key_of(held.header)

    def _nearest(self, asked: Gist, partner: Unit | None) -> list[Gist]:
        shared: Counter[int] = Counter()
        for sign in dict.fromkeys(_signs(asked)):
            holders = self._holders.get(sign, ())
            if len(holders) <= COMMON:
                shared.update(holders)
        found = [gist_of(partner)] if partner else []
        return found + [gist_of(self._units[place]) for place, _ in shared.most_common(NEAREST)]


def _rules(unit: Unit) -> bool:
    return not (unit.is_label or unit.is_question)


def _signs(gist: Gist) -> Iterator[str]:
    """What a sentence is found by: its words two and two, its values, its long words."""
    for piece in gist.pieces:
        yield from (value.key for value in piece.values)
        yield from (left + right for left, right in pairwise(piece.words))
        yield from (word for word in piece.words if len(word) > 2)


def _least(found: Iterator[Words]) -> Words:
    return min((each for each in found if each is not None), key=len, default=None)


def _member_by_member(piece: Piece, asked: Gist, near: Sequence[Gist], otherwise: Words) -> Words:
    """What members joined by an and were each said somewhere: entries of a list, or sentences of their own."""
    whole = OR not in piece.words and all(member.size > 1 or member.is_negative for member in piece.members)
    homes = near if whole else [held for held in near if BlockKind.ITEM in (held.unit.kind, asked.unit.kind)]
    if not piece.members or not homes:
        return otherwise
    found = [_least(_lacking(member, held, asked) for held in homes) for member in piece.members]
    if any(each is None for each in found):
        return otherwise
    return tuple(word for each in found if each for word in each)


def _lacking(piece: Piece, held: Gist, asked: Gist) -> Words:
    """The words of a clause that a sentence lacks, None when it says something else."""
    if not piece.values and ACTORS.issuperset(piece.words):
        # "If they have made one" is of no more than an actor, and he may be named or not.
        unnamed = tuple(word for word in piece.words if word not in held.known)
        return unnamed if any(_is_like(piece, other) for other in held.pieces) else None
    known = held.known
    if held.is_mixed and any(member.size < 2 for member in piece.members):
        # Who may and who may not: a name counts only in the clause it stands in.
        like = max(held.pieces, key=lambda other: len({*piece.words} & {*other.words}))
        known = frozenset(like.words) | held.context
    absent = [word for word in piece.words if word not in known and not (word == PAST and "后" in known)]
    if any(word in TURNING for word in absent):
        return None
    keys = {value.key for other in held.pieces for value in other.values} | held.context
    if any(value.key not in keys or _bound_otherwise(value, held) for value in piece.values):
        return None
    return tuple(absent) if _agrees(piece, held, asked) else None


def _agrees(piece: Piece, held: Gist, asked: Gist) -> bool:
    """Whether the clause of the other sentence that is most like this one forbids, allows and denies as it does."""
    said = frozenset(piece.words) | {value.key for value in piece.values}
    best, like = 0.0, None
    for other in (*held.pieces, *(member for each in held.pieces for member in each.members)):
        alike = overlap(said, frozenset(other.words) | {value.key for value in other.values})
        if alike > best:
            best, like = alike, other
    if like is None or (best < ALIKE and len(said) > 2 and not (asked.unit.is_cell or held.unit.is_cell)):
        return False
    # A clause that became part of a longer one shares its denial with the rest of its sentence.
    is_part = max(piece.size, like.size) > BROADER * min(piece.size, like.size)
    if is_part and asked.is_negative == held.is_negative:
        return _allows_like(piece, like)
    return _is_like(piece, like)


def _is_like(piece: Piece, other: Piece) -> bool:
    """Whether two clauses deny and allow alike; a rule told plainly may as well be a duty or a leave."""
    return piece.is_negative == other.is_negative and _allows_like(piece, other)


def _allows_like(piece: Piece, other: Piece) -> bool:
    if piece.stance == other.stance or "plain" in (piece.stance, other.stance):
        return True
    # "may ask, and must do so before the 5th" is what "may ask before the 5th" says: only like clauses contradict.
    return overlap(frozenset(piece.words), frozenset(other.words)) < SAME_CLAUSE


def _bound_otherwise(value: Bound, held: Gist) -> bool:
    """Whether the words around a value stand nearer to another value of its kind in the other sentence."""
    measure = value.key.split(":")[::2]
    same = other = (0.0, 0.0)
    for piece in held.pieces:
        for candidate in piece.values:
            if candidate.key.split(":")[::2] == measure:
                like = overlap(value.near, candidate.near), overlap(value.around, candidate.around)
                if candidate.key == value.key:
                    same = max(same, like)
                else:
                    other = max(other, like)
    return other > same
