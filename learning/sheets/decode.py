"""Bytes of a spreadsheet's export as text: UTF-8 with or without its mark, UTF-16 with it, or GB18030."""

import codecs

from learning.sheets.errors import SheetUnreadable

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(content: bytes) -> str:
    """The text. Raises `SheetUnreadable` for what is none of these, and for bytes no text has."""
    marked = [encoding for mark, encoding in _MARKS.items() if content.startswith(mark)]
    for encoding in marked or ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise SheetUnreadable("is no text in UTF-8, UTF-16 or GB18030")
