"""What answers prove: the evidence that badges are judged by.

Only right answers to items whose key never was on a device count, each item once: its first answer.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from learning.queries import fetch

UPDATE_ANSWERS = """
with first_answers as (
    select distinct on (item_id) id, item_id, at, verdict, fact_version_id
    from attempt
    where person_id = $1 and not key_on_device
    order by item_id, at
)
select first.id as attempt_id, first.at, version.id as fact_version_id, version.valid_from,
       revision.id as revision_id, article.title
from first_answers first
join fact_version version on version.id = first.fact_version_id
join revision on revision.id = version.revision_id
join article on article.id = revision.article_id
where first.verdict = 'right' and revision.number > 1
order by first.at
"""


@dataclass(frozen=True, slots=True)
class UpdateAnswer:
    """One right answer about something that an update changed."""

    attempt_id: UUID
    revision_id: UUID
    fact_version_id: UUID
    title: str
    at: datetime
    effective_from: datetime

    @property
    def before_effect(self) -> bool:
        """Whether it was given before the change took effect."""
        return self.at < self.effective_from


async def update_answers(person_id: UUID) -> list[UpdateAnswer]:
    """A person's right first answers about updates, oldest first, keyed on the server only."""
    rows = await fetch(UPDATE_ANSWERS, person_id)
    return [
        UpdateAnswer(
            attempt_id=row["attempt_id"],
            revision_id=row["revision_id"],
            fact_version_id=row["fact_version_id"],
            title=row["title"],
            at=row["at"],
            effective_from=row["valid_from"],
        )
        for row in rows
    ]
