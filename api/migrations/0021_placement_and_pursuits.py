"""Getting to know somebody in her first week, and what people set out to learn by themselves."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table placement (
    person_id uuid primary key references person (id) on delete cascade,
    put_aside_at timestamptz not null
);
comment on table placement is 'Who wants no placement. How far it came follows from its sittings (learning/practice/placement.py).';
create table pursuit (
    person_id uuid not null references person (id) on delete restrict,
    id uuid not null,
    skill varchar(32) not null references skill (slug) on delete restrict,
    topic text,
    fact_ids uuid[] not null check (cardinality(fact_ids) between 1 and 3),
    begun_at timestamptz not null,
    let_go_at timestamptz,
    primary key (person_id, id)
);
comment on table pursuit is 'What somebody set out to learn by herself. Whether it is lit follows from her answers (learning/practice/pursuits/).';
comment on column pursuit.topic is 'What its one fact is about; null where it is the skill as a whole.';
create index pursuit_skill on pursuit (skill);
create unique index pursuit_open on pursuit (person_id, fact_ids) where let_go_at is null;
alter table sitting add column is_placement boolean not null default false;
alter table sitting add column pursuit_id uuid;
alter table sitting add constraint sitting_pursuit foreign key (person_id, pursuit_id)
    references pursuit (person_id, id) on delete restrict;
alter table sitting add constraint sitting_is_one_thing check (
    (lesson_id is not null)::int + is_placement::int + (pursuit_id is not null)::int <= 1);
create index sitting_of_pursuit on sitting (person_id, pursuit_id);
comment on column sitting.pursuit_id is 'Marks practice that she began by herself; with neither this, a lesson nor a placement it is a review.';
"""

BACKWARD = """
alter table sitting drop column pursuit_id;
alter table sitting drop column is_placement;
drop table pursuit;
drop table placement;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0020_assignments")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
