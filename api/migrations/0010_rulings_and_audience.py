"""What owners decide about the facts of a revision, for whom its lessons are, and which fact versions a lesson tells."""

from tortoise import fields, migrations
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.migrations import operations as ops

FORWARD = """
create table revision_rulings (
    revision_id uuid primary key references revision (id) on delete cascade,
    rulings jsonb not null,
    version int not null
);
comment on table revision_rulings is 'What owners decided about the changes of a revision (learning/knowledge/rulings.py).';
comment on column lesson.audience_teams is 'Offered in these teams and those below them; null means everywhere.';
comment on column lesson.audience_skills is 'Offered to who holds a qualification for one of these; null means everyone.';
comment on column lesson.teaches is 'The fact version behind each name of a fact in the Markdown; set on approval.';
"""

BACKWARD = "drop table revision_rulings"


class Migration(migrations.Migration):
    dependencies = [("interlude", "0009_known_elsewhere")]

    operations = [
        ops.AddField(
            model_name="LessonRow",
            name="audience_teams",
            field=ArrayField(null=True, element_type="uuid"),
        ),
        ops.AddField(
            model_name="LessonRow",
            name="audience_skills",
            field=ArrayField(null=True, element_type="text"),
        ),
        ops.AddField(model_name="LessonRow", name="teaches", field=fields.JSONField(null=True)),
        ops.RunSQL(FORWARD, BACKWARD),
    ]
