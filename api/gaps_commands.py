"""The commands `interlude gaps …`."""

import asyncio
import secrets
from collections.abc import Awaitable, Mapping
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
from api.tables import read_tables
from learning.gaps.accounts import service as accounts
from learning.gaps.platforms import OWN, shipped
from learning.gaps.signature import SECRET_BYTES, secret_from
from learning.gaps.sources import records, service
from learning.gaps.sources.records import Source
from learning.people import records as people
from learning.people.access import Duty, may_do
from learning.people.errors import NotAllowed, PersonNotFound
from learning.people.person import PersonId
from learning.people.sign_in import as_kept
from learning.sheets.errors import SheetRefused
from learning.sheets.fate import Fate

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


@gaps.command(epilog="Example: interlude gaps bind acd agents.csv --as 1101 --dry-run")
@click.argument("name")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--as", "sign_in", required=True, help="The administrator who says so; everyone can read that she did."
)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
def bind(name: str, file: Path, sign_in: str, dry_run: bool) -> None:
    """Say whose agents of source NAME are whose, from a CSV or Excel file with the columns agent and sign_in.

    All of it is taken in or nothing, and twice is like once.
    """
    with refusing(), prepared(read_settings(), lambda line: None) as settings:
        try:
            fates = asyncio.run(_on_database(settings, _bind(name, file, sign_in, dry_run)))
        except SheetRefused as refused:
            for complaint in refused.complaints:
                click.echo(f"{file}:{complaint.line}: {complaint.message}")
            raise
        told = ", ".join(f"{number} {fate}" for fate, number in fates.items())
        click.echo(f"{told}.{' Nothing was written.' if dry_run else ''}")


async def _bind(name: str, file: Path, sign_in: str, is_dry_run: bool) -> Mapping[Fate, int]:
    now, account = wall_clock(), await people.account(as_kept(sign_in))
    admin = None if account is None else await people.person_of(PersonId(account.id), now=now)
    if admin is None:
        raise PersonNotFound
    if not may_do(Duty.KEEP_ACCOUNTS, admin):
        raise NotAllowed(Duty.KEEP_ACCOUNTS)
    [sheet, *_] = read_tables(file.name, await asyncio.to_thread(file.read_bytes))
    return await accounts.bind_all(name, sheet, by=admin.id, is_dry_run=is_dry_run, now=now)


async def _on_database(settings: Settings, asked: Awaitable[Answer]) -> Answer:
    async with open_database(credentials_of(settings.database_url)):
        return await asked
