"""How much an item is asked for, beside the item: the next thing to do is chosen without a join for it."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
alter table item add column weight double precision not null default 1 constraint item_weight check (weight > 0);
comment on column item.weight is 'What its fact weighs, else its skill, else 1; copied by every import of contacts and once an hour.';
"""

BACKWARD = """
alter table item drop column weight;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0011_switches")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
