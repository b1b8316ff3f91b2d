"""Which scopes a person may give, and what a token's scopes open."""

from uuid import UUID

import pytest

from api.access import SELF, roles_admitted
from learning.people.person import Person, PersonId, Role
from learning.people.tokens.errors import ScopeNotHers, TokenNotAccepted, TokenOutOfScope, TooManyTokens
from learning.people.tokens.token import (
    MOST,
    PURPOSES,
    Bearer,
    Scope,
    check_scope,
    check_wish,
    known_scopes,
    scopes_open_to,
)

ID = UUID(int=1)


def a_person(*roles: Role) -> Person:
    return Person(PersonId(ID), "6021", "周晓雯", "zh-CN", "system", frozenset(roles), team=None)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("scope", list(Scope))
def test_a_scope_is_hers_to_give_if_the_gate_admits_her_to_its_purpose(role: Role, scope: Scope) -> None:
    purpose = PURPOSES[scope] or SELF

    assert (scope in scopes_open_to(a_person(role))) is (role in roles_admitted(purpose))


def test_an_agent_can_let_programs_read_about_herself_and_nothing_else() -> None:
    assert scopes_open_to(a_person(Role.AGENT)) == {Scope.READ_MYSELF}


def test_a_wish_beyond_her_roles_is_refused() -> None:
    with pytest.raises(ScopeNotHers):
        check_wish(a_person(Role.AGENT), [Scope.READ_MYSELF, Scope.LAUNCH], held=0)


def test_the_last_free_place_may_be_taken_and_no_further_one() -> None:
    check_wish(a_person(), [Scope.READ_MYSELF], held=MOST - 1)

    with pytest.raises(TooManyTokens):
        check_wish(a_person(), [Scope.READ_MYSELF], held=MOST)


def test_a_scope_that_a_later_version_took_away_opens_nothing() -> None:
    assert known_scopes(["launch", "read_everything"]) == {Scope.LAUNCH}


def test_one_scope_does_not_stand_for_another() -> None:
    bearer = Bearer(ID, a_person(Role.OWNER), frozenset({Scope.READ_KNOWLEDGE}))

    check_scope(bearer, Scope.READ_KNOWLEDGE)
    with pytest.raises(TokenOutOfScope):
        check_scope(bearer, Scope.WRITE_DRAFTS)


def test_no_scope_at_all_opens_a_route_that_names_none() -> None:
    with pytest.raises(TokenNotAccepted):
        check_scope(Bearer(ID, a_person(*Role), frozenset(Scope)), None)
