"""One process owns the server: a lock that the kernel gives back when that process ends, however it ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.embedded.errors import FolderRefused


@contextmanager
def trying_lock(path: Path) -> Iterator[bool]:
    """Whether we now hold the lock; it is ours until the block ends."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except PermissionError:
        raise FolderRefused(
            f"The file {path} belongs to another account: start Interlude as that one."
        ) from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)
