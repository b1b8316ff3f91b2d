"""Queries of launch codes; only a code's SHA-256 is stored, and it is gone once used."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from learning.people.person import PersonId
from learning.queries import execute, fetch

# Codes that nobody used go by the way; those that somebody is using are left to her.
_SAVE = """
with swept as (
    delete from launch_code where code_hash in (
        select code_hash from launch_code where expires_at <= $5 order by expires_at limit 200 for update skip locked
    )
)
insert into launch_code (code_hash, person_id, token_id, expires_at) values ($1, $2, $3, $4)
"""

_USE = """
with used as (
    delete from launch_code where code_hash = $1 and (token_id is null) = $3 returning person_id, token_id, expires_at
)
select used.person_id, token.person_id as asked_by from used left join api_token token on token.id = used.token_id
where used.expires_at > $2 and (used.token_id is null or token.expires_at > $2)
"""


@dataclass(frozen=True, slots=True)
class Launch:
    """Whom a code signs in, and whose token asked for it; nobody's if she did herself."""

    person_id: PersonId
    asked_by: PersonId | None


async def save_code(
    code_hash: str, person_id: PersonId, token_id: UUID | None, *, expires_at: datetime, now: datetime
) -> None:
    """Keep a code until it is used, or until its time and then the next code have come."""
    await execute(_SAVE, code_hash, person_id, token_id, expires_at, now)


async def use_code(code_hash: str, *, is_own: bool, now: datetime) -> Launch | None:
    """Take the code away; of two who use it at once one is told what it opens.

    One that she asked for herself opens nothing as a work system's, nor the other way round.
    """
    rows = await fetch(_USE, code_hash, now, is_own)
    return Launch(**rows[0]) if rows else None
