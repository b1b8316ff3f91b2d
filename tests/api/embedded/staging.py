"""What the tests of the embedded database do around it: other processes, other accounts, a look at the files."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from api.embedded.cluster import Cluster
from api.embedded.home import Home

FAST = {"fsync": "off"}
ROOT = Path(__file__).resolve().parents[3]
OWNER = """
import sys
from pathlib import Path
from api.embedded.cluster import running_cluster
with running_cluster(Path(sys.argv[1]), settings={"synchronous_commit": "on"}) as cluster:
    print("owner" if cluster.is_owner else "attached", flush=True)
    sys.stdin.read()
"""
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may take another account")


@contextmanager
def another_process(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that runs the cluster until its standard input is closed."""
    command = [sys.executable, "-c", OWNER, str(folder)]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}  # Any: Popen's own keywords
    with subprocess.Popen(command, text=True, cwd=ROOT, **pipes) as process:  # our own words
        yield process
        assert process.stdin is not None
        process.stdin.close()


def said_by(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def as_account(uid: int, act: Callable[[], object]) -> str:
    """What `act` returned, or the refusal it met, in a child under `uid`."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(uid)
        os.setuid(uid)
        try:
            answer = str(act())
        except BaseException as error:
            answer = f"{type(error).__name__}: {error}"
        os.write(writer, answer.encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as answers:
        return answers.read()


async def run(cluster: Cluster, statement: str) -> Any:
    connection = await asyncpg.connect(**cluster.credentials)
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


def mounts_small_disk(folder: Path) -> bool:
    command = ["/bin/mount", "-t", "tmpfs", "-o", "size=8m,mode=0711", "tmpfs", str(folder)]
    return subprocess.run(command, check=False).returncode == 0  # our own words


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def status(home: Home) -> str:
    try:
        return (home.data / "postmaster.pid").read_text()
    except FileNotFoundError:
        return ""


def wait_until(is_true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not is_true():
        assert time.monotonic() < deadline, "it did not happen within 20 s"
        time.sleep(0.02)
