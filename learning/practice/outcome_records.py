"""What is read of a sitting once it is over, and of the sittings of a day or a week."""

from datetime import datetime
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID

import msgspec

from learning.queries import fetch

FACTS_ASKED = """
select memory.*, statement.text as statement
from (select distinct fact_id from attempt where person_id = $1 and sitting_id = $2 and fact_id is not null) asked
join memory on memory.person_id = $1 and memory.fact_id = asked.fact_id
left join lateral (select version.statement as text from fact_version version
                   where version.id = memory.known_version_id and memory.last_right) statement on true
"""

FIRST_ANSWERS = """
select distinct on (item_id) item_id, verdict, skill from attempt
where person_id = $1 and sitting_id = $2 order by item_id, ordinal
"""

UNSETTLED = """
select exists (
    select from sitting_event event
    join attempt_receipt receipt
      on receipt.person_id = event.person_id and receipt.client_event_id = event.client_event_id
    where event.person_id = $1 and event.sitting_id = $2 and event.kind = 'answered' and receipt.followed_at is null
) as unsettled
"""


async def levels_before(person_id: UUID, sitting_id: UUID) -> dict[str, str]:
    """Her levels when the sitting began, by skill."""
    rows = await fetch(
        """select payload::text as payload from sitting_event
           where person_id = $1 and sitting_id = $2 and kind = 'started' order by received_at limit 1""",
        person_id,
        sitting_id,
    )
    levels: dict[str, str] = msgspec.json.decode(rows[0]["payload"] or "{}").get("levels", {}) if rows else {}
    return levels


async def is_unsettled(person_id: UUID, sitting_id: UUID) -> bool:
    """Whether an answer of the sitting has still to be followed."""
    return bool((await fetch(UNSETTLED, person_id, sitting_id))[0]["unsettled"])


async def first_answers(person_id: UUID, sitting_id: UUID) -> list[dict[str, Any]]:
    """The first answer to each item of the sitting: its verdict and skill."""
    return await fetch(FIRST_ANSWERS, person_id, sitting_id)


async def facts_asked(person_id: UUID, sitting_id: UUID) -> list[dict[str, Any]]:
    """Her memories of the facts asked in the sitting, with the statement she was last right about."""
    return await fetch(FACTS_ASKED, person_id, sitting_id)


async def sittings_since(person_id: UUID, since: datetime) -> int:
    """How many sittings with at least one answer she began since then."""
    rows = await fetch(
        """select count(*) as count from sitting
           where person_id = $1 and started_at >= $2
             and exists (select from sitting_event event where event.person_id = $1
                         and event.sitting_id = sitting.id and event.kind = 'answered')""",
        person_id,
        since,
    )
    return int(rows[0]["count"])


async def sittings_begun(person_id: UUID, since: datetime) -> list[datetime]:
    """When she began sittings with at least one answer since then, oldest first."""
    rows = await fetch(
        """select started_at from sitting
           where person_id = $1 and started_at >= $2
             and exists (select from sitting_event event where event.person_id = $1
                         and event.sitting_id = sitting.id and event.kind = 'answered')
           order by started_at""",
        person_id,
        since,
    )
    return [row["started_at"] for row in rows]


async def updates_finished_since(person_id: UUID, since: datetime) -> list[dict[str, Any]]:
    """The lessons of updates that she finished since then, last first."""
    return await fetch(
        """select distinct lesson.id, lesson.title, lesson.seconds, revision.effective_from, sitting.ended_at
           from sitting join lesson on lesson.id = sitting.lesson_id
           join revision on revision.id = lesson.revision_id
           where sitting.person_id = $1 and sitting.finished and sitting.ended_at >= $2
           order by sitting.ended_at desc""",
        person_id,
        since,
    )
