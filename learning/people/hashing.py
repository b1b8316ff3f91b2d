"""Hashing passwords off the event loop, a bounded number at a time."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from learning.people.passwords import hash_password, is_password

# Two at a time, each with its 19 MiB: a whole shift may sign in at once without filling the memory.
_HASHING = ThreadPoolExecutor(max_workers=2, thread_name_prefix="password")


async def hashed(password: str) -> str:
    """A salted hash of it."""
    return await asyncio.get_running_loop().run_in_executor(_HASHING, hash_password, password)


async def fits(password: str, password_hash: str) -> bool:
    """Whether the password made this hash."""
    return await asyncio.get_running_loop().run_in_executor(_HASHING, is_password, password, password_hash)
