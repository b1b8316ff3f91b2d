import pytest

from learning.sheets.errors import Complaint, SheetUnreadable
from learning.sheets.sheet import Line, columns_of, read_sheet, sheet_of

KNOWN = {"day": "day", "日期": "day", "note": "note"}


def test_lines_keep_their_numbers_over_empty_ones() -> None:
    sheet = read_sheet("日期,note\n\n2026-11-21,a\n")

    assert (sheet.heading, sheet.lines) == (("日期", "note"), (Line(3, ("2026-11-21", "a")),))


def test_a_line_that_does_not_fit_the_heading_is_a_complaint() -> None:
    sheet = read_sheet("day,note\n2026-11-21\n")

    assert (sheet.lines, sheet.complaints) == (
        (),
        (Complaint(2, "has 1 cells where the first line has 2", "有 1 格，第一行有 2 格"),),
    )


def test_lines_that_name_their_cells_make_the_same_table() -> None:
    sheet = sheet_of([{"day": "2026-11-21"}, {"day": "2026-11-22", "note": "b"}])

    assert sheet.heading == ("day", "note")
    assert sheet.lines == (Line(1, ("2026-11-21", "")), Line(2, ("2026-11-22", "b")))


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        pytest.param(("note",), r"at least day \(日期\)", id="a-needed-one-missing"),
        pytest.param(("day", "日期"), "names a column twice", id="twice"),
        pytest.param(("day", "pay"), "mean nothing here: pay", id="unknown"),
    ],
)
def test_a_heading_that_is_not_this_table_is_refused(heading: tuple[str, ...], why: str) -> None:
    with pytest.raises(SheetUnreadable, match=why):
        columns_of(heading, KNOWN, ("day",))
