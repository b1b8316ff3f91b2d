"""Accounts that can be locked, reset and erased, and a short memory of sign-ins that failed.

`sign_in_try` is unlogged: after a crash of the database everybody may try again at once, and that is all that is lost.
"""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

FORWARD = """
alter table reset_code add constraint reset_code_person foreign key (person_id) references person (id) on delete cascade;

create unlogged table sign_in_try (
    kind text not null check (kind in ('account', 'address')),
    key_hash text not null,
    tries double precision not null check (tries >= 0),
    counted_at timestamptz not null,
    free_at timestamptz not null,
    refused boolean not null default false,
    primary key (kind, key_hash)
);
create index sign_in_try_counted on sign_in_try (counted_at);
comment on table sign_in_try is 'How often somebody tried to sign in, by account and by address, on the clock of the database.';
comment on column sign_in_try.tries is 'Tries that are not yet forgotten; the older, the less they count.';
comment on column sign_in_try.free_at is 'The next try before this moment is refused unseen.';
comment on column sign_in_try.refused is 'Whether the last try was; how the statement that counts tells its caller.';
"""

BACKWARD = """
drop table sign_in_try;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0003_job_queue")]

    operations = [
        ops.AddField(
            model_name="PersonRow",
            name="locked_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="PersonRow",
            name="erased_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.CreateModel(
            name="ResetCodeRow",
            fields=[
                ("person_id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("code_hash", fields.CharField(max_length=200)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "reset_code",
                "app": "interlude",
                "pk_attr": "person_id",
                "table_description": "The one code with which she may choose a new password; only its hash is kept.",
            },
            bases=["Model"],
        ),
        ops.RunSQL(FORWARD, BACKWARD),
    ]
