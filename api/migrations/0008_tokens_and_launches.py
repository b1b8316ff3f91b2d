"""Access for programs: tokens that a person makes for herself, and codes that open a session once."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table api_token (
    id uuid primary key,
    person_id uuid not null references person (id) on delete cascade,
    name text not null check (name <> ''),
    token_hash text not null unique,
    scopes text[] not null check (cardinality(scopes) > 0),
    created_at timestamptz not null,
    expires_at timestamptz not null
        check (expires_at > created_at and expires_at <= created_at + interval '365 days'),
    last_used_at timestamptz,
    minute_from timestamptz,
    minute_uses integer not null default 0
);
comment on table api_token is 'A token with which a program acts for one person, within its scopes; only its hash is kept.';
comment on column api_token.minute_from is 'When the minute began in which its uses are being counted.';
create index api_token_person on api_token (person_id);

create table launch_code (
    code_hash text primary key,
    person_id uuid not null references person (id) on delete cascade,
    token_id uuid not null references api_token (id) on delete cascade,
    expires_at timestamptz not null
);
comment on table launch_code is 'A code that signs one person in once, within a minute; it dies with the token that asked for it.';
create index launch_code_person on launch_code (person_id);
create index launch_code_token on launch_code (token_id);
"""

BACKWARD = """
drop table launch_code, api_token;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0007_who_sees_whom")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
