"""Pictures of screens to click on, the releases of systems they show, and the items that a later release put in doubt."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table picture (
    id text primary key check (id ~ '^[0-9a-f]{64}$'),
    media_type text not null check (media_type in ('image/png', 'image/webp')),
    width integer not null check (width > 0),
    height integer not null check (height > 0),
    content bytea not null,
    kept_at timestamptz not null
);
comment on table picture is 'Never changed, and drawn anew when it came: nothing is in it but its pixels.';
comment on column picture.id is 'SHA-256 of the pixels.';
alter table picture alter column content set storage external;

create table system_release (
    system text not null,
    version text not null,
    effective_from timestamptz not null,
    announced_at timestamptz not null,
    primary key (system, version)
);
comment on table system_release is 'Versions of systems of the bank, announced by owners. Items show screens of them.';

create table item_in_doubt (
    item_id uuid primary key references item (id) on delete restrict,
    version text not null,
    since timestamptz not null,
    was_to_retire_at timestamptz,
    decision text check (decision in ('kept', 'retired')),
    decided_at timestamptz,
    check ((decision is null) = (decided_at is null))
);
comment on table item_in_doubt is 'Items whose screen is of an earlier release, asked no more from then until an owner decides.';
comment on column item_in_doubt.version is 'The release that put it in doubt; of a kept item the one it still holds for.';
"""

BACKWARD = "drop table item_in_doubt; drop table system_release; drop table picture;"


class Migration(migrations.Migration):
    dependencies = [("interlude", "0030_codes_for_frames")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
