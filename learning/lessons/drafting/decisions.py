"""A table that leads from a customer's situation to a way of doing things, or to several fees.

In such a table the first cell names no row: the same kind of customer stands in several of them, and only all
conditions together decide.
"""

import re
from itertools import takewhile

from learning.knowledge.facts.statement import is_short_cell
from learning.knowledge.units import Document, Unit
from learning.knowledge.values.find import find_values

FEWEST_COLUMNS = 3


def decided_row(unit: Unit, found: Document) -> tuple[Unit, ...]:
    """The row of a cell in a decision table, conditions first and the way last; empty for any other unit."""
    if not unit.is_cell or not is_short_cell(unit) or not unit.row:
        return ()
    row = row_of(unit, found)
    namesakes = {
        row_of(other, found)[0].index
        for other in found.around(unit)
        if (other.is_cell, other.row, other.header, other.path) == (True, unit.row, unit.header, unit.path)
    }
    return row if len(row) >= FEWEST_COLUMNS and len(namesakes) > 1 else ()


def row_of(unit: Unit, found: Document) -> tuple[Unit, ...]:
    """The cells of one row of a table, its name first: what stands left of a cell has a smaller place."""
    units, first, last = found.units, unit.index, unit.index
    while first and units[first - 1].is_cell and units[first - 1].position < units[first].position:
        first -= 1
    while (
        last + 1 < len(units) and units[last + 1].is_cell and units[last + 1].position > units[last].position
    ):
        last += 1
    return units[first : last + 1]


def ways_of(row: tuple[Unit, ...], found: Document) -> tuple[Unit, ...]:
    """What a row leads to: its last cell, or its last cells where those columns hold figures (fees by amount)."""
    rows = {other.block: row_of(other, found) for other in found.around(row[0]) if _is_beside(other, row[0])}
    table = [other for other in rows.values() if len(other) == len(row)]
    places = range(len(row) - 1, 0, -1)
    figures = takewhile(
        lambda place: 2 * sum(_is_figure(other[place]) for other in table) > len(table), places
    )
    return row[-max(1, len(list(figures))) :]


def _is_beside(unit: Unit, other: Unit) -> bool:
    return unit.is_cell and unit.path == other.path and unit.header == other.header


def _is_figure(cell: Unit) -> bool:
    return bool(find_values(cell.text)) or not re.search(r"\w", cell.text)


def situation(row: tuple[Unit, ...], found: Document) -> str:
    """All conditions of a row in the order of its columns."""
    is_chinese = bool(re.search(r"[一-鿿]", row[0].header + row[0].text))
    form, gap = ("{}为{}", "，") if is_chinese else ("{}: {}", ", ")
    given = row[: len(row) - len(ways_of(row, found))]
    return gap.join(form.format(cell.header, cell.text.strip("。. ")) for cell in given)


def decision(unit: Unit, found: Document) -> str | None:
    """What the table says of a cell as one rule with all its conditions; None outside a decision table."""
    row = decided_row(unit, found)
    if not row:
        return None
    ways = ways_of(row, found)
    way = next((cell for cell in ways if cell.index == unit.index), ways[-1])
    gap, end = ("：", "。") if re.search(r"[一-鿿]", way.header + way.text) else (": ", ".")
    given = situation(row, found)
    return f"{given}{'，' if end == '。' else ', '}{way.header}{gap}{way.text.strip('。. ')}{end}"
