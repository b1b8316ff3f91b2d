"""What a killed owner leaves behind, and how the next one clears it away."""

import os
import time
from pathlib import Path

from api.embedded.errors import ServerBusy
from api.embedded.home import PORT, Home

SHUTDOWN_PATIENCE_S = 30.0
"""How long a server that was told to end may take; it writes a checkpoint first."""


def heal(home: Home) -> None:
    """Remove what a killed owner left; only to be called under the lock.

    PostgreSQL believes a stale `postmaster.pid` or socket lock if a stranger or an unreaped child
    now has its pid, so both go, but not before the last process of the old server has ended.
    """
    if not Path("/proc/self/cwd").exists():
        return  # Without /proc we cannot look for the old server, and leave the judgement to PostgreSQL.
    deadline = time.monotonic() + SHUTDOWN_PATIENCE_S
    while pids := server_processes(home.data):
        if time.monotonic() > deadline:
            raise ServerBusy(f"PostgreSQL (process {pids[0]}) still runs in {home.data}: stop it first.")
        time.sleep(0.02)
    (home.data / "postmaster.pid").unlink(missing_ok=True)
    for name in (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock"):
        (home.run / name).unlink(missing_ok=True)


def server_processes(data: Path) -> list[int]:
    """Pids of living PostgreSQL processes that work in `data`; a zombie works nowhere."""
    place, found = os.path.realpath(data), []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if os.readlink(entry / "cwd") == place and (entry / "comm").read_text().startswith("postgres"):
                found.append(int(entry.name))
        except OSError:
            continue  # It ended meanwhile, or it is another account's and so not ours.
    return found
