"""Sheets as Markdown: questions and answers become sections, everything else tables with the words between them."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.html import html_to_markdown
from learning.knowledge.sources.questions import names_questions, question_sections
from learning.knowledge.sources.workbook import Sheet

Row = Sequence[str]
_NAME = re.compile(r".{1,40}(?<![。．.；;！!])")
"""A heading has no end of a sentence."""


def sheets_to_markdown(sheets: Sequence[Sheet], *, title: str) -> str:
    """A heading for the file, one a sheet if there are several, and below it what the sheet says.

    A row that says one thing only is no row of a table: above or below a table it is a paragraph, between its rows a
    heading, and the table goes on under it with the same first row.
    """
    told = [(sheet, rows) for sheet in sheets if (rows := _filled(sheet))]
    if not told:
        raise SourceRefused("there is no text in it")
    parts = [f"# {title}"]
    level = 2 if len(told) == 1 else 3
    for sheet, rows in told:
        if len(told) > 1:
            parts.append(f"## {sheet.name}")
        parts += _questions(sheet, rows, level) if names_questions(rows[0][1]) else [_tables(rows, level)]
    return "\n\n".join(parts) + "\n"


def _questions(sheet: Sheet, rows: list[tuple[int, Row]], level: int) -> list[str]:
    try:
        return question_sections(rows, level=level)
    except SourceRefused as refusal:
        raise SourceRefused(f"sheet “{sheet.name}”, {refusal}") from None


def _filled(sheet: Sheet) -> list[tuple[int, Row]]:
    """The rows and columns that say something."""
    stripped = [(number, [cell.strip() for cell in row]) for number, row in sheet.rows]
    rows = [(number, row) for number, row in stripped if any(row)]
    columns = [
        column
        for column in range(max((len(row) for _, row in rows), default=0))
        if any(row[column] for _, row in rows)
    ]
    return [(number, [row[column] for column in columns]) for number, row in rows]


def _tables(rows: list[tuple[int, Row]], level: int) -> str:
    html = "".join(_pieces([row for _, row in rows], level))
    return html_to_markdown(f"<body>{html}</body>")[1].strip()


def _pieces(rows: list[Row], level: int) -> Iterator[str]:
    """The sheet as HTML: paragraphs, headings, and tables that begin with the header."""
    header: Row | None = None
    waiting: list[Row] = []
    last = max((place for place, row in enumerate(rows) if not _says_one_thing(row)), default=-1)
    for place, row in enumerate(rows):
        if not _says_one_thing(row):
            header = header or row
            waiting.append(row)
            continue
        yield _table(header, waiting)
        waiting = []
        words = next(filter(None, row))
        is_heading = header is not None and place < last and _NAME.fullmatch(words)
        mark = f"h{level}" if is_heading else "p"
        yield f"<{mark}>{escape(words).replace(chr(10), '<br>')}</{mark}>"
    yield _table(header, waiting)


def _says_one_thing(row: Row) -> bool:
    return len(set(filter(None, row))) == 1 and (len(list(filter(None, row))) in {1, len(row)})


def _table(header: Row | None, rows: list[Row]) -> str:
    if not rows or header is None:
        return ""
    lines = rows if rows[0] is header else [header, *rows]
    return f"<table>{''.join(map(_line, lines))}</table>"


def _line(row: Row) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
