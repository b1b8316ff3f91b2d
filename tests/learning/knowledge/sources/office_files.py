"""Office files as their programs write them, in the few parts that a test needs."""

import io
import zipfile
from collections.abc import Mapping

from openpyxl import Workbook

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = f"""<Relationships xmlns="{_PACKAGE}">
<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""

_LISTS_AND_STYLES = f"""<Relationships xmlns="{_PACKAGE}">
<Relationship Id="r8" Target="numbering.xml" Type="{_OFFICE}/numbering"/>
<Relationship Id="r9" Target="styles.xml" Type="{_OFFICE}/styles"/></Relationships>"""


def packed(files: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def a_word_file(body: str, more: Mapping[str, str] | None = None, *, declares: str = "") -> bytes:
    """A .docx with this body."""
    document = f"{declares}<w:document {WORD}><w:body>{body}</w:body></w:document>"
    # Not compressed, as pictures make a real one: otherwise it would be refused as a bomb.
    return packed(
        {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document}
        | dict(more or {}),
        method=zipfile.ZIP_STORED,
    )


def paragraph(text: str, *, style: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def level(at: int, style: str, pattern: str, more: str = "") -> str:
    """One level of a list: how its numbers are written, and what stands around them."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{pattern}"/>{more}</w:lvl>'
    )


def numbering(levels: str, *, more: str = "", styles: str = "") -> dict[str, str]:
    """The parts that let a file count: list 1 with these levels."""
    listed = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
    named = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    return {
        "word/numbering.xml": f"<w:numbering {WORD}>{listed}{named}{more}</w:numbering>",
        "word/styles.xml": f"<w:styles {WORD}>{styles}</w:styles>",
        "word/_rels/document.xml.rels": _LISTS_AND_STYLES,
    }


def table(*rows: tuple[str, ...]) -> str:
    """A table without merged cells."""
    lines = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def saved(book: Workbook) -> bytes:
    """A workbook as the bytes of its file."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(data: bytes, path: str, old: str, new: str) -> bytes:
    """The same office file with something replaced in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    assert old.encode() in parts[path]
    return packed(parts | {path: parts[path].replace(old.encode(), new.encode())})
