"""Tables whose first column only counts their rows (序号, No.): the number of a row is no name to ask it by."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from learning.knowledge.mask import plain
from learning.knowledge.tables import Cell

_SERIAL = re.compile(r"序号|编号|序|项次|No\.?|Nos\.?|#|№|S/?N|Item no\.?|Serial(?: no\.?)?", re.IGNORECASE)
_NAMED = re.compile(r"[^\W\d_]")
TELLING = 0.5
"""Share of a column's entries that are different from which it names the rows; one more row seldom passes it."""
LONGEST_SERIAL = 3
"""Digits of a number that may count rows; a longer one is a code that somebody may be asked for."""


def without_serials(cells: tuple[Cell, ...], seen: str) -> tuple[Cell, ...]:
    """The cells without a first column of serial numbers: a row is named by its first cell that tells it apart."""
    columns: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for cell in cells:
        columns[cell.table, cell.column].append(cell)
    numbered = {table for table, column in columns if column == 0 and _is_serial(table, columns, seen)}
    return tuple(
        replace(cell, column=cell.column - 1) if cell.table in numbered else cell
        for cell in cells
        if cell.table not in numbered or cell.column
    )


def _is_serial(table: int, columns: Mapping[tuple[int, int], list[Cell]], seen: str) -> bool:
    """Whether the first column of a table counts its rows, and the second mostly tells them apart."""
    first, second = (
        [plain(seen[cell.start : cell.end]) for cell in columns.get((table, column), ())] for column in (0, 1)
    )
    names = second[1:]
    named = len(second) == len(first) and len(set(names)) > TELLING * len(names)
    numbers = [int(word) if word.isdecimal() and len(word) <= LONGEST_SERIAL else 0 for word in first[1:]]
    counted = all(left < right for left, right in pairwise((0, *numbers)))
    return bool(named and numbers and counted and _SERIAL.fullmatch(first[0])) and all(
        map(_NAMED.search, second)
    )
