"""Every private text there is: which keys they need, sealing them anew, giving up those that nothing opens."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any  # the driver's connection has no types

from api.database import connect, credentials_of
from api.private import Keyring, keyring_of
from api.settings import Settings
from learning.people.private.errors import PrivateKeyUnfit
from learning.people.private.seal import key_named, place_of

SEALED: Sequence[tuple[str, str]] = (
    ("disclosure", "reason_sealed"),
    ("disclosure", "bar_sealed"),
    ("gap_source", "secret_sealed"),
    ("gap_source", "old_secret_sealed"),
    ("hard_call", "until_sealed"),
)
"""Tables and columns; a test compares them with the schema. Each table has an `id`, and each column may be null."""


async def check_keys(settings: Settings) -> None:
    """Raise `PrivateKeyUnfit` if texts are stored that no key here opens, so that nobody starts without seeing it."""
    async with _connected(settings) as connection:
        needed = await texts_by_key(connection)
    lacking = sorted(needed.keys() - set(keyring_of(settings).names))
    if lacking:
        raise PrivateKeyUnfit(", ".join(lacking), sum(needed[name] for name in lacking))


async def keys_in_use(settings: Settings) -> Mapping[str, int]:
    """How many texts need which key."""
    async with _connected(settings) as connection:
        return await texts_by_key(connection)


async def reseal(settings: Settings, keyring: Keyring) -> int:
    """Seal every text with the first key that is sealed with another; how many there were.

    One text at a time, so that nothing waits; stopped halfway it is started again. Raises `PrivateTextClosed`.
    """
    number = 0
    async with _connected(settings) as connection:
        for table, column in SEALED:
            rows = await connection.fetch(
                f"select id, {column} as text from {table} where {column} is not null"  # noqa: S608 # our own list
            )
            for row in rows:
                if key_named(row["text"]) == keyring.names[0]:
                    continue
                place = place_of(table, column, row["id"])
                fresh = keyring.seal(keyring.open(row["text"], place), place)
                done = await connection.execute(
                    f"update {table} set {column} = $2 where id = $1 and {column} = $3",  # noqa: S608 # our own list
                    row["id"],
                    fresh,
                    row["text"],
                )
                number += done == "UPDATE 1"
    return number


async def forget(settings: Settings, kept: Collection[str]) -> int:
    """Empty every text that needs a key other than these; how many there were. There is no way back."""
    number = 0
    async with _connected(settings) as connection:
        for table, column in SEALED:
            done = await connection.execute(
                f"update {table} set {column} = null"  # noqa: S608 # our own list
                f" where {column} is not null and not {_NAME.format(column=column)} = any($1::text[])",
                list(kept),
            )
            number += int(done.split()[-1])
    return number


_NAME = "encode(substring({column} from 2 for 4), 'hex')"


async def texts_by_key(connection: Any) -> dict[str, int]:  # Any: the driver's connection has no types
    """How many texts need which key, over this connection."""
    each = " union all ".join(
        f"select {_NAME.format(column=column)} as key from {table} where {column} is not null"  # noqa: S608 # our own list
        for table, column in SEALED
    )
    rows = await connection.fetch(f"select key, count(*) as texts from ({each}) sealed group by key")  # noqa: S608 # the same
    return {row["key"]: row["texts"] for row in rows}


@asynccontextmanager
async def _connected(settings: Settings) -> AsyncIterator[Any]:
    connection = await connect(credentials_of(settings.database_direct_url or settings.database_url))
    try:
        yield connection
    finally:
        await connection.close()
