"""Headers that keep a browser from doing what nobody wants, on every kind of answer."""

from pathlib import Path

import pytest
from litestar import Litestar, get
from litestar.testing import TestClient
from pydantic import SecretStr

from api.app import create_app
from api.middleware import with_request_line
from api.settings import Settings

EVERYWHERE = {
    "content-security-policy": "default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient[Litestar]:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "index.html").write_text("<div id=app></div>")
    (folder / "assets").mkdir()
    (folder / "assets" / "main-abc.js").write_text("start()")
    settings = Settings(
        secret=SecretStr("s" * 32),
        database_url=SecretStr("postgresql://not/used"),
        with_jobs=False,
        pages_dir=Path(folder),
    )
    return TestClient(create_app(settings), raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("method", "address", "status", "cache"),
    [
        ("GET", "/", 200, "no-cache"),
        ("GET", "/assets/main-abc.js", 200, "public, max-age=31536000, immutable"),
        ("GET", "/assets/missing.js", 404, "no-store"),
        ("GET", "/health/live", 200, "no-store"),
        ("GET", "/api/openapi.json", 200, "no-store"),
        ("GET", "/api/v1/session", 401, "no-store"),
        ("GET", "/api/v1/nowhere", 404, "no-store"),
        ("PATCH", "/api/v1/session", 405, "no-store"),
        ("POST", "/api/v1/session", 403, "no-store"),
    ],
)
def test_every_answer_carries_them(
    client: TestClient[Litestar], method: str, address: str, status: int, cache: str
) -> None:
    answer = client.request(method, address)

    assert answer.status_code == status
    assert {name: answer.headers.get_list(name) for name in [*EVERYWHERE, "cache-control"]} == {
        name: [value] for name, value in (EVERYWHERE | {"cache-control": cache}).items()
    }


def test_an_answer_that_says_otherwise_itself_is_not_contradicted() -> None:
    @get("/", sync_to_thread=False, response_headers={"referrer-policy": "no-referrer"})
    def careful() -> str:
        return ""

    answer = TestClient(Litestar([careful], middleware=[with_request_line], openapi_config=None)).get("/")

    assert answer.headers.get_list("referrer-policy") == ["no-referrer"]
