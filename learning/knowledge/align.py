"""Which sentence of the new text continues which of the old.

First exactly, anywhere in the page, so that moves, renumbering and re-ordering vanish in linear time; then
the rest by shared rare n-grams, best first, and at last the rows of tables by their names.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from learning.knowledge import headers, rows
from learning.knowledge.blocks import BlockKind
from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit
from learning.knowledge.values.find import find_values


@dataclass(frozen=True, slots=True)
class Pair:
    """An old sentence and the new one that continues it; `is_exact` when nothing changed inside it."""

    before: Unit
    after: Unit
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every unit once: in a pair, removed or added. Pairs in the order of the new text."""

    pairs: tuple[Pair, ...]
    removed: tuple[Unit, ...]
    added: tuple[Unit, ...]


ENOUGH = 0.47
"""Least likeness of two texts before their places may add to it; below it, place alone made false pairs."""
ENOUGH_WEDGED = 0.3
"""Likeness that is enough when both neighbours live on and both sentences measure the same kind of thing."""
OTHER_VALUES = 0.75
"""Sentences that measure different things ("2 次", "1 万元") must be this alike to be one rule."""
ENOUGH_IN_LIST = 0.6
"""Short items of one list share their verbs, so they must be more alike."""
COMMON = 24
"""N-grams standing in more units than this say nothing about a pair, and would make the search quadratic."""


def align(before: Sequence[Unit], after: Sequence[Unit]) -> Alignment:
    """Pair the units of two texts. Labels pair only with labels."""
    pairs = list(_exact(before, after))
    taken_before = {pair.before.index for pair in pairs}
    taken_after = {pair.after.index for pair in pairs}
    names = headers.renamed(before, after)
    for old, new in headers.continued(names, *_free(before, after, taken_before, taken_after)):
        pairs.append(Pair(old, new, is_exact=headers.entry_key(old) == headers.entry_key(new)))
        taken_before.add(old.index)
        taken_after.add(new.index)
    rest_before, rest_after = _free(before, after, taken_before, taken_after)
    for old, new in _alike(rest_before, rest_after, _anchors(pairs)):
        pairs.append(Pair(old, new, is_exact=False))
        taken_before.add(old.index)
        taken_after.add(new.index)
    pairs += _of_rows(tuple(pairs), rest_before, rest_after, taken_before, taken_after)
    return Alignment(
        tuple(sorted(pairs, key=lambda pair: pair.after.index)),
        tuple(unit for unit in rest_before if unit.index not in taken_before),
        tuple(unit for unit in rest_after if unit.index not in taken_after),
    )


def _exact(before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[Pair]:
    """The same key: in the same place, in the same section, anywhere when it is long enough, in another list."""
    free_before = {unit.index: unit for unit in before}
    free_after = {unit.index: unit for unit in after}
    for place in (_same_place, _same_section, _turned, _anywhere, _in_another_list):
        waiting: dict[Hashable, deque[Unit]] = defaultdict(deque)
        for unit in free_before.values():
            where = place(unit)
            if where is not None:
                waiting[where].append(unit)
        for unit in list(free_after.values()):
            where = place(unit)
            if where is not None and waiting.get(where):
                old = waiting[where].popleft()
                del free_before[old.index], free_after[unit.index]
                yield Pair(old, unit, is_exact=True)


def _of_rows(
    pairs: Sequence[Pair], before: Sequence[Unit], after: Sequence[Unit], old: set[int], new: set[int]
) -> Iterator[Pair]:
    """The names of rows that were reworded, then the entries of rows that live on; `old`, `new` are what is paired."""
    names = {
        (pair.before.path, key_of(pair.before.row)): key_of(pair.after.row)
        for pair in pairs
        if pair.before.is_cell and pair.after.is_cell and pair.before.is_label
    }
    for left, right in rows.renamed(*_free(before, after, old, new)):
        names[left.path, key_of(left.row)] = key_of(right.row)
        old.add(left.index)
        new.add(right.index)
        yield Pair(left, right, is_exact=False)
    for left, right in rows.continued(names, *_free(before, after, old, new)):
        old.add(left.index)
        new.add(right.index)
        yield Pair(left, right, is_exact=left.key == right.key)


def _free(
    before: Sequence[Unit], after: Sequence[Unit], old: set[int], new: set[int]
) -> tuple[list[Unit], list[Unit]]:
    return [unit for unit in before if unit.index not in old], [
        unit for unit in after if unit.index not in new
    ]


def _same_place(unit: Unit) -> Hashable:
    return (unit.key, unit.path, key_of(unit.lead), *cell_of(unit), unit.article, unit.is_label)


def _same_section(unit: Unit) -> Hashable:
    return (unit.key, *cell_of(unit), unit.is_label)


def _turned(unit: Unit) -> Hashable:
    """An entry of a table that was set on its side: its row is now its column."""
    return (unit.key, unit.path, frozenset(cell_of(unit))) if unit.is_cell and not unit.is_label else None


def cell_of(unit: Unit) -> tuple[str, str]:
    """Row and column as they are compared."""
    return key_of(unit.row), key_of(unit.header)


def _anywhere(unit: Unit) -> Hashable:
    is_long = len(unit.shape) >= 8 and not (unit.is_cell and len(unit.shape) < 20)
    return (unit.key, unit.is_label) if is_long else None


def _in_another_list(unit: Unit) -> Hashable:
    return unit.key if unit.kind is BlockKind.ITEM and unit.is_first and not unit.is_label else None


def _anchors(pairs: Iterable[Pair]) -> dict[int, int]:
    return {pair.before.index: pair.after.index for pair in pairs}


def _alike(before: list[Unit], after: list[Unit], anchors: dict[int, int]) -> Iterator[tuple[Unit, Unit]]:
    scored = sorted(
        (
            (score, old.index, new.index, old, new)
            for old, new in _candidates(before, after)
            if (score := _likeness(old, new, anchors)) is not None
        ),
        key=lambda entry: (not _is_same_entry(entry[3], entry[4]), -entry[0], entry[1], entry[2]),
    )
    taken_before: set[int] = set()
    taken_after: set[int] = set()
    for _, old_index, new_index, old, new in scored:
        if old_index not in taken_before and new_index not in taken_after:
            taken_before.add(old_index)
            taken_after.add(new_index)
            yield old, new


def _is_same_entry(old: Unit, new: Unit) -> bool:
    """Whether two cells stand at one place of one table: no entry of another row continues what stood there."""
    is_whole = old.is_cell and new.is_cell and old.group is None and new.group is None
    return is_whole and bool(old.row) and old.path == new.path and cell_of(old) == cell_of(new)


def _candidates(before: list[Unit], after: list[Unit]) -> Iterator[tuple[Unit, Unit]]:
    holders: dict[str, list[Unit]] = defaultdict(list)
    cells: dict[tuple[frozenset[str], str], list[Unit]] = defaultdict(list)
    for unit in before:
        for gram in grams(unit.shape):
            holders[gram].append(unit)
        if unit.is_cell:
            cells[frozenset(cell_of(unit)), key_of(unit.lead)].append(unit)
    for unit in after:
        shared: Counter[int] = Counter()
        found: dict[int, Unit] = {}
        for gram in grams(unit.shape):
            if len(holders.get(gram, ())) <= COMMON:
                for old in holders.get(gram, ()):
                    shared[old.index] += 1
                    found[old.index] = old
        same_cell = cells.get((frozenset(cell_of(unit)), key_of(unit.lead)), []) if unit.is_cell else []
        for old in same_cell[:COMMON]:
            found[old.index] = old
        best = {index for index, _ in shared.most_common(COMMON)} | {old.index for old in same_cell[:COMMON]}
        for index in best:
            if found[index].is_label == unit.is_label:
                yield found[index], unit


def grams(shape: str) -> set[str]:
    """Two characters at a time where the text is Chinese, else words two at a time and single long ones."""
    if shape.isascii() or sum(letter.isascii() for letter in shape) > len(shape) * 0.8:
        words = shape.split()
        return {f"{left} {right}" for left, right in pairwise(words)} | {
            word for word in words if len(word) > 5
        }
    return {shape[place : place + 2] for place in range(len(shape) - 1)}


def closeness(old: str, new: str) -> float:
    """How alike two shapes are as a whole, 0 to 1."""
    from rapidfuzz import fuzz

    return fuzz.ratio(old, new) / 100


def likeness(old: str, new: str) -> float:
    """How alike two shapes are, 0 to 1. A part counts nearly as much as the whole if it is long enough."""
    from rapidfuzz import fuzz

    whole = closeness(old, new)
    shorter, longer = sorted((len(old), len(new)))
    if shorter >= (24 if old.isascii() else 8) and shorter >= 0.3 * longer:
        return max(whole, 0.82 * fuzz.partial_ratio(old, new) / 100)
    return whole


def _likeness(old: Unit, new: Unit, anchors: dict[int, int]) -> float | None:
    cells = old.is_cell and new.is_cell
    if cells and headers.is_turned(old.header, new.header):
        return None
    same_cell = cells and cell_of(old) == cell_of(new)
    alone = (
        cells
        and frozenset(cell_of(old)) == frozenset(cell_of(new))
        and old.group is None
        and new.group is None
        and old.is_first
        and new.is_first
    )
    like = likeness(old.shape, new.shape)
    kinds = {value.kind for value in find_values(old.text)}, {value.kind for value in find_values(new.text)}
    if kinds[0] and kinds[1] and not kinds[0] & kinds[1] and like < OTHER_VALUES and not alone:
        return None
    before_holds, after_holds = (anchors.get(old.index + step) == new.index + step for step in (-1, 1))
    wedged = before_holds and after_holds and bool(kinds[0] & kinds[1])
    if like < (ENOUGH_WEDGED if wedged else ENOUGH) and not alone:
        return None
    short_items = old.group is not None and new.group is not None and max(len(old.shape), len(new.shape)) < 24
    if short_items and like < ENOUGH_IN_LIST and not wedged:
        return None
    if old.is_cell != new.is_cell and like < 0.7:
        return None
    bonus = (
        0.3 * alone
        + 0.06 * same_cell
        + 0.04 * (old.path == new.path)
        + 0.03 * (key_of(old.lead) == key_of(new.lead))
    )
    bonus += 0.03 * bool(old.article and old.article == new.article)
    bonus += 0.08 * before_holds + 0.08 * after_holds
    return like + bonus
