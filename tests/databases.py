"""Databases that tests make for themselves, and how they go."""

import asyncpg


async def drop_database(admin: asyncpg.Connection, name: str) -> None:
    """Drop a database of this role, ending what of its own is still connected there.

    `with (force)` would also end an autovacuum that is just at work in it, which only a superuser may; without it
    PostgreSQL asks the autovacuum to leave, and waits up to five seconds for everybody.
    """
    await admin.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user",
        name,
    )
    await admin.execute(f"drop database {name}")
