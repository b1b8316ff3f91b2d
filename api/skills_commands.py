"""The commands `interlude skills …`."""

import asyncio
from pathlib import Path
from uuid import uuid4

import click

from api.cli import read_settings, refusing
from api.clock import wall_clock
from api.database import credentials_of, open_database
from api.knowledge_import import owner_named
from api.running import prepared
from api.settings import Settings
from learning.skills import service
from learning.skills.errors import SkillsUnreadable
from learning.skills.writing import write_catalogue


@click.group()
def skills() -> None:
    """What people climb by: skills, their criteria, and what positions ask for."""


@skills.command("import", epilog="Example: interlude skills import content/skills.toml --as 3101")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--as", "sign_in", metavar="SIGN_IN", help="The owner in whose name later changes are proposed."
)
def import_(file: Path, sign_in: str | None) -> None:
    """Take skills in from a TOML FILE.

    The first skills are in force at once. After that a file is a draft, which its owner submits
    and another owner publishes.
    """
    with refusing(), prepared(read_settings(), lambda line: None) as settings:
        try:
            number = asyncio.run(_import(settings, file.read_text(encoding="utf-8-sig"), sign_in))
        except SkillsUnreadable as refused:
            for complaint in refused.complaints:
                click.echo(f"{file}:{complaint.line}: {complaint.message}")
            raise
        click.echo(f"Version {number} is in force." if number else "The draft waits to be submitted.")


@skills.command(epilog="Example: interlude skills export > skills.toml")
def export() -> None:
    """Write the skills in force as TOML to standard output."""
    with refusing(), prepared(read_settings(), lambda line: None) as settings:
        click.echo(asyncio.run(_export(settings)), nl=False)


async def _import(settings: Settings, toml: str, sign_in: str | None) -> int | None:
    now = wall_clock()
    async with open_database(credentials_of(settings.database_url)):
        if (await service.in_force()).number and sign_in is None:
            raise click.UsageError("Skills are in force already: name the owner who proposes this with --as.")
        proposer = (await owner_named(sign_in, now=now)).id if sign_in else None
        return await service.take_in(toml, draft_id=uuid4(), proposer_id=proposer, now=now)


async def _export(settings: Settings) -> str:
    async with open_database(credentials_of(settings.database_url)):
        return write_catalogue((await service.in_force()).catalogue)
