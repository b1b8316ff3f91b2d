"""Recall put right by the bank's own answers: what each night found, and how people and facts lean."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table recalibration (
    at timestamptz primary key,
    answers int not null,
    constant double precision not null,
    slope double precision not null,
    step double precision not null,
    tested int not null,
    loss double precision not null,
    recalibrated_loss double precision not null,
    in_use boolean not null
);
comment on table recalibration is 'One row a night with enough answers (learning/memory/recalibration); the last holds.';
comment on column recalibration.at is 'Answers received an hour before it or sooner were read.';
comment on column recalibration.loss is 'Log-loss of an answer of the last month by the model alone.';
create table person_recall (
    person_id uuid primary key references person (id) on delete cascade,
    tilt double precision not null,
    answers int not null
);
comment on column person_recall.tilt is 'Logits by which she recalls more than the model says, as of the last recalibration.';
create table fact_recall (
    fact_id uuid primary key references fact (id) on delete cascade,
    tilt double precision not null,
    answers int not null
);
comment on column fact_recall.tilt is 'Logits by which the fact is recalled less than the model says.';
"""

BACKWARD = """
drop table fact_recall;
drop table person_recall;
drop table recalibration;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0016_phone_events")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
