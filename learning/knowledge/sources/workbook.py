"""The sheets of an Excel file as rows of texts: what its reader sees, with merged cells written out.

Hidden sheets, rows and columns are left out. A formula counts by the value that was saved with it.
"""

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.number_format import shown
from learning.knowledge.sources.office import DAMAGED, Parts

MOST_CELLS = 50_000
"""Of all sheets together, with those that are empty and those that a merged one covers."""
_MAIN = "xl/workbook.xml"
_RANGE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})(?::([A-Z]{1,3})([1-9]\d{0,6}))?")
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)")
Place = tuple[int, int]
"""Row and column, both from 1."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, and its rows with their numbers."""

    name: str
    rows: list[tuple[int, list[str]]]


@dataclass(slots=True)
class _Shape:
    """What a sheet says beside its cells."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    covered_by: dict[Place, Place] = field(default_factory=dict)


def read_workbook(data: bytes) -> list[Sheet]:
    """The sheets that can be seen, in their order.

    Raises `SourceRefused` for what Excel could not open either, for a formula without its value, and for a cell that
    holds an error.
    """
    # Only an import needs it, and it is 19 MB of memory in each serving process.
    from openpyxl import load_workbook

    parts = Parts(data, main=_MAIN)
    try:
        # Its warnings tell of styles and filters that it does not know.
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            sheets = list(_sheets(parts, seen))
            book.close()
            return sheets
    except SourceRefused:
        raise
    except DAMAGED:
        raise SourceRefused("is damaged; open it in Excel and save it again") from None


def _sheets(parts: Parts, seen: list[Any]) -> Iterator[Sheet]:
    left = MOST_CELLS
    for sheet in seen:
        shape = _shape(parts, sheet)
        sheet.reset_dimensions()  # They are what the file says of itself.
        rows = []
        for row in sheet.iter_rows():
            left -= len(row)
            if left < 0:
                raise _too_wide()
            rows.append([_told(cell, sheet.title) for cell in row])
        yield Sheet(sheet.title, _laid_out(rows, shape))


def _laid_out(rows: list[list[str]], shape: _Shape) -> list[tuple[int, list[str]]]:
    """The rows with merged cells written out and without what is hidden."""
    width = max(map(len, rows), default=0)
    wide = max([width, *(column for _, column in shape.covered_by)])
    if len(rows) * wide > 4 * MOST_CELLS:
        raise _too_wide()
    full = [[*row, *[""] * (wide - len(row))] for row in rows]
    for (row, column), (top, left) in shape.covered_by.items():
        if row <= len(full):
            full[row - 1][column - 1] = full[top - 1][left - 1]
    return [
        (number, [text for column, text in enumerate(row, 1) if column not in shape.hidden_columns])
        for number, row in enumerate(full, 1)
        if number not in shape.hidden_rows
    ]


def _told(cell: Any, sheet: str) -> str:
    try:
        text = shown(cell.value, cell.number_format or "General")
    except SourceRefused as refusal:
        raise SourceRefused(f"sheet “{sheet}”, cell {cell.coordinate}: {refusal}") from None
    if _ERROR.fullmatch(text):
        raise SourceRefused(f"sheet “{sheet}”, cell {cell.coordinate} says {text}")
    return text


def _shape(parts: Parts, sheet: Any) -> _Shape:
    shape, formula, value = _Shape(), False, False
    for event, element in parts.walk(sheet._worksheet_path):  # No public name; a test holds that it is there.
        if event == "start":
            continue
        match etree.QName(element).localname:
            case "f":
                formula = True
            case "v":
                value = bool(element.text)
            case "c":
                # A formula whose result is an empty text says that it is a text.
                if formula and not value and element.get("t") != "str":
                    where = f"sheet “{sheet.title}”, cell {element.get('r', '')}"
                    raise SourceRefused(
                        f"{where} has a formula without its value; open it in Excel and save it"
                    )
                formula = value = False
            case "row" if _is_on(element):
                shape.hidden_rows.add(int(element.get("r", "0")))
            case "col" if _is_on(element):
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                shape.hidden_columns |= set(range(first, min(last, 16_384) + 1))
            case "mergeCell":
                _cover(shape.covered_by, element.get("ref", ""))
    return shape


def _is_on(element: etree._Element) -> bool:
    return element.get("hidden") in {"1", "true"}


def _cover(covered_by: dict[Place, Place], area: str) -> None:
    found = _RANGE.fullmatch(area)
    if found is None:
        raise SourceRefused("is damaged; open it in Excel and save it again")
    left, top = _column(found[1]), int(found[2])
    right, bottom = _column(found[3] or found[1]), int(found[4] or found[2])
    if len(covered_by) + (right - left + 1) * (bottom - top + 1) > MOST_CELLS:
        raise _too_wide()
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            covered_by[row, column] = (top, left)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _too_wide() -> SourceRefused:
    return SourceRefused(f"has more than {MOST_CELLS:,} cells; cut it into several articles")
