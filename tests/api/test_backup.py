"""A bank of people with days of learning behind them, written to a file and read back elsewhere."""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from pydantic import SecretStr

from api.backup import BackupExists, BackupFailed, back_up, libpq_address, restore
from api.embedded.cluster import running_cluster
from api.settings import Settings
from tests.api.pages_compared import answers, differences
from tests.api.places import Place, new_places
from tests.conftest import FAST


def interlude(place: Place, *words: str) -> subprocess.CompletedProcess[str]:
    """The command `interlude` turned to this database."""
    environment = os.environ | {"DATABASE_URL": place.url, "INTERLUDE_SECRET": "s" * 32}
    return subprocess.run(
        [sys.executable, "-c", "from api.cli import main; main()", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def elsewhere() -> Iterator[Place]:
    """Another server with a data folder of its own."""
    home = Path(tempfile.mkdtemp(prefix="interlude-elsewhere-"))
    home.chmod(0o711)
    try:
        with running_cluster(home, settings=FAST) as cluster:
            yield Place(cluster.url)
    finally:
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
async def places(server_url: str) -> AsyncIterator[tuple[Place, ...]]:
    async with new_places(server_url, 2) as places:
        yield places


@pytest.mark.long
@pytest.mark.database
async def test_every_row_of_a_seeded_bank_comes_back(places: tuple[Place, ...], tmp_path: Path) -> None:
    bank, elsewhere = places
    filled = interlude(bank, "demo", "--people", "8", "--days", "24", "--seed", "7", "--only-fill")
    assert filled.returncode == 0, filled.stderr

    written = interlude(bank, "backup", str(tmp_path / "bank"))
    read = interlude(elsewhere, "restore", str(tmp_path / "bank"))

    assert (written.returncode, read.returncode) == (0, 0), written.stderr + read.stderr
    before, after = await bank.hashes(), await elsewhere.hashes()
    assert after == before
    assert not before["attempt"].startswith("0 ")
    assert (tmp_path / "bank").stat().st_mode & 0o777 == 0o600
    again = interlude(elsewhere, "restore", str(tmp_path / "bank"))
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    assert "holds tables already" in again.stderr


@pytest.mark.long
@pytest.mark.database
async def test_every_page_says_the_same_on_another_server(places: tuple[Place, ...], tmp_path: Path) -> None:
    bank, *_ = places
    filled = interlude(bank, "demo", "--people", "60", "--days", "30", "--seed", "7", "--only-fill")
    assert filled.returncode == 0, filled.stderr
    back_up(bank.settings, tmp_path / "bank")
    tomorrow = datetime.now(UTC) + timedelta(days=1)

    with elsewhere() as server:
        restore_here = partial(restore, server.settings, tmp_path / "bank")
        await asyncio.to_thread(restore_here)
        here = await answers(bank, tomorrow, agents=20)
        there = await answers(server, tomorrow, agents=20)

    assert differences(here, there) == []
    statuses = Counter(status for status, _ in here.values())
    assert statuses[200] > 300, statuses


@pytest.mark.database
async def test_a_broken_file_leaves_an_empty_database_empty(
    places: tuple[Place, ...], tmp_path: Path
) -> None:
    bank, elsewhere = places
    assert interlude(bank, "migrate").returncode == 0
    back_up(bank.settings, tmp_path / "whole")
    whole = (tmp_path / "whole").read_bytes()
    (tmp_path / "half").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(BackupFailed):
        await asyncio.to_thread(restore, elsewhere.settings, tmp_path / "half")

    assert await elsewhere.hashes() == {}


def test_a_backup_is_never_written_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("precious")

    with pytest.raises(BackupExists):
        back_up(Settings(database_url=SecretStr("postgresql://a@127.0.0.1:1/b")), tmp_path / "kept")

    assert (tmp_path / "kept").read_text() == "precious"


def test_a_backup_that_fails_leaves_no_file_and_says_why(tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match=r"127\.0\.0\.1"):
        back_up(Settings(database_url=SecretStr("postgresql://a@127.0.0.1:1/b")), tmp_path / "never")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "bare", "password"),
    [
        ("postgresql://ann:p%40ss@db:5433/bank", "postgresql://ann@db:5433/bank", "p@ss"),
        ("postgres://db/bank?user=ann&password=secret&maxsize=4", "postgresql://db/bank?user=ann", "secret"),
        (
            "postgresql://ann:secret@/bank?host=%2Frun&sslmode=require",
            "postgresql://ann@/bank?host=%2Frun&sslmode=require",
            "secret",
        ),
        ("postgresql:///bank", "postgresql:///bank", ""),
    ],
    ids=["in front", "as a parameter", "a socket", "none"],
)
def test_the_password_never_stands_in_the_address_a_program_gets(url: str, bare: str, password: str) -> None:
    assert libpq_address(url) == (bare, password)
