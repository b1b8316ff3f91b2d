"""Whose account the server runs under: ours, or one of its own when we are root."""

import os
import pwd
import shutil
import subprocess  # starting PostgreSQL's programs is what this package is for
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from api.embedded.errors import AccountRefused

ACCOUNT_NAME = "interlude"
ACCOUNT_HOME = Path("/var/lib/interlude")


@dataclass(frozen=True, slots=True)
class Account:
    """The operating-system account that owns the data and runs the server."""

    name: str
    uid: int
    gid: int
    is_ours: bool
    """Whether this very process already runs under it."""


def server_account(announce: Callable[[str], None]) -> Account:
    """Our own account, or `interlude` (made if it is missing) when we are root.

    PostgreSQL refuses to run as root and cannot run without a name, so an unknown uid is refused.
    """
    uid = os.geteuid()
    if uid == 0:
        entry = _dedicated_entry(announce)
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, is_ours=False)
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise AccountRefused(
            f"The uid {uid} has no name on this machine, and PostgreSQL does not run without one: "
            "start Interlude as root or as a known account, or set DATABASE_URL."
        ) from None
    return Account(entry.pw_name, uid, os.getegid(), is_ours=True)


def run_as(account: Account, command: Sequence[object], *, typed: str = "") -> tuple[int, str]:
    """Exit code and whole output of `command` under `account`, with `typed` on its standard input."""
    done = subprocess.run(  # noqa: S603  # the programs are PostgreSQL's own or the system's
        [str(word) for word in command],
        input=typed,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=clean_environment(),
        cwd="/",
        check=False,
        user=None if account.is_ours else account.uid,
        group=None if account.is_ours else account.gid,
        extra_groups=None if account.is_ours else [],
    )
    return done.returncode, done.stdout


def clean_environment() -> dict[str, str]:
    """Our environment without libpq's variables, and with one language whatever the machine's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _dedicated_entry(announce: Callable[[str], None]) -> pwd.struct_passwd:
    entry = _entry_named(ACCOUNT_NAME)
    if entry is None:
        _create_account()
        entry = _entry_named(ACCOUNT_NAME)
        if entry is None:
            raise AccountRefused(f"The account {ACCOUNT_NAME} could not be made: create it and start again.")
        announce(f"Made the account {ACCOUNT_NAME} (uid {entry.pw_uid}), under which the database runs.")
    if entry.pw_uid == 0:
        raise AccountRefused(f"The account {ACCOUNT_NAME} is root, under which PostgreSQL does not run.")
    return entry


def _entry_named(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _create_account() -> None:
    useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if useradd is None:
        raise AccountRefused(
            f"This machine has no useradd: create an account {ACCOUNT_NAME} and start again."
        )
    options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    # A failure is judged by whether the account exists afterwards: two processes may try at once.
    subprocess.run(  # noqa: S603  # fixed words only
        [useradd, *options, "--home-dir", str(ACCOUNT_HOME), ACCOUNT_NAME], capture_output=True, check=False
    )
