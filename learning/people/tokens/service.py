"""What a person does with her tokens, and who stands behind one that a program presents."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.transactions import atomic

from learning.people import records as people
from learning.people.person import Person
from learning.people.service import admit_try
from learning.people.sign_in import token_hash
from learning.people.throttle.limit import account_key, address_key
from learning.people.tokens import records
from learning.people.tokens.errors import TokenNotFound, TokenRefused, TooManyRequests
from learning.people.tokens.token import LONGEST, PER_MINUTE, PREFIX, ApiToken, Bearer, Scope, check_wish

KEPT_AFTER_END = timedelta(days=30)
"""So long an ended token stays in her list, for her to see which program has lost its way in."""


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token with its text, which exists nowhere else."""

    token: ApiToken
    text: str


@atomic()
async def make(
    person: Person,
    *,
    name: str,
    scopes: Collection[Scope],
    lifetime: timedelta,
    token_id: UUID,
    secret: str,
    now: datetime,
) -> NewToken:
    """Make a token for herself; `secret` is 256 random bits as text.

    Raises `ScopeNotHers`, `TooManyTokens`.
    """
    assert timedelta(0) < lifetime <= LONGEST, "the wire takes no other"
    await records.delete_tokens(person.id, ended_before=now - KEPT_AFTER_END)
    check_wish(person, scopes, held=await records.count_held(person.id))
    token = ApiToken(token_id, name, frozenset(scopes), now, now + lifetime, last_used_at=None)
    text = f"{PREFIX}{secret}"
    await records.save_token(token, person.id, token_hash(text))
    return NewToken(token, text)


async def tokens_of(person: Person) -> Sequence[ApiToken]:
    """Her tokens, newest first; ended ones stay for `KEPT_AFTER_END`."""
    return await records.tokens_of(person.id)


async def revoke(person: Person, token_id: UUID) -> None:
    """End a token of hers at once, and the launch codes it asked for. Raises `TokenNotFound`."""
    if not await records.delete_token(person.id, token_id):
        raise TokenNotFound


async def who_presents(text: str, *, address: str | None, now: datetime) -> Bearer:
    """Who stands behind a token. Roles are those of now: whoever loses one takes it from her tokens too.

    Raises `TokenRefused` alike for an unknown, ended or revoked token and a person who is shut out;
    `TooManyTries` if such a one keeps coming; `TooManyRequests` beyond `PER_MINUTE`.
    """
    hashed = token_hash(text)
    use = await records.count_use(hashed, now=now)
    if use is None:
        await admit_try(account_key(f"token {hashed}"), address_key(address))
        raise TokenRefused
    if use.uses > PER_MINUTE:
        raise TooManyRequests(use.seconds_left)
    person = await people.person_of(use.person_id, now=now)
    assert person is not None, "the token hangs on its person"
    return Bearer(use.token_id, person, use.scopes)
