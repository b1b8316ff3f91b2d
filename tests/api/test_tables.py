from io import BytesIO

import pytest
from openpyxl import Workbook

from api.tables import read_tables
from learning.sheets.errors import SheetUnreadable


def a_workbook(*sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_each_sheet_of_a_workbook_is_a_table_and_empty_ones_are_none() -> None:
    content = a_workbook(
        [["工号", "姓名"], [6021, "周晓雯"]], [], [["班次", "开始"], ["夜", None], [None, None]]
    )

    people, shifts = read_tables("表.XLSX", content)

    assert (people.heading, people.lines[0].cells) == (("工号", "姓名"), ("6021", "周晓雯"))
    assert [(line.number, line.cells) for line in shifts.lines] == [(2, ("夜", ""))]


def test_a_line_with_more_cells_than_the_heading_is_a_complaint() -> None:
    (sheet,) = read_tables("a.xlsx", a_workbook([["工号"], ["6021", "多"]]))

    assert [(each.line, each.message) for each in sheet.complaints] == [
        (2, "has 2 cells where the first line has 1")
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.xlsx", b"PK\x03\x04 no workbook", id="no-workbook"),
        pytest.param("a.xlsx", a_workbook([]), id="an-empty-workbook"),
        pytest.param("a.csv", b"PK\x03\x04\x00\x00", id="a-workbook-that-says-it-is-csv"),
    ],
)
def test_what_holds_no_table_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(SheetUnreadable):
        read_tables(name, content)
