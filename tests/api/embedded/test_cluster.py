import os
from pathlib import Path

import asyncpg
import pytest

from api.embedded.binaries import find_binaries
from api.embedded.cluster import Cluster, running_cluster
from api.embedded.healing import server_processes
from tests.api.embedded.staging import (
    FAST,
    another_process,
    mode,
    run,
    said_by,
)


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


async def test_a_path_too_long_for_a_socket_gets_a_short_private_one(folder: Path) -> None:
    home = folder / ("很长的路径" * 10)

    with running_cluster(home, settings=FAST) as cluster:
        assert await run(cluster, "select 1") == 1
        assert mode(cluster.sockets) == 0o700
        assert len(os.fsencode(cluster.sockets)) < 40
        with running_cluster(home) as attached:
            assert attached.sockets == cluster.sockets

    assert not cluster.sockets.exists()


def test_it_says_where_the_data_lies(warm: Path) -> None:
    said: list[str] = []

    with running_cluster(warm, announce=said.append, settings=FAST) as cluster:
        assert str(cluster.data_folder) in said[-1]


@pytest.mark.long
@pytest.mark.skipif(
    not Path("/usr/lib/postgresql/15/bin/initdb").exists(), reason="needs PostgreSQL 15 of the distribution"
)
async def test_the_oldest_version_of_a_distribution_serves_too(folder: Path) -> None:
    with running_cluster(
        folder, binaries_folder=Path("/usr/lib/postgresql/15/bin"), settings=FAST
    ) as cluster:
        await run(cluster, "create extension pg_trgm")

        assert len(await run(cluster, "select show_trgm('转账限额')")) == 5
