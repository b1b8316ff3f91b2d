"""The commands `interlude knowledge …`."""

import asyncio
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from api.cli import read_settings, refusing
from api.clock import wall_clock
from api.database import credentials_of, open_database
from api.knowledge_files import Files, Found
from api.knowledge_import import ImportRun, owner_named
from api.running import prepared
from api.settings import Settings
from learning.errors import LearningError
from learning.knowledge import importing
from learning.knowledge.importing import ImportOutcome

REFUSED = "refused"


@click.group()
def knowledge() -> None:
    """Articles from files."""


@knowledge.command(
    "import", epilog="Example: interlude knowledge import handbook/ --as 3101 --skill transfers"
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--as", "sign_in", required=True, metavar="SIGN_IN", help="The owner in whose name drafts are made."
)
@click.option(
    "--skill", "skills", multiple=True, metavar="SLUG", help="A skill of every new article; may be repeated."
)
@click.option(
    "--from",
    "system",
    default="",
    metavar="SYSTEM",
    help="The system that keeps these articles; from then on they are changed there and only read here.",
)
def import_(paths: tuple[Path, ...], sign_in: str, skills: tuple[str, ...], system: str) -> None:
    """Make drafts of the files, and of those in folders and ZIP archives; another owner approves them.

    Markdown, HTML, Word (.docx), Excel (.xlsx) and CSV are read. A table with a question and an answer column
    becomes one section a question.

    A file whose text did not change since its last import is passed over. Front matter may give slug, title,
    language and skills; an article that exists keeps its own. source_system, external_id and source_url name the
    system that keeps an article.
    Exit code 1 says that a file was refused; the others are in.
    """
    with refusing(), prepared(read_settings(), lambda line: click.echo(line, err=True)) as settings:
        refused = asyncio.run(import_all(settings, Files(paths), sign_in, skills, click.echo, system=system))
    if refused:
        sys.exit(1)


@knowledge.command("keep-here", epilog="Example: interlude knowledge keep-here refunds")
@click.argument("slug")
def keep_here(slug: str) -> None:
    """Let an article that another system kept be written here from now on."""
    with refusing(), prepared(read_settings(), lambda line: click.echo(line, err=True)) as settings:
        asyncio.run(_keep_here(settings, slug))
        click.echo(f"{slug} is written here from now on.")


async def import_all(
    settings: Settings,
    files: Files,
    sign_in: str,
    skills: Sequence[str],
    tell: Callable[[str], None],
    *,
    system: str = "",
) -> int:
    """Import file by file, each in a transaction of its own; tells one line a file and returns how many were refused."""
    lines, outcomes = [], Counter[str]()
    async with open_database(credentials_of(settings.database_url)):
        owner = await owner_named(sign_in, now=wall_clock())
        run = ImportRun(owner.id, skills, wall_clock, system)
        with click.progressbar(
            files.found, label="Importing", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar:
            for file in bar:
                outcome, line = await _outcome(run, files, file)
                outcomes[outcome] += 1
                lines.append(f"{_label(file)}: {line}")
    for line in lines:
        tell(line)
    tell(", ".join(f"{outcomes[each]} {each}" for each in (*ImportOutcome, REFUSED)) + ".")
    return outcomes[REFUSED]


async def _keep_here(settings: Settings, slug: str) -> None:
    async with open_database(credentials_of(settings.database_url)):
        await importing.keep_here(slug)


async def _outcome(run: ImportRun, files: Files, file: Found) -> tuple[str, str]:
    """What came of one file, in one word and in one line."""
    try:
        imported = await run.take(_label(file), file.name, files.read(file))
    except LearningError as refusal:
        return REFUSED, f"refused: {refusal}"
    return imported.outcome, f"{imported.outcome}: {imported.title} ({imported.slug}), {imported.encoding}"


def _label(file: Found) -> str:
    path = click.format_filename(file.path)
    return path if file.inside is None else f"{path}/{click.format_filename(file.inside)}"
