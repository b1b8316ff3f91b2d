"""Signing in and out, and how someone wants her pages."""

from datetime import datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, post, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import JSONBody
from pydantic import Field

from api.access import PUBLIC, SELF
from api.auth import (
    SESSION_COOKIE,
    address_of,
    new_token,
    presented_token,
    session_cookie,
    session_cookie_taken_back,
    session_token,
)
from api.seat_key import seat_key
from api.settings import Settings
from api.wire import In, Out
from learning.people import service
from learning.people.accounts import service as accounts
from learning.people.person import Language, Person, Role, Theme
from learning.people.tokens.token import Scope


class SignInIn(In):
    """A number or name (工号) and its password."""

    sign_in: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00]+$")]
    password: Annotated[str, Field(min_length=1, max_length=200)]
    framed: Annotated[bool, Field(description="Whether the page stands in a frame of another site.")] = False


class ResetIn(In):
    """A sign-in, the code that an administrator gave her, and the password she chooses."""

    sign_in: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00]+$")]
    code: Annotated[str, Field(min_length=1, max_length=40)]
    password: Annotated[str, Field(min_length=1, max_length=200)]


class PasswordIn(In):
    """Her present password and the one she chooses."""

    present: Annotated[str, Field(min_length=1, max_length=200)]
    chosen: Annotated[str, Field(min_length=1, max_length=200)]


class PreferencesIn(In):
    """How she wants the pages."""

    language: Language
    theme: Theme


class TeamRef(Out):
    """A team by name."""

    id: UUID
    name: str


class PersonOut(Out):
    """The person who is signed in."""

    id: UUID
    name: str
    sign_in: str
    language: Language
    theme: Theme
    roles: list[Role]
    team: TeamRef | None


class BankOut(Out):
    """The bank, the zone in which its rules take effect, and how its pages carry the reader's number."""

    name: str
    time_zone: str
    watermark: Literal["faint", "visible", "off"]


class SessionOut(Out):
    """Who is signed in, where, and what time it is there.

    `seat_key` seals what waits on her seat without network, 32 bytes in base64; a program is given none.
    """

    person: PersonOut
    bank: BankOut
    now: datetime
    seat_key: str | None


class SessionController(Controller):
    """The session of the browser that asks."""

    tags = ("people",)
    opt = {"purpose": SELF}  # noqa: RUF012 # Litestar reads a plain attribute

    @get(
        "/session",
        summary="Who is signed in",
        operation_id="getSession",
        opt={"scope": Scope.READ_MYSELF},
    )
    async def show(
        self,
        request: Request[Person, Any, Any],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> SessionOut:
        """The person behind the cookie."""
        told = session_out(person, state.settings, now)
        return told if presented_token(request) is None else told.model_copy(update={"seat_key": None})

    @post("/session", summary="Sign in", operation_id="signIn", opt={"purpose": PUBLIC})
    async def sign_in(
        self,
        data: JSONBody[SignInIn],
        request: Request[Any, Any, Any],
        state: State,
        now: NamedDependency[datetime],
    ) -> Response[SessionOut]:
        """Open a session that lasts a shift; the one this browser had before ends."""
        framed = data.framed and state.settings.framing.keeps_cookies
        token, lifetime = new_token(framed=framed), lifetime_of(state.settings)
        replaced = request.cookies.get(SESSION_COOKIE)
        person = await service.sign_in(
            data.sign_in,
            data.password,
            token=token,
            replaced=replaced,
            address=address_of(request),
            lifetime=lifetime,
            now=now,
        )
        cookie = session_cookie(token, lifetime, secure=state.settings.secure_cookies)
        return Response(session_out(person, state.settings, now), cookies=[cookie])

    @post(
        "/session/reset",
        summary="Choose a password with a code",
        operation_id="resetPassword",
        opt={"purpose": PUBLIC},
        status_code=204,
    )
    async def reset_password(
        self, data: JSONBody[ResetIn], request: Request[Any, Any, Any], now: NamedDependency[datetime]
    ) -> None:
        """Use up the code and end every session of hers; she then signs in with the new password."""
        await accounts.reset_password(
            data.sign_in, data.code, data.password, address=address_of(request), now=now
        )

    @put("/me/password", summary="Change her password", operation_id="putPassword", status_code=204)
    async def change_password(
        self, data: JSONBody[PasswordIn], request: Request[Person, Any, Any], person: NamedDependency[Person]
    ) -> None:
        """Replace the password; every other browser of hers is signed out."""
        await accounts.change_password(
            person, data.present, data.chosen, token=session_token(request), address=address_of(request)
        )

    @delete("/session", summary="Sign out here", operation_id="signOut")
    async def sign_out(self, request: Request[Person, Any, Any], state: State) -> Response[None]:
        """End the session of this browser."""
        token = session_token(request)
        await service.sign_out(token)
        return _signed_out(token, state.settings)

    @delete("/sessions", summary="Sign out everywhere", operation_id="signOutEverywhere")
    async def sign_out_everywhere(
        self, request: Request[Person, Any, Any], person: NamedDependency[Person], state: State
    ) -> Response[None]:
        """End every session of hers."""
        await service.sign_out_everywhere(person)
        return _signed_out(session_token(request), state.settings)

    @put("/me", summary="Choose language and theme", operation_id="putMe")
    async def prefer(
        self,
        data: JSONBody[PreferencesIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> SessionOut:
        """Keep both, on every device she uses."""
        person = await service.prefer(person, language=data.language, theme=data.theme)
        return session_out(person, state.settings, now)


def session_out(person: Person, settings: Settings, now: datetime) -> SessionOut:
    """What her browser is told of its session."""
    return SessionOut(
        person=PersonOut(
            id=person.id,
            name=person.name,
            sign_in=person.sign_in,
            language=person.language,
            theme=person.theme,
            roles=[role for role in Role if role in person.roles],
            team=TeamRef.model_validate(person.team) if person.team else None,
        ),
        bank=BankOut(name=settings.bank_name, time_zone=settings.time_zone, watermark=settings.watermark),
        now=now,
        seat_key=seat_key(person.id, settings.signing_key),
    )


def _signed_out(token: str, settings: Settings) -> Response[None]:
    return Response(None, cookies=[session_cookie_taken_back(token, secure=settings.secure_cookies)])


def lifetime_of(settings: Settings) -> timedelta:
    """How long a sign-in lasts."""
    return timedelta(hours=settings.session_hours)
