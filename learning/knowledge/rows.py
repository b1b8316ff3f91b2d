"""Rows of tables that live on under another name: reworded, narrowed, or for another stretch (7 to 30 days, to 90)."""

import re
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from learning.knowledge.headers import is_turned
from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import Value

SAME_NAME = 0.75
"""Likeness of two names of rows from which one is the other in other words."""
TAKEN_IN = 0.7
"""What it counts for that one name holds the other: 挂失, 书面挂失手续费."""
SAME_ENTRY = 0.2
"""What an entry counts for that both rows have in one column."""
MOST_COMPARED = 1_000
"""Pairs of names of one section beyond which they are not compared, so that a long table costs no square of itself."""

Row = tuple[tuple[str, ...], str]


def renamed(before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Old and new names of the rows that live on, of the units that have no continuation yet; the likest first."""
    old, new = _labels(before), _labels(after)
    entries = _entries(before), _entries(after)
    scored = [
        (score, left.index, right.index, left, right)
        for path, names in old.items()
        if len(names) * len(new.get(path, ())) <= MOST_COMPARED
        for left in names
        for right in new.get(path, ())
        if (score := _likeness(left, right, entries)) >= SAME_NAME
    ]
    taken: set[tuple[str, int]] = set()
    for _, left_index, right_index, left, right in sorted(scored, key=lambda each: (-each[0], *each[1:3])):
        places = {("before", left_index), ("after", right_index)}
        if not places & taken:
            taken |= places
            yield left, right


def continued(
    names: Mapping[Row, str], before: Iterable[Unit], after: Sequence[Unit]
) -> Iterator[tuple[Unit, Unit]]:
    """The entries of rows that live on, by old name and new; a column may have another head where it stands."""
    heads = _heads(before), _heads(after)
    waiting: dict[Hashable, deque[Unit]] = defaultdict(deque)
    for unit in before:
        row = names.get((unit.path, key_of(unit.row))) if unit.is_cell and not unit.is_label else None
        if row:
            waiting[unit.path, row, unit.position].append(unit)
    for unit in after:
        held = waiting.get((unit.path, key_of(unit.row), unit.position)) if unit.is_cell else None
        if held and not unit.is_label and _is_same_column(held[0], unit, heads):
            yield held.popleft(), unit


def _is_same_column(
    old: Unit, new: Unit, heads: tuple[Mapping[object, set[str]], Mapping[object, set[str]]]
) -> bool:
    left, right = key_of(old.header), key_of(new.header)
    is_renamed = left not in heads[1][new.path] and right not in heads[0][old.path]
    return left == right or (is_renamed and not is_turned(old.header, new.header))


def _heads(units: Iterable[Unit]) -> Mapping[object, set[str]]:
    found: dict[object, set[str]] = defaultdict(set)
    for unit in units:
        if unit.is_cell:
            found[unit.path].add(key_of(unit.header))
    return found


def _labels(units: Iterable[Unit]) -> dict[tuple[str, ...], list[Unit]]:
    found: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.is_cell and unit.is_label:
            found[unit.path].append(unit)
    return found


def _entries(units: Iterable[Unit]) -> dict[Row, set[tuple[int, str]]]:
    found: dict[Row, set[tuple[int, str]]] = defaultdict(set)
    for unit in units:
        if unit.is_cell and not unit.is_label:
            found[unit.path, unit.row].add((unit.position, unit.key))
    return found


def _likeness(
    old: Unit, new: Unit, entries: tuple[dict[Row, set[tuple[int, str]]], dict[Row, set[tuple[int, str]]]]
) -> float:
    """How surely one name is the other's, 0 to 1 and more; a stretch must share a border."""
    from rapidfuzz import fuzz

    left, right = _stretch(old), _stretch(new)
    same = SAME_ENTRY * bool(entries[0][old.path, old.row] & entries[1][new.path, new.row])
    if same and _is_one_length(old, new):
        return 1.0 + same
    if left or right:
        return 1.0 if left and right and _share_border(left, right) else 0.0
    shorter, longer = sorted((old.key, new.key), key=len)
    like = fuzz.ratio(old.key, new.key) / 100
    like = max(like, TAKEN_IN if len(shorter) > 1 and shorter in longer else 0.0)
    return like + same


def _is_one_length(old: Unit, new: Unit) -> bool:
    """Whether two names are one span, whatever it is called: 3 年期, 三年, a term of 3 years."""
    left, right = find_values(old.text), find_values(new.text)
    rest = f"{old.shape}{new.shape}".replace("#", "")
    return len(left) == len(right) == 1 and left[0].key == right[0].key and not _BOUND.search(rest)


_BOUND = re.compile(
    r"[以上下内外前后超过不满未]|\b(?:over|under|above|below|from|to|more|less|before|after|up)\b"
)


def _stretch(unit: Unit) -> Value | None:
    """The value that a name is, when it is nothing else."""
    values = find_values(unit.text)
    return values[0] if len(values) == 1 and unit.shape == "#" else None


def _share_border(old: Value, new: Value) -> bool:
    same = (old.kind, old.unit) == (new.kind, new.unit)
    return same and len(old.numbers) == len(new.numbers) == 2 and bool({*old.numbers} & {*new.numbers})
