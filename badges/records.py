"""Table of awards: who earned which achievement, when, and on what evidence."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model


class AwardRow(Model):
    """That a learner earned an achievement. `awarded_at` is the moment of the evidence that completed it."""

    id = fields.UUIDField(primary_key=True)
    person_id = fields.UUIDField()
    achievement = fields.CharField(max_length=40)
    awarded_at = fields.DatetimeField()
    evidence: list[dict[str, Any]] = fields.JSONField()
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "award"
        unique_together = (("person_id", "achievement"),)


async def awards_of(person_id: UUID) -> list[AwardRow]:
    """What a person holds, newest first."""
    return await AwardRow.filter(person_id=person_id, revoked_at=None).order_by("-awarded_at")
