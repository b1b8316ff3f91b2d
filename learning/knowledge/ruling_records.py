"""The table of rulings: one line a revision, written only over the version that its writer read."""

from uuid import UUID

import msgspec

from learning.knowledge.rulings import Rulings
from learning.queries import fetch

SAVE = """
insert into revision_rulings (revision_id, rulings, version)
select $1, $2::jsonb, 1 where $3::int = 0
on conflict do nothing
returning version
"""

SAVE_OVER = """
update revision_rulings set rulings = $2::jsonb, version = version + 1
where revision_id = $1 and version = $3::int
returning version
"""


async def rulings_of(revision_id: UUID) -> tuple[Rulings, int]:
    """What was decided about a revision, and how often; nothing at version 0."""
    rows = await fetch(
        "select rulings::text as rulings, version from revision_rulings where revision_id = $1", revision_id
    )
    if not rows:
        return Rulings(), 0
    return msgspec.json.decode(rows[0]["rulings"], type=Rulings), rows[0]["version"]


async def save_rulings(revision_id: UUID, rulings: Rulings, *, version: int) -> bool:
    """Keep what was decided over `version`; false if somebody else was first."""
    rows = await fetch(
        SAVE_OVER if version else SAVE, revision_id, msgspec.json.encode(rulings).decode(), version
    )
    return bool(rows)
