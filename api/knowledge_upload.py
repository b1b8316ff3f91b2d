"""A file of knowledge sent to the server: the same rules as for `interlude knowledge import`."""

from datetime import datetime
from typing import Annotated
from uuid import uuid4

from litestar import Controller, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import MultipartBody
from pydantic import ConfigDict, Field

from api.knowledge_import import read_known
from api.wire import In, Out
from learning.knowledge.importing import ImportOutcome, import_source
from learning.knowledge.sources.source import LARGEST_FILE
from learning.people.access import Duty
from learning.people.person import Person
from learning.people.tokens.token import Scope


class ImportIn(In):
    """A file (Markdown, HTML, or CSV of questions and answers) and the skills of the article it makes."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    file: UploadFile
    skills: Annotated[
        list[Annotated[str, Field(max_length=32, pattern=r"^[a-z0-9-]+$")]],
        Field(max_length=20, default_factory=list),
    ]


class ImportedOut(Out):
    """What came of a file, and in which encoding it was."""

    slug: str
    title: str
    outcome: ImportOutcome
    encoding: str


class ImportController(Controller):
    """Articles from files."""

    path = "/articles/import"
    tags = ("knowledge",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE, "scope": Scope.WRITE_DRAFTS}  # noqa: RUF012 # a plain attribute

    @post("/", summary="Import a file as a draft", operation_id="importArticle", status_code=200)
    async def import_article(
        self,
        data: MultipartBody[ImportIn],
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
    ) -> ImportedOut:
        """A new article or a draft of the one of that name; nothing if the file says nothing new."""
        content = await data.file.read(LARGEST_FILE + 1)
        source = await read_known(data.file.filename, content, skills=data.skills)
        imported = await import_source(
            source, person_id=person.id, article_id=uuid4(), revision_id=uuid4(), now=now
        )
        return ImportedOut.model_validate(imported)
