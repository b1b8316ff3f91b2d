"""Tables in Markdown and HTML, as cells with offsets.

A Markdown cell that runs over several lines is torn into lists by every CommonMark parser, so rows are
put together here, before blocks are parsed.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

_DELIMITER = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_HTML_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL | re.IGNORECASE)
_HTML_MARK = re.compile(r"<(/?)(tr|td|th)\b([^>]*)>", re.IGNORECASE)
LONGEST_ROW = 80
"""Lines that one Markdown row may run over before it is taken for something else."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell by its place; `row` 0 is the header when the table has one."""

    table: int
    row: int
    column: int
    start: int
    end: int
    is_header: bool


def tables(text: str) -> tuple[tuple[Cell, ...], str]:
    """All cells, and the text with the tables blanked so that the rest can be parsed by itself."""
    cells: list[Cell] = []
    spans: list[tuple[int, int]] = []
    for number, match in enumerate(_HTML_TABLE.finditer(text)):
        cells += _html_cells(text, match.start(), match.end(), number)
        spans.append((match.start(), match.end()))
    for start, end, found in _markdown_tables(text, len(spans)):
        if not any(first <= start < last for first, last in spans):
            cells += found
            spans.append((start, end))
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return tuple(sorted(cells, key=lambda cell: cell.start)), text


def _html_cells(text: str, start: int, end: int, table: int) -> list[Cell]:
    cells: list[Cell] = []
    row, column, opened, kind = -1, 0, None, ""
    spanned: dict[int, int] = {}
    for mark in _HTML_MARK.finditer(text, start, end):
        closing, name = bool(mark[1]), mark[2].lower()
        if opened is not None and (closing or name):
            cells.append(Cell(table, row, column, opened, mark.start(), kind == "th" and row == 0))
            column, opened = column + 1, None
        if name == "tr" and not closing:
            row, column = row + 1, 0
        elif name in ("td", "th") and not closing:
            row = max(row, 0)
            while spanned.get(column, 0) >= row > 0:
                column += 1
            rows = re.search(r"rowspan=[\"']?(\d+)", mark[3])
            if rows:
                spanned[column] = row + int(rows[1]) - 1
            opened, kind = mark.end(), name
    return cells


def _markdown_tables(text: str, first_number: int) -> list[tuple[int, int, list[Cell]]]:
    lines = text.splitlines(keepends=True)
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    found: list[tuple[int, int, list[Cell]]] = []
    index = 0
    while index + 1 < len(lines):
        if "|" in lines[index] and "|" in lines[index + 1] and _DELIMITER.match(lines[index + 1]):
            width = len(_columns(lines[index]))
            table = first_number + len(found)
            cells = _row_cells(text, offsets[index], offsets[index + 1], table, 0, header=True)
            end, cells = _body(text, lines, offsets, index + 2, width, cells, table)
            found.append((offsets[index], offsets[end], cells))
            index = end
        else:
            index += 1
    return found


def _body(
    text: str, lines: list[str], offsets: list[int], index: int, width: int, cells: list[Cell], table: int
) -> tuple[int, list[Cell]]:
    row = 1
    while index < len(lines) and "|" in lines[index]:
        last = _row_end(lines, index, width)
        cells = cells + _row_cells(text, offsets[index], offsets[last], table, row, header=False)
        row, index = row + 1, last
    return index, cells


def _row_end(lines: list[str], index: int, width: int) -> int:
    """One past the last line of a row: lines are added until every column is closed."""
    whole = lines[index]
    if not whole.lstrip().startswith("|"):
        return index + 1
    for last in range(index + 1, min(len(lines), index + LONGEST_ROW) + 1):
        if len(_PIPE.findall(whole)) > width:
            return last
        whole += lines[last] if last < len(lines) else ""
    return index + 1


def _columns(line: str) -> list[tuple[int, int]]:
    """Start and end of each cell of a line, outer pipes left out."""
    pipes = [match.start() for match in _PIPE.finditer(line)]
    if not line.lstrip().startswith("|"):
        pipes.insert(0, -1)
    if not line.rstrip().endswith("|"):
        pipes.append(len(line.rstrip("\n")))
    return [(first + 1, second) for first, second in pairwise(pipes)]


def _row_cells(text: str, start: int, end: int, table: int, row: int, *, header: bool) -> list[Cell]:
    return [
        Cell(table, row, column, start + first, start + last, header)
        for column, (first, last) in enumerate(_columns(text[start:end]))
    ]
