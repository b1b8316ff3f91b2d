"""Jobs that are held because they failed three times: shown to an admin, let run again, or given up."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

import asyncpg
import structlog
from litestar import Controller, delete, get, post
from litestar.di import NamedDependency
from litestar.params import PathParameter
from tortoise import connections

from api.wire import Out
from learning.errors import Kind, LearningError
from learning.people.access import Duty
from learning.people.person import Person

HELD = """
select job.id, job.entrypoint, job.updated, coalesce((job.headers ->> 'tries')::int, 0) as tries,
       told.traceback ->> 'exception_type' as kind,
       told.traceback ->> 'exception_message' as message
from pgqueuer job
left join lateral (
    select traceback from pgqueuer_log where job_id = job.id and status = 'failed' order by created desc limit 1
) told on true
where job.status = 'failed' and ($1::bigint[] is null or job.id = any($1))
order by job.updated
"""

# Asked for again meanwhile, the held one would collide with the new one; then the new one does the work of both.
RELEASE = """
with locked as (
    select id, dedupe_key from pgqueuer
    where status = 'failed' and ($1::bigint[] is null or id = any($1))
    for update
), wanted as (
    select id, dedupe_key, row_number() over (partition by dedupe_key order by id) as place from locked
), dropped as (
    delete from pgqueuer where id in (
        select id from wanted
        where dedupe_key is not null and (place > 1 or exists (
            select from pgqueuer other
            where other.dedupe_key = wanted.dedupe_key and other.status in ('queued', 'picked')
        ))
    ) returning id
)
update pgqueuer set status = 'queued', headers = '{}', execute_after = now(), updated = now(), attempts = 0
where id in (select id from wanted) and id not in (select id from dropped)
returning id
"""

DISCARD = "delete from pgqueuer where id = $1 and status = 'failed' returning id"

JobNumber = Annotated[int, PathParameter(ge=1, le=2**63 - 1)]

log = structlog.get_logger("interlude")


@dataclass(frozen=True, slots=True)
class HeldJob:
    """A job that nobody runs until an admin lets it; `why` is its last complaint."""

    id: int
    name: str
    since: datetime
    tries: int
    why: str


class JobNotHeld(LearningError):
    """None of the jobs that were named is held."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "job-not-held"

    def __init__(self) -> None:
        super().__init__("No such job is held, or no longer.")


class HeldJobOut(Out):
    """A held job: since when, after how many tries, and its last complaint."""

    id: int
    name: str
    since: datetime
    tries: int
    why: str


class HeldJobsOut(Out):
    """Every job that is held, the longest first."""

    jobs: list[HeldJobOut]


class HeldJobController(Controller):
    """What failed for good and waits for somebody to look."""

    path = "/held-jobs"
    tags = ("operations",)
    opt = {"purpose": Duty.OPERATE}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="Jobs that are held", operation_id="getHeldJobs")
    async def show(self) -> HeldJobsOut:
        """With what they complained of last."""
        async with _pooled() as connection:
            found = await held_jobs(connection)
        return HeldJobsOut(jobs=[HeldJobOut.model_validate(job) for job in found])

    @post("/{job_id:int}/retry", summary="Let a held job run again", operation_id="retryJob", status_code=204)
    async def retry(self, job_id: JobNumber, person: NamedDependency[Person]) -> None:
        """It has three tries again."""
        async with _pooled() as connection:
            await release(connection, [job_id])
        log.info("held job released", job=job_id, by=str(person.id))

    @delete("/{job_id:int}", summary="Give a held job up", operation_id="discardJob")
    async def discard(self, job_id: JobNumber, person: NamedDependency[Person]) -> None:
        """It is gone; work that is still to be done will be asked for again."""
        async with _pooled() as connection:
            await discard(connection, job_id)
        log.info("held job given up", job=job_id, by=str(person.id))


async def held_jobs(connection: asyncpg.Connection) -> list[HeldJob]:
    """Every job that is held, the longest first."""
    return [
        HeldJob(
            row["id"],
            row["entrypoint"],
            row["updated"],
            row["tries"],
            f"{row['kind']}: {row['message']}" if row["kind"] else "",
        )
        for row in await connection.fetch(HELD, None)
    ]


async def release(connection: asyncpg.Connection, numbers: Sequence[int]) -> int:
    """Queue held jobs again, all without `numbers`; returns how many. Raises `JobNotHeld` if a named one is not."""
    chosen = list(numbers) or None
    async with connection.transaction():
        if chosen and len(await connection.fetch(HELD, chosen)) < len(set(chosen)):
            raise JobNotHeld
        return len(await connection.fetch(RELEASE, chosen))


async def discard(connection: asyncpg.Connection, number: int) -> None:
    """Delete a held job. Raises `JobNotHeld`.

    Its work is lost only if nothing asks for it again: answers that nobody followed are asked for every minute.
    """
    if not await connection.fetchval(DISCARD, number):
        raise JobNotHeld


def _pooled() -> AbstractAsyncContextManager[asyncpg.Connection]:
    lent: AbstractAsyncContextManager[asyncpg.Connection] = connections.get("default").acquire_connection()
    return lent
