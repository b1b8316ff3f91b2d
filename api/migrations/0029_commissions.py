"""What owners ask authors to write: content that is missing for those who stand at a level of a skill."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table commission (
    id uuid primary key,
    skill varchar(32) not null references skill (slug) on delete restrict,
    level text not null check (level in ('beginner', 'learning', 'solid')),
    title text not null,
    due_on date not null,
    asked_by_id uuid not null references person (id) on delete restrict,
    asked_at timestamptz not null,
    taken_by_id uuid references person (id) on delete restrict,
    taken_at timestamptz,
    withdrawn_at timestamptz,
    check ((taken_by_id is null) = (taken_at is null))
);
comment on table commission is 'Closed by the first lesson for it that was approved since, which is not stored.';
comment on column commission.level is 'Where those stand for whom content is missing.';
create index commission_skill on commission (skill);
create index commission_asked_by on commission (asked_by_id);
create index commission_taken_by on commission (taken_by_id);
"""

BACKWARD = "drop table commission;"


class Migration(migrations.Migration):
    dependencies = [("interlude", "0028_lookups")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
