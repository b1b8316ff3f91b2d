"""Publishing skills: a draft of the whole, submitted by one owner, published by another.

Publishing changes what the next rung asks and never what somebody reached: levels are not touched.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from uuid import UUID

from tortoise.transactions import atomic

from learning.skills import records
from learning.skills.catalogue import NO_SKILLS, Catalogue
from learning.skills.comparison import Comparison, compare
from learning.skills.errors import (
    SamePersonPublishes,
    SkillDraftNotFound,
    SkillDraftNotSubmitted,
    SkillDraftOutdated,
    SkillsUnchanged,
    SkillsUnreadable,
)
from learning.skills.reading import parse_catalogue
from learning.skills.records import GraphRow
from learning.skills.writing import write_catalogue


@dataclass(frozen=True, slots=True)
class Published:
    """The skills in force; number 0 before any were published."""

    number: int
    catalogue: Catalogue
    published_at: datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class Announced:
    """A change of what is published, and what people were told about it."""

    number: int
    published_at: datetime
    note: str
    comparison: Comparison


def catalogue_of(toml: str) -> Catalogue:
    """The catalogue behind a text that was kept: none behind the blank one of a draft begun before any skills."""
    return checked(toml) if toml.strip() else NO_SKILLS


@lru_cache(maxsize=8)
def checked(toml: str) -> Catalogue:
    """The catalogue somebody wrote. Raises `SkillsUnreadable` with every complaint."""
    read = parse_catalogue(toml)
    if read.catalogue is None:
        raise SkillsUnreadable(read.complaints)
    return read.catalogue


async def in_force() -> Published:
    """The skills as they are published now."""
    row = await records.published()
    if row is None or row.number is None:
        return Published(0, NO_SKILLS, None, "")
    return Published(row.number, catalogue_of(row.toml), row.published_at, row.note)


async def announced_since(at: datetime) -> list[Announced]:
    """What changed since then, newest first; the first publication is no change."""
    rows = await records.published_since(at)
    return [
        Announced(
            row.number, row.published_at, row.note, compare(catalogue_of(before.toml), catalogue_of(row.toml))
        )
        for row, before in pairwise(rows)
        if row.number is not None and row.published_at is not None and row.published_at >= at
    ]


@atomic()
async def take_in(toml: str, *, draft_id: UUID, proposer_id: UUID | None, now: datetime) -> int | None:
    """Take a written catalogue in: as the first it is in force at once, later as a draft, which gives None.

    Raises `SkillsUnreadable`, `SkillsUnchanged`, and `SkillDraftOutdated` while another draft is open.
    """
    catalogue = checked(toml)
    current = await in_force()
    if current.catalogue == catalogue:
        raise SkillsUnchanged
    if not await records.begin_draft(draft_id, write_catalogue(catalogue), proposer_id):
        raise SkillDraftOutdated
    if current.number:
        return None
    await records.project(catalogue)
    return await records.publish_draft(draft_id, None, now)


@atomic()
async def begin(person_id: UUID, *, draft_id: UUID) -> GraphRow:
    """The draft, begun from what is in force unless there is one."""
    draft = await records.open_draft()
    if draft is None:
        current = await in_force()
        await records.begin_draft(draft_id, write_catalogue(current.catalogue), person_id)
        draft = await records.open_draft()
    assert draft is not None, "there is one now, of hers or of somebody quicker"
    return draft


@atomic()
async def save(person_id: UUID, toml: str, *, version: int) -> GraphRow:
    """Keep the next text of the draft; whatever was submitted has to be submitted again.

    Raises `SkillDraftNotFound`, `SkillDraftOutdated`, `SkillsUnreadable`.
    """
    draft = await _draft(version)
    checked(toml)
    await records.save_draft(draft.id, version, toml, person_id)
    return await _draft(version + 1)


@atomic()
async def edit(person_id: UUID, change: Callable[[Catalogue], Catalogue], *, version: int) -> GraphRow:
    """Change the draft by one of the functions of `editing.py`. Raises what that and `save` raise."""
    catalogue = catalogue_of((await _draft(version)).toml)
    return await save(person_id, write_catalogue(change(catalogue)), version=version)


@atomic()
async def submit(person_id: UUID, note: str, *, version: int, now: datetime) -> GraphRow:
    """Let the draft wait for another owner, with what people will be told.

    Raises `SkillsUnchanged` besides what `save` raises.
    """
    draft = await _draft(version)
    if (await in_force()).catalogue == catalogue_of(draft.toml):
        raise SkillsUnchanged
    await records.submit_draft(draft.id, note, person_id, now)
    return await _draft(version + 1)


@atomic()
async def publish(person_id: UUID, *, version: int, now: datetime) -> Published:
    """Put the draft in force. Levels that were reached stand.

    Raises `SamePersonPublishes`, `SkillDraftNotSubmitted`, `SkillDraftOutdated`, `SkillDraftNotFound`.
    """
    draft = await _draft(version)
    if draft.submitted_at is None:
        raise SkillDraftNotSubmitted
    if draft.proposer_id == person_id:
        raise SamePersonPublishes
    await records.project(catalogue_of(draft.toml))
    await records.publish_draft(draft.id, person_id, now)
    return await in_force()


@atomic()
async def drop(*, version: int) -> None:
    """Forget the draft. Raises `SkillDraftOutdated` and `SkillDraftNotFound`."""
    draft = await _draft(version)
    await records.drop_draft(draft.id)


@atomic()
async def open_draft() -> GraphRow | None:
    """The draft, if somebody is changing the skills."""
    return await records.open_draft()


async def _draft(version: int) -> GraphRow:
    draft = await records.open_draft()
    if draft is None:
        raise SkillDraftNotFound
    if draft.version != version:
        raise SkillDraftOutdated
    return draft
