"""A file that a program cut, mixed up or made to harm becomes an article or is refused; nothing else happens."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.archive import Archive
from learning.knowledge.sources.source import read_source
from tests.examples import examples
from tests.learning.knowledge.sources.office_files import (
    a_word_file,
    level,
    numbering,
    packed,
    paragraph,
    saved,
    table,
)


def a_workbook() -> bytes:
    book = Workbook()
    for row in (["收费标准"], ["项目", "元", "费率"], ["转账", 50000, 0.005], ["年费", None, "=A1"]):
        book.active.append(row)
    book.active.merge_cells("A1:C1")
    return saved(book)


COUNTED = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>单笔。</w:t></w:r></w:p>'
WORD = a_word_file(
    paragraph("限额", style="Heading1") + COUNTED + table(("方式", "每日"), ("短信", "2 万元")),
    numbering(level(0, "chineseCounting", "第%1条")),
)
PARTS = {
    name: {each: archive.read(each) for each in archive.namelist()}
    for name, data in (("a.docx", WORD), ("a.xlsx", a_workbook()))
    for archive in [zipfile.ZipFile(io.BytesIO(data))]
}
PLANTED = st.sampled_from(
    [
        b"",
        b"<",
        b">",
        b"/",
        b'"',
        b"&a;",
        b"-1",
        b"999999999999",
        b"<w:tc>",
        b'r="A0"',
        b'count="9"',
        b"\xff",
        b"<c/>",
    ]
)


@st.composite
def mended_by_hand(draw: st.DrawFn, name: str) -> bytes:
    """An office file with a part left out, or something planted in one of its parts."""
    parts = dict(PARTS[name])
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(sorted(parts)))
        if len(parts) > 1 and draw(st.integers(0, 9)) == 0:
            del parts[path]
            continue
        place, length = draw(st.integers(0, len(parts[path]))), draw(st.integers(0, 12))
        parts[path] = parts[path][:place] + draw(PLANTED) + parts[path][place + length :]
    return packed(parts)


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """The bytes with a few changed, or cut short."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(0, 4))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(data[: draw(st.integers(0, len(data)) | st.just(len(data)))])


def read(name: str, data: bytes) -> None:
    with suppress(SourceRefused):
        assert read_source(name, data).body.strip()


@pytest.mark.parametrize("name", sorted(PARTS))
@settings(max_examples=examples(40), deadline=None)
@given(data=st.data())
def test_an_office_file_with_changed_parts(name: str, data: st.DataObject) -> None:
    read(name, data.draw(mended_by_hand(name)))


@pytest.mark.parametrize("name", sorted(PARTS))
@settings(max_examples=examples(40), deadline=None)
@given(data=st.data())
def test_an_office_file_with_changed_bytes(name: str, data: st.DataObject) -> None:
    read(name, data.draw(damaged(packed(PARTS[name]))))


@settings(max_examples=examples(60), deadline=None)
@given(data=damaged(packed({"手册/a.md": "甲", "b.docx": WORD, "c/d.csv": "问题,答案"})))
def test_an_archive_with_changed_bytes(data: bytes) -> None:
    with suppress(SourceRefused):
        archive = Archive(data)
        for entry in archive.entries():
            with suppress(SourceRefused):
                archive.read(entry.path)


@settings(max_examples=examples(60), deadline=None)
@given(
    name=st.sampled_from(["a.md", "a.html", "a.csv", "a.docx", "a.xlsx", "a.zip", "a.pdf", ""]),
    data=st.binary(),
)
def test_any_bytes_under_any_name(name: str, data: bytes) -> None:
    read(name, data)
