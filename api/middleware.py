"""One thin layer round every request: its id, its headers, and one line in the log."""

import re
import time
from typing import Any
from uuid import uuid4

import structlog
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from api.counting import RequestCounts
from api.framing import NOT_FRAMED, Framing
from api.logs import request_logger

HUNG_UP = 499
"""In log and figures, never on the wire: the caller left before all of her request had come (a word of nginx)."""
SANE_ID = re.compile(rb"[A-Za-z0-9-]{8,64}")
HEADERS = [
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
]
"""For every answer that does not say otherwise itself. Desks are shared, so what concerns a person stays in no cache."""


def with_request_line(
    app: ASGIApp, counts: RequestCounts | None = None, framing: Framing = NOT_FRAMED
) -> ASGIApp:
    """Give each request an id (the caller's, if it is sane), our security headers, a log line, and count it."""
    log = request_logger()
    policy = f"default-src 'self'; frame-ancestors {framing.ancestors}; base-uri 'none'; form-action 'self'"
    headers = [(b"content-security-policy", policy.encode()), *HEADERS]

    async def request_line(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        request_id = _request_id(scope)
        started, status, has_left = time.perf_counter(), 0, False

        async def receive_noting() -> Any:  # any message that the server receives
            nonlocal has_left
            message = await receive()
            has_left = has_left or (message["type"] == "http.disconnect" and not status)
            return message

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                said = {name.lower() for name, _ in message["headers"]}
                ours = [header for header in headers if header[0] not in said]
                message["headers"] = [*message["headers"], *ours, (b"x-request-id", request_id.encode())]
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            await app(scope, receive_noting, send_with_headers)
            seconds = time.perf_counter() - started
            status = HUNG_UP if has_left else status
            if counts is not None:
                counts.add(scope["method"], scope.get("path_template"), status, seconds)
            log(
                "request",
                request_id=request_id,
                method=scope["method"],
                path=scope.get("path_template") or scope["path"],
                status=status,
                ms=round(seconds * 1000, 1),
            )

    return request_line


def _request_id(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"x-request-id" and SANE_ID.fullmatch(value):
            return value.decode()
    return uuid4().hex
