"""One running `postgres`: started, started again if it dies, and never left behind."""

import ctypes
import os
import signal
import subprocess  # starting PostgreSQL is what this module is for
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from api.embedded.account import Account, clean_environment
from api.embedded.binaries import Binaries
from api.embedded.errors import EmbeddedError, ServerFailed, failure
from api.embedded.healing import SHUTDOWN_PATIENCE_S, heal
from api.embedded.home import PORT, Home

START_PATIENCE_S = 120.0
"""Long, because redo after a crash happens before the server is ready."""
RESTARTS_A_MINUTE = 5
LARGEST_LOG = 10_000_000
PR_SET_PDEATHSIG = 1

SERVER_SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_connections": "100",
    "shared_buffers": "64MB",
    "maintenance_work_mem": "32MB",
    "jit": "off",  # Short statements only: compiling them costs more than it saves.
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
}
"""Small enough for a desk machine.

`synchronous_commit` and `fsync` stay on: an acknowledged answer is on disk.
"""


@dataclass(slots=True)
class Server:
    """The server of one cluster, watched by a thread of its own.

    The kernel ends PostgreSQL when the *thread* that started it ends.
    The watching thread starts it and lives as long as the process, so callers may use any thread.
    """

    home: Home
    account: Account
    binaries: Binaries
    sockets: Path
    settings: Mapping[str, str]
    _guard: threading.Lock = field(default_factory=threading.Lock)
    _settled: threading.Event = field(default_factory=threading.Event)
    _is_stopping: bool = False
    _process: subprocess.Popen[bytes] | None = None
    _problem: EmbeddedError | None = None
    _watcher: threading.Thread | None = None

    def start(self) -> None:
        """Return once the server takes connections, or raise what it complained of."""
        self._watcher = threading.Thread(target=self._watch, name="postgresql", daemon=True)
        self._watcher.start()
        self._settled.wait()
        if self._problem is not None:
            raise self._problem

    def stop(self) -> None:
        """End the server: sessions are broken off, what was committed stays."""
        with self._guard:
            self._is_stopping = True
            process = self._process
        if process is None or self._watcher is None:
            return
        for how, patience in (
            (signal.SIGINT, SHUTDOWN_PATIENCE_S),
            (signal.SIGQUIT, 5.0),
            (signal.SIGKILL, 5.0),
        ):
            if process.poll() is None:
                process.send_signal(how)
            self._watcher.join(patience)
            if not self._watcher.is_alive():
                return

    @property
    def pid(self) -> int | None:
        """The pid of the running server, or None while there is none."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def _watch(self) -> None:
        starts: list[float] = []
        try:
            while self._launch():
                self._settled.set()
                starts = [start for start in starts if start > time.monotonic() - 60] + [time.monotonic()]
                assert self._process is not None, "a launch that succeeded has a process"
                self._process.wait()
                if self._is_stopping or len(starts) > RESTARTS_A_MINUTE:
                    return
                heal(self.home)
        except EmbeddedError as problem:
            self._problem = problem
        except OSError as error:
            self._problem = ServerFailed(f"PostgreSQL could not be started: {error.strerror}.")
        finally:
            self._settled.set()

    def _launch(self) -> bool:
        with self._guard:
            if self._is_stopping:
                return False
            log_start = _rolled_size(self.home.log)
            self._process = self._spawn()
        deadline = time.monotonic() + START_PATIENCE_S
        while not _is_ready(self.home.data, self._process.pid):
            if self._is_stopping:
                self._process.wait()
                return False
            if self._process.poll() is not None or time.monotonic() > deadline:
                self._process.kill()
                raise failure("start", _log_since(self.home.log, log_start), self.home.data)
            time.sleep(0.01)
        return True

    def _spawn(self) -> subprocess.Popen[bytes]:
        settings = {**SERVER_SETTINGS, **self.settings, "unix_socket_directories": str(self.sockets)}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        descriptor = os.open(self.home.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as log:
            return subprocess.Popen(  # noqa: S603  # the program is PostgreSQL's own
                [self.binaries.postgres, "-D", self.home.data, *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=clean_environment(),
                # A session of its own: Ctrl-C at the terminal must not reach it before we have drained.
                start_new_session=True,
                preexec_fn=_ending_with_parent(),  # the death signal can be set nowhere else
                user=None if self.account.is_ours else self.account.uid,
                group=None if self.account.is_ours else self.account.gid,
                extra_groups=None if self.account.is_ours else [],
            )


def _ending_with_parent() -> Callable[[], None] | None:
    if sys.platform != "linux":
        return None
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def bind() -> None:
        prctl(PR_SET_PDEATHSIG, int(signal.SIGINT))
        if os.getppid() != parent:  # It died between the fork and the line above.
            os._exit(1)

    return bind


def _is_ready(data: Path, pid: int) -> bool:
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return False
    return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"


def _rolled_size(log: Path) -> int:
    if not log.exists():
        return 0
    if log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".log.1"))
        return 0
    return log.stat().st_size


def _log_since(log: Path, start: int) -> str:
    with log.open("rb") as file:
        file.seek(start)
        return file.read().decode(errors="replace")
