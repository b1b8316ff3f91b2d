from uuid import UUID

import pytest

from learning.people.access import (
    Access,
    Datum,
    Duty,
    Relation,
    may_do,
    may_see,
    relations,
    roles_that_see,
    roles_with,
    teams_led,
    view_of,
)
from learning.people.person import (
    Employer,
    EmployerId,
    EmployerKind,
    Person,
    PersonId,
    Role,
    Team,
    TeamId,
)

CENTRE, NORTH, NIGHT, SOUTH = (TeamId(UUID(int=number)) for number in range(1, 5))
PARENTS = {CENTRE: None, NORTH: CENTRE, NIGHT: NORTH, SOUTH: CENTRE}

# The table of ARCHITECTURE.md, section 6, written down a second time, row by row and cell by cell.
COLUMNS = ("herself", "peer", "lead", "duty_lead", "mentor", "panel", "scenario_owner", "plan_lead", "other")
TABLE = {
    "skill_levels": ("OPEN", "IF_SHE_SHARES", "LOGGED", "-", "OPEN", "-", "-", "-", "-"),
    "readiness": ("OPEN", "-", "OPEN", "OPEN", "OPEN", "-", "-", "-", "-"),
    "answers": ("OPEN", "-", "-", "-", "-", "-", "-", "-", "-"),
    "pulses": ("OPEN", "-", "IN_GROUPS", "-", "-", "-", "-", "-", "-"),
    "panel_ratings": ("OPEN", "-", "-", "-", "-", "AFTER_AGREEMENT", "OPEN", "-", "-"),
    "open_questions": ("OPEN", "WITHOUT_NAME", "WITHOUT_NAME", "-", "-", "-", "-", "-", "WITHOUT_NAME"),
    "recognition": ("OPEN", "OPEN", "OPEN", "-", "-", "-", "-", "-", "OPEN"),
    "plans": ("OPEN", "-", "-", "-", "-", "-", "-", "LOGGED", "-"),
}
CELLS = [
    pytest.param(datum, relation, cell, id=f"{datum}-{relation}")
    for datum, row in TABLE.items()
    for relation, cell in zip(COLUMNS, row, strict=True)
]


def a_person(
    number: int = 1,
    *,
    roles: frozenset[Role] = frozenset({Role.AGENT}),
    team: TeamId | None = NORTH,
    employer: Employer | None = None,
    watches: frozenset[TeamId] = frozenset(),
) -> Person:
    return Person(
        id=PersonId(UUID(int=100 + number)),
        sign_in=f"80{number:02}",
        name="林晓",
        language="zh-CN",
        theme="system",
        roles=roles,
        team=Team(team, "一班") if team else None,
        employer=employer,
        watches=watches,
    )


def an_employer(number: int = 1) -> Employer:
    return Employer(EmployerId(UUID(int=200 + number)), f"外包商{number}", EmployerKind.OUTSOURCED)


@pytest.mark.parametrize(("datum", "relation", "cell"), CELLS)
def test_the_table_grants_what_the_architecture_says(datum: str, relation: str, cell: str) -> None:
    expected = Access.NOTHING if cell == "-" else Access[cell]

    assert may_see(Datum(datum), frozenset({Relation(relation)})) is expected


def test_the_table_has_no_row_and_no_column_that_the_architecture_lacks() -> None:
    assert {datum.value for datum in Datum} == set(TABLE)
    assert {relation.value for relation in Relation} == set(COLUMNS)


def test_of_several_relations_the_greatest_access_counts() -> None:
    standing = frozenset({Relation.PEER, Relation.LEAD})

    assert may_see(Datum.SKILL_LEVELS, standing) is Access.LOGGED


def test_nobody_in_particular_sees_nothing() -> None:
    assert may_see(Datum.RECOGNITION, frozenset()) is Access.NOTHING


def test_she_is_only_herself_to_herself_however_many_roles_she_holds() -> None:
    her = a_person(roles=frozenset(Role))

    assert relations(her, her, PARENTS) == {Relation.HERSELF}


@pytest.mark.parametrize("role", [Role.LEAD, Role.MANAGER])
@pytest.mark.parametrize(
    ("over", "of", "is_lead"),
    [
        pytest.param(NORTH, NORTH, True, id="own-team"),
        pytest.param(CENTRE, NIGHT, True, id="two-levels-below"),
        pytest.param(NIGHT, NORTH, False, id="team-above"),
        pytest.param(NORTH, SOUTH, False, id="team-beside"),
        pytest.param(NORTH, None, False, id="no-team"),
        pytest.param(None, NORTH, False, id="lead-without-team"),
    ],
)
def test_a_lead_stands_above_her_own_subtree_only(
    role: Role, over: TeamId | None, of: TeamId | None, is_lead: bool
) -> None:
    viewer, subject = a_person(1, roles=frozenset({role}), team=over), a_person(2, team=of)

    assert (Relation.LEAD in relations(viewer, subject, PARENTS)) is is_lead


def test_a_duty_lead_sees_readiness_but_no_level() -> None:
    viewer = a_person(1, roles=frozenset({Role.DUTY_LEAD}), team=SOUTH, watches=frozenset({NORTH}))

    standing = relations(viewer, a_person(2), PARENTS)

    assert may_see(Datum.READINESS, standing) is Access.OPEN
    assert may_see(Datum.SKILL_LEVELS, standing) is Access.NOTHING


def test_a_duty_lead_without_a_watch_is_nobodys_lead() -> None:
    viewer = a_person(1, roles=frozenset({Role.DUTY_LEAD}))

    assert relations(viewer, a_person(2), PARENTS) == {Relation.OTHER}
    assert view_of(viewer, Datum.READINESS, PARENTS).teams == frozenset()


def test_an_agent_on_watch_leads_the_duty_over_its_teams_and_no_others() -> None:
    viewer = a_person(1, team=SOUTH, watches=frozenset({NORTH}))

    assert relations(viewer, a_person(2, team=NIGHT), PARENTS) == {Relation.PEER, Relation.DUTY_LEAD}
    assert relations(viewer, a_person(3, team=SOUTH), PARENTS) == {Relation.PEER}
    assert view_of(viewer, Datum.READINESS, PARENTS).teams == {NORTH, NIGHT}


def test_a_watch_opens_readiness_and_nothing_a_lead_alone_may_see() -> None:
    viewer = a_person(1, watches=frozenset({CENTRE}))

    assert [datum for datum in Datum if view_of(viewer, datum, PARENTS).teams] == [Datum.READINESS]


def test_a_watch_lets_nobody_hand_out_another() -> None:
    assert teams_led(a_person(watches=frozenset({CENTRE})), PARENTS) == frozenset()


@pytest.mark.parametrize(
    ("lead_of", "agent_of", "is_seen"),
    [
        pytest.param(None, None, True, id="the-banks-own-among-themselves"),
        pytest.param(None, 1, True, id="the-bank-sees-the-employers-people"),
        pytest.param(1, 1, True, id="an-employer-sees-its-own"),
        pytest.param(1, 2, False, id="not-another-employers"),
        pytest.param(1, None, False, id="not-the-banks"),
    ],
)
@pytest.mark.parametrize("by", ["lead", "watch"])
def test_whom_an_employers_lead_sees(
    by: str, lead_of: int | None, agent_of: int | None, is_seen: bool
) -> None:
    viewer = a_person(
        1,
        roles=frozenset({Role.LEAD} if by == "lead" else {Role.AGENT}),
        watches=frozenset({NORTH} if by == "watch" else ()),
        employer=an_employer(lead_of) if lead_of else None,
    )
    subject = a_person(2, employer=an_employer(agent_of) if agent_of else None)

    assert view_of(viewer, Datum.READINESS, PARENTS).has(subject) is is_seen
    assert bool(relations(viewer, subject, PARENTS) & {Relation.LEAD, Relation.DUTY_LEAD}) is is_seen


@pytest.mark.parametrize("duty", list(Duty))
def test_what_somebody_of_another_employer_may_do_for_the_bank(duty: Duty) -> None:
    person = a_person(roles=frozenset(Role), employer=an_employer())

    assert may_do(duty, person) is (
        duty in {Duty.KEEP_KNOWLEDGE, Duty.WRITE_LESSONS, Duty.APPOINT_DUTY_LEADS, Duty.ASSIGN}
    )
    assert may_do(duty, a_person(roles=frozenset(Role)))


def test_who_asks_for_a_disclosure_and_who_decides_on_it() -> None:
    assert roles_with(Duty.ASK_FOR_DISCLOSURE) == {Role.COMPLIANCE}
    assert roles_with(Duty.DECIDE_ON_DISCLOSURE) == {Role.COMPLIANCE, Role.MANAGER, Role.ADMIN}


def test_an_agent_of_the_same_team_is_a_peer() -> None:
    assert relations(a_person(1), a_person(2), PARENTS) == {Relation.PEER}


def test_someone_without_any_role_is_just_somebody_else() -> None:
    assert relations(a_person(1, roles=frozenset()), a_person(2), PARENTS) == {Relation.OTHER}


@pytest.mark.parametrize("role", [Role.AGENT, Role.AUTHOR, Role.OWNER, Role.COMPLIANCE, Role.ADMIN])
def test_other_roles_answer_for_no_team(role: Role) -> None:
    viewer = a_person(roles=frozenset({role}), team=CENTRE)

    assert view_of(viewer, Datum.READINESS, PARENTS).teams == frozenset()


def test_a_manager_of_the_centre_answers_for_every_team() -> None:
    viewer = a_person(roles=frozenset({Role.MANAGER}), team=CENTRE)

    assert view_of(viewer, Datum.READINESS, PARENTS).teams == set(PARENTS)


@pytest.mark.parametrize("role", list(Role))
def test_no_role_opens_the_answers_of_another_person(role: Role) -> None:
    standing = relations(a_person(1, roles=frozenset({role}), team=CENTRE), a_person(2), PARENTS)

    assert may_see(Datum.ANSWERS, standing) is Access.NOTHING


def test_readiness_of_others_is_for_leads_duty_leads_and_managers() -> None:
    assert roles_that_see(Datum.READINESS) == {Role.LEAD, Role.DUTY_LEAD, Role.MANAGER}


def test_answers_of_others_are_for_no_role() -> None:
    assert roles_that_see(Datum.ANSWERS) == frozenset()


def test_only_owners_keep_the_knowledge() -> None:
    assert roles_with(Duty.KEEP_KNOWLEDGE) == {Role.OWNER}


@pytest.mark.parametrize("word", ["rank", "speed", "handle", "score"])
def test_there_is_no_datum_that_ranks_people(word: str) -> None:
    assert not [datum for datum in Datum if word in datum.value]
