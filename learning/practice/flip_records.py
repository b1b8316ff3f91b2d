"""Rules that change while somebody works: what her panel says minutes before, and fetches again at that moment (N14)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from learning.lessons.audience_records import is_meant_for
from learning.queries import fetch

AHEAD = timedelta(hours=12)
"""A panel that was read once today knows of all that changes in a shift."""

FLIPS = f"""
select revision.effective_from as at, count(distinct version.fact_id)::int as rules
from revision join fact_version version on version.revision_id = revision.id
where revision.approved_at is not null and revision.rolled_back_at is null
  and revision.effective_from > $2 and revision.effective_from <= $3
  and exists (select from lesson
              where lesson.revision_id = revision.id and lesson.approved_at is not null
                and lesson.withdrawn_at is null and {is_meant_for("$1")})
group by revision.effective_from order by revision.effective_from
"""  # noqa: S608 # made of constants of ours


@dataclass(frozen=True, slots=True)
class Flip:
    """A moment at which rules change that she is taught, and how many."""

    at: datetime
    rules: int


async def flips_ahead(person_id: UUID, *, now: datetime) -> tuple[Flip, ...]:
    """Those of the hours to come, the soonest first."""
    return tuple(Flip(row["at"], row["rules"]) for row in await fetch(FLIPS, person_id, now, now + AHEAD))
