"""The line that every request leaves in the log."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from litestar import Litestar

PART = {"type": "http.request", "body": b"[1, 2", "more_body": True}
GONE = {"type": "http.disconnect"}


async def post(app: Litestar, path: str, received: Iterator[Any]) -> None:  # Any: messages of ASGI
    async def receive() -> Any:
        return next(received)

    async def send(message: Any) -> None:
        del message

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "scheme": "http",
        "query_string": b"",
        "headers": [(b"host", b"interlude.test"), (b"content-type", b"application/json")],
        "client": ("127.0.0.1", 5000),
        "server": ("interlude.test", 80),
    }
    await app(scope, receive, send)  # type: ignore[arg-type] # a scope as a server makes it


async def test_a_caller_who_hangs_up_halfway_leaves_one_line_and_is_no_error_of_ours(
    app: Litestar, capfd: pytest.CaptureFixture[str]
) -> None:
    counts = app.state.request_counts
    door = ("POST", "/api/v1/gaps/events/{source}")

    await post(app, "/api/v1/gaps/events/crm", iter([PART, GONE]))

    (line,) = map(json.loads, capfd.readouterr().err.splitlines())
    assert (line["status"], line["path"]) == (499, door[1])
    (counted,) = [each for each in counts.of_all_processes() if each.door == door]
    assert (counted.by_status.get(499), counted.by_status.get(500)) == (1, None)
