"""Items of skills that were taken out are chosen no more; the row says so, as choosing joins no skills."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

FORWARD = """
comment on column item.taken_out is 'Its skill was taken out of those in force: answered and counted, not chosen.';
update item set taken_out = true from skill where skill.slug = item.skill and not skill.is_published;
"""

BACKWARD = "comment on column item.taken_out is null;"


class Migration(migrations.Migration):
    dependencies = [("interlude", "0025_skills_in_force")]

    operations = [
        ops.AddField(model_name="ItemRow", name="taken_out", field=fields.BooleanField(db_default=False)),
        ops.RunSQL(FORWARD, BACKWARD),
    ]
