"""Employers, watches, and private records that two people open to a third.

What was written privately is kept sealed (`api/private.py`); `bytea` columns whose name ends in `_sealed` hold it.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table employer (
    id uuid primary key,
    name text not null unique check (name <> ''),
    kind text not null check (kind in ('dispatched', 'outsourced'))
);
comment on table employer is 'Whoever employs people that work for the bank; the bank itself has no line.';
alter table person add column employer_id uuid;
alter table person add constraint person_employer
    foreign key (employer_id) references employer (id) on delete restrict;
create index person_employer on person (employer_id);

create table watch (
    id uuid primary key,
    person_id uuid not null references person (id) on delete restrict,
    team_id uuid not null references team (id) on delete restrict,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    given_by_id uuid not null references person (id) on delete restrict,
    given_at timestamptz not null,
    ended_at timestamptz
);
comment on table watch is 'One person leads the duty over a team and the teams below it, for a shift.';
comment on column watch.ended_at is 'When it was taken back before its time.';
create index watch_person on watch (person_id, ends_at);
create index watch_team on watch (team_id, ends_at);
create index watch_given_by on watch (given_by_id);

create table disclosure (
    id uuid primary key,
    asker_id uuid not null references person (id) on delete restrict,
    subject_id uuid not null references person (id) on delete restrict,
    ground text not null check (ground in ('audit', 'discipline', 'regulator', 'complaint')),
    scope text[] not null check (cardinality(scope) > 0 and scope <@ array['answers', 'practice']),
    covers_from timestamptz not null,
    covers_until timestamptz not null check (covers_until > covers_from),
    reason_sealed bytea,
    bar_sealed bytea,
    barred_until timestamptz,
    asked_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > asked_at),
    refused_by_id uuid references person (id) on delete restrict,
    refused_at timestamptz,
    closed_at timestamptz,
    check (asker_id <> subject_id),
    check ((refused_by_id is null) = (refused_at is null))
);
comment on table disclosure is 'A request to open private records of one person; open once two others agreed.';
comment on column disclosure.barred_until is 'Until then the law keeps it from the person; null where nothing does.';
comment on column disclosure.reason_sealed is 'Null once the person was erased, or the key was lost and given up.';
create index disclosure_asker on disclosure (asker_id);
create index disclosure_subject on disclosure (subject_id, asked_at);
create index disclosure_refused_by on disclosure (refused_by_id);
create index disclosure_asked on disclosure (asked_at);

create table disclosure_agreement (
    disclosure_id uuid not null references disclosure (id) on delete restrict,
    person_id uuid not null references person (id) on delete restrict,
    at timestamptz not null,
    primary key (disclosure_id, person_id)
);
create index disclosure_agreement_person on disclosure_agreement (person_id);

alter table access_log add column disclosure_id uuid;
alter table access_log add constraint access_log_disclosure
    foreign key (disclosure_id) references disclosure (id) on delete restrict;
create index access_log_disclosure on access_log (disclosure_id);
comment on column access_log.disclosure_id is 'The request under which the private records were opened.';
"""

BACKWARD = """
alter table access_log drop column disclosure_id;
drop table disclosure_agreement, disclosure, watch;
alter table person drop column employer_id;
drop table employer;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0006_article_search")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
