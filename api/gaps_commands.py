"""The commands `interlude gaps …`."""

import asyncio
import secrets
from collections.abc import Awaitable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import click

from api.cli import read_settings, refusing
from api.clock import wall_clock
from api.database import credentials_of, open_database
from api.gaps_simulation.command import simulate
from api.private import seal_of
from api.running import prepared
from api.settings import Settings
from learning.gaps.platforms import OWN, shipped
from learning.gaps.signature import SECRET_BYTES, secret_from
from learning.gaps.sources import records, service
from learning.gaps.sources.records import Source

Answer = TypeVar("Answer")


@click.group()
def gaps() -> None:
    """Time between calls: what platforms tell about phones."""


gaps.add_command(simulate)


@gaps.group()
def source() -> None:
    """Platforms that are listened to. Nothing is ever said to them."""


@source.command(epilog="Example: interlude gaps source add acd --platform asterisk --wrap-up 30")
@click.argument("name")
@click.option("--platform", type=click.Choice([*shipped()]), help="One whose events we know.")
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A TOML file that says how its events are read, for any other; docs/gaps.md shows one.",
)
@click.option(
    "--wrap-up",
    default=60,
    show_default=True,
    help="Seconds of work after a call, where nobody tells its end.",
)
@click.option(
    "--heartbeat", default=900, show_default=True, help="Seconds of silence after which nothing is known."
)
def add(name: str, platform: str | None, mapping: Path | None, wrap_up: int, heartbeat: int) -> None:
    """Listen to a platform under NAME; prints the secret it signs with, once."""
    if (platform is None) == (mapping is None):
        raise click.UsageError("Give either --platform or --mapping.")
    secret = secret_from(secrets.token_bytes(SECRET_BYTES))
    fresh = Source(
        id=uuid4(),
        slug=name,
        platform=platform or OWN,
        mapping=mapping.read_text("utf-8") if mapping else None,
        wrap_up=timedelta(seconds=wrap_up),
        heartbeat=timedelta(seconds=heartbeat),
    )
    with refusing(), prepared(read_settings(), lambda line: None) as settings:
        asyncio.run(
            _on_database(settings, service.add(fresh, secret, seal=seal_of(settings), now=wall_clock()))
        )
        click.echo(secret)
        click.echo(f"Send signed events to /api/v1/gaps/events/{name}. The secret is shown this once.")


@source.command(epilog="Example: interlude gaps source rotate acd --both-for 24")
@click.argument("name")
@click.option(
    "--both-for",
    type=click.IntRange(0, 24 * 30),
    default=24,
    show_default=True,
    help="Hours for which the old secret holds beside the new one; 0 ends it now.",
)
def rotate(name: str, both_for: int) -> None:
    """Give a source a new secret, printed once."""
    secret = secret_from(secrets.token_bytes(SECRET_BYTES))
    hours = timedelta(hours=both_for)
    with refusing(), prepared(read_settings(), lambda line: None) as settings:
        seal = seal_of(settings)
        asyncio.run(
            _on_database(settings, service.rotate(name, secret, both_for=hours, seal=seal, now=wall_clock()))
        )
        click.echo(secret)
        click.echo(
            f"The old secret holds for {both_for} more hours." if both_for else "The old secret is over."
        )


@source.command(name="list", epilog="Example: interlude gaps source list")
def list_sources() -> None:
    """Each source, its platform, and when it was heard last."""
    with refusing(), prepared(read_settings(), lambda line: None) as settings:
        for each in asyncio.run(_on_database(settings, records.sources())):
            heard = (
                f"{each.heard_at.astimezone(settings.zone):%Y-%m-%d %H:%M:%S}" if each.heard_at else "never"
            )
            click.echo(f"{each.slug}: {each.platform}, heard {heard}")


async def _on_database(settings: Settings, asked: Awaitable[Answer]) -> Answer:
    async with open_database(credentials_of(settings.database_url)):
        return await asked
