from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from api.pages import pages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("<div id=app></div>")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "main-abc.js").write_text("start()")
    (tmp_path.parent / "secret.txt").write_text("not a page")
    return tmp_path


@pytest.fixture
def client(folder: Path) -> TestClient[Litestar]:
    return TestClient(Litestar([pages(folder)], openapi_config=None))


@pytest.mark.parametrize("address", ["/", "/articles/limits", "/sittings/1"])
def test_every_address_of_the_app_gets_its_page(client: TestClient[Litestar], address: str) -> None:
    answer = client.get(address)

    assert (answer.text, answer.headers["cache-control"]) == ("<div id=app></div>", "no-cache")


def test_hashed_assets_are_kept_for_a_year(client: TestClient[Litestar]) -> None:
    answer = client.get("/assets/main-abc.js")

    assert answer.text == "start()"
    assert "immutable" in answer.headers["cache-control"]


def test_a_known_page_is_not_sent_again(client: TestClient[Litestar]) -> None:
    tag = client.get("/").headers["etag"]

    answer = client.get("/", headers={"if-none-match": tag})

    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize("address", ["/missing.js", "/api/v1/missing", "/health/missing"])
def test_what_is_not_there_is_not_answered_with_the_app(client: TestClient[Litestar], address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/..%2fsecret.txt", "/assets/..%2f..%2fsecret.txt", "/%2e%2e/secret.txt"]
)
def test_nothing_outside_the_folder_can_be_reached(client: TestClient[Litestar], address: str) -> None:
    assert "not a page" not in client.get(address).text


def test_pages_that_are_not_built_say_how_to_build_them(tmp_path: Path) -> None:
    answer = TestClient(Litestar([pages(tmp_path / "dist")], openapi_config=None)).get("/")

    assert answer.status_code == 404
    assert "make pages" in answer.json()["detail"]
