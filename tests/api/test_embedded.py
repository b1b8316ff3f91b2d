import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from api.embedded.account import server_account
from api.embedded.binaries import find_binaries, reachable_binaries
from api.embedded.cluster import Cluster, running_cluster
from api.embedded.errors import (
    AccountRefused,
    BinariesMissing,
    DiskFull,
    EmbeddedError,
    FolderRefused,
    ServerFailed,
    VersionDiffers,
    failure,
)
from api.embedded.healing import server_processes
from api.embedded.home import Home

pytestmark = pytest.mark.database

FAST = {"fsync": "off"}
ROOT = Path(__file__).resolve().parents[2]
OWNER = """
import sys
from pathlib import Path
from api.embedded.cluster import running_cluster
with running_cluster(Path(sys.argv[1]), settings={"synchronous_commit": "on"}) as cluster:
    print("owner" if cluster.is_owner else "attached", flush=True)
    sys.stdin.read()
"""
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may take another account")


@pytest.fixture
def folder() -> Iterator[Path]:
    # pytest's own folders are closed to the server's account.
    place = Path(tempfile.mkdtemp(prefix="interlude-test-"))
    place.chmod(0o711)
    yield place
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    place = Path(tempfile.mkdtemp(prefix="interlude-test-"))
    place.chmod(0o711)
    with running_cluster(place, settings=FAST) as running:
        yield running
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def warm() -> Iterator[Path]:
    """A folder whose cluster is initialised and stopped; a test leaves it so."""
    place = Path(tempfile.mkdtemp(prefix="interlude-test-"))
    place.chmod(0o711)
    with running_cluster(place, settings=FAST):
        pass
    yield place
    shutil.rmtree(place)


@contextmanager
def another_process(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that runs the cluster until its standard input is closed."""
    command = [sys.executable, "-c", OWNER, str(folder)]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}  # Any: Popen's own keywords
    with subprocess.Popen(command, text=True, cwd=ROOT, **pipes) as process:  # noqa: S603  # our own words
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
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603  # our own words


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def wait_until(is_true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not is_true():
        assert time.monotonic() < deadline, "it did not happen within 20 s"
        time.sleep(0.02)


async def test_rows_outlive_the_server(folder: Path) -> None:
    with running_cluster(folder, settings=FAST) as cold:
        await run(cold, "create table kept as select 1 as n")

    with running_cluster(folder, settings=FAST) as warm:
        kept = await run(warm, "select n from kept")

    assert kept == 1
    assert server_processes(warm.data_folder) == []


async def test_a_wrong_password_is_refused_even_to_the_account_that_owns_the_socket(cluster: Cluster) -> None:
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(**cluster.credentials | {"password": "wrong"})


async def test_passwords_are_stored_as_scram(cluster: Cluster) -> None:
    rules = (cluster.data_folder / "pg_hba.conf").read_text().splitlines()
    methods = {line.split()[-1] for line in rules if line and not line.startswith("#")}

    assert methods == {"scram-sha-256"}


async def test_the_role_of_the_product_is_no_superuser(cluster: Cluster) -> None:
    assert await run(cluster, "select rolsuper from pg_roles where rolname = current_user") is False


async def test_no_port_is_opened(cluster: Cluster) -> None:
    assert await run(cluster, "show listen_addresses") == ""


async def test_pages_carry_checksums(cluster: Cluster) -> None:
    assert await run(cluster, "show data_checksums") == "on"


async def test_commits_wait_for_the_disk(cluster: Cluster) -> None:
    assert await run(cluster, "show synchronous_commit") == "on"


async def test_letters_are_known_beyond_ascii(cluster: Cluster) -> None:
    await run(cluster, "create extension if not exists pg_trgm")

    assert await run(cluster, "select upper('é')") == "É"
    assert len(await run(cluster, "select show_trgm('转账限额')")) == 5


def test_only_the_account_of_the_server_reads_its_files(cluster: Cluster) -> None:
    home = cluster.home

    assert mode(home.data) == mode(home.run) == 0o700
    assert mode(home.password) == mode(home.superuser_password) == mode(home.log) == mode(home.lock) == 0o600
    assert mode(home.folder) & 0o007 == 0


def test_the_password_is_not_shown_by_accident(cluster: Cluster) -> None:
    assert cluster.password not in repr(cluster)


def test_no_other_folder_changes_its_mode(folder: Path) -> None:
    home = folder / "closed to lists" / "and to writers"
    home.mkdir(parents=True)
    home.chmod(0o751)
    home.parent.chmod(0o711)
    watched = [*home.parents, home, *find_binaries(None).folder.parents]
    before = [mode(path) for path in watched]

    with running_cluster(home, settings=FAST):
        during = [mode(path) for path in watched]

    assert during == before


def test_later_processes_share_the_server(warm: Path) -> None:
    with another_process(warm) as owner:
        assert said_by(owner) == "owner"

        with running_cluster(warm) as attached:
            assert not attached.is_owner
        with another_process(warm) as third:
            assert said_by(third) == "attached"

        assert server_processes(attached.data_folder) != []


def test_those_that_attached_lose_the_server_with_its_owner(warm: Path) -> None:
    with running_cluster(warm, settings=FAST) as cluster, another_process(warm) as guest:
        assert said_by(guest) == "attached"

    assert server_processes(cluster.data_folder) == []


def test_processes_that_start_at_once_agree_on_one_owner(folder: Path) -> None:
    with another_process(folder) as one, another_process(folder) as two, another_process(folder) as three:
        roles = sorted(said_by(process) for process in (one, two, three))

    assert roles == ["attached", "attached", "owner"]


async def test_a_killed_owner_takes_the_server_with_it_and_loses_no_committed_row(warm: Path) -> None:
    with another_process(warm) as owner:
        assert said_by(owner) == "owner"
        with running_cluster(warm) as attached:
            await run(attached, "create table kept as select generate_series(1, 500) as n")
        owner.send_signal(signal.SIGKILL)
        wait_until(lambda: server_processes(attached.data_folder) == [])

    with running_cluster(warm) as healed:
        assert healed.is_owner
        assert await run(healed, "select count(*) from kept") == 500


async def test_a_start_right_after_the_kill_waits_for_the_old_server(warm: Path) -> None:
    with another_process(warm) as owner:
        said_by(owner)
        owner.send_signal(signal.SIGKILL)
        owner.wait()

        with running_cluster(warm) as healed:
            assert await run(healed, "select 1") == 1


async def test_a_killed_server_comes_back_with_every_committed_row(warm: Path) -> None:
    with running_cluster(warm) as cluster:
        await run(cluster, "create table kept_here as select generate_series(1, 500) as n")
        postmaster = int((cluster.data_folder / "postmaster.pid").read_text().split()[0])
        os.kill(postmaster, signal.SIGKILL)
        wait_until(lambda: "ready" in status(cluster.home) and str(postmaster) not in status(cluster.home))

        assert await run(cluster, "select count(*) from kept_here") == 500


def status(home: Home) -> str:
    try:
        return (home.data / "postmaster.pid").read_text()
    except FileNotFoundError:
        return ""


async def test_a_recycled_pid_is_not_believed(warm: Path) -> None:
    with running_cluster(warm, settings=FAST) as first:
        remains = status(first.home)
    lines = [str(os.getpid()), *remains.splitlines()[1:]]
    (first.data_folder / "postmaster.pid").write_text("\n".join(lines) + "\n")
    (first.home.run / ".s.PGSQL.5432.lock").write_text("\n".join(lines) + "\n")

    with running_cluster(warm, settings=FAST) as healed:
        assert await run(healed, "select 1") == 1


async def test_an_initialisation_that_was_cut_short_begins_anew(folder: Path) -> None:
    with running_cluster(folder, settings=FAST) as first:
        home = first.home
    home.data.rename(home.unfinished)
    (home.unfinished / "PG_VERSION").unlink()

    with running_cluster(folder, settings=FAST) as second:
        assert await run(second, "select 1") == 1

    assert not home.unfinished.exists()


async def test_a_path_too_long_for_a_socket_gets_a_short_private_one(folder: Path) -> None:
    home = folder / ("很长的路径" * 10)

    with running_cluster(home, settings=FAST) as cluster:
        assert await run(cluster, "select 1") == 1
        assert mode(cluster.sockets) == 0o700
        assert len(os.fsencode(cluster.sockets)) < 40
        with running_cluster(home) as attached:
            assert attached.sockets == cluster.sockets

    assert not cluster.sockets.exists()


def test_a_short_socket_folder_of_a_killed_owner_is_removed(folder: Path) -> None:
    home = folder / ("long" * 30)
    with another_process(home) as owner:
        said_by(owner)
        with running_cluster(home) as attached:
            left = attached.sockets
        owner.kill()
        owner.wait()

    with running_cluster(home):
        assert not left.exists()


def test_it_says_where_the_data_lies(warm: Path) -> None:
    said: list[str] = []

    with running_cluster(warm, announce=said.append, settings=FAST) as cluster:
        assert str(cluster.data_folder) in said[-1]


def test_data_of_another_major_version_is_refused(folder: Path) -> None:
    with running_cluster(folder, settings=FAST) as first:
        pass
    (first.data_folder / "PG_VERSION").write_text("14\n")

    with pytest.raises(VersionDiffers) as refusal, running_cluster(folder):
        pass

    assert refusal.value.written_by == 14


def test_a_setting_the_server_refuses_is_told_in_its_own_words(warm: Path) -> None:
    with (
        pytest.raises(ServerFailed, match="shared_buffers"),
        running_cluster(warm, settings={"shared_buffers": "x"}),
    ):
        pass


def test_a_chosen_folder_without_programs_is_refused(folder: Path) -> None:
    with pytest.raises(BinariesMissing), running_cluster(folder, binaries_folder=folder):
        pass


@pytest.mark.skipif(
    not Path("/usr/lib/postgresql/15/bin/initdb").exists(), reason="needs PostgreSQL 15 of the distribution"
)
async def test_the_oldest_version_of_a_distribution_serves_too(folder: Path) -> None:
    with running_cluster(
        folder, binaries_folder=Path("/usr/lib/postgresql/15/bin"), settings=FAST
    ) as cluster:
        await run(cluster, "create extension pg_trgm")

        assert len(await run(cluster, "select show_trgm('转账限额')")) == 5


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("initdb: error: could not write file: No space left on device", DiskFull),
        ("LOG: hello\nFATAL:  could not map memory\n", ServerFailed),
        ("", ServerFailed),
    ],
    ids=["disk full", "fatal", "silent"],
)
def test_a_failure_is_told_by_its_cause(output: str, expected: type[EmbeddedError]) -> None:
    assert type(failure("start", output, Path("/data"))) is expected


def test_the_telling_line_of_a_failure_is_kept() -> None:
    told = failure("start", "LOG: hello\nFATAL:  could not map memory\nLOG: bye\n", Path("/data"))

    assert str(told) == "PostgreSQL could not start in /data: FATAL:  could not map memory."


@as_root
def test_as_root_the_data_belongs_to_an_account_of_its_own(cluster: Cluster) -> None:
    account = server_account(print)

    assert account.name == "interlude"
    assert cluster.data_folder.stat().st_uid == account.uid
    assert cluster.home.folder.stat().st_uid == 0


@as_root
def test_another_account_runs_a_server_of_its_own(folder: Path) -> None:
    os.chown(folder, 65534, 65534)

    def act() -> str:
        with running_cluster(folder, settings=FAST) as cluster:
            return f"{cluster.is_owner} {cluster.data_folder.stat().st_uid} {mode(cluster.home.folder):o}"

    assert as_account(65534, act) == "True 65534 700"


@as_root
def test_a_uid_without_a_name_is_refused(folder: Path) -> None:
    os.chown(folder, 54321, 54321)

    told = as_account(54321, running_cluster(folder).__enter__)

    assert told.startswith("AccountRefused: The uid 54321 has no name on this machine")


@as_root
def test_the_folder_of_another_account_is_refused(warm: Path) -> None:
    assert as_account(65534, running_cluster(warm).__enter__).startswith("FolderRefused")


@as_root
def test_a_folder_that_the_servers_account_cannot_enter_is_refused_and_stays_shut(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)

    with pytest.raises(FolderRefused), running_cluster(closed / "home"):
        pass

    assert mode(closed) == 0o700


@as_root
async def test_programs_in_a_closed_folder_are_copied_instead_of_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = folder / "closed" / "site"
    wheel = find_binaries(None).folder.parents[1]
    shutil.copytree(wheel, site / wheel.name)
    shutil.copytree(wheel.parent / f"{wheel.name}.libs", site / f"{wheel.name}.libs")
    site.parent.chmod(0o700)
    monkeypatch.syspath_prepend(site)
    found = find_binaries(None)

    with running_cluster(folder, settings=FAST) as cluster:
        assert await run(cluster, "select 1") == 1

    copied = reachable_binaries(found, server_account(print), cluster.home.binaries)
    assert found.folder.is_relative_to(site)
    assert copied.folder.is_relative_to(cluster.home.binaries)
    assert mode(site.parent) == 0o700


@as_root
def test_a_full_disk_is_told_in_one_sentence(folder: Path) -> None:
    if not mounts_small_disk(folder):
        pytest.skip("this machine lets nobody mount")

    try:
        with pytest.raises(DiskFull, match="no room left"), running_cluster(folder):
            pass
    finally:
        subprocess.run(["/bin/umount", folder], check=True)  # noqa: S603  # our own words


def test_data_without_its_password_is_refused(warm: Path) -> None:
    password = Home(warm / "postgresql").password
    kept = password.rename(password.with_suffix(".kept"))

    with pytest.raises(FolderRefused, match="has lost its"), running_cluster(warm):
        pass

    kept.rename(password)


def test_a_file_in_the_place_of_the_folder_is_refused(folder: Path) -> None:
    (folder / "taken").touch()

    with pytest.raises(FolderRefused, match="cannot be used"), running_cluster(folder / "taken"):
        pass


def test_refusals_are_told_apart() -> None:
    refusals = EmbeddedError.__subclasses__()

    assert AccountRefused in refusals
    assert len({refusal.code for refusal in refusals}) == len(refusals)
