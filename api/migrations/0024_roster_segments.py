"""Segments of a shift: calls, breaks, meals, training, briefings, and what the bank's own codes for them mean."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table segment_code (
    code text primary key,
    kind text not null check (kind in ('calls', 'break', 'meal', 'training', 'briefing'))
);
create table roster_segment (
    person_id uuid not null references person (id) on delete restrict,
    day date not null,
    starts time not null,
    ends time not null check (ends <> starts),
    kind text not null check (kind in ('calls', 'break', 'meal', 'training', 'briefing')),
    primary key (person_id, day, starts)
);
comment on table roster_segment is 'What somebody is meant to do in a part of her shift (learning/workforce/segment.py).';
comment on column roster_segment.ends is 'On the next day where it is not after the start.';
create index roster_segment_day on roster_segment (day);
"""

BACKWARD = """
drop table roster_segment;
drop table segment_code;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0023_fact_terms")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
