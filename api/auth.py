"""The gate before every route: form token and session, or a program's token and its scope; then the purpose."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from litestar import Request
from litestar.datastructures import Cookie
from litestar.enums import ScopeType
from litestar.handlers import BaseRouteHandler
from litestar.types import Guard

from api.access import ONLY_PROGRAMS, PUBLIC, SELF, SIGNED, SIGNS_IN_ITSELF, is_admitted, purpose_of, scope_of
from api.csrf import FormTokens
from api.framing import Connection, PartitionedCookie, as_framed, is_framed
from api.proxies import client_address
from api.settings import Settings
from learning.people import service
from learning.people.errors import NotAllowed, SignedOut
from learning.people.person import Person
from learning.people.tokens import service as tokens
from learning.people.tokens.errors import TokenNeeded
from learning.people.tokens.token import check_scope

SESSION_COOKIE = "interlude_session"


def gate(form_tokens: FormTokens, clock: Callable[[], datetime]) -> Guard:
    """The guard of the whole application. Puts the signed-in `Person` on `request.user`."""

    async def admit(connection: Connection, handler: BaseRouteHandler) -> None:
        if connection.scope["type"] == ScopeType.HTTP and connection.scope["method"] == "OPTIONS":
            return  # Answered by the framework, with the methods of a route and nothing else.
        purpose = purpose_of(handler)
        if purpose is SIGNED:
            return  # No cookie and no token opens it, so no foreign page can make a browser do harm here.
        presented = None if purpose is PUBLIC else presented_token(connection)
        if presented is None:
            form_tokens.check(connection)
            if purpose is PUBLIC:
                return
            token = session_token(connection)
            if purpose is SELF and handler.opt.get(SIGNS_IN_ITSELF):
                return
            person = await service.who_is(token, now=clock())
        else:
            bearer = await tokens.who_presents(presented, address=address_of(connection), now=clock())
            check_scope(bearer, scope_of(handler))
            connection.scope["auth"] = bearer
            person = bearer.person
        if not is_admitted(person, purpose):
            raise NotAllowed(purpose)
        if presented is None and handler.opt.get(ONLY_PROGRAMS):
            raise TokenNeeded
        connection.scope["user"] = person

    return admit


def signed_in_person(request: Request[Person, Any, Any]) -> Person:
    """Dependency `person`: whoever passed the gate."""
    return request.user


def session_token(connection: Connection) -> str:
    """The token in the session cookie. Raises `SignedOut` if there is none."""
    token = connection.cookies.get(SESSION_COOKIE)
    if not token:
        raise SignedOut
    return token


def presented_token(connection: Connection) -> str | None:
    """The token of a program (RFC 6750), if it sends one; a cookie beside it then counts for nothing.

    It needs no form token: no foreign page can make a browser send this header without our consent.
    """
    scheme, _, text = connection.headers.get("authorization", "").partition(" ")
    return text.strip() if scheme.lower() == "bearer" else None


def address_of(connection: Connection) -> str | None:
    """Where the request comes from, as the server sees it.

    Headers that name another address are believed only if a proxy that the bank trusts wrote them: whoever may write
    them could be anywhere.
    """
    peer = connection.client.host if connection.client else None
    settings: Settings = connection.app.state.settings
    return client_address(peer, connection.headers.getall("x-forwarded-for", []), settings.proxies)


def new_token(*, framed: bool = False) -> str:
    """256 random bits, as a cookie can carry them; in a frame of another site the token says so."""
    token = secrets.token_urlsafe(32)
    return as_framed(token) if framed else token


def session_cookie(token: str, lifetime: timedelta, *, secure: bool) -> Cookie:
    """The cookie that keeps a browser signed in; scripts cannot read it."""
    return _session_cookie(token, int(lifetime.total_seconds()), secure=secure, framed=is_framed(token))


def session_cookie_taken_back(token: str, *, secure: bool) -> Cookie:
    """What makes the browser forget the session of this token."""
    return _session_cookie("", 0, secure=secure, framed=is_framed(token))


def _session_cookie(value: str, seconds: int, *, secure: bool, framed: bool) -> Cookie:
    kind = PartitionedCookie if framed else Cookie
    return kind(
        key=SESSION_COOKIE,
        value=value,
        max_age=seconds,
        path="/",
        httponly=True,
        secure=secure,
        samesite="none" if framed else "lax",
    )
