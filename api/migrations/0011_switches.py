"""Switches for what the product does by itself.

`switch_off` holds what is off now, `switched_off` the same for every single team; turns of a switch stay in `switch_turn`.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table switch_off (
    function text not null,
    team_id uuid references team (id) on delete cascade,
    unique nulls not distinct (function, team_id)
);
comment on table switch_off is 'An automatic function that is off: for a team and those below it, or without one for the whole bank.';
create index switch_off_team on switch_off (team_id);

create table switch_turn (
    id uuid primary key,
    function text not null,
    team_id uuid references team (id) on delete cascade,
    is_on boolean not null,
    person_id uuid not null references person (id) on delete restrict,
    at timestamptz not null
);
comment on table switch_turn is 'Who switched an automatic function on or off, and when. Append-only.';
create index switch_turn_function on switch_turn (function, at);
create index switch_turn_team on switch_turn (team_id);
create index switch_turn_person on switch_turn (person_id);

create view switched_off as
with recursive off as (
    select function, team_id from switch_off
    union
    select off.function, team.id from off join team on team.parent_id = off.team_id
)
select function, team_id from off;
comment on view switched_off is 'What is off in every single team; without a team it is off for everybody.';
"""

BACKWARD = """
drop view switched_off;
drop table switch_turn, switch_off;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0010_rulings_and_audience")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
