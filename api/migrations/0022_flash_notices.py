"""Flash notices 紧急口径, and who said that she saw one."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table flash_notice (
    id uuid primary key,
    about text not null check (about <> ''),
    say text not null check (say <> ''),
    must_not_say text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    is_urgent boolean not null,
    audience_teams uuid[],
    audience_skills text[],
    author_id uuid not null references person (id),
    written_at timestamptz not null,
    approver_id uuid references person (id),
    approved_at timestamptz,
    withdrawn_by_id uuid references person (id),
    withdrawn_at timestamptz,
    constraint flash_notice_length
        check (char_length(about) + char_length(say) + char_length(must_not_say) <= 120),
    constraint flash_notice_approved check ((approver_id is null) = (approved_at is null)),
    constraint flash_notice_two_people check (approver_id <> author_id),
    constraint flash_notice_withdrawn check ((withdrawn_by_id is null) = (withdrawn_at is null))
);
comment on table flash_notice is 'A line for customers that holds for hours; never changed after it was written (learning/flashes/flash.py).';
comment on column flash_notice.audience_teams is 'For these teams and all below them; null means everyone.';
comment on column flash_notice.audience_skills is 'For who holds a qualification for one of these; null means everyone.';
create index flash_notice_ends_at on flash_notice (ends_at);
create index flash_notice_author_id on flash_notice (author_id);
create index flash_notice_approver_id on flash_notice (approver_id);
create index flash_notice_withdrawn_by_id on flash_notice (withdrawn_by_id);
create table flash_receipt (
    flash_id uuid not null references flash_notice (id) on delete cascade,
    person_id uuid not null references person (id) on delete cascade,
    at timestamptz not null,
    primary key (flash_id, person_id)
);
comment on table flash_receipt is 'Who said that she saw a notice; others are shown counts.';
create index flash_receipt_person_id on flash_receipt (person_id);
"""

BACKWARD = """
drop table flash_receipt;
drop table flash_notice;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0021_placement_and_pursuits")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
