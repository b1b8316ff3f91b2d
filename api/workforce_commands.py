"""The commands `interlude workforce …`."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import click

from api.cli import read_settings, refusing
from api.clock import wall_clock
from api.database import credentials_of, open_database
from api.running import prepared
from api.settings import Settings
from api.workforce_taking import sent_in, take
from learning.sheets.errors import SheetRefused
from learning.sheets.fate import Fate
from learning.workforce.importing.service import Plan, Taken


@click.group()
def workforce() -> None:
    """Queues, shifts, rosters and what customers call about."""


@workforce.command("import", epilog="Example: interlude workforce import shifts.csv roster.xlsx --dry-run")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE...",
)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
def import_files(files: Sequence[Path], dry_run: bool) -> None:
    """Take queues, shifts, contact reasons, rosters, counts of contacts and forecasts from CSV or Excel files.

    The first line of a file tells which table it is; docs/workforce.md shows them all. All files are taken in or none,
    in the order in which they build on each other, and twice is like once.
    """
    with refusing(), prepared(read_settings(), lambda line: None) as settings:
        try:
            taken = asyncio.run(_import(settings, files, dry_run))
        except SheetRefused as refused:
            for complaint in refused.complaints:
                click.echo(f"{complaint.file}:{complaint.line}: {complaint.message}")
            raise
        for line in report(taken, dry_run):
            click.echo(line)


def report(taken: Taken, is_dry_run: bool) -> list[str]:
    """One line a table, and whether weights moved."""
    told = [_told(plan) for plan in taken.plans]
    told += (
        [f"Skills that weigh otherwise than before: {len(taken.moved.skills)}."] if taken.moved.skills else []
    )
    return [*told, "Nothing was written."] if is_dry_run else told


def _told(plan: Plan) -> str:
    return f"{plan.name}: {plan.kind}: {', '.join(f'{plan.count(fate)} {fate}' for fate in Fate)}."


async def _import(settings: Settings, files: Sequence[Path], is_dry_run: bool) -> Taken:
    sent = sent_in([(click.format_filename(file), file.read_bytes()) for file in files])
    async with open_database(credentials_of(settings.database_url)):
        return await take(sent, now=wall_clock(), zone=settings.zone, is_dry_run=is_dry_run)
