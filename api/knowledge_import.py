"""What an import needs from several slices: a file whose skills exist, and an owner in whose name it comes."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from uuid import UUID, uuid4

from learning.errors import Kind, LearningError
from learning.knowledge.errors import SourceRefused
from learning.knowledge.importing import Imported, import_source
from learning.knowledge.sources.source import Source, read_source
from learning.people.access import Duty, roles_with
from learning.people.person import Person, PersonId
from learning.people.records import account, person_of
from learning.skills.records import skills_named

_READER = ThreadPoolExecutor(1, thread_name_prefix="import")
"""A large file takes seconds and up to 250 MB to read: beside the requests, and never two at once."""


class NotAnOwner(LearningError):
    """Drafts are proposed by someone who keeps the knowledge."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "not-an-owner"

    def __init__(self, sign_in: str) -> None:
        super().__init__(f"{sign_in} is no owner of knowledge here; name one with --as.")


async def owner_named(sign_in: str, *, now: datetime) -> Person:
    """The owner with this sign-in, still with the bank; raises `NotAnOwner` alike for anybody else."""
    row = await account(sign_in)
    person = await person_of(PersonId(row.id), now=now) if row else None
    has_left = row is not None and row.left_at is not None and row.left_at <= now
    if person is None or has_left or not person.holds(*roles_with(Duty.KEEP_KNOWLEDGE)):
        raise NotAnOwner(sign_in)
    return person


@dataclass(slots=True)
class ImportRun:
    """Files that come together, in the name of one owner. `taken` says which of them brought a slug already.

    `system` masters the articles of those files that do not say which system does; empty means that they are ours.
    """

    owner_id: UUID
    skills: Sequence[str]
    clock: Callable[[], datetime]
    system: str = ""
    taken: dict[str, str] = field(default_factory=dict)

    async def take(self, label: str, name: str, data: bytes) -> Imported:
        """One file, in a transaction of its own; raises whatever the file is refused for."""
        source = await read_known(name, data, skills=self.skills, system=self.system)
        if source.slug in self.taken:
            raise SourceRefused(
                f"{self.taken[source.slug]} has the slug “{source.slug}” too; give one of them another"
            )
        self.taken[source.slug] = label
        return await import_source(
            source, person_id=self.owner_id, article_id=uuid4(), revision_id=uuid4(), now=self.clock()
        )


async def read_known(name: str, data: bytes, *, skills: Sequence[str], system: str = "") -> Source:
    """What the file says. Raises `SourceRefused`, also for a skill that there is not."""
    source = await asyncio.get_running_loop().run_in_executor(
        _READER, lambda: read_source(name, data, skills=skills, system=system)
    )
    known = {row.slug for row in await skills_named(source.skills)}
    unknown = [slug for slug in source.skills if slug not in known]
    if unknown:
        raise SourceRefused(f"there is no skill “{unknown[0]}”")
    return source
