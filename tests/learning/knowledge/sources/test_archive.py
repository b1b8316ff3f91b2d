import io
import stat
import warnings
import zipfile

import pytest

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.archive import LARGEST_ARCHIVE, MOST_ENTRIES, MOST_RECORDS, Archive, Entry
from tests.learning.knowledge.sources.office_files import packed


def refusal(data: bytes) -> str:
    with pytest.raises(SourceRefused) as refused:
        list(Archive(data).entries())
    return str(refused.value)


def test_what_was_packed_is_unpacked_in_the_order_of_paths() -> None:
    archive = Archive(packed({"二/b.md": "乙", "a.md": "甲"}))

    assert list(archive.entries()) == [Entry("a.md", 3), Entry("二/b.md", 3)]
    assert archive.read("二/b.md").decode() == "乙"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_chinese_name_is_read_however_windows_wrote_it(encoding: str) -> None:
    raw = "转账/限额.md".encode(encoding)
    stand_in = "x" * len(raw)
    data = packed({stand_in: "甲"}).replace(stand_in.encode(), raw)

    archive = Archive(data)

    assert [entry.path for entry in archive.entries()] == ["转账/限额.md"]
    assert archive.read("转账/限额.md").decode() == "甲"


@pytest.mark.parametrize("path", ["../a.md", "a/../../b.md", "/etc/a.md", "C:/a.md", "..\\a.md"])
def test_a_path_that_leads_out_is_refused(path: str) -> None:
    stand_in = "x" * len(path)
    data = packed({stand_in: "甲", "good.md": "乙"}).replace(stand_in.encode(), path.encode())

    refusals = {entry.path: entry.refusal for entry in Archive(data).entries()}

    assert refusals == {path: "its path leads out of the archive", "good.md": None}


def test_a_link_is_not_followed() -> None:
    link = zipfile.ZipInfo("a.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(link, "/etc/passwd")

    assert [entry.refusal for entry in Archive(buffer.getvalue()).entries()] == [
        "a link; links are not followed"
    ]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "packed more than 200 times" in refusal(packed({"a.md": b"\0" * 2_000_000}))


def test_all_files_together_are_bounded() -> None:
    data = packed({f"{number}.md": b"ab" * 800_000 for number in range(2)}, method=zipfile.ZIP_STORED)

    # Each entry claims to be large; none of it is there.
    claimed = data.replace((1_600_000).to_bytes(4, "little"), (60_000_000).to_bytes(4, "little"))

    assert "unpacks to more than 100 MB" in refusal(claimed)


def test_no_more_is_unpacked_than_an_entry_declared() -> None:
    data = packed({"a.md": b"ab" * 500_000})
    archive = Archive(data.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))

    with pytest.raises(SourceRefused, match="cannot be unpacked: it is damaged"):
        archive.read("a.md")


def test_a_damaged_archive_is_refused() -> None:
    assert "cannot be unpacked" in refusal(b"PK\x03\x04")
    assert "cannot be unpacked" in refusal(packed({"a.md": "x"})[:40])


def test_a_large_archive_is_refused() -> None:
    assert "larger than 20 MB" in refusal(b"x" * (LARGEST_ARCHIVE + 1))


def test_too_many_files_are_refused() -> None:
    assert "more than 2,000 files" in refusal(packed({f"{n}.md": "" for n in range(MOST_ENTRIES + 1)}))


def test_a_list_of_files_that_is_too_long_is_not_even_read() -> None:
    record = packed({"a": ""}).partition(b"PK\x01\x02")[2].partition(b"PK\x05\x06")[0]

    assert "more than 2,000 files" in refusal(b"PK\x01\x02".join([b"", *[record] * (MOST_RECORDS + 1)]))


def test_two_files_of_one_name_are_refused() -> None:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("a.md", "甲")
        archive.writestr("a.md", "乙")

    assert "two files of the same name" in refusal(buffer.getvalue())


def test_what_a_password_locks_is_refused() -> None:
    data = bytearray(packed({"a.md": "x"}))
    data[6] |= 1  # The flag in the file's own header, and that in the list of all files.
    data[data.index(b"PK\x01\x02") + 8] |= 1

    [entry] = Archive(bytes(data)).entries()

    assert entry.refusal == "is locked by a password"
