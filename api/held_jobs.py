"""`interlude jobs`: what is held because it failed three times, and letting it run again."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

import asyncpg
import click

from api.database import connect, credentials_of
from api.settings import Settings
from learning.errors import Kind, LearningError

HELD = """
select job.id, job.entrypoint, job.updated, told.traceback ->> 'exception_type' as kind,
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


@dataclass(frozen=True, slots=True)
class HeldJob:
    """A job that nobody runs until an admin lets it; `why` is its last complaint."""

    id: int
    name: str
    since: datetime
    why: str


class JobNotHeld(LearningError):
    """None of the jobs that were named is held."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "job-not-held"

    def __init__(self) -> None:
        super().__init__("No such job is held. `interlude jobs held` lists those that are.")


@click.group()
def jobs() -> None:
    """Jobs that failed three times and wait for an admin."""


@jobs.command(epilog="Example: interlude jobs held")
def held() -> None:
    """List them with their number, since when, and why."""
    from api.cli import read_settings, refusing
    from api.running import prepared

    with refusing(), prepared(read_settings(), _quietly) as settings:
        found = asyncio.run(held_jobs(settings))
    for job in found:
        click.echo(f"{job.id}  {job.name}  since {job.since:%Y-%m-%d %H:%M} UTC  {job.why}")
    if not found:
        click.echo("No job is held.")


@jobs.command(epilog="Example: interlude jobs retry 4711")
@click.argument("numbers", nargs=-1, type=int)
def retry(numbers: tuple[int, ...]) -> None:
    """Let the held jobs of these NUMBERS run again, or all of them."""
    from api.cli import read_settings, refusing
    from api.running import prepared

    with refusing(), prepared(read_settings(), _quietly) as settings:
        click.echo(f"{asyncio.run(release(settings, numbers))} job(s) will run again.")


async def held_jobs(settings: Settings) -> list[HeldJob]:
    """Every job that is held, the longest first."""
    connection = await _connected(settings)
    try:
        rows = await connection.fetch(HELD, None)
    finally:
        await connection.close()
    return [
        HeldJob(
            row["id"],
            row["entrypoint"],
            row["updated"],
            f"{row['kind']}: {row['message']}" if row["kind"] else "",
        )
        for row in rows
    ]


async def release(settings: Settings, numbers: Sequence[int]) -> int:
    """Queue held jobs again, all without `numbers`; returns how many. Raises `JobNotHeld` if a named one is not."""
    chosen = list(numbers) or None
    connection = await _connected(settings)
    try:
        async with connection.transaction():
            if chosen and len(await connection.fetch(HELD, chosen)) < len(set(chosen)):
                raise JobNotHeld
            return len(await connection.fetch(RELEASE, chosen))
    finally:
        await connection.close()


async def _connected(settings: Settings) -> asyncpg.Connection:
    return await connect(credentials_of(settings.database_direct_url or settings.database_url))


def _quietly(sentence: str) -> None:
    del sentence
