"""Codes that somebody asks for herself, for the frame that opened the window in which she signs in."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
alter table launch_code alter column token_id drop not null;
comment on table launch_code is 'A code that signs one person in once, within a minute; it dies with the token that asked for it.';
comment on column launch_code.token_id is 'Whose program asked for it; null if she did herself, for a frame.';
"""

BACKWARD = """
delete from launch_code where token_id is null;
comment on column launch_code.token_id is null;
alter table launch_code alter column token_id set not null;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0029_commissions")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
