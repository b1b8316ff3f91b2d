"""Tries to sign in, counted in one statement before any password is looked at.

The database's own clock counts: the clocks of several nodes may differ, and whoever could choose
the node would choose the clock. A wait longer than the longest means that the clock itself stepped back,
and is not imposed.
"""

from typing import Literal

from learning.people.throttle.limit import ACCOUNT, ADDRESS, Limit
from learning.queries import execute, fetch

Kind = Literal["account", "address"]


def _seconds(number: int) -> str:
    return f"interval '{number} seconds'"


def _counting(kind: Kind, limit: Limit, key: str, source: str) -> str:
    """Count one try, unless its wait is not over; says whether it was refused and until when."""
    refused = (
        f"kept.free_at > statement_timestamp()"
        f" and kept.free_at <= statement_timestamp() + {_seconds(limit.longest_wait)}"
    )
    tries = (
        "greatest(0, kept.tries - greatest(0, extract(epoch from statement_timestamp() - kept.counted_at))"
        f"::double precision / {limit.forgets_after}) + 1"
    )
    wait = (
        f"case when {tries} <= {limit.free} then 0 else least({limit.longest_wait},"
        f" {limit.first_wait} * 2 ^ least(20, ceil({tries} - {limit.free}) - 1)) end"
    )
    return f"""
        insert into sign_in_try as kept (kind, key_hash, tries, counted_at, free_at)
        select '{kind}', {key}, 1, statement_timestamp(), statement_timestamp() {source}
        on conflict (kind, key_hash) do update set
            refused = {refused},
            tries = case when {refused} then kept.tries else {tries} end,
            counted_at = case when {refused} then kept.counted_at else statement_timestamp() end,
            free_at = case when {refused} then kept.free_at
                           else statement_timestamp() + {wait} * interval '1 second' end
        returning refused, ceil(extract(epoch from free_at - statement_timestamp()))::int as seconds
    """  # noqa: S608 # made of constants of ours


# Whoever waits for her address is not counted at the account, and rows are locked in one order.
_COUNT = f"""
    with by_address as ({_counting("address", ADDRESS, "$2", "")}),
         by_account as ({_counting("account", ACCOUNT, "$1", "from by_address where not by_address.refused")})
    select seconds from by_address where refused union all select seconds from by_account where refused
"""  # noqa: S608 # the same

# Rows of yesterday go by the way; those that somebody is counting in are left to the next time.
_FORGIVE = """
    with refunded as (
        update sign_in_try set tries = greatest(0, tries - 1) where kind = 'address' and key_hash = $2
    )
    delete from sign_in_try where (kind, key_hash) in (
        (select kind, key_hash from sign_in_try
         where (kind = 'account' and key_hash = $1)
            or (counted_at < statement_timestamp() - interval '1 day' and key_hash <> $2)
         order by kind = 'account' and key_hash = $1 desc limit 200 for update skip locked)
    )
"""


async def count_try(account: str, address: str) -> int | None:
    """Count one try; the seconds still to wait if it came too soon, nothing if it may go on."""
    rows = await fetch(_COUNT, account, address)
    return max(1, rows[0]["seconds"]) if rows else None


async def forgive(account: str, address: str) -> None:
    """A try worked: the account starts afresh, and the address is counted one less."""
    await execute(_FORGIVE, account, address)


async def forget_account(account: str) -> None:
    """Let the next try at this account be its first."""
    await execute("delete from sign_in_try where kind = 'account' and key_hash = $1", account)
