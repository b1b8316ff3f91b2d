"""Whoever ends a session, open panels hear of it: signing out, leaving, an administrator's lock, an erasure."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create function tell_session_ended() returns trigger language plpgsql as $body$
begin
    perform pg_notify('interlude_live', json_build_object('person', person_id, 'kind', 'session_ended')::text)
    from (select distinct person_id from gone) as ended;
    return null;
end $body$;
create trigger session_ended after delete on session
    referencing old table as gone for each statement execute function tell_session_ended();
"""

BACKWARD = """
drop trigger session_ended on session;
drop function tell_session_ended();
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0014_item_health")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
