"""What became of offers, counted ahead: a page that counts four weeks at every look takes seconds."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table offer_tally (
    queue text not null,
    quarter smallint check (quarter between 0 and 95),
    gaps int not null,
    offers int not null,
    settled int not null,
    cut int not null,
    taken int not null,
    put_off int not null,
    gaps_people int not null,
    offers_people int not null,
    settled_people int not null,
    expected double precision,
    unique nulls not distinct (queue, quarter)
);
comment on table offer_tally is 'Gaps and offers of the last four weeks, counted anew every quarter of an hour. Of queues, never of people.';
comment on column offer_tally.quarter is 'Quarter of an hour of the day on the bank''s clock; null is the whole day.';
"""

BACKWARD = """
drop table offer_tally;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0031_pictures_and_releases")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
