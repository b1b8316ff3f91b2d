"""What somebody opened to read during a call, so that a later gap may ask it; hers alone, and gone once she answered."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table lookup (
    person_id uuid not null references person (id) on delete cascade,
    fact_id uuid not null references fact (id) on delete cascade,
    opened_at timestamptz not null,
    primary key (person_id, fact_id)
);
comment on table lookup is 'Facts that somebody opened to read while looking up, until she answered an item of them. No report reads it.';
create index lookup_fact on lookup (fact_id);
create index lookup_opened on lookup (opened_at);
alter table learner add column lookup_due_at timestamptz;
comment on column learner.lookup_due_at is 'When the first fact that she looked up may be asked; null while none waits.';
"""

BACKWARD = """
alter table learner drop column lookup_due_at;
drop table lookup;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0027_learning_time")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
