"""A table as lines of cells under a heading, whatever it was sent as."""

import csv
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from learning.sheets.cells import tidy
from learning.sheets.errors import Complaint, SheetUnreadable

MOST_LINES = 200_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its number in the file, from 1; as many tidied cells as the heading has."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A heading in small letters, the lines below it, and what is wrong with those that do not fit it."""

    heading: tuple[str, ...]
    lines: tuple[Line, ...]
    complaints: tuple[Complaint, ...] = ()


def read_sheet(text: str) -> Sheet:
    """Read cells separated by comma, semicolon or tab. Empty lines say nothing.

    Raises `SheetUnreadable` for what is no such table, and for more than `MOST_LINES` lines.
    """
    heading = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=heading.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    numbered: list[tuple[int, list[str]]] = []
    try:
        names = next(reader, [])
        before = reader.line_num
        for cells in reader:
            number, before = before + 1, reader.line_num
            if number > MOST_LINES:
                raise SheetUnreadable(f"has more than {MOST_LINES} lines")
            if any(cell.strip() for cell in cells):
                numbered.append((number, cells))
    except csv.Error as error:
        raise SheetUnreadable(f"cannot be read as a table near line {reader.line_num}: {error}") from None
    return _fitted(names, numbered)


def sheet_of(lines: Sequence[Mapping[str, str]]) -> Sheet:
    """The same from lines that name their cells. The first line is number 1; a cell that a line lacks is empty."""
    names = list(dict.fromkeys(name for line in lines for name in line))
    return _fitted(
        names, [(number, [line.get(name, "") for name in names]) for number, line in enumerate(lines, 1)]
    )


def sheet_of_rows(rows: Sequence[tuple[int, Sequence[str]]]) -> Sheet:
    """The same from numbered rows of a workbook, the first of them the heading; empty cells at the end are no cells."""
    filled = [(number, _trimmed(cells)) for number, cells in rows]
    names, *below = [(number, cells) for number, cells in filled if cells] or [(1, [])]
    wide = len(names[1])
    return _fitted(names[1], [(number, cells + [""] * (wide - len(cells))) for number, cells in below])


def columns_of(heading: Sequence[str], known: Mapping[str, str], needed: Collection[str]) -> tuple[str, ...]:
    """What each column means, by the names that are known for it.

    Raises `SheetUnreadable` if a needed one is missing, one stands there twice, or one means nothing.
    """
    columns = tuple(known[name] for name in heading if name in known)
    if not set(needed) <= set(columns):
        spelled = [_spelled(column, known) for column in needed]
        raise SheetUnreadable(
            f"needs a first line that names at least {' and '.join(spelled)}",
            f"第一行至少要有 {'、'.join(spelled)}",
        )
    unknown = [name for name in heading if name not in known]
    if unknown:
        names = ", ".join(unknown)
        raise SheetUnreadable(f"has columns that mean nothing here: {names}", f"有不认识的列：{names}")
    if len(set(columns)) < len(columns):
        raise SheetUnreadable("names a column twice", "有一列写了两次")
    return columns


def _fitted(names: Sequence[str], numbered: Sequence[tuple[int, list[str]]]) -> Sheet:
    heading = tuple(tidy(name).casefold() for name in names)
    return Sheet(
        heading,
        tuple(
            Line(number, tuple(map(tidy, cells))) for number, cells in numbered if len(cells) == len(heading)
        ),
        tuple(
            Complaint(
                number,
                f"has {len(cells)} cells where the first line has {len(heading)}",
                f"有 {len(cells)} 格，第一行有 {len(heading)} 格",
            )
            for number, cells in numbered
            if len(cells) != len(heading)
        ),
    )


def _trimmed(cells: Sequence[str]) -> list[str]:
    filled = [place for place, cell in enumerate(cells, 1) if cell.strip()]
    return list(cells[: filled[-1]]) if filled else []


def _spelled(column: str, known: Mapping[str, str]) -> str:
    """The column by its name here and, where it has one, the first other name."""
    other = next((name for name, meant in known.items() if meant == column and name != column), None)
    return f"{column} ({other})" if other else column
