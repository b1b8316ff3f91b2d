"""Whether one clause or sentence forbids what another allows or demands, or no longer asks what it asks."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from learning.knowledge.gist import Piece, gist_of, overlap
from learning.knowledge.rewording import words_of
from learning.knowledge.units import Unit

SAME_ACT = 0.5
"""Share of the words of the shorter of two clauses that the other holds when both are about one act."""
_OPPOSITE = {
    "forbidden": ("allowed", "duty"),
    "relieved": ("duty",),
    "allowed": ("forbidden",),
    "duty": ("forbidden", "relieved"),
}

_RESTRICTING = frozenset({"才", "方", "仅", "除", "only", "until", "unless", "except"})
_BOUNDED = frozenset({"上限为", "下限为", "超过", "不到", "at most", "at least", "over", "under"})
"""What is allowed up to a bound is forbidden beyond it, in the same rule."""


def says_opposite(piece: Piece, others: Iterable[Piece], *, least: float = 0.0) -> bool:
    """Whether the clause among others that is most like this one, by `least` or more, says the opposite of its act.

    One word in common is too little where another clause with that word says the same: a fee is refunded in one
    case and not in the other, in both texts.
    """
    opposite = _OPPOSITE.get(_force(piece), ())
    if not opposite:
        return False
    said = frozenset(piece.words)
    clauses = tuple(others)
    like = max(clauses, key=lambda other: overlap(said, frozenset(other.words)), default=None)
    if like is None or _share(piece, like) < SAME_ACT or _force(like) not in opposite:
        return False
    if overlap(said, frozenset(like.words)) < least or not _is_same_act(piece, like):
        return False
    shared = said & frozenset(like.words)
    return _told(shared) > 1 or not any(
        shared <= frozenset(other.words) and _force(other) == _force(piece) for other in clauses
    )


def is_flipped(before: Unit, after: Unit) -> bool:
    """Whether a sentence forbids what its continuation allows, or asks for what that one spares; or the other way round.

    What may not be done without something may be done with it: such rules are no opposites.
    """
    if are_switched(words_of(before.text), words_of(after.text)):
        return True
    if any(_CONDITIONAL.search(unit.text) for unit in (before, after)):
        return False
    was, now = ({_force(piece) for piece in gist_of(unit).pieces} for unit in (before, after))
    gone, come = was - now, now - was
    clauses = gist_of(before).pieces
    return any(says_opposite(piece, clauses) for piece in gist_of(after).pieces) or any(
        old in gone and new in come for pair in _FLIPS for old, new in (pair, pair[::-1])
    )


def are_switched(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether a thing that is on, of folded words, is off in the other sentence: 默认关闭, 默认开通."""
    was, now = (frozenset(pairwise(words)) for words in (old, new))
    return any(
        (near, one) in was - now and (near, other) in now - was
        for states in _STATES
        for one, other in (states, states[::-1])
        for near in {*old} & {*new} - {one, other}
    )


_STATES = (("开通", "关闭"), ("on", "off"), ("enabled", "disabled"))
_FLIPS = (("forbidden", "allowed"), ("duty", "relieved"), ("timed", "relieved"))
_CONDITIONAL = re.compile(
    r"未经|未获|未取得|除非|否则|[才方]可|才能|\b(?:unless|without|until|only|except)\b", re.IGNORECASE
)


def _force(piece: Piece) -> str:
    """What a clause does with its act: "no card may be sent" forbids, 当月未用完的流量可以结转 does not.

    What is allowed only in some case or up to a bound, and what must be done by some time, can be said as a
    prohibition of the rest: none of them is the opposite of one.
    """
    if piece.is_case:
        return "plain"
    if piece.stance in ("allowed", "forbidden") and piece.values and not _BOUNDED.isdisjoint(piece.words):
        return "bounded"
    if piece.stance == "allowed" and not _RESTRICTING.isdisjoint(piece.words):
        return "restricted"
    return "timed" if piece.stance == "duty" and piece.values else piece.stance


def _is_same_act(piece: Piece, other: Piece) -> bool:
    """Whether a Chinese clause ends with what the longer one does too: 质押期间不能转让 is not of what 可以质押 is of."""
    shorter, longer = sorted((piece.words, other.words), key=len)
    return not shorter or shorter[-1].isascii() or shorter[-1] in longer


def _told(words: frozenset[str]) -> float:
    """How many words are said: of Chinese characters two make one."""
    return sum(0.5 if len(word) == 1 and not word.isascii() else 1.0 for word in words)


def _share(piece: Piece, other: Piece) -> float:
    left, right = frozenset(piece.words), frozenset(other.words)
    return len(left & right) / min(len(left), len(right)) if min(len(left), len(right)) > 1 else 0.0
