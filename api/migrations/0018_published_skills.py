"""The skills as published, version by version, with the one draft that may be open; and the position she aims at."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table skill_graph (
    id uuid primary key,
    number int unique check (number > 0),
    toml text not null,
    note text not null default '',
    version int not null default 1,
    proposer_id uuid references person (id) on delete restrict,
    approver_id uuid references person (id) on delete restrict,
    submitted_at timestamptz,
    published_at timestamptz,
    check ((number is null) = (published_at is null)),
    check (published_at is null or proposer_id is null or proposer_id is distinct from approver_id)
);
comment on table skill_graph is 'Fields, skills and profiles as a whole; the latest published one is in force, in table skill for joins.';
comment on column skill_graph.toml is 'As learning/skills/reading.py reads it.';
comment on column skill_graph.note is 'What people are told about the change.';
comment on column skill_graph.proposer_id is 'Who last wrote it; null for the first one, which whoever installs the product takes in.';
create unique index skill_graph_one_draft on skill_graph ((true)) where published_at is null;
create index skill_graph_proposer_id on skill_graph (proposer_id);
create index skill_graph_approver_id on skill_graph (approver_id);
create table career_target (
    person_id uuid primary key references person (id) on delete restrict,
    profile text not null,
    chosen_at timestamptz not null
);
comment on table career_target is 'The position she works towards; nobody but her reads it.';
"""

BACKWARD = """
drop table career_target;
drop table skill_graph;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0017_recalibration")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
