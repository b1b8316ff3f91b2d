"""The commands `interlude people …`."""

import asyncio
import random
from pathlib import Path

import click

from api.cli import read_settings, refusing
from api.clock import wall_clock
from api.database import credentials_of, open_database
from api.running import prepared
from api.settings import Settings
from api.tables import read_tables
from learning.people.accounts import service as accounts
from learning.people.accounts.service import IssuedCode
from learning.people.importing.plan import Plan, Step
from learning.people.importing.service import import_people
from learning.sheets.errors import SheetRefused
from learning.sheets.fate import Fate
from learning.sheets.sheet import Sheet
from learning.skills.records import skill_spellings


@click.group()
def people() -> None:
    """Accounts: persons, teams, roles and qualifications."""


@people.command(name="import", epilog="Example: interlude people import staff.csv --dry-run")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
def import_file(file: Path, dry_run: bool) -> None:
    """Take persons, teams, roles and qualifications from a CSV or Excel file: all of it or nothing, twice is like once.

    The first line names the columns: sign_in (工号), name (姓名), and if wanted team (班组, from the root down,
    远程银行中心/夜班一组), roles (角色, one or more) and qualifications (资格,
    wealth|基金从业资格|2026-01-01~2027-12-31). UTF-8, UTF-16 or GB18030.
    Who is not in the file stays as she is; a new account opens with a code.
    """
    with refusing(), prepared(read_settings(), _quiet) as settings:
        try:
            plan = asyncio.run(_import(settings, read_tables(file.name, file.read_bytes())[0], dry_run))
        except SheetRefused as refused:
            for complaint in refused.complaints:
                click.echo(f"{file}:{complaint.line}: {complaint.message}")
            raise
        for line in report(plan, dry_run):
            click.echo(line)


@people.command(epilog="Example: interlude people code 1101")
@click.argument("sign_in")
def code(sign_in: str) -> None:
    """Issue a code with which this person may choose a password, for a quarter of an hour; shown this once.

    For the first administrator, and for one who forgot her password.
    """
    with refusing(), prepared(read_settings(), _quiet) as settings:
        issued = asyncio.run(_issue(settings, sign_in))
        click.echo(f"{issued.code}  (until {issued.expires_at.astimezone(settings.zone):%H:%M})")


def report(plan: Plan, is_dry_run: bool) -> list[str]:
    """One line for each line that changes something, teams first, and the sum."""
    would = "would be " if is_dry_run else ""
    teams = [f"team {'/'.join(path)}: {would}new" for path in plan.new_teams]
    moved = [_told(step, would) for step in plan.steps if step.fate is not Fate.UNCHANGED]
    sums = ", ".join(f"{sum(step.fate is fate for step in plan.steps)} {fate}" for fate in Fate)
    ending = " Nothing was written." if is_dry_run else ""
    return [*teams, *moved, f"{len(plan.steps)} persons: {sums}.{ending}"]


def _told(step: Step, would: str) -> str:
    what = f"{step.fate} ({', '.join(step.differs)})" if step.differs else step.fate.value
    return f"line {step.line.number}: {step.line.sign_in} {step.line.name}: {would}{what}"


async def _import(settings: Settings, sheet: Sheet, is_dry_run: bool) -> Plan:
    async with open_database(credentials_of(settings.database_url)):
        return await import_people(sheet, skills=await skill_spellings(), is_dry_run=is_dry_run)


async def _issue(settings: Settings, sign_in: str) -> IssuedCode:
    async with open_database(credentials_of(settings.database_url)):
        return await accounts.issue_code_for(sign_in, chance=random.SystemRandom(), now=wall_clock())


def _quiet(message: str) -> None:
    """What preparing has to say is no part of a report."""
