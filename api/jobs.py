"""Work behind the requests: what follows an answer, what turns with the clock. Every job may run twice.

A job that fails is held, not deleted, so that an admin can see it.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from uuid import UUID

from pgqueuer import PgQueuer
from pgqueuer.models import Job, Schedule
from pgqueuer.queries import Queries
from tortoise import connections

from api.awarding import follow, people_to_follow
from api.database import connect, credentials_of
from api.partitions import ensure_partitions
from api.settings import Settings
from learning.practice.follow import refresh_levels

FOLLOW = "follow_attempts"


async def enqueue_follow(person_id: UUID) -> None:
    """Ask that this person's new answers be followed now. Asked twice before it runs, it runs once."""
    pool = connections.get("default")
    async with pool.acquire_connection() as connection:
        await Queries.from_asyncpg_connection(connection).enqueue(
            FOLLOW, person_id.bytes, dedupe_key=f"{FOLLOW}:{person_id}", on_conflict="skip"
        )


@asynccontextmanager
async def run_jobs(settings: Settings, clock: Callable[[], datetime]) -> AsyncIterator[None]:
    """Run the jobs until the block is left; running ones are waited for."""
    connection = await connect(credentials_of(settings.database_direct_url or settings.database_url))
    queue = PgQueuer.from_asyncpg_connection(connection)
    register(queue, clock)
    running = asyncio.create_task(queue.run(dequeue_timeout=timedelta(seconds=10)))
    try:
        yield
    finally:
        queue.shutdown.set()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await connection.close()


def register(queue: PgQueuer, clock: Callable[[], datetime]) -> None:
    """Name every job and every schedule."""

    @queue.entrypoint(FOLLOW, on_failure="hold")
    async def follow_attempts(job: Job) -> None:
        assert job.payload is not None
        await follow(UUID(bytes=job.payload), now=clock())

    @queue.schedule("follow_the_rest", "* * * * *")
    async def follow_the_rest(schedule: Schedule) -> None:
        for person_id in await people_to_follow():
            await enqueue_follow(person_id)

    @queue.schedule("refresh_levels", "* * * * *")
    async def refresh_due_levels(schedule: Schedule) -> None:
        await refresh_levels(now=clock())

    @queue.schedule("make_partitions", "17 3 * * *")
    async def make_partitions(schedule: Schedule) -> None:
        async with connections.get("default").acquire_connection() as connection:
            await ensure_partitions(connection, clock())
