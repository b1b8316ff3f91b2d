"""Waiting until somebody else waits: a step that a lock holds back has come as far as it can."""

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tortoise.backends.base.client import BaseDBAsyncClient

# What waits for a row waits for a transaction, which belongs to no database; what it holds meanwhile does.
SOMEBODY_WAITS = """
select exists (
  select from pg_locks waiting join pg_locks held using (pid)
  where not waiting.granted and held.database = (select oid from pg_database where datname = current_database())
) as waits
"""


async def until_held_back(task: "asyncio.Task[object]", holder: "BaseDBAsyncClient") -> bool:
    """Wait until the task waits for a lock of this database, and say so; False if it ended instead."""
    while not task.done():
        [row] = await holder.execute_query_dict(SOMEBODY_WAITS)
        if row["waits"]:
            return True
        await asyncio.sleep(0.005)
    return False
