"""How the description tells what a route refuses; that it leaves none out is held by tests/api/test_hostile_use.py."""

import pytest

from tests.api.described import DESCRIBED


def told(method: str, path: str) -> set[str]:
    return {status for status in DESCRIBED["paths"][path][method]["responses"] if status >= "400"}


@pytest.mark.parametrize(
    ("method", "path", "statuses"),
    [
        ("post", "/api/v1/session", {"400", "401", "403", "404", "409", "413", "422", "429", "503"}),
        ("get", "/api/v1/me/data", {"401", "503"}),
        ("get", "/api/v1/articles/{slug}", {"400", "401", "403", "404", "429", "503"}),
        ("delete", "/api/v1/session", {"401", "403", "409", "422", "503"}),
        ("post", "/api/v1/gaps/events/{source}", {"400", "401", "404", "413", "422", "503"}),
    ],
)
def test_refusals_follow_from_what_a_route_is(method: str, path: str, statuses: set[str]) -> None:
    assert told(method, path) == statuses


def test_every_refusal_is_described_as_a_problem() -> None:
    shapes = {
        str(response["content"])
        for methods in DESCRIBED["paths"].values()
        for operation in methods.values()
        for status, response in operation["responses"].items()
        if status >= "400"
    }

    assert shapes == {"{'application/problem+json': {'schema': {'$ref': '#/components/schemas/ProblemOut'}}}"}
