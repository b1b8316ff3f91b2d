import os
import shutil
from pathlib import Path

import pytest

from api.embedded.account import server_account
from api.embedded.binaries import find_binaries, reachable_binaries
from api.embedded.cluster import Cluster, running_cluster
from api.embedded.errors import (
    FolderRefused,
)
from tests.api.embedded.staging import (
    FAST,
    as_account,
    as_root,
    mode,
    run,
)


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


@pytest.mark.long
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
