import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.embedded.cluster import Cluster, running_cluster
from tests.api.embedded.staging import FAST


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.database)


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
