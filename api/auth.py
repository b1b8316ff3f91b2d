"""The gate before every route: form token, session, purpose, in this order."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from litestar import Request
from litestar.datastructures import Cookie
from litestar.enums import ScopeType
from litestar.handlers import BaseRouteHandler
from litestar.types import Guard

from api.access import PUBLIC, SELF, SIGNS_IN_ITSELF, is_admitted, purpose_of
from api.csrf import Connection, FormTokens
from learning.people import service
from learning.people.errors import NotAllowed, SignedOut
from learning.people.person import Person

SESSION_COOKIE = "interlude_session"


def gate(form_tokens: FormTokens, clock: Callable[[], datetime]) -> Guard:
    """The guard of the whole application. Puts the signed-in `Person` on `request.user`."""

    async def admit(connection: Connection, handler: BaseRouteHandler) -> None:
        if connection.scope["type"] == ScopeType.HTTP and connection.scope["method"] == "OPTIONS":
            return  # Answered by the framework, with the methods of a route and nothing else.
        purpose = purpose_of(handler)
        form_tokens.check(connection)
        if purpose is PUBLIC:
            return
        token = session_token(connection)
        if purpose is SELF and handler.opt.get(SIGNS_IN_ITSELF):
            return
        person = await service.who_is(token, now=clock())
        if not is_admitted(person, purpose):
            raise NotAllowed(purpose)
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


def address_of(connection: Connection) -> str | None:
    """Where the request comes from, as the server sees it.

    Headers that name another address are not believed: whoever may write them could be anywhere.
    """
    return connection.client.host if connection.client else None


def new_token() -> str:
    """256 random bits, as a cookie can carry them."""
    return secrets.token_urlsafe(32)


def session_cookie(token: str, lifetime: timedelta, *, secure: bool) -> Cookie:
    """The cookie that keeps a browser signed in; scripts cannot read it. An empty token takes it back."""
    return Cookie(
        key=SESSION_COOKIE,
        value=token,
        max_age=int(lifetime.total_seconds()) if token else 0,
        path="/",
        httponly=True,
        secure=secure,
        samesite="lax",
    )
