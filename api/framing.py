"""Standing in a frame of the bank's own work systems: who may frame the pages, and how a browser keeps cookies there.

A frame of another site is given no ordinary cookie. One that is partitioned (CHIPS) it keeps for this pair of sites
alone; it needs https. Because it travels with what the framing page itself sends to us, unsafe requests must then
also come from our own pages by the browser's word.
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie

_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(?::\d{1,5})?|https?://\[[0-9a-f:]+\](?::\d{1,5})?")
_MARK = "framed."
_FRAMES = frozenset({"iframe", "frame", "embed", "object", "fencedframe"})

Connection = ASGIConnection[Any, Any, Any, Any]  # Any: whatever handler, person and state it carries


def parse_origins(written: str) -> tuple[str, ...]:
    """Origins parted by commas, as `https://crm.bank.example`. Raises `ValueError` for anything else."""
    origins = tuple(each.strip().lower().rstrip("/") for each in written.split(",") if each.strip())
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise ValueError(f"“{origin}” is no origin: write https://, a name and, if need be, a port")
    return origins


@dataclass(frozen=True, slots=True)
class Framing:
    """Which origins may frame the pages; `secure` says whether cookies go over https only."""

    origins: tuple[str, ...] = ()
    secure: bool = False

    @property
    def ancestors(self) -> str:
        """The sources of `frame-ancestors`."""
        return " ".join(("'self'", *self.origins))

    @property
    def keeps_cookies(self) -> bool:
        """Whether cookies can be kept in a frame of another site at all."""
        return bool(self.origins) and self.secure

    def holds(self, connection: Connection) -> bool:
        """Whether this page is being opened in a frame of another site."""
        told = connection.headers
        is_frame = told.get("sec-fetch-dest") in _FRAMES and told.get("sec-fetch-site") != "same-origin"
        return self.keeps_cookies and is_frame

    def is_foreign(self, connection: Connection) -> bool:
        """Whether a page that is not ours sends this, where one may stand around ours."""
        if not self.origins:
            return False
        site = connection.headers.get("sec-fetch-site")
        if site is not None:
            return site not in {"same-origin", "none"}
        origin = connection.headers.get("origin")
        return origin is not None and urlsplit(origin).netloc != connection.headers.get("host")


NOT_FRAMED = Framing()
"""No other site stands around ours."""


def as_framed(token: str) -> str:
    """The token of a session in a frame: it says so itself, so that its cookie can be taken back the same way."""
    return f"{_MARK}{token}"


def is_framed(token: str | None) -> bool:
    """Whether the session of this token is one in a frame."""
    return token is not None and token.startswith(_MARK)


class PartitionedCookie(Cookie):
    """A cookie for one site within one other; the standard library has no word for it before Python 3.14."""

    def to_header(self, **kwargs: Any) -> str:
        """As any cookie, and partitioned."""
        return f"{super().to_header(**kwargs)}; Partitioned"
