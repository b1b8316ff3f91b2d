"""What an import needs from several slices: a file whose skills exist, and an owner in whose name it comes."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from learning.errors import Kind, LearningError
from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.source import Source, read_source
from learning.people.access import Duty, roles_with
from learning.people.person import Person, PersonId
from learning.people.records import account, person_of
from learning.skills.records import skills_named


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


async def read_known(name: str, data: bytes, *, skills: Sequence[str]) -> Source:
    """What the file says. Raises `SourceRefused`, also for a skill that there is not."""
    # In a thread, because a large page takes seconds.
    source = await asyncio.to_thread(read_source, name, data, skills=skills)
    known = {row.slug for row in await skills_named(source.skills)}
    unknown = [slug for slug in source.skills if slug not in known]
    if unknown:
        raise SourceRefused(f"there is no skill “{unknown[0]}”")
    return source
