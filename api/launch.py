"""Signing in without typing: a work system asks for a code, the browser turns it into a session, once."""

from datetime import datetime, timedelta
from typing import Annotated, Any
from urllib.parse import urlencode

from litestar import Controller, Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import JSONBody, QueryParameter
from litestar.response import Redirect
from pydantic import Field

from api.access import ONLY_PROGRAMS, PUBLIC
from api.auth import SESSION_COOKIE, new_token, session_cookie
from api.wire import In, Out
from learning.people.access import Duty
from learning.people.launch import service
from learning.people.launch.errors import LaunchRefused
from learning.people.launch.launching import inner_place
from learning.people.person import Person
from learning.people.tokens.token import Bearer, Scope

REFUSED = "/sign-in?launch"
NO_TRACES = {"cache-control": "no-store", "referrer-policy": "no-referrer"}
"""A code stays in no cache and travels to no other page."""


class LaunchIn(In):
    """Who is to be signed in, by her staff number, and which page opens; a page not known opens the first.

    `seat` names where she sits, in the work system's own words: then the code opens only where the same is named.
    """

    sign_in: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00]+$")]
    to: Annotated[str, Field(max_length=200)] = "/"
    seat: Annotated[str, Field(max_length=64, pattern=r"^[^\x00]*$")] = ""


class LaunchOut(Out):
    """A code that opens once, the address of ours to send her browser to, and until when."""

    code: str
    path: str
    expires_at: datetime


class LaunchController(Controller):
    """For work systems that have somebody signed in already."""

    path = "/launches"
    tags = ("people",)
    opt = {"purpose": Duty.LAUNCH, "scope": Scope.LAUNCH, ONLY_PROGRAMS: True}  # noqa: RUF012 # a plain attribute

    @post("/", summary="Ask for a code that signs a colleague in", operation_id="askForLaunch")
    async def ask(
        self,
        data: JSONBody[LaunchIn],
        request: Request[Person, Bearer, Any],
        now: NamedDependency[datetime],
    ) -> Response[LaunchOut]:
        """Valid for a minute, for one person, once. She can read whose token asked for it."""
        issued = await service.issue(request.auth, data.sign_in, code=new_token(), seat=data.seat, now=now)
        query = urlencode({"code": issued.code, "to": inner_place(data.to)})
        told = LaunchOut(code=issued.code, path=f"/launch?{query}", expires_at=issued.expires_at)
        return Response(told, headers=NO_TRACES)


@get(
    "/launch",
    summary="Sign in with a code from a work system",
    opt={"purpose": PUBLIC},
    include_in_schema=False,
    status_code=303,
)
async def launch(
    request: Request[Any, Any, Any],
    state: State,
    now: NamedDependency[datetime],
    code: Annotated[str, QueryParameter(max_length=100)] = "",
    to: Annotated[str, QueryParameter(max_length=200)] = "/",
    seat: Annotated[str, QueryParameter(max_length=64)] = "",
) -> Redirect:
    """Turn the code into a session and open a page of ours; one that was used or is over leads to the sign-in."""
    lifetime = timedelta(hours=state.settings.session_hours)
    token = new_token(framed=state.settings.framing.holds(request))
    replaced = request.cookies.get(SESSION_COOKIE)
    try:
        await service.launch(code, seat=seat, token=token, replaced=replaced, lifetime=lifetime, now=now)
    except LaunchRefused:
        return Redirect(REFUSED, status_code=303, headers=NO_TRACES)
    cookie = session_cookie(token, lifetime, secure=state.settings.secure_cookies)
    return Redirect(inner_place(to), status_code=303, headers=NO_TRACES, cookies=[cookie])
