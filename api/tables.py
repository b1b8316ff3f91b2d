"""A file that somebody sends as tables: CSV in any encoding an office uses, or the sheets of an Excel file."""

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.workbook import read_workbook
from learning.sheets.decode import decode
from learning.sheets.errors import SheetUnreadable
from learning.sheets.sheet import Sheet, read_sheet, sheet_of_rows

EXCEL = ".xlsx"


def read_tables(name: str, content: bytes) -> list[Sheet]:
    """The tables in a file, at least one; of an Excel file each sheet that is not empty. Raises `SheetUnreadable`."""
    if not name.lower().endswith(EXCEL):
        return [read_sheet(decode(content))]
    try:
        found = [sheet_of_rows(sheet.rows) for sheet in read_workbook(content)]
    except SourceRefused as refused:
        raise SheetUnreadable(f"cannot be read: {refused}") from None
    if not any(sheet.heading for sheet in found):
        raise SheetUnreadable("is empty")
    return [sheet for sheet in found if sheet.heading]
