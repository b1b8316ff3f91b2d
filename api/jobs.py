"""Work behind the requests: what follows an answer; `schedules.py` says what turns with the clock. Every job may run twice.

A job that fails, or ends the process it runs in, is tried three times and then held, not deleted:
`interlude jobs` shows it to an admin, and nothing asks for the same work again until she has acted.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from pgqueuer import PgQueuer
from pgqueuer.errors import RetryRequested
from pgqueuer.models import Job, Schedule
from pgqueuer.queries import Queries
from tortoise import connections

from api.awarding import follow, people_to_follow
from api.database import connect, credentials_of
from api.schedules import register_schedules
from api.settings import Settings

FOLLOW = "follow_attempts"
MOST_TRIES = 3
RETRY_AFTER = timedelta(seconds=20)
HEARTBEAT_PATIENCE = timedelta(seconds=30)
"""After so long without a sign of life, a job's process counts as dead and the job is picked again."""

FOLLOWED_AT_ONCE = 2
"""In one process. Neighbours turn the same skills, so more of them would only wait for each other in the database, each
with a connection of the pool that answers need: measured with two hundred people, answers waited for a minute."""

HELD = "select true from pgqueuer where status = 'failed' and dedupe_key = $1 limit 1"
COUNT_TRY = """
update pgqueuer set headers = jsonb_build_object('tries', $2::int) where id = $1
"""


class JobEndedItsProcess(Exception):
    """Every process that ran this job ended under it, so it is not run again."""


class Follow(Protocol):
    """What the job does: `api.awarding.follow`, or what a test puts in its place."""

    def __call__(self, person_id: UUID, *, now: datetime) -> Awaitable[None]:
        """Let everything happen that follows from this person's new answers."""


async def enqueue_follow(person_id: UUID) -> None:
    """Ask that this person's new answers be followed now, unless that work is held.

    Asked twice before it runs, it runs once.
    """
    key = f"{FOLLOW}:{person_id}"
    pool = connections.get("default")
    async with pool.acquire_connection() as connection:
        if await connection.fetchval(HELD, key):
            return
        await Queries.from_asyncpg_connection(connection).enqueue(
            FOLLOW, person_id.bytes, dedupe_key=key, on_conflict="skip"
        )


@asynccontextmanager
async def run_jobs(
    settings: Settings,
    clock: Callable[[], datetime],
    *,
    follow: Follow = follow,
    patience: timedelta = HEARTBEAT_PATIENCE,
) -> AsyncIterator[None]:
    """Run the jobs until the block is left; running ones are waited for."""
    connection = await connect(credentials_of(settings.database_direct_url or settings.database_url))
    queue = PgQueuer.from_asyncpg_connection(connection)
    register(queue, clock, follow, looks_years=settings.looks_years, zone=settings.zone)
    dequeue = min(timedelta(seconds=10), patience)
    running = asyncio.create_task(queue.run(dequeue_timeout=dequeue, heartbeat_timeout=patience))
    try:
        yield
    finally:
        queue.shutdown.set()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await connection.close()


def register(
    queue: PgQueuer,
    clock: Callable[[], datetime],
    follow: Follow = follow,
    *,
    looks_years: int,
    zone: ZoneInfo,
) -> None:
    """Name every job and every schedule."""
    alone, few = asyncio.Lock(), asyncio.Semaphore(FOLLOWED_AT_ONCE)

    @queue.entrypoint(FOLLOW, on_failure="hold")
    async def follow_attempts(job: Job) -> None:
        assert job.payload is not None
        person_id = UUID(bytes=job.payload)
        async with few:
            await _tried(job, alone, lambda: follow(person_id, now=clock()))

    @queue.schedule("follow_the_rest", "* * * * *")
    async def follow_the_rest(schedule: Schedule) -> None:
        for person_id in await people_to_follow():
            await enqueue_follow(person_id)

    register_schedules(queue, clock, looks_years=looks_years, zone=zone)


async def _tried(job: Job, alone: asyncio.Lock, work: Callable[[], Awaitable[None]]) -> None:
    """Do the work, counting the try first, so that a try which ends the process is counted too.

    From its second try a job runs alone among such jobs: others that only happened to run beside
    the one that ended the process must not be held for it.
    """
    before = _tries(job)
    if before >= MOST_TRIES:
        raise JobEndedItsProcess(f"{before} processes that ran this job ended under it")
    async with alone if before else contextlib.nullcontext():
        await connections.get("default").execute_query(COUNT_TRY, [job.id, before + 1])
        try:
            await work()
            # Its end is written down a little later, together with others': a neighbour may end the process before.
            await connections.get("default").execute_query(COUNT_TRY, [job.id, 0])
        except Exception as error:
            if before + 1 >= MOST_TRIES:
                raise
            raise RetryRequested(delay=RETRY_AFTER, reason=repr(error)) from error


def _tries(job: Job) -> int:
    tries = (job.headers or {}).get("tries", 0)
    assert isinstance(tries, int), "nobody else writes there"
    return tries
