"""What a lead or manager asks her people to learn by a day, and every turn that an assignment took."""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
create table assignment (
    id uuid primary key,
    lesson_id uuid references lesson (id) on delete restrict,
    skill varchar(32) references skill (slug) on delete restrict,
    aim text check (aim in ('learning', 'solid')),
    team_id uuid not null references team (id) on delete restrict,
    for_all boolean not null,
    due_at timestamptz not null,
    why text not null,
    given_by_id uuid not null references person (id) on delete restrict,
    given_at timestamptz not null,
    version int not null default 1,
    withdrawn_at timestamptz,
    check (num_nonnulls(lesson_id, skill) = 1),
    check ((skill is null) = (aim is null))
);
comment on column assignment.aim is 'The level that is asked for in the skill.';
comment on column assignment.for_all is 'Whether everybody of the team was meant, or some who were chosen.';
comment on column assignment.due_at is 'The end of the last day, on the clock of the bank.';
create index assignment_team on assignment (team_id);
create index assignment_lesson on assignment (lesson_id);
create index assignment_skill on assignment (skill);
create index assignment_given_by on assignment (given_by_id);
create table assignment_person (
    person_id uuid not null references person (id) on delete cascade,
    assignment_id uuid not null references assignment (id) on delete cascade,
    primary key (person_id, assignment_id)
);
create index assignment_person_assignment on assignment_person (assignment_id);
create table assignment_turn (
    assignment_id uuid not null references assignment (id) on delete cascade,
    version int not null,
    act text not null check (act in ('given', 'changed', 'withdrawn', 'restored')),
    person_id uuid not null references person (id) on delete restrict,
    at timestamptz not null,
    due_at timestamptz not null,
    why text not null,
    primary key (assignment_id, version)
);
comment on table assignment_turn is 'Who did what to an assignment, and as what it stood from then on. Append-only.';
create index assignment_turn_person on assignment_turn (person_id);
"""

BACKWARD = """
drop table assignment_turn;
drop table assignment_person;
drop table assignment;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0019_gap_offers")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
