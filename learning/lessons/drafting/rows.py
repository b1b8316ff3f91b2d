"""A changed entry of a table told with its whole row: what an agent has before her eyes when a customer asks."""

import re

from learning.knowledge.facts.finding import Shape
from learning.knowledge.facts.statement import cell_clause, is_short_cell
from learning.knowledge.units import Document, Unit
from learning.knowledge.update import FactChange
from learning.lessons.drafting.decisions import FEWEST_COLUMNS, row_of

LONGEST = {True: 90, False: 240}
"""Characters of a row, Chinese or English; what does not fit beside the changed entry is left to the article."""


def whole_row(fact: FactChange, found: Document) -> str | None:
    """The row of a changed entry as one clause of each column; None where the entry is all its row says.

    A new row, and an entry whose row or column changed with it, are told in whole already.
    """
    unit, finding = fact.finding.after, fact.finding
    if unit is None or unit.is_label or not is_short_cell(unit) or not (unit.row and unit.header):
        return None
    if finding.shape in (Shape.ROW, Shape.COLUMN):
        return None
    row = row_of(unit, found)
    others = [cell for cell in row if not cell.is_label and cell.header and cell.row == unit.row]
    if len(row) < FEWEST_COLUMNS or len(others) < FEWEST_COLUMNS - 1 or not all(map(is_short_cell, others)):
        return None
    return _joined(unit, _kept(unit, others))


def stressed(row: str, fact: FactChange) -> str:
    """A told row with its changed entry in bold."""
    clause = cell_clause(fact.finding.unit)
    entry = re.sub(r"[。.；;]$", "", fact.finding.unit.text)
    return row.replace(clause, clause.replace(entry, f"**{entry}**"), 1) if entry in clause else row


def old_entry(fact: FactChange) -> tuple[str, str] | None:
    """The header and the former text of an entry that changed in its column."""
    before, after = fact.finding.before, fact.finding.after
    if before is None or after is None or before.is_label or before.header != after.header:
        return None
    return before.header, re.sub(r"[。.；;]$", "", before.text)


def _kept(unit: Unit, cells: list[Unit]) -> list[Unit]:
    """The changed entry and those nearest to the name of the row, as many as fit; a dash says nothing."""
    kept = [unit]
    for cell in cells:
        if cell.index == unit.index or not re.search(r"\w", cell.text):
            continue
        more = sorted((*kept, cell), key=lambda each: each.index)
        if len(_joined(unit, more)) <= LONGEST[_is_chinese(unit)]:
            kept = more
    return kept


def _joined(unit: Unit, cells: list[Unit]) -> str:
    clauses = map(cell_clause, cells)
    if _is_chinese(unit):
        return f"{unit.row}：{'；'.join(clauses)}。"
    return f"{unit.row} – {'; '.join(clauses)}."


def _is_chinese(unit: Unit) -> bool:
    return bool(re.search(r"[一-鿿]", unit.row + unit.header))
