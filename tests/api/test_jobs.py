"""A job that fails or ends its process is tried three times, held, shown, and let go again by an admin."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest
from pydantic import SecretStr
from tortoise import connections

import api.jobs
from api.database import connect, credentials_of
from api.held_jobs import JobNotHeld, held_jobs, release
from api.jobs import FOLLOWED_AT_ONCE, MOST_TRIES, enqueue_follow, run_jobs
from api.settings import Settings

DEADLY = UUID("00000000-0000-4000-8000-00000000dead")
PATIENCE = timedelta(seconds=0.6)


async def dies_of_one(person_id: UUID, *, now: datetime) -> None:
    if person_id == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)


async def fails(person_id: UUID, *, now: datetime) -> None:
    raise ZeroDivisionError("division by zero")


async def work_until_killed(url: str) -> None:
    """What the processes of these tests run."""
    from api.database import open_database
    from api.database_url import parse_database_url

    settings = Settings(database_url=SecretStr(url))
    async with (
        open_database(parse_database_url(url)),
        run_jobs(settings, lambda: datetime.now(UTC), follow=dies_of_one, patience=PATIENCE),
    ):
        await asyncio.sleep(60)


async def a_process(url: str) -> asyncio.subprocess.Process:
    code = (
        "import asyncio, sys; from tests.api.test_jobs import work_until_killed;"
        " asyncio.run(work_until_killed(sys.argv[1]))"
    )
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, url, stderr=asyncio.subprocess.DEVNULL
    )


async def statuses() -> list[tuple[str, str]]:
    rows = await connections.get("default").execute_query_dict(
        "select dedupe_key, status::text from pgqueuer order by id"
    )
    return [(row["dedupe_key"], row["status"]) for row in rows]


@pytest.fixture
def settings(database_url: str, database: object) -> Settings:
    return Settings(database_url=SecretStr(database_url))


@pytest.fixture
async def connection(settings: Settings) -> AsyncIterator[asyncpg.Connection]:
    opened = await connect(credentials_of(settings.database_url))
    yield opened
    await opened.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.jobs, "RETRY_AFTER", timedelta(0))


async def until(wanted: list[str]) -> None:
    """Wait until the jobs that are left have these statuses."""
    async with asyncio.timeout(20):
        while wanted != [status for _, status in await statuses()]:  # noqa: ASYNC110  # they end in other processes
            await asyncio.sleep(0.05)


@pytest.mark.long
async def test_a_job_that_ends_its_process_is_held_and_its_neighbours_are_done(
    connection: asyncpg.Connection, database_url: str
) -> None:
    for person_id in [uuid4(), DEADLY, uuid4()]:
        await enqueue_follow(person_id)

    for _ in range(MOST_TRIES):
        process = await a_process(database_url)
        assert await asyncio.wait_for(process.wait(), 20) == -signal.SIGKILL
    survivor = await a_process(database_url)
    await until(["failed"])
    survived = survivor.returncode is None
    survivor.kill()
    await survivor.wait()

    assert survived
    assert await statuses() == [(f"follow_attempts:{DEADLY}", "failed")]
    (held,) = await held_jobs(connection)
    assert "3 processes that ran this job ended under it" in held.why


async def test_many_who_answered_leave_the_database_to_those_who_answer(settings: Settings) -> None:
    at_once, most = 0, 0

    async def counted(person_id: UUID, *, now: datetime) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.01)
        at_once -= 1

    for _ in range(3 * FOLLOWED_AT_ONCE):
        await enqueue_follow(uuid4())
    async with run_jobs(settings, lambda: datetime.now(UTC), follow=counted):
        await until([])

    assert most == FOLLOWED_AT_ONCE


@pytest.mark.usefixtures("quick")
async def test_a_job_that_fails_is_tried_three_times_and_not_asked_for_again(
    settings: Settings, connection: asyncpg.Connection
) -> None:
    person_id, tried = uuid4(), 0

    async def counted(person_id: UUID, *, now: datetime) -> None:
        nonlocal tried
        tried += 1
        await fails(person_id, now=now)

    await enqueue_follow(person_id)
    async with run_jobs(settings, lambda: datetime.now(UTC), follow=counted, patience=PATIENCE):
        await until(["failed"])
    await enqueue_follow(person_id)

    assert tried == MOST_TRIES
    assert await statuses() == [(f"follow_attempts:{person_id}", "failed")]
    assert [(job.tries, job.why) for job in await held_jobs(connection)] == [
        (MOST_TRIES, "ZeroDivisionError: division by zero")
    ]


@pytest.mark.usefixtures("quick")
async def test_a_job_let_go_runs_again_from_its_first_try(
    settings: Settings, connection: asyncpg.Connection
) -> None:
    done: list[UUID] = []

    async def works(person_id: UUID, *, now: datetime) -> None:
        done.append(person_id)

    person_id = uuid4()
    await enqueue_follow(person_id)
    async with run_jobs(settings, lambda: datetime.now(UTC), follow=fails, patience=PATIENCE):
        await until(["failed"])
    (held,) = await held_jobs(connection)

    assert await release(connection, [held.id]) == 1

    async with run_jobs(settings, lambda: datetime.now(UTC), follow=works, patience=PATIENCE):
        await until([])
    assert done == [person_id]


async def test_only_what_is_held_can_be_let_go(connection: asyncpg.Connection) -> None:
    with pytest.raises(JobNotHeld):
        await release(connection, [4711])


async def test_two_held_jobs_for_the_same_work_become_one(connection: asyncpg.Connection) -> None:
    for _ in range(2):
        await connections.get("default").execute_query(
            "insert into pgqueuer (priority, status, entrypoint, dedupe_key) values (0, 'failed', 'follow_attempts', 'same')"
        )

    assert await release(connection, []) == 1

    assert await statuses() == [("same", "queued")]
