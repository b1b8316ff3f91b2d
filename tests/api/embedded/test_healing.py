import asyncio
import os
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import asyncpg
import pytest

from api.embedded.cluster import Cluster, running_cluster
from api.embedded.healing import server_processes
from tests.api.embedded.staging import (
    FAST,
    another_process,
    run,
    said_by,
    status,
    wait_until,
)

WRITERS = 4


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


@pytest.mark.long
def test_a_start_waits_for_an_old_server_that_is_slow_to_end(warm: Path) -> None:
    def start() -> int:
        with running_cluster(warm) as healed:
            return int(asyncio.run(run(healed, "select 1")))

    with another_process(warm) as owner, ThreadPoolExecutor(1) as beside:
        said_by(owner)
        with running_cluster(warm) as attached:
            old = server_processes(attached.data_folder)
        for pid in old:
            os.kill(pid, signal.SIGSTOP)
        owner.kill()
        owner.wait()
        started = beside.submit(start)
        waited = wait([started], timeout=2).not_done
        for pid in old:
            os.kill(pid, signal.SIGCONT)

        assert waited == {started}
        assert started.result(30) == 1


@pytest.mark.long
async def test_a_killed_server_comes_back_with_every_committed_row(warm: Path) -> None:
    with running_cluster(warm) as cluster:
        await run(cluster, "create table kept_here as select generate_series(1, 500) as n")
        postmaster = int((cluster.data_folder / "postmaster.pid").read_text().split()[0])
        os.kill(postmaster, signal.SIGKILL)
        wait_until(lambda: "ready" in status(cluster.home) and str(postmaster) not in status(cluster.home))

        assert await run(cluster, "select count(*) from kept_here") == 500


async def write_until_broken(cluster: Cluster, writer: int, acknowledged: set[int]) -> None:
    """Commit one row after the other until the server is gone."""
    connection = await asyncpg.connect(**cluster.credentials)
    try:
        for number in range(writer, 1_000_000, WRITERS):
            await connection.execute("insert into committed values ($1)", number)
            acknowledged.add(number)
    finally:
        connection.terminate()


@pytest.mark.long
async def test_a_server_killed_during_commits_loses_no_row_that_it_acknowledged(warm: Path) -> None:
    with running_cluster(warm) as cluster:
        await run(cluster, "create table committed (n int primary key)")
        postmaster = int((cluster.data_folder / "postmaster.pid").read_text().split()[0])
        acknowledged: set[int] = set()
        writers = [
            asyncio.create_task(write_until_broken(cluster, writer, acknowledged))
            for writer in range(WRITERS)
        ]
        async with asyncio.timeout(30):
            while len(acknowledged) < 200:  # noqa: ASYNC110  # the writers have no event for it
                await asyncio.sleep(0.005)
        os.kill(postmaster, signal.SIGKILL)
        endings = await asyncio.gather(*writers, return_exceptions=True)
        await asyncio.to_thread(
            wait_until,
            lambda: "ready" in status(cluster.home) and str(postmaster) not in status(cluster.home),
        )

        kept = await run(cluster, "select array_agg(n) from committed")

    assert all(isinstance(ending, Exception) for ending in endings), "nobody was cut off"
    assert acknowledged <= set(kept)
    assert len(kept) <= len(acknowledged) + WRITERS


async def test_a_recycled_pid_is_not_believed(warm: Path) -> None:
    with running_cluster(warm, settings=FAST) as first:
        remains = status(first.home)
    # PostgreSQL believes the pid of a living process that it may signal and that is not its own parent.
    account = first.data_folder.stat().st_uid
    as_account = account if os.geteuid() == 0 else None
    with subprocess.Popen(["/bin/sleep", "60"], user=as_account) as stranger:  # noqa: ASYNC220  # it only sleeps
        lines = [str(stranger.pid), *remains.splitlines()[1:]]
        for path in (first.data_folder / "postmaster.pid", first.home.run / ".s.PGSQL.5432.lock"):
            path.write_text("\n".join(lines) + "\n")
            os.chown(path, account, -1)

        with running_cluster(warm, settings=FAST) as healed:
            assert await run(healed, "select 1") == 1
        assert stranger.poll() is None
        stranger.kill()


@pytest.mark.long
async def test_an_initialisation_that_was_cut_short_begins_anew(folder: Path) -> None:
    with running_cluster(folder, settings=FAST) as first:
        home = first.home
    home.data.rename(home.unfinished)
    (home.unfinished / "PG_VERSION").unlink()

    with running_cluster(folder, settings=FAST) as second:
        assert await run(second, "select 1") == 1

    assert not home.unfinished.exists()


@pytest.mark.long
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
