"""Form tokens: an unsafe request must repeat, in a header, a cookie that only our own pages can read.

Ours rather than the framework's, for three reasons.
A refusal must pass the handler of problems and the log like any other.
A token made with an earlier secret must be replaced, not refused until the browser closes.
And only the header counts, never a form's field: no foreign page, not even one on a neighbouring host,
can send that header without our consent.
"""

import hmac
import secrets
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, Literal

from litestar.datastructures import Cookie
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from api.framing import NOT_FRAMED, Connection, Framing, PartitionedCookie
from learning.errors import Kind, LearningError

COOKIE = "interlude_csrf"
HEADER = "x-csrf-token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class CsrfRefused(LearningError):
    """An unsafe request came without the form token, or with one that is not ours."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "csrf-refused"

    def __init__(self) -> None:
        super().__init__("The form token is missing or old. Load the page again.")


@dataclass(frozen=True, slots=True)
class FormTokens:
    """Makes, hands out and checks form tokens. `secret` is the installation's."""

    secret: str
    secure: bool
    framing: Framing = NOT_FRAMED

    def issue(self) -> str:
        """A new token that no other installation would have made."""
        nonce = secrets.token_hex(16)
        return f"{nonce}.{self._signature(nonce)}"

    def is_ours(self, token: str) -> bool:
        """Whether this installation made it."""
        return _is_signed(self.secret, token)

    def check(self, connection: Connection) -> None:
        """Raise `CsrfRefused` unless the request is safe or its header repeats its cookie."""
        if _is_safe(connection.scope):
            return
        if self.framing.is_foreign(connection):
            raise CsrfRefused
        sent, kept = connection.headers.get(HEADER, ""), connection.cookies.get(COOKIE, "")
        if not hmac.compare_digest(sent.encode(), kept.encode()) or not self.is_ours(kept):
            raise CsrfRefused

    def middleware(self, app: ASGIApp) -> ASGIApp:
        """Give a browser that reads something a token, unless it has one or proxies may share the answer."""

        async def with_form_token(scope: Scope, receive: Receive, send: Send) -> None:
            if not _is_safe(scope) or self._has_token(scope):
                await app(scope, receive, send)
                return

            async def send_with_token(message: Message) -> None:
                if message["type"] == "http.response.start" and not _is_shared(message["headers"]):
                    framed = self.framing.holds(Connection(scope))
                    message["headers"] = [*message["headers"], self._set_cookie(framed=framed)]
                await send(message)

            await app(scope, receive, send_with_token)

        return with_form_token

    def _has_token(self, scope: Scope) -> bool:
        return self.is_ours(Connection(scope).cookies.get(COOKIE, ""))

    def _set_cookie(self, *, framed: bool) -> tuple[bytes, bytes]:
        kind = PartitionedCookie if framed else Cookie
        samesite: Literal["none", "lax"] = "none" if framed else "lax"
        cookie = kind(key=COOKIE, value=self.issue(), path="/", secure=self.secure, samesite=samesite)
        return cookie.to_encoded_header()

    def _signature(self, nonce: str) -> str:
        return _signature(self.secret, nonce)


@lru_cache(maxsize=4096)
def _is_signed(secret: str, token: str) -> bool:
    """Remembered, because every request of a browser brings the same token."""
    nonce, _, signature = token.partition(".")
    return hmac.compare_digest(signature.encode(), _signature(secret, nonce).encode())


def _signature(secret: str, nonce: str) -> str:
    return hmac.new(secret.encode(), f"form token {nonce}".encode(), "sha256").hexdigest()


def _is_safe(scope: Scope) -> bool:
    return scope["type"] == ScopeType.HTTP and scope["method"] in SAFE_METHODS


def _is_shared(headers: Any) -> bool:  # Any: pairs of bytes, typed differently from server to server
    return any(name.lower() == b"cache-control" and b"public" in value for name, value in headers)
