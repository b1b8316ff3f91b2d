"""`interlude jobs`: what is held because it failed three times, letting it run again, giving it up."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import asyncpg
import click

from api.database import connect, credentials_of
from api.held_jobs import discard, held_jobs, release
from api.settings import Settings

T = TypeVar("T")


@click.group()
def jobs() -> None:
    """Jobs that failed three times and wait for an admin."""


@jobs.command(epilog="Example: interlude jobs held")
def held() -> None:
    """List them with their number, since when, and why."""
    found = _on_the_database(held_jobs)
    for job in found:
        click.echo(f"{job.id}  {job.name}  since {job.since:%Y-%m-%d %H:%M} UTC  {job.why}")
    if not found:
        click.echo("No job is held.")


@jobs.command(epilog="Example: interlude jobs retry 4711")
@click.argument("numbers", nargs=-1, type=int)
def retry(numbers: tuple[int, ...]) -> None:
    """Let the held jobs of these NUMBERS run again, or all of them."""
    count = _on_the_database(lambda connection: release(connection, numbers))
    click.echo(f"{count} job(s) will run again.")


@jobs.command("discard", epilog="Example: interlude jobs discard 4711")
@click.argument("number", type=int)
def give_up(number: int) -> None:
    """Give the held job of this NUMBER up."""
    _on_the_database(lambda connection: discard(connection, number))
    click.echo("It is gone.")


def _on_the_database(work: Callable[[asyncpg.Connection], Awaitable[T]]) -> T:
    from api.cli import read_settings, refusing
    from api.running import prepared

    with refusing(), prepared(read_settings(), lambda sentence: None) as settings:
        return asyncio.run(_connected(settings, work))


async def _connected(settings: Settings, work: Callable[[asyncpg.Connection], Awaitable[T]]) -> T:
    connection = await connect(credentials_of(settings.database_direct_url or settings.database_url))
    try:
        return await work(connection)
    finally:
        await connection.close()
