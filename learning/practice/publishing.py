"""Putting skills in force, with what that does to what people are asked."""

from datetime import datetime
from uuid import UUID

from tortoise.transactions import atomic

from learning.practice import follow_records
from learning.practice.next_item import KEPT_BACK
from learning.skills import service as skills
from learning.skills.service import Published


@atomic()
async def publish_skills(person_id: UUID, *, version: int, now: datetime) -> Published:
    """Put the draft of the skills in force: what it takes out is chosen no more. Raises what `skills.publish` raises.

    What somebody was already asked she may still answer, and it counts.
    """
    published = await skills.publish(person_id, version=version, now=now)
    await follow_records.set_cases_due_anew(KEPT_BACK)
    return published
