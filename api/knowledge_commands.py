"""The commands `interlude knowledge …`."""

import asyncio
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID, uuid4

import click

from api.app import wall_clock
from api.cli import read_settings, refusing
from api.database import credentials_of, open_database
from api.knowledge_files import Found, find_files, read_bytes
from api.knowledge_import import owner_named, read_known
from api.running import prepared
from api.settings import Settings
from learning.errors import LearningError
from learning.knowledge.errors import SourceRefused
from learning.knowledge.importing import Imported, ImportOutcome, import_source

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
def import_(paths: tuple[Path, ...], sign_in: str, skills: tuple[str, ...]) -> None:
    """Make drafts of Markdown, HTML and CSV files, and of those in folders; another owner approves them.

    A file whose text did not change since its last import is passed over. Front matter may give slug, title,
    language and skills; an article that exists keeps its own. CSV has a question and an answer column.
    Word, Excel and PDF files are not read. Exit code 1 says that a file was refused; the others are in.
    """
    with refusing(), prepared(read_settings(), lambda line: click.echo(line, err=True)) as settings:
        refused = asyncio.run(import_all(settings, find_files(paths), sign_in, skills, click.echo))
    if refused:
        sys.exit(1)


async def import_all(
    settings: Settings,
    files: Sequence[Found],
    sign_in: str,
    skills: Sequence[str],
    tell: Callable[[str], None],
) -> int:
    """Import file by file, each in a transaction of its own; tells one line a file and returns how many were refused."""
    lines, outcomes = [], Counter[str]()
    taken: dict[str, Path] = {}
    async with open_database(credentials_of(settings.database_url)):
        owner = await owner_named(sign_in, now=wall_clock())
        with click.progressbar(
            files, label="Importing", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar:
            for file in bar:
                outcome, line = await _outcome(file, skills, taken, owner.id)
                outcomes[outcome] += 1
                lines.append(f"{click.format_filename(file.path)}: {line}")
    for line in lines:
        tell(line)
    tell(", ".join(f"{outcomes[each]} {each}" for each in (*ImportOutcome, REFUSED)) + ".")
    return outcomes[REFUSED]


async def _outcome(
    file: Found, skills: Sequence[str], taken: dict[str, Path], owner_id: UUID
) -> tuple[str, str]:
    """What came of one file, in one word and in one line."""
    try:
        imported = await _import(file, skills, taken, owner_id)
    except LearningError as refusal:
        return REFUSED, f"refused: {refusal}"
    return imported.outcome, f"{imported.outcome}: {imported.title} ({imported.slug}), {imported.encoding}"


async def _import(file: Found, skills: Sequence[str], taken: dict[str, Path], owner_id: UUID) -> Imported:
    if file.refusal:
        raise SourceRefused(file.refusal)
    source = await read_known(file.path.name, read_bytes(file.path), skills=skills)
    if source.slug in taken:
        raise SourceRefused(
            f"{taken[source.slug]} has the slug “{source.slug}” too; give one of them another"
        )
    taken[source.slug] = file.path
    return await import_source(
        source, person_id=owner_id, article_id=uuid4(), revision_id=uuid4(), now=wall_clock()
    )
