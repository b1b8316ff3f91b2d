"""Her tokens on the wire: see them, make one, revoke one. A token's text is answered once and never again."""

import secrets
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID, uuid4

from litestar import Controller, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from pydantic import Field

from api.access import SELF
from api.wire import In, Out
from learning.people.person import Person
from learning.people.tokens import service
from learning.people.tokens.token import LONGEST, ApiToken, Scope, scopes_open_to


class TokenIn(In):
    """What the token is called, what it opens and for how many days."""

    name: Annotated[
        str, Field(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f]*[^\x00-\x20][^\x00-\x1f]*$")
    ]
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=len(Scope))]
    days: Annotated[int, Field(ge=1, le=LONGEST.days)]


class TokenOut(Out):
    """A token without its text. `has_ended` is told by the server's clock."""

    id: UUID
    name: str
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime
    has_ended: bool
    last_used_at: datetime | None


class TokensOut(Out):
    """Her tokens, newest first, and the scopes she may give another."""

    tokens: list[TokenOut]
    may_give: list[Scope]


class NewTokenOut(Out):
    """A token with its text, which is kept nowhere: whoever loses it makes another."""

    token: TokenOut
    text: str


class TokenController(Controller):
    """Tokens of the person who asks. No token opens these routes: tokens make no tokens."""

    path = "/me/tokens"
    tags = ("people",)
    opt = {"purpose": SELF}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="My tokens", operation_id="getMyTokens")
    async def show(self, person: NamedDependency[Person], now: NamedDependency[datetime]) -> TokensOut:
        """With what they open, until when, and when each was last used."""
        tokens = await service.tokens_of(person)
        may_give = scopes_open_to(person)
        return TokensOut(
            tokens=[_token(each, now) for each in tokens],
            may_give=[scope for scope in Scope if scope in may_give],
        )

    @post("/", summary="Make a token", operation_id="makeToken")
    async def make(
        self, data: JSONBody[TokenIn], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> NewTokenOut:
        """One that opens no more than she may, for a year at most."""
        made = await service.make(
            person,
            name=data.name.strip(),
            scopes=frozenset(data.scopes),
            lifetime=timedelta(days=data.days),
            token_id=uuid4(),
            secret=secrets.token_urlsafe(32),
            now=now,
        )
        return NewTokenOut(token=_token(made.token, now), text=made.text)

    @delete("/{token_id:uuid}", summary="Revoke a token", operation_id="revokeToken")
    async def revoke(self, token_id: FromPath[UUID], person: NamedDependency[Person]) -> None:
        """From now on it opens nothing."""
        await service.revoke(person, token_id)


def _token(token: ApiToken, now: datetime) -> TokenOut:
    return TokenOut(
        id=token.id,
        name=token.name,
        scopes=[scope for scope in Scope if scope in token.scopes],
        created_at=token.created_at,
        expires_at=token.expires_at,
        has_ended=token.expires_at <= now,
        last_used_at=token.last_used_at,
    )
