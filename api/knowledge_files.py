"""Files that an import reads: what lies under the given paths, and nothing that a link leads to."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.source import LARGEST_FILE, OFFICE, READ

_FOUND_BY_NAME = READ | OFFICE
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
LINK = "a link; links are not followed"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or why it will not be read."""

    path: Path
    refusal: str | None = None


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
    """What a regular file holds, at most one byte over the limit; raises `SourceRefused`."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise SourceRefused(LINK if path.is_symlink() else f"cannot be read: {error.strerror}") from None
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise SourceRefused("not a file that can be read")
        try:
            return file.read(LARGEST_FILE + 1)
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
