"""What one sentence says, as far as it can be compared without its grammar: its pieces, values and stance."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from learning.knowledge.facts.statement import LEANS
from learning.knowledge.grammar import LIGHT, NEGATIVE, root
from learning.knowledge.rewording import AND, CLAUSE, OR, words_of
from learning.knowledge.units import Unit

_CASE = re.compile(r"([^，。；：]+)的[，；：]")
_CASES = frozenset({"if", "when", "where", "whenev"})
"""English words, without their endings, that begin a case."""
_OF_WHOM = frozenset({"who", "whoev"})
_PRONOUN = re.compile(r"\b(?:it|they|them|this|these)\b|其|该|此", re.IGNORECASE)
PAST = "过后"
"""Stands for 后 behind a span of time."""
WINDOW = 10
"""Words before a value that say what it is a value of."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One value with the words that say what it measures: those of its clause, or its column, and those before them."""

    key: str
    near: frozenset[str]
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """One clause: its words without grammar, its values, what it says of them, and the members it enumerates.

    A case tells when a rule holds (不能安排的，; "if you cannot come,") and rules nothing by itself.
    """

    words: tuple[str, ...]
    values: tuple[Bound, ...]
    stance: str
    is_negative: bool
    is_case: bool = False
    members: tuple["Piece", ...] = ()

    @property
    def size(self) -> int:
        """How much it says, in words; a value weighs as three."""
        return len(self.words) + 3 * len(self.values)


@dataclass(frozen=True, slots=True)
class Gist:
    """A unit as its clauses, with the words that stand around it in the page."""

    unit: Unit
    pieces: tuple[Piece, ...]
    words: frozenset[str]
    context: frozenset[str]

    @property
    def is_negative(self) -> bool:
        """Whether any of its clauses denies something."""
        return any(piece.is_negative for piece in self.pieces)

    @property
    def is_mixed(self) -> bool:
        """Whether it denies in one clause and not in another."""
        return len({piece.is_negative for piece in self.pieces}) > 1

    @property
    def known(self) -> frozenset[str]:
        """Every word that a reader of this unit has before her eyes."""
        return self.words | self.context


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of the words of two clauses that both hold (Jaccard), 0 to 1."""
    return len(left & right) / len(left | right) if left or right else 0.0


def is_value(word: str) -> bool:
    """Whether a word is a value."""
    return word.startswith("⟨") and word != OR


@lru_cache(maxsize=16_384)
def gist_of(unit: Unit) -> Gist:
    """The gist of a unit. A cell is told with the name of its row, for without it its value is of nothing."""
    text = f"{unit.row}，{unit.text}" if unit.is_cell and unit.row != unit.text else unit.text
    pieces = tuple(_pieces(text, unit))
    around = [unit.lead, unit.header, unit.row, *unit.path]
    if LEANS.match(unit.text) or _PRONOUN.search(unit.text) or unit.previous.endswith(("?", "？")):
        around.append(unit.previous)
    context = frozenset(word for said in around for word in rooted(words_of(said)))
    return Gist(unit, pieces, frozenset(word for piece in pieces for word in piece.words), context)


def _pieces(text: str, unit: Unit) -> Iterator[Piece]:
    every = tuple(rooted(words_of(text)))
    header = _bare(tuple(rooted(words_of(unit.header)))) if unit.is_cell else frozenset()
    named = header | _bare(tuple(rooted(words_of(unit.row)))) if unit.is_cell else frozenset()
    cases = tuple(frozenset(rooted(words_of(match[1]))) for match in _CASE.finditer(text))
    for first, last in _stretches(every, 0, len(every), (CLAUSE,)):
        members = list(_stretches(every, first, last, (AND, OR)))
        parts = tuple(_piece(every, member, header, named) for member in members) if len(members) > 1 else ()
        is_case = _is_case(every[first:last], cases)
        yield _piece(every, (first, last), header, named, parts, is_case=is_case)


def _is_case(said: Sequence[str], cases: Sequence[frozenset[str]]) -> bool:
    """Whether a clause begins as a case does, or is one of those that end with 的."""
    return said[0] in _CASES or said[0] in _OF_WHOM or any(case.issuperset(said) for case in cases)


def _stretches(
    every: Sequence[str], first: int, last: int, joints: Sequence[str]
) -> Iterator[tuple[int, int]]:
    start = first
    for place in range(first, last + 1):
        if place == last or every[place] in joints:
            if place > start:
                yield start, place
            start = place + 1


def _piece(
    every: Sequence[str],
    span: tuple[int, int],
    header: frozenset[str],
    named: frozenset[str],
    members: tuple[Piece, ...] = (),
    *,
    is_case: bool = False,
) -> Piece:
    first, last = span
    said = every[first:last]
    values = tuple(
        Bound(word, header or _bare(said[: at + 4]), _around(every, first + at) | named)
        for at, word in enumerate(said)
        if is_value(word)
    )
    words = tuple(word for word in said if word != AND and word not in LIGHT and not is_value(word))
    return Piece(words, values, _stance(said), not NEGATIVE.isdisjoint(said), is_case, members)


def _around(every: Sequence[str], place: int) -> frozenset[str]:
    """The words before a value, over the clauses, and those after it up to the end of its own."""
    end = next((at for at in range(place, len(every)) if every[at] in (CLAUSE, AND)), len(every))
    return _bare(every[max(0, place - WINDOW) : min(end, place + 4)])


def _bare(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in words if word not in (CLAUSE, AND) and not is_value(word))


def _stance(piece: Sequence[str]) -> str:
    piece = _own(piece)
    if _is_nobodys(piece):
        return "forbidden"
    for stance, words in (
        ("forbidden", ("不可", "must not", "cannot")),
        ("relieved", ("无须",)),
        ("duty", ("必须", "must")),
        ("allowed", ("可", "can")),
        ("advised", ("should", "宜", "建议")),
    ):
        if any(word in piece for word in words):
            return stance
    return "plain"


def _own(piece: Sequence[str]) -> Sequence[str]:
    """A clause without the case it holds in, nor what it says of whom: "who cannot show it must pay" demands."""
    case = next((at for at, word in enumerate(piece) if at and word in _CASES), len(piece))
    piece = piece[:case]
    modals = [at for at, word in enumerate(piece) if word in _STANCES]
    said_of_whom = len(modals) > 1 and "who" in piece[: modals[0]]
    return piece[modals[-1] :] if said_of_whom else piece


_STANCES = frozenset({"must not", "cannot", "must", "can", "should"})


def _is_nobodys(piece: Sequence[str]) -> bool:
    """Whether nobody may or shall: "no customer may be asked", "no person shall smoke"; who must pay no fee may."""
    duty = piece.index("must") if "must" in piece else 0
    return not _NOBODY.isdisjoint(piece if "can" in piece else piece[:duty])


_NOBODY = frozenset({"no", "nobody", "neither", "nor", "never", "none"})
"""Who may is nobody: "no customer may be asked" forbids."""


def rooted(words: Sequence[str]) -> Iterator[str]:
    """The words with English endings taken off, and what a price is paid for as a word of its own."""
    after_span = False
    for word, follows in zip(words, (*words[1:], ""), strict=False):
        if (word == "within" and follows.startswith("⟨duration")) or (after_span and word == "from"):
            # Within 7 days of it, 7 days from it: both run from it.
            yield from ()
        elif after_span and word in ("内", "后"):
            # A span by itself is a limit, as 日内 is; 日后 is its opposite.
            yield from () if word == "内" else ("后", PAST)
        elif is_value(word) and "/" in word:
            yield f"{word.split('/')[0]}⟩"
            yield word.split("/")[1].rstrip("⟩")
        else:
            yield root(word) if word.isascii() and word.isalpha() else word
        after_span = word.startswith("⟨duration")
