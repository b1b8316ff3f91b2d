"""How well each item asks what it should, counted from answers, and which items stand aside."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table item_health (
    item_id uuid primary key references item (id) on delete cascade,
    answers int not null,
    right_answers int not null,
    strength double precision not null,
    strength_squared double precision not null,
    strength_right double precision not null,
    strong int not null,
    disputed_by smallint,
    set_aside_at timestamptz,
    was_to_retire_at timestamptz,
    decision text check (decision in ('kept', 'retired')),
    decided_at timestamptz,
    check ((decision is null) = (decided_at is null))
);
comment on table item_health is 'Sums over the first answer of each person to an item (learning/mastery/item_health).';
comment on column item_health.strength is 'Sum of abilities in logits, as each stood when the answer was followed.';
comment on column item_health.disputed_by is 'The option on which strong people agreed against the key.';
comment on column item_health.was_to_retire_at is 'When the item was to end anyway, before it was set aside.';
create table item_option_use (
    item_id uuid not null references item (id) on delete cascade,
    option smallint not null,
    answers int not null,
    right_answers int not null,
    strong int not null,
    primary key (item_id, option)
);
"""

BACKWARD = """
drop table item_option_use;
drop table item_health;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0013_switches_by_function")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
