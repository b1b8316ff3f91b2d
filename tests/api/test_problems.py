import asyncpg
import pytest
from litestar import Litestar, get
from litestar.params import FromPath
from litestar.testing import TestClient
from tortoise.exceptions import OperationalError
from tortoise.exceptions import ValidationError as ColumnRefused

from api.middleware import with_request_line
from api.problems import refuse
from learning.knowledge.errors import ArticleNotFound, DraftOutdated, SamePersonApproves

RAISED: dict[str, Exception] = {
    "missing": ArticleNotFound("limits"),
    "not-hers": SamePersonApproves(),
    "bug": ZeroDivisionError("division by zero"),
    "starting": asyncpg.CannotConnectNowError("the database system is starting up"),
    "left-halfway": asyncpg.InternalClientError("cannot switch to state 12"),
    "database": asyncpg.ConnectionDoesNotExistError("gone"),
    "network": ConnectionRefusedError(111, "refused"),
    "nul": asyncpg.CharacterNotInRepertoireError("invalid byte sequence"),
    "too-long": ColumnRefused("Length of slug 5000 > 80"),
    "nul-through-the-orm": OperationalError("invalid byte sequence"),
}

RAISED["nul-through-the-orm"].__cause__ = asyncpg.UntranslatableCharacterError("\\u0000 cannot be converted")


@get("/raise/{name:str}")
async def fail(name: FromPath[str]) -> None:
    raise RAISED[name]


@get("/number/{number:int}")
async def number(number: FromPath[int]) -> int:
    return number


@pytest.fixture
def client() -> TestClient[Litestar]:
    app = Litestar(
        [fail, number],
        exception_handlers={Exception: refuse},
        middleware=[with_request_line],
        openapi_config=None,
        logging_config=None,
    )
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        pytest.param("missing", 404, "article-not-found", id="not found"),
        pytest.param("not-hers", 403, "same-person-approves", id="not allowed"),
        pytest.param("bug", 500, "internal", id="a bug"),
        pytest.param("database", 503, "database-away", id="the connection broke"),
        pytest.param("starting", 503, "database-away", id="it starts anew after a crash"),
        pytest.param("left-halfway", 503, "database-away", id="a connection that somebody left halfway"),
        pytest.param("nul", 400, "invalid-request", id="a text that cannot be stored"),
        pytest.param("too-long", 400, "invalid-request", id="a text beyond its column"),
        pytest.param("nul-through-the-orm", 400, "invalid-request", id="the same through the ORM"),
        pytest.param("network", 503, "database-away", id="nothing listens there"),
    ],
)
def test_every_refusal_has_one_shape(client: TestClient[Litestar], name: str, status: int, code: str) -> None:
    answer = client.get(f"/raise/{name}")

    body = answer.json()
    assert (answer.status_code, body["status"], body["code"]) == (status, status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert body["request_id"] == answer.headers["x-request-id"]


def test_a_bug_tells_its_reader_nothing_about_the_code(client: TestClient[Litestar]) -> None:
    assert "division" not in client.get("/raise/bug").text


def test_an_unknown_address_is_a_problem_too(client: TestClient[Litestar]) -> None:
    answer = client.get("/number/one")

    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_a_sane_request_id_is_kept_and_a_hostile_one_replaced(client: TestClient[Litestar]) -> None:
    kept = client.get("/number/1", headers={"x-request-id": "abcd-1234"})
    replaced = client.get("/number/1", headers={"x-request-id": "<script>alert(1)</script>"})

    assert kept.headers["x-request-id"] == "abcd-1234"
    assert replaced.headers["x-request-id"].isalnum()


def test_every_answer_carries_the_strict_content_policy(client: TestClient[Litestar]) -> None:
    policy = client.get("/number/1").headers["content-security-policy"]

    assert policy.startswith("default-src 'self'")
    assert "unsafe" not in policy


def test_the_error_tree_speaks_in_sentences() -> None:
    from datetime import UTC, datetime

    assert str(DraftOutdated("林知", datetime(2026, 12, 1, 8, 30, tzinfo=UTC))).startswith(
        "林知 saved this draft"
    )
