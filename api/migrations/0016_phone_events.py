"""What contact-centre platforms tell about phones: sources, whose agent is whose, the log of signals, the state."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table gap_source (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    platform text not null,
    mapping text,
    wrap_up_seconds int not null default 60 check (wrap_up_seconds between 0 and 3600),
    heartbeat_seconds int not null default 900 check (heartbeat_seconds between 10 and 86400),
    secret_sealed bytea,
    old_secret_sealed bytea,
    old_secret_ends_at timestamptz,
    heard_at timestamptz,
    back_at timestamptz,
    created_at timestamptz not null,
    check ((old_secret_sealed is null) or (old_secret_ends_at is not null))
);
comment on table gap_source is 'A platform that tells what phones do. It is listened to, never spoken to.';
comment on column gap_source.back_at is 'When it was heard again after a silence; states from before it are doubtful.';
comment on column gap_source.mapping is 'TOML of a platform we do not ship (learning/gaps/mapping.py); else null.';
create table agent_account (
    source_id uuid not null references gap_source (id) on delete cascade,
    agent text not null check (length(agent) between 1 and 200),
    person_id uuid not null references person (id) on delete cascade,
    bound_at timestamptz not null,
    primary key (source_id, agent),
    unique (source_id, person_id)
);
create index agent_account_person_id on agent_account (person_id);
create table agent_event (
    source_id uuid not null references gap_source (id) on delete cascade,
    event_id uuid not null,
    agent text not null,
    person_id uuid references person (id) on delete cascade,
    at timestamptz not null,
    phone text not null,
    seq bigint,
    reason text,
    queue text,
    wrap_up_seconds int,
    then_phone text not null,
    received_at timestamptz not null,
    primary key (source_id, event_id)
);
comment on table agent_event is 'What platforms said, in our words; nothing of the customer is kept.';
comment on column agent_event.event_id is 'Made from the sender''s own id, so that a repeat is one row.';
comment on column agent_event.person_id is 'Null while nobody knows whose agent it is (parked).';
create index agent_event_of_person on agent_event (person_id, source_id, at desc);
create index agent_event_parked on agent_event (source_id, agent) where person_id is null;
create index agent_event_received_at on agent_event (received_at);
create table agent_state (
    person_id uuid not null references person (id) on delete cascade,
    source_id uuid not null references gap_source (id) on delete cascade,
    phone text not null,
    since timestamptz not null,
    seq bigint,
    reason text,
    inferred boolean not null,
    until timestamptz,
    then_phone text not null,
    wrap_up_ends timestamptz,
    heard_at timestamptz not null,
    primary key (person_id, source_id)
);
comment on table agent_state is 'The state that agent_event tells, read anew with each event (learning/gaps/state.py).';
create index agent_state_source_id on agent_state (source_id);
"""

BACKWARD = """
drop table agent_state;
drop table agent_event;
drop table agent_account;
drop table gap_source;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0015_session_ended")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
