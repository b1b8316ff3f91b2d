"""Files of knowledge sent to the server: the same rules as for `interlude knowledge import`."""

import asyncio
from datetime import datetime
from typing import Annotated, Literal

from litestar import Controller, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import MultipartBody
from pydantic import ConfigDict, Field

from api.knowledge_files import is_archive, knowledge_in
from api.knowledge_import import ImportRun
from api.wire import In, Out
from learning.errors import LearningError
from learning.knowledge.errors import SourceRefused
from learning.knowledge.importing import Imported
from learning.knowledge.origin import LONGEST_SYSTEM
from learning.knowledge.sources.archive import LARGEST_ARCHIVE, Archive
from learning.knowledge.sources.source import largest
from learning.people.access import Duty
from learning.people.person import Person
from learning.people.tokens.token import Scope

MULTIPART_ROOM = 1_000_000
"""Bytes for what stands around the file in a request."""


class ImportIn(In):
    """A file (Markdown, HTML, CSV, Word, Excel, or a ZIP of these) and the skills of every article it makes.

    `source_system` keeps the articles of files that do not say which system does; empty means that they are written
    here.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    file: UploadFile
    skills: Annotated[
        list[Annotated[str, Field(max_length=32, pattern=r"^[a-z0-9-]+$")]],
        Field(max_length=20, default_factory=list),
    ]
    source_system: Annotated[str, Field(max_length=LONGEST_SYSTEM, pattern=r"^[^\x00-\x1f]*$")] = ""


class ImportedOut(Out):
    """What came of one file. A refused one has a sentence why, and no article."""

    path: str
    outcome: Literal["new", "changed", "unchanged", "refused"]
    slug: str | None
    title: str | None
    encoding: str | None
    """The encoding of its text, or the program whose file it is."""
    refusal: str | None


class ImportReportOut(Out):
    """What came of the file that was sent, or of each file in the archive that was sent."""

    files: list[ImportedOut]


class ImportController(Controller):
    """Articles from files."""

    path = "/articles/import"
    tags = ("knowledge",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE, "scope": Scope.WRITE_DRAFTS}  # noqa: RUF012 # a plain attribute

    @post(
        "/",
        summary="Import a file, or an archive of files, as drafts",
        operation_id="importArticle",
        status_code=200,
        request_max_body_size=LARGEST_ARCHIVE + MULTIPART_ROOM,
    )
    async def import_article(
        self,
        data: MultipartBody[ImportIn],
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
    ) -> ImportReportOut:
        """New articles, or drafts of those that have these names; nothing of what says nothing new.

        A file that comes alone is refused as a problem; those in an archive are refused one by one.
        """
        name = data.file.filename
        content = await data.file.read(largest(name) + 1)
        run = ImportRun(person.id, data.skills, lambda: now, data.source_system)
        if is_archive(name):
            return ImportReportOut(files=await _each_in(content, run))
        return ImportReportOut(files=[_taken(name, await run.take(name, name, content))])


async def _each_in(content: bytes, run: ImportRun) -> list[ImportedOut]:
    archive = await asyncio.to_thread(Archive, content)
    report = []
    for path, refusal in knowledge_in(archive):
        try:
            if refusal:
                raise SourceRefused(refusal)
            unpacked = await asyncio.to_thread(archive.read, path)
            report.append(_taken(path, await run.take(path, path, unpacked)))
        except LearningError as refused:
            report.append(
                ImportedOut(
                    path=path, outcome="refused", slug=None, title=None, encoding=None, refusal=str(refused)
                )
            )
    if not report:
        raise SourceRefused("holds no file that could be knowledge")
    return report


def _taken(path: str, imported: Imported) -> ImportedOut:
    return ImportedOut(
        path=path,
        outcome=imported.outcome.value,
        slug=imported.slug,
        title=imported.title,
        encoding=imported.encoding,
        refusal=None,
    )
