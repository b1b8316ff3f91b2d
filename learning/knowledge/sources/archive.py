"""An archive (ZIP) opened within limits: an office file with its parts, or several files of knowledge in one.

What an archive says of itself is not believed: no more is unpacked of an entry than it declared.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from learning.knowledge.errors import SourceRefused

LARGEST_ARCHIVE = 20_000_000
"""Bytes, packed."""
LARGEST_UNPACKED = 100_000_000
"""Bytes, all entries together."""
MOST_ENTRIES = 2_000
MOST_RECORDS = 50_000
"""Of files, also of those within packed office files; the library keeps a kilobyte for each before it can be asked."""
HIGHEST_RATIO = 200
"""Unpacked to packed. Sheets of equal rows reach about 100; a bomb has 1,000."""
_SMALL = 1_000_000
"""Bytes, unpacked; what is smaller may be packed as well as it likes."""
_RECORD = b"PK\x01\x02"
_UTF8 = 0x800
_ENCRYPTED = 0x1
DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)
"""What the standard library raises for an archive that is cut, mended by hand, or packed in a way it does not know."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in an archive, with its size in bytes when unpacked, and why it will not be read."""

    path: str
    size: int
    refusal: str | None = None


class Archive:
    """The entries of an archive. Raises `SourceRefused` for one that is damaged, or unpacks to too much."""

    def __init__(self, data: bytes) -> None:
        if len(data) > LARGEST_ARCHIVE:
            raise SourceRefused(f"larger than {LARGEST_ARCHIVE // 1_000_000} MB; cut it into several")
        if data.count(_RECORD) > MOST_RECORDS:
            raise _too_many()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED:
            raise SourceRefused("cannot be unpacked: it is damaged, or no archive at all") from None
        files = [each for each in self._zip.infolist() if not each.is_dir()]
        _refuse_size(files)
        self._files = {_path(each): each for each in reversed(files)}
        self._twice = len(files) - len(self._files)

    def entries(self) -> Iterator[Entry]:
        """Every file in it, in the order of paths."""
        if self._twice:
            raise SourceRefused("holds two files of the same name")
        for path, each in sorted(self._files.items()):
            yield Entry(path, each.file_size, _refusal(path, each))

    def read(self, path: str) -> bytes:
        """What the entry holds."""
        each = self._files.get(path)
        if each is None:
            raise SourceRefused(f"has no part “{path}”")
        if each.flag_bits & _ENCRYPTED:
            raise SourceRefused("is locked by a password")
        try:
            return self._zip.read(each)
        except DAMAGED:
            raise SourceRefused("cannot be unpacked: it is damaged") from None


def _refuse_size(files: list[zipfile.ZipInfo]) -> None:
    if len(files) > MOST_ENTRIES:
        raise _too_many()
    if sum(each.file_size for each in files) > LARGEST_UNPACKED:
        raise SourceRefused(f"unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB; cut it into several")
    for each in files:
        if each.file_size > max(_SMALL, HIGHEST_RATIO * each.compress_size):
            raise SourceRefused(f"packed more than {HIGHEST_RATIO} times, as no text is")


def _too_many() -> SourceRefused:
    return SourceRefused(f"holds more than {MOST_ENTRIES:,} files; cut it into several")


def _path(each: zipfile.ZipInfo) -> str:
    """The path as it was written: Chinese Windows writes it in GB18030 and does not say so."""
    if each.flag_bits & _UTF8:
        return each.filename
    try:
        raw = each.filename.encode("cp437")
    except UnicodeEncodeError:
        return each.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return each.filename


def _refusal(path: str, each: zipfile.ZipInfo) -> str | None:
    # Nothing is ever written to a path from an archive; one that points out of it was not made by an honest program.
    if path.startswith("/") or "\\" in path or ":" in path or ".." in PurePosixPath(path).parts:
        return "its path leads out of the archive"
    if stat.S_ISLNK(each.external_attr >> 16):
        return "a link; links are not followed"
    if each.flag_bits & _ENCRYPTED:
        return "is locked by a password"
    return None
