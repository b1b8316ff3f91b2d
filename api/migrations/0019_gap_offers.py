"""How long idle time lasts, what was offered in it, and what somebody chose about offers."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table gap_sketch (
    queue text not null,
    place smallint not null check (place between -1 and 767),
    calls double precision[] not null,
    seconds double precision[] not null,
    aged_to timestamptz not null,
    primary key (queue, place),
    check (cardinality(calls) = cardinality(seconds))
);
comment on table gap_sketch is 'Calls and idle seconds by how long somebody had been idle (learning/gaps/model.py). Nobody is named.';
comment on column gap_sketch.place is 'A quarter of an hour of the week from Monday midnight on, from 672 on one of any day, -1 any time.';
create table gap_load (
    queue text primary key,
    calls double precision not null,
    expected double precision not null,
    aged_to timestamptz not null
);
comment on table gap_load is 'Calls of the last half hour or so, and how many there would usually have been.';
create table gap_learnt (
    only_row boolean primary key default true check (only_row),
    until timestamptz not null
);
comment on table gap_learnt is 'To which moment the log of signals was learnt from.';
create table gap_offer (
    person_id uuid not null references person (id) on delete cascade,
    gap_since timestamptz not null,
    offered_at timestamptz not null,
    queue text not null,
    seconds int not null check (seconds > 0),
    probability double precision not null,
    declined boolean not null default false,
    outcome text check (outcome in ('fitted', 'cut', 'left')),
    primary key (person_id, gap_since)
);
comment on table gap_offer is 'The first offer of a gap. Only she sees a single one; managers see shares of a queue.';
comment on column gap_offer.outcome is 'Whether a call came before its seconds were over; left if she went on a break first. Null: not known yet.';
create index gap_offer_unsettled on gap_offer (offered_at) where outcome is null;
create index gap_offer_offered_at on gap_offer (offered_at);
create table gap_choice (
    person_id uuid primary key references person (id) on delete cascade,
    muted_until timestamptz,
    not_now_gap timestamptz,
    rhythm_off boolean not null default false
);
comment on column gap_choice.not_now_gap is 'The begin of the gap in which she wants nothing.';
create table hard_call (
    id uuid primary key,
    person_id uuid not null unique references person (id) on delete cascade,
    until_sealed bytea
);
comment on table hard_call is 'Until when she asked to be left in peace after a call; sealed, hers alone.';
"""

BACKWARD = """
drop table hard_call;
drop table gap_choice;
drop table gap_offer;
drop table gap_learnt;
drop table gap_load;
drop table gap_sketch;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0018_published_skills")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
