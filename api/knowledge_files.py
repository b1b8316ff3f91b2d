"""Files that an import reads: what lies under the given paths and in the archives there, and nothing that a link leads to."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.archive import Archive
from learning.knowledge.sources.source import ARCHIVES, READ, UNREAD, largest

_FOUND_BY_NAME = READ | UNREAD.keys()
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
LINK = "a link; links are not followed"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or why it will not be read; `inside` is its path within the archive at `path`."""

    path: Path
    refusal: str | None = None
    inside: str | None = None

    @property
    def name(self) -> str:
        """The name by which it becomes an article."""
        return self.inside or self.path.name


class Files:
    """The files of one import, in order, and what they hold. The archive read last stays open."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._archive: tuple[Path, Archive] | None = None
        self.found = [each for path in find_files(paths) for each in self._unpacked(path)]

    def read(self, found: Found) -> bytes:
        """What the file holds, at most one byte over its limit; raises `SourceRefused`."""
        if found.refusal:
            raise SourceRefused(found.refusal)
        if found.inside is None:
            return read_bytes(found.path)
        return self._opened(found.path).read(found.inside)

    def _opened(self, path: Path) -> Archive:
        if self._archive is None or self._archive[0] != path:
            self._archive = (path, Archive(read_bytes(path)))
        return self._archive[1]

    def _unpacked(self, found: Found) -> Iterator[Found]:
        if found.refusal or not is_archive(found.name):
            yield found
            return
        try:
            for path, refusal in knowledge_in(self._opened(found.path)):
                yield Found(found.path, refusal, path)
        except SourceRefused as refused:
            yield Found(found.path, str(refused))


def is_archive(name: str) -> bool:
    """Whether a file of this name holds files rather than an article."""
    return PurePosixPath(name).suffix.lower() in ARCHIVES


def knowledge_in(archive: Archive) -> Iterator[tuple[str, str | None]]:
    """The files in it that could be knowledge, as in a folder, each with why it will not be read."""
    for entry in archive.entries():
        path = PurePosixPath(entry.path)
        is_hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts)
        if path.suffix.lower() in _FOUND_BY_NAME and not is_hidden:
            too_large = entry.size > largest(entry.path)
            yield (
                entry.path,
                f"larger than {largest(entry.path) // 1_000_000} MB" if too_large else entry.refusal,
            )


def find_files(paths: Sequence[Path]) -> list[Found]:
    """The files named, and those in the folders named, each once and in order.

    In folders only the kinds that could be knowledge are looked at, and nothing whose name begins with a dot.
    """
    found: dict[Path, Found] = {}
    for path in paths:
        for each in _below(path):
            found.setdefault(each.path.absolute(), each)
    return list(found.values())


def read_bytes(path: Path) -> bytes:
    """What a regular file holds, at most one byte over the limit for its name; raises `SourceRefused`."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise SourceRefused(LINK if path.is_symlink() else f"cannot be read: {error.strerror}") from None
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise SourceRefused("not a file that can be read")
        try:
            return file.read(largest(path.name) + 1)
        except OSError as error:
            raise SourceRefused(f"cannot be read: {error.strerror}") from None


def _below(path: Path) -> Iterator[Found]:
    if path.is_symlink():
        yield Found(path, LINK)
    elif path.is_dir():
        yield from _in_folder(path)
    elif path.exists():
        yield Found(path)
    else:
        yield Found(path, "there is nothing here")


def _in_folder(folder: Path) -> Iterator[Found]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Found(folder, f"cannot be read: {error.strerror}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield Found(entry, LINK)
        elif entry.is_dir():
            yield from _in_folder(entry)
        elif entry.suffix.lower() in _FOUND_BY_NAME:
            yield Found(entry)
