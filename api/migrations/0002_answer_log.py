"""The append-only logs and the state derived from them; composite keys, so no ORM model stands behind these tables.

Every key of learner state starts with `person_id`, so that one big organisation can be distributed by person.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table attempt (
    person_id uuid not null references person (id) on delete restrict,
    at timestamptz not null,
    id uuid not null,
    ordinal bigint not null,
    day date not null,
    sitting_id uuid not null,
    item_id uuid not null references item (id) on delete restrict,
    fact_id uuid,
    fact_version_id uuid,
    skill text,
    answer jsonb not null,
    verdict text not null check (verdict in ('right', 'wrong', 'unsure')),
    certainty smallint check (certainty between 1 and 3),
    expected double precision not null check (expected between 0 and 1),
    surprise double precision not null,
    recall double precision check (recall between 0 and 1),
    key_on_device boolean not null,
    received_at timestamptz not null default now(),
    primary key (person_id, at, id)
) partition by range (at);
comment on column attempt.ordinal is 'The version of the learner that it made: the order in which her estimates moved.';
comment on column attempt.day is 'The day of the bank on which it was given.';
comment on column attempt.expected is 'Probability of a right answer by mastery, stored before the answer was judged.';
comment on column attempt.surprise is 'Observed minus expected after taking out guessing; what the estimates moved by.';
comment on column attempt.recall is 'Probability of recall by memory, stored before the answer was judged; null for a fact never met.';
create index attempt_item on attempt (item_id);
create index attempt_person_fact on attempt (person_id, fact_id, at);
create index attempt_sitting on attempt (person_id, sitting_id);

create table attempt_receipt (
    person_id uuid not null references person (id) on delete restrict,
    client_event_id uuid not null,
    attempt_id uuid not null,
    at timestamptz not null,
    outcome jsonb not null,
    followed_at timestamptz,
    turn bigint,
    primary key (person_id, client_event_id)
);
create index attempt_receipt_unfollowed on attempt_receipt (person_id) where followed_at is null;

create sequence attempt_turn;
comment on column attempt_receipt.turn is 'The order in which difficulties moved; taken while they were locked.';

create table memory (
    person_id uuid not null references person (id) on delete restrict,
    fact_id uuid not null references fact (id) on delete restrict,
    stability double precision not null check (stability > 0),
    difficulty double precision not null,
    answers integer not null,
    lapses integer not null,
    last_at timestamptz not null,
    last_right boolean not null,
    confident_error_at timestamptz,
    known_version_id uuid,
    primary key (person_id, fact_id)
);
create index memory_fact on memory (fact_id);
comment on column memory.known_version_id is 'The fact version of the last right answer; stale when it is not the one that is valid.';

create table learner (
    person_id uuid primary key references person (id) on delete restrict,
    version bigint not null default 0,
    ability double precision not null default 0,
    answers integer not null default 0,
    case_due_at timestamptz
);
comment on column learner.case_due_at is 'When the first item that a lesson kept back may be asked; null while none waits.';
create table skill_ability (
    person_id uuid not null references person (id) on delete restrict,
    skill text not null,
    ability double precision not null default 0,
    answers integer not null default 0,
    primary key (person_id, skill)
);
create table item_difficulty (
    item_id uuid primary key references item (id) on delete restrict,
    difficulty double precision not null,
    answers integer not null default 0
);
create table skill_difficulty (
    skill text primary key,
    difficulty double precision not null default 0,
    answers integer not null default 0
);
create table skill_level (
    person_id uuid not null references person (id) on delete restrict,
    skill text not null,
    level text not null check (level in ('none', 'beginner', 'learning', 'solid', 'mastered')),
    mastery double precision not null,
    spread double precision not null,
    answers integer not null,
    live_facts integer not null,
    fresh_facts integer not null,
    stale boolean not null,
    moved_at timestamptz not null,
    judged_at timestamptz not null,
    recheck_at timestamptz,
    primary key (person_id, skill)
);
create index skill_level_due on skill_level (recheck_at) where recheck_at is not null;
create index skill_level_judged on skill_level (skill, judged_at);

create table skill_fact (
    skill text not null references skill (slug) on delete restrict,
    fact_id uuid not null references fact (id) on delete restrict,
    primary key (skill, fact_id)
);
create index skill_fact_fact on skill_fact (fact_id);

create table sitting (
    person_id uuid not null references person (id) on delete restrict,
    id uuid not null,
    lesson_id uuid references lesson (id) on delete restrict,
    item_ids uuid[] not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    finished boolean not null default false,
    primary key (person_id, id)
);
comment on column sitting.finished is 'Whether every item was answered.';
create index sitting_lesson on sitting (lesson_id, person_id);
create index sitting_started on sitting (person_id, started_at);
create unique index sitting_open_lesson on sitting (person_id, lesson_id) where ended_at is null;
create table sitting_event (
    person_id uuid not null,
    sitting_id uuid not null,
    client_event_id uuid not null,
    sequence integer not null check (sequence >= 0),
    kind text not null check (kind in ('started', 'card_read', 'draft', 'answered', 'paused', 'resumed', 'left', 'ended')),
    step_key text not null default '',
    payload jsonb,
    at timestamptz not null,
    received_at timestamptz not null default now(),
    primary key (person_id, sitting_id, client_event_id),
    foreign key (person_id, sitting_id) references sitting (person_id, id) on delete restrict
);

create table revision_statement (
    revision_id uuid not null references revision (id) on delete restrict,
    statement_key text not null,
    fact_id uuid not null references fact (id) on delete restrict,
    primary key (revision_id, statement_key)
);
create index revision_statement_fact on revision_statement (fact_id);
comment on table revision_statement is 'Which fact each statement of a revision states; this is how a fact keeps its id.';

alter table role_grant add constraint role_grant_role check
    (role in ('agent', 'author', 'lead', 'duty_lead', 'manager', 'owner', 'compliance', 'admin'));
alter table fact_version add constraint fact_version_span check (valid_to is null or valid_to >= valid_from);
alter table award add constraint award_person foreign key (person_id) references person (id) on delete restrict;
alter table revision add constraint revision_two_people check (approver_id is null or approver_id <> proposer_id);
alter table revision add constraint revision_approved_whole check ((approved_at is null) = (approver_id is null));
create unique index revision_one_draft on revision (article_id) where approved_at is null;
create index fact_version_live on fact_version (fact_id, valid_from);
create index access_log_subject_at on access_log (subject_id, at);
"""

BACKWARD = """
drop index access_log_subject_at, fact_version_live, revision_one_draft;
alter table revision drop constraint revision_approved_whole, drop constraint revision_two_people;
alter table award drop constraint award_person;
alter table fact_version drop constraint fact_version_span;
alter table role_grant drop constraint role_grant_role;
drop table revision_statement, sitting_event, sitting, skill_fact, skill_level, skill_difficulty, item_difficulty, skill_ability, learner,
    memory, attempt_receipt, attempt;
drop sequence attempt_turn;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0001_first_loop")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
