"""Table of skills, and which facts belong to which skill."""

from __future__ import annotations

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model


class SkillRow(Model):
    """What someone can do. `after` names the skills that are best practised first; nothing is locked."""

    slug = fields.CharField(max_length=32, primary_key=True)
    name = fields.CharField(max_length=80)
    name_en = fields.CharField(max_length=120)
    field = fields.CharField(max_length=32)
    stage = fields.SmallIntField()
    after = ArrayField(element_type="text")
    private = fields.BooleanField(db_default=False)

    class Meta:
        table = "skill"
