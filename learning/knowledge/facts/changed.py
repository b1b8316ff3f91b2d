"""Sentences that live on with something else in them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from learning.knowledge.align import Pair, likeness
from learning.knowledge.facts.come_along import come_along
from learning.knowledge.facts.finding import Finding, Shape, ValueChange
from learning.knowledge.facts.kinds import FactKind, kind_of_value, kind_of_words, modal_of, stance_of
from learning.knowledge.facts.members import is_member
from learning.knowledge.facts.noise import is_own_number
from learning.knowledge.facts.statement import complete
from learning.knowledge.facts.terms import replaced, term_of, terms_of
from learning.knowledge.normalise import tokens
from learning.knowledge.opposed import is_flipped
from learning.knowledge.ops import Segment, segments
from learning.knowledge.rewording import says_the_same
from learning.knowledge.units import Unit
from learning.knowledge.values.find import clause_numbers, find_values
from learning.knowledge.values.value import Value, ValueKind

MOST_VALUES = 6
"""Value changes of one sentence that become facts of their own."""
MOST_TURNED = 4
"""Differences a sentence may have beside its permission for the permission still to be what changed."""
SAME_RULE = 0.55
"""Below this likeness a new value is not said to replace the old one: the sentence was written anew."""

_CHOICE = re.compile(r"或|\bor\b", re.IGNORECASE)
_NEGATING = re.compile(r"(?:un|in|im|dis|non|ex)")
_FILLERS = frozenset(
    [
        "和",
        "或",
        "及",
        "等",
        "还",
        "又",
        "再",
        "由",
        "对",
        "在",
        "于",
        "为",
        "是",
        "有",
        "by",
        "of",
        "to",
        "in",
        "on",
        "for",
        "at",
        "is",
        "are",
        "be",
        "or",
        "and",
        "as",
        "it",
        "this",
        "that",
        "your",
        "their",
        "s",
    ]
)


def changes(pairs: Iterable[Pair], renumbered: Mapping[str, str]) -> Iterator[Finding]:
    """Every teachable difference inside the sentences that live on."""
    differing = [(pair, _real(pair, renumbered)) for pair in pairs if not pair.is_exact]
    terms = terms_of(differing)
    yield from replaced(differing, terms)
    for pair, found in differing:
        rest = tuple(segment for segment in found if term_of(pair, segment) not in terms)
        if rest:
            yield from _of_pair(pair, rest)


def is_wording_only(pair: Pair, renumbered: Mapping[str, str]) -> bool:
    """Whether a pair differs only in fillers, form or clause numbers that moved along."""
    return not _real(pair, renumbered)


def is_filler(text: str) -> bool:
    """Whether words carry no rule by themselves: nothing, or only joints such as 以及, of, the."""
    return all(token.key in _FILLERS for token in tokens(text))


def _real(pair: Pair, renumbered: Mapping[str, str]) -> tuple[Segment, ...]:
    if says_the_same(pair.before.text, pair.after.text):
        return ()
    found = segments(pair.before.text, pair.after.text)
    return tuple(
        part
        for part in found
        if not (is_filler(part.old) and is_filler(part.new) and not _turns_choice(part))
        and not _moved_along(part, renumbered)
        and not is_respelled(part.old, part.new)
        and not (part.new_value and is_own_number(pair.after.text, part.new_end))
    )


def _turns_choice(segment: Segment) -> bool:
    """Whether "both" became "either" or the other way round."""
    return bool(_CHOICE.search(segment.old)) != bool(_CHOICE.search(segment.new)) and bool(
        segment.old and segment.new
    )


def is_respelled(old: str, new: str) -> bool:
    """Whether one Latin word became another spelling or number of itself: a slip mended, a plural.

    A prefix that turns the meaning round (able, unable) is no slip, nor are words with a figure in them.
    """
    from rapidfuzz.distance import OSA

    if not (old.isalpha() and new.isalpha() and old.isascii() and new.isascii()):
        return False
    left, right = old.lower(), new.lower()
    if (
        min(len(left), len(right)) < 5
        or left[0] != right[0]
        or _NEGATING.match(left)
        or _NEGATING.match(right)
    ):
        return left.rstrip("s") == right.rstrip("s") and min(len(left), len(right)) > 3
    return bool(OSA.distance(left, right) <= 1 + (len(left) > 8))


def _moved_along(segment: Segment, renumbered: Mapping[str, str]) -> bool:
    """Whether a stretch only points at clauses of this text whose numbers changed."""
    old, new = segment.old_values, segment.new_values
    if (
        not old
        or len(old) != len(new)
        or any(value.kind is not ValueKind.REFERENCE for value in (*old, *new))
    ):
        return False
    return all(
        _parts(left) == _parts(right)
        and [renumbered.get(number or "") for number in clause_numbers(left.text)]
        == list(clause_numbers(right.text))
        for left, right in zip(old, new, strict=True)
    )


def _parts(reference: Value) -> list[str]:
    """The parts of clauses that a reference names in brackets, which nothing renumbers: (2), (1)."""
    return re.findall(r"\(\w+\)", reference.text)


def _of_pair(pair: Pair, found: tuple[Segment, ...]) -> Iterator[Finding]:
    before, after = pair.before, pair.after
    valued = [part for part in found if part.is_value and part.new_value]
    valued.sort(key=lambda part: part.new_value is not None and part.new_value.kind is ValueKind.REFERENCE)
    rewritten = likeness(before.shape, after.shape) < SAME_RULE and not after.is_cell
    old, new = _only_value(before), _only_value(after)
    if valued and not rewritten:
        finding = _value_finding(pair, found, valued)
    elif old and new and old.kind is new.kind and old.key != new.key:
        kind = kind_of_value(new, _around(after, new))
        finding = Finding("changed", Shape.VALUE, kind, before, after, old.text, new.text, None, old, new)
    else:
        finding = _wording_finding(pair, found)
    yield _as_flipped(finding, before, after) if is_flipped(before, after) else finding


def _as_flipped(finding: Finding, before: Unit, after: Unit) -> Finding:
    """The finding as one of what may or must be done, whatever value the sentence sets with it."""
    return replace(
        finding,
        shape=Shape.PERMISSION,
        kind=FactKind.PERMISSION,
        old=complete(before),
        new=complete(after),
        segment=None,
        beside=(),
    )


def _only_value(unit: Unit) -> Value | None:
    """The value of a sentence that has exactly one: what it sets, however the rest was worded anew."""
    values = [value for value in find_values(unit.text) if value.kind is not ValueKind.REFERENCE]
    return values[0] if len(values) == 1 else None


def _value_finding(pair: Pair, found: tuple[Segment, ...], valued: Sequence[Segment]) -> Finding:
    """The first changed value leads; others of the sentence, and one that was put in, come with it."""
    changes: dict[tuple[str, str], ValueChange] = {}
    for part in valued:
        assert part.old_value is not None
        assert part.new_value is not None
        changes.setdefault(
            (part.old_value.key, part.new_value.key), ValueChange(part.old_value, part.new_value)
        )
    first, *others = changes.values()
    others += come_along(found)
    assert first.old is not None
    return Finding(
        "changed",
        Shape.VALUE,
        kind_of_value(first.new, _around(pair.after, first.new)),
        pair.before,
        pair.after,
        first.old.text,
        first.new.text,
        valued[0],
        first.old,
        first.new,
        tuple(others[: MOST_VALUES - 1]),
        tuple(part for part in found if not part.old_values and not part.new_values),
    )


def _around(unit: Unit, value: Value) -> str:
    return f"{unit.header} {unit.row} {unit.text[max(0, value.start - 24) : value.end + 8]}"


def _wording_finding(pair: Pair, found: tuple[Segment, ...]) -> Finding:
    said = pair.before.text, pair.after.text
    main = max(found, key=lambda part: (is_member(part, *said), len(part.new) + len(part.old) / 2))
    old_keys = {value.key for part in found for value in part.old_values}
    fresh = [value for part in found for value in part.new_values if value.key not in old_keys]
    base = Finding(
        "changed",
        Shape.WORDING,
        FactKind.OTHER,
        pair.before,
        pair.after,
        main.old or None,
        main.new or None,
        main,
    )
    fresh = [value for value in fresh if value.kind is not ValueKind.REFERENCE]
    if fresh:
        value = fresh[0]
        return replace(
            base, shape=Shape.VALUE, kind=kind_of_value(value, _around(pair.after, value)), new_value=value
        )
    gone = _only_value(pair.before) if pair.after.is_cell else None
    if gone is not None:
        return replace(base, kind=kind_of_value(gone, _around(pair.before, gone)))
    before, after = complete(pair.before), complete(pair.after)
    if (
        stance_of(pair.before.text) != stance_of(pair.after.text)
        and modal_of(after)
        and len(found) <= MOST_TURNED
    ):
        return replace(
            base, shape=Shape.PERMISSION, kind=modal_of(after) or FactKind.PERMISSION, old=before, new=after
        )
    changed = re.sub(r"\s+", " ", f"{main.old} {main.new}")
    return replace(base, kind=kind_of_words(changed, pair.after.text))
