"""The command `interlude`. Exit 0 on success, 1 on a refusal explained in one line, 2 on wrong use."""

import asyncio
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import ClassVar

import click
from pydantic import ValidationError

from api.settings import Settings
from learning.errors import LearningError


class Commands(click.Group):
    """Imports a group of another module only when it is called: the engine alone takes a quarter of a second."""

    elsewhere: ClassVar[dict[str, str]] = {
        "content": "api.content",
        "gaps": "api.gaps_commands",
        "jobs": "api.jobs_commands",
        "keys": "api.private_commands",
        "knowledge": "api.knowledge_commands",
        "lessons": "api.preview",
        "people": "api.people_commands",
        "skills": "api.skills_commands",
        "workforce": "api.workforce_commands",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Those defined here and those elsewhere."""
        return sorted([*super().list_commands(ctx), *self.elsewhere])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported if need be."""
        module = self.elsewhere.get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(importlib.import_module(module), cmd_name)
        return command


@click.group(cls=Commands, epilog="Example: interlude serve")
def main() -> None:
    """Lessons of a minute, made from what a bank changed, for the people on its phones."""


@main.command(epilog="Example: INTERLUDE_PORT=8421 interlude serve")
def serve() -> None:
    """Serve the product; starts the embedded database unless DATABASE_URL names another."""
    from api.running import prepared
    from api.running import serve as serve_until_stopped

    with refusing(), prepared(read_settings(), click.echo) as settings:
        click.echo(f"Interlude listens on http://{settings.host}:{settings.port}")
        serve_until_stopped(settings)


@main.command(epilog="Example: interlude worker")
def worker() -> None:
    """Run the background jobs alone, beside serving processes with INTERLUDE_WITH_JOBS=false."""
    from api.running import prepared
    from api.working import work

    with refusing(), prepared(read_settings(), click.echo) as settings:
        asyncio.run(work(settings))


@main.command(epilog="Example: interlude migrate")
def migrate() -> None:
    """Bring the database's schema up to date; two nodes at once are safe."""
    from api.running import prepared

    with refusing(), prepared(read_settings(), click.echo):
        click.echo("The schema is current.")


@main.command(epilog="Example: interlude demo --people 60 --days 90 --seed 7 --until 2026-11-21")
@click.option(
    "--people", default=24, show_default=True, type=click.IntRange(8, 5000), help="Agents in the bank."
)
@click.option("--days", default=60, show_default=True, type=click.IntRange(24, 730), help="Days behind them.")
@click.option("--seed", default=7, show_default=True, help="The same seed gives the same bank.")
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The first day that is not behind them; today if not given.",
)
@click.option("--only-fill", is_flag=True, help="Fill the database and stop without serving.")
@click.option("--still", is_flag=True, help="Let no phones ring, and put no flash notice in force.")
def demo(people: int, days: int, seed: int, until: datetime | None, only_fill: bool, still: bool) -> None:
    """Serve a demonstration bank, filled at the first start; prints one sign-in for each role."""
    from api.demo.fill import fill, sign_ins
    from api.demo.present import going_on
    from api.running import prepared
    from api.running import serve as serve_until_stopped

    day = until.date() if until else None
    with refusing(), prepared(read_settings(), click.echo) as settings:
        password = asyncio.run(
            fill(settings, people=people, days=days, seed=seed, until=day, announce=click.echo)
        )
        click.echo(sign_ins(settings, password))
        if not only_fill:
            with nullcontext() if still else going_on(settings):
                serve_until_stopped(settings)


@main.command(epilog="Example: interlude rebuild")
def rebuild() -> None:
    """Rebuild derived state from the log of answers and report any difference."""
    from api.running import prepared
    from api.working import rebuild_all

    with refusing(), prepared(read_settings(), click.echo) as settings:
        click.echo(asyncio.run(rebuild_all(settings)))


@main.command(epilog="Example: interlude backup /backups/2026-11-21.interlude")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write the whole database to a new FILE while it serves; only its owner can read it."""
    from api.backup import back_up
    from api.running import reached

    with refusing(), reached(read_settings(), click.echo) as settings:
        click.echo(f"{file} holds the whole database ({back_up(settings, file):,} bytes).")


@main.command(epilog="Example: INTERLUDE_DATA_DIR=/srv/fresh interlude restore /backups/2026-11-21.interlude")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Read a backup FILE into an empty database, and bring its schema up to date."""
    from api.backup import restore as read_back
    from api.running import migrate_now, reached

    with refusing(), reached(read_settings(), click.echo) as settings:
        read_back(settings, file)
        migrate_now(settings)
        click.echo(f"The database holds what {file} held, and its schema is current.")


def read_settings() -> Settings:
    """The settings, or one line on what is wrong with them."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        raise click.UsageError(f"Setting {'.'.join(map(str, first['loc']))}: {first['msg']}.") from None


@contextmanager
def refusing() -> Iterator[None]:
    """Turn a refusal into one line on standard error and exit code 1."""
    try:
        yield
    except LearningError as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(1)
