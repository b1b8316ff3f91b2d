"""A column that came into a table that lives on is one change: what it holds for each row."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from learning.knowledge.align import Alignment
from learning.knowledge.facts.finding import Finding, Shape
from learning.knowledge.facts.kinds import kind_of_value, kind_of_words
from learning.knowledge.facts.statement import is_short_cell
from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit
from learning.knowledge.values.find import find_values

FEWEST = 2
LONGEST = 8
"""Rows that are told together; a longer column is told in stretches."""

Column = tuple[tuple[str, ...], str]


def added_columns(alignment: Alignment) -> Iterator[Finding]:
    """One finding for each new column, its entries in `also`. Entries under a renamed column are none."""
    old = {
        *map(_column, _cells(pair.before for pair in alignment.pairs)),
        *map(_column, _cells(alignment.removed)),
    }
    kept = {(pair.after.path, key_of(pair.after.row)) for pair in alignment.pairs if pair.after.is_cell}
    gone = {unit.path for unit in _cells(alignment.removed)}
    found: dict[Column, list[Unit]] = defaultdict(list)
    for unit in _cells(alignment.added):
        lives_on = (unit.path, key_of(unit.row)) in kept and unit.path not in gone
        if unit.header and is_short_cell(unit) and lives_on and _column(unit) not in old:
            found[_column(unit)].append(unit)
    for cells in found.values():
        for start in range(0, len(cells), LONGEST):
            if len(cells) - start >= FEWEST:
                yield _told(cells[start : start + LONGEST])


def _cells(units: Iterator[Unit] | Sequence[Unit]) -> Iterator[Unit]:
    return (unit for unit in units if unit.is_cell and not unit.is_label)


def _column(unit: Unit) -> Column:
    return unit.path, key_of(unit.header)


def _told(cells: Sequence[Unit]) -> Finding:
    first = next((unit for unit in cells if find_values(unit.text)), cells[0])
    values = find_values(first.text)
    said = "; ".join(f"{unit.row} {unit.text}" for unit in cells)
    return Finding(
        "added",
        Shape.COLUMN,
        kind_of_value(values[0], f"{first.header} {first.text}") if values else kind_of_words(said, said),
        None,
        first,
        None,
        said,
        new_value=values[0] if values else None,
        also=tuple(unit for unit in cells if unit is not first),
    )
