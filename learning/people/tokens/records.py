"""Queries of tokens. A token's text is never stored, only its SHA-256 in hex."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from learning.people.person import PersonId
from learning.people.tokens.token import MINUTE, ApiToken, Scope, known_scopes
from learning.queries import execute, fetch


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a token: the how-manieth within its minute, and how many seconds that minute has left."""

    token_id: UUID
    person_id: PersonId
    scopes: frozenset[Scope]
    uses: int
    seconds_left: int


# The clocks of several nodes differ a little: a minute that seems to begin later is over.
_IN_MINUTE = "coalesce($2 >= token.minute_from and $2 < token.minute_from + $3::interval, false)"
_USE = f"""
update api_token token set
    last_used_at = $2,
    minute_from = case when {_IN_MINUTE} then token.minute_from else $2 end,
    minute_uses = case when {_IN_MINUTE} then token.minute_uses + 1 else 1 end
from person
where token.token_hash = $1 and token.expires_at > $2 and person.id = token.person_id
  and (person.left_at is null or person.left_at > $2) and person.locked_at is null and person.erased_at is null
returning token.id as token_id, token.person_id, token.scopes, token.minute_uses as uses,
          greatest(1, ceil(extract(epoch from token.minute_from + $3::interval - $2)))::int as seconds_left
"""  # noqa: S608 # made of constants of ours


async def count_use(token_hash: str, *, now: datetime) -> Use | None:
    """Note that a token is used now; nothing if there is no such token, it ended, or its person is shut out."""
    rows = await fetch(_USE, token_hash, now, MINUTE)
    return Use(**rows[0] | {"scopes": known_scopes(rows[0]["scopes"])}) if rows else None


async def save_token(token: ApiToken, person_id: PersonId, token_hash: str) -> None:
    """Keep a new token."""
    await execute(
        """insert into api_token (id, person_id, name, token_hash, scopes, created_at, expires_at)
           values ($1, $2, $3, $4, $5, $6, $7) returning id""",
        token.id,
        person_id,
        token.name,
        token_hash,
        sorted(token.scopes),
        token.created_at,
        token.expires_at,
    )


async def tokens_of(person_id: PersonId) -> Sequence[ApiToken]:
    """Her tokens, ended ones too, newest first."""
    rows = await fetch(
        """select id, name, scopes, created_at, expires_at, last_used_at from api_token
           where person_id = $1 order by created_at desc, name""",
        person_id,
    )
    return [ApiToken(**row | {"scopes": known_scopes(row["scopes"])}) for row in rows]


async def count_held(person_id: PersonId) -> int:
    """How many tokens she has; until the transaction ends she makes no other."""
    await execute("select id from person where id = $1 for no key update", person_id)
    (held,) = await fetch("select count(*)::int as n from api_token where person_id = $1", person_id)
    return int(held["n"])


async def delete_token(person_id: PersonId, token_id: UUID) -> bool:
    """End one token of hers at once; whether there was one."""
    return bool(
        await fetch(
            "delete from api_token where person_id = $1 and id = $2 returning id", person_id, token_id
        )
    )


async def delete_tokens(person_id: PersonId, *, ended_before: datetime | None = None) -> None:
    """End all her tokens, or only forget those whose time was over before a moment."""
    await execute(
        """delete from api_token where person_id = $1 and ($2::timestamptz is null or expires_at < $2)
           returning id""",
        person_id,
        ended_before,
    )
