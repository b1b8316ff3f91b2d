"""Signing in in a window of our own, for the frame that opened it.

The frame keeps a secret and tells the window its SHA-256. The window turns name and password into a code; the frame,
and nobody else who sees code or window, turns the code into a session of its own.
"""

from datetime import datetime
from typing import Annotated, Any

from litestar import Controller, Request, Response, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import JSONBody
from pydantic import Field

from api.access import PUBLIC
from api.auth import SESSION_COOKIE, address_of, new_token, session_cookie
from api.launch import NO_TRACES
from api.people import SessionOut, lifetime_of, session_out
from api.wire import In, Out
from learning.people.launch import service


class WindowIn(In):
    """A number or name (工号) and its password, and the challenge of the frame: SHA-256 of its secret, in hex."""

    sign_in: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00]+$")]
    password: Annotated[str, Field(min_length=1, max_length=200)]
    challenge: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class WindowOut(Out):
    """A code that opens once, only for that frame, and until when."""

    code: str
    expires_at: datetime


class FrameIn(In):
    """The code that the window handed over, and the secret whose challenge it was told."""

    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,100}$")]
    secret: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{43,128}$")]


class SignInWindowController(Controller):
    """Both halves: what the window asks for, and what the frame makes of it."""

    path = "/session"
    tags = ("people",)
    opt = {"purpose": PUBLIC}  # noqa: RUF012 # a plain attribute

    @post("/codes", summary="Sign in for a frame that waits", operation_id="signInForFrame")
    async def sign_in(
        self, data: JSONBody[WindowIn], request: Request[Any, Any, Any], now: NamedDependency[datetime]
    ) -> Response[WindowOut]:
        """Valid for a minute, once. The window itself is not signed in by it."""
        issued = await service.issue_to_herself(
            data.sign_in,
            data.password,
            code=new_token(),
            challenge=data.challenge,
            address=address_of(request),
            now=now,
        )
        return Response(WindowOut.model_validate(issued), headers=NO_TRACES)

    @post("/frame", summary="Sign a frame in with the code of its window", operation_id="signInFrame")
    async def enter(
        self,
        data: JSONBody[FrameIn],
        request: Request[Any, Any, Any],
        state: State,
        now: NamedDependency[datetime],
    ) -> Response[SessionOut]:
        """Open a session that lasts a shift, for this frame alone."""
        token, lifetime = new_token(framed=state.settings.framing.keeps_cookies), lifetime_of(state.settings)
        person = await service.enter_frame(
            data.code,
            secret=data.secret,
            token=token,
            replaced=request.cookies.get(SESSION_COOKIE),
            lifetime=lifetime,
            now=now,
        )
        cookie = session_cookie(token, lifetime, secure=state.settings.secure_cookies)
        return Response(session_out(person, state.settings, now), cookies=[cookie])
