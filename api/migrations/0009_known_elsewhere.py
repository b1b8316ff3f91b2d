"""What other systems of the bank know: who is qualified, who works when, what customers call about, whose an article is."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table qualification (
    person_id uuid not null references person (id) on delete restrict,
    skill text not null references skill (slug) on delete restrict,
    name text not null,
    evidence text not null default 'imported' check (evidence = 'imported'),
    valid_from date,
    valid_to date,
    primary key (person_id, skill, name),
    constraint qualification_span check (valid_to >= valid_from)
);
create index qualification_skill on qualification (skill);
comment on table qualification is 'A paper or an authorisation that she holds; no mastery, and never earned by practice.';
comment on column qualification.valid_to is 'The last day on which it holds.';

create table queue (
    code text primary key,
    name text not null
);
create table queue_skill (
    queue text not null references queue (code) on delete cascade,
    skill text not null references skill (slug) on delete restrict,
    primary key (queue, skill)
);
create index queue_skill_skill on queue_skill (skill);

create table shift (
    code text primary key,
    name text not null,
    starts time,
    ends time,
    constraint shift_hours check ((starts is null) = (ends is null) and starts <> ends)
);
comment on column shift.starts is 'On the wall clock of the bank; null for a code that means off duty.';
comment on column shift.ends is 'Not after its start means on the next day.';
create table roster (
    person_id uuid not null references person (id) on delete restrict,
    day date not null,
    shift text not null references shift (code) on delete restrict,
    primary key (person_id, day)
);
create index roster_shift on roster (shift);
create index roster_day on roster (day);
comment on column roster.day is 'The day on which the shift begins; a night belongs to it whole.';

create table contact_reason (
    code text primary key,
    name text not null,
    harm smallint not null default 1 check (harm in (1, 3, 10))
);
comment on column contact_reason.harm is 'How much a wrong answer costs: 1 ordinary, 3 serious, 10 grave.';
create table reason_skill (
    reason text not null references contact_reason (code) on delete cascade,
    skill text not null references skill (slug) on delete restrict,
    primary key (reason, skill)
);
create index reason_skill_skill on reason_skill (skill);
create table reason_article (
    reason text not null references contact_reason (code) on delete cascade,
    article_id uuid not null references article (id) on delete restrict,
    primary key (reason, article_id)
);
create index reason_article_article on reason_article (article_id);
create table reason_fact (
    reason text not null references contact_reason (code) on delete cascade,
    fact_id uuid not null references fact (id) on delete restrict,
    primary key (reason, fact_id)
);
create index reason_fact_fact on reason_fact (fact_id);
create table contact_count (
    day date not null,
    reason text not null references contact_reason (code) on delete restrict,
    queue text references queue (code) on delete restrict,
    contacts integer not null check (contacts >= 0),
    unique nulls not distinct (day, reason, queue)
);
create index contact_count_reason on contact_count (reason);
create index contact_count_queue on contact_count (queue);

alter table skill add column weight double precision not null default 1 constraint skill_weight check (weight > 0);
comment on column skill.weight is 'How much customers ask for it, 1 being as much as any; written by an import of contacts.';
create table fact_weight (
    fact_id uuid primary key references fact (id) on delete restrict,
    weight double precision not null check (weight > 0)
);
comment on table fact_weight is 'Only facts that a contact reason names, itself or by its article; all others weigh what their skill does.';

create unique index article_origin on article (origin_system, origin_id) where origin_system is not null;
alter table article add constraint article_origin_whole check ((origin_system is null) = (origin_id is null));
"""

BACKWARD = """
alter table article drop constraint article_origin_whole;
drop index article_origin;
drop table fact_weight;
alter table skill drop column weight;
drop table contact_count, reason_fact, reason_article, reason_skill, contact_reason, roster, shift, queue_skill, queue, qualification;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0008_tokens_and_launches")]

    operations = [
        ops.AddField(
            model_name="ArticleRow",
            name="origin_system",
            field=fields.CharField(null=True, max_length=40),
        ),
        ops.AddField(
            model_name="ArticleRow",
            name="origin_id",
            field=fields.CharField(null=True, max_length=120),
        ),
        ops.AddField(
            model_name="ArticleRow",
            name="origin_url",
            field=fields.CharField(null=True, max_length=500),
        ),
        ops.RunSQL(FORWARD, BACKWARD),
    ]
