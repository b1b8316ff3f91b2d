"""Which skills are in force: those taken out stay for what was done in them, and nobody chooses them any more."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

FORWARD = """
comment on column skill.is_published is 'Whether the skills in force hold it; one taken out is read, not offered.';
update skill set is_published = false
from (select toml from skill_graph where number is not null order by number desc limit 1) in_force
where position(e'\\n[skills.' || skill.slug || ']' in e'\\n' || in_force.toml) = 0;
"""

BACKWARD = "comment on column skill.is_published is null;"


class Migration(migrations.Migration):
    dependencies = [("interlude", "0024_roster_segments")]

    operations = [
        ops.AddField(model_name="SkillRow", name="is_published", field=fields.BooleanField(db_default=True)),
        ops.RunSQL(FORWARD, BACKWARD),
    ]
