from uuid import UUID

import pytest

from learning.people.access import (
    Access,
    Datum,
    Duty,
    Relation,
    may_see,
    relations,
    roles_that_see,
    roles_with,
    teams_in_view,
)
from learning.people.person import Person, PersonId, Role, Team, TeamId

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
    number: int = 1, *, roles: frozenset[Role] = frozenset({Role.AGENT}), team: TeamId | None = NORTH
) -> Person:
    return Person(
        id=PersonId(UUID(int=100 + number)),
        sign_in=f"80{number:02}",
        name="林晓",
        language="zh-CN",
        theme="system",
        roles=roles,
        team=Team(team, "一班") if team else None,
    )


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
    standing = relations(a_person(1, roles=frozenset({Role.DUTY_LEAD})), a_person(2), PARENTS)

    assert may_see(Datum.READINESS, standing) is Access.OPEN
    assert may_see(Datum.SKILL_LEVELS, standing) is Access.NOTHING


def test_an_agent_of_the_same_team_is_a_peer() -> None:
    assert relations(a_person(1), a_person(2), PARENTS) == {Relation.PEER}


def test_someone_without_any_role_is_just_somebody_else() -> None:
    assert relations(a_person(1, roles=frozenset()), a_person(2), PARENTS) == {Relation.OTHER}


@pytest.mark.parametrize("role", [Role.AGENT, Role.AUTHOR, Role.OWNER, Role.COMPLIANCE, Role.ADMIN])
def test_other_roles_answer_for_no_team(role: Role) -> None:
    assert teams_in_view(a_person(roles=frozenset({role}), team=CENTRE), PARENTS) == frozenset()


def test_a_manager_of_the_centre_answers_for_every_team() -> None:
    assert teams_in_view(a_person(roles=frozenset({Role.MANAGER}), team=CENTRE), PARENTS) == set(PARENTS)


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
