"""Gaps that had no room, and what planning had forecast: where learning time is lost, and where it comes from."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table gap_unfit (
    person_id uuid not null references person (id) on delete cascade,
    gap_since timestamptz not null,
    queue text not null,
    primary key (person_id, gap_since)
);
comment on table gap_unfit is 'Gaps in which she was told that nothing fits. Only she sees a single one; managers see shares of a queue.';
create index gap_unfit_since on gap_unfit (gap_since);
create table contact_forecast (
    day date not null,
    queue text not null references queue (code) on delete cascade,
    contacts int not null check (contacts >= 0),
    handling_seconds int not null check (handling_seconds between 1 and 14400),
    primary key (day, queue)
);
comment on table contact_forecast is 'Contacts that planning had forecast, and how long one would take. Of queues, never of people.';
create index contact_forecast_queue on contact_forecast (queue);
"""

BACKWARD = """
drop table contact_forecast;
drop table gap_unfit;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0026_skills_taken_out")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
