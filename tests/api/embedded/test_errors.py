import subprocess
from pathlib import Path

import pytest

from api.embedded.cluster import running_cluster
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
from api.embedded.home import Home
from tests.api.embedded.staging import FAST, as_root, mounts_small_disk


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


@as_root
def test_a_full_disk_is_told_in_one_sentence(folder: Path) -> None:
    if not mounts_small_disk(folder):
        pytest.skip("this machine lets nobody mount")

    try:
        with pytest.raises(DiskFull, match="no room left"), running_cluster(folder):
            pass
    finally:
        subprocess.run(["/bin/umount", folder], check=True)  # our own words


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


def test_refusals_are_told_apart() -> None:
    refusals = EmbeddedError.__subclasses__()

    assert AccountRefused in refusals
    assert len({refusal.code for refusal in refusals}) == len(refusals)
