"""What a token may be: its scopes, how long it lives, how often it may be used."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from learning.people.access import Datum, Duty, may_do, roles_that_see
from learning.people.person import Person
from learning.people.tokens.errors import ScopeNotHers, TokenNotAccepted, TokenOutOfScope, TooManyTokens

PREFIX = "itl_"
"""Begins every token, so that one that strayed into a file or a chat can be searched for."""
LONGEST = timedelta(days=365)
MOST = 20
"""Tokens of one person at a time."""
PER_MINUTE = 600
"""Requests of one token in a minute: ten a second are plenty for a program that is not at fault."""
MINUTE = timedelta(minutes=1)


class Scope(StrEnum):
    """What a token opens. A route that names no scope is opened by none."""

    READ_MYSELF = "read_myself"  # who she is, her skills, her badges
    READ_KNOWLEDGE = "read_knowledge"
    WRITE_DRAFTS = "write_drafts"  # never an approval: that takes a person
    READ_READINESS = "read_readiness"
    PLAN = "plan"  # rosters and counts of contacts from planning's own system
    LAUNCH = "launch"  # sign colleagues in from a work system


PURPOSES: dict[Scope, Datum | Duty | None] = {
    Scope.READ_MYSELF: None,
    Scope.READ_KNOWLEDGE: Duty.KEEP_KNOWLEDGE,
    Scope.WRITE_DRAFTS: Duty.KEEP_KNOWLEDGE,
    Scope.READ_READINESS: Datum.READINESS,
    Scope.PLAN: Duty.PLAN_WORK,
    Scope.LAUNCH: Duty.LAUNCH,
}
"""What each scope's routes are for; none is about herself and open to all."""


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A token as its owner sees it; its text was shown once and is kept nowhere."""

    id: UUID
    name: str
    scopes: frozenset[Scope]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who stands behind a token that was presented, and what it may open."""

    token_id: UUID
    person: Person
    scopes: frozenset[Scope]


def scopes_open_to(person: Person) -> frozenset[Scope]:
    """The scopes she may give a token: those for which her roles open at least the same."""
    return frozenset(scope for scope in Scope if _is_open(scope, person))


def check_wish(person: Person, scopes: Collection[Scope], held: int) -> None:
    """Raise `ScopeNotHers` for a scope beyond her own roles, `TooManyTokens` if she holds `MOST` already."""
    if not scopes_open_to(person).issuperset(scopes):
        raise ScopeNotHers
    if held >= MOST:
        raise TooManyTokens(MOST)


def check_scope(bearer: Bearer, needed: Scope | None) -> None:
    """Raise `TokenNotAccepted` where no token helps, `TokenOutOfScope` where this one lacks the scope."""
    if needed is None:
        raise TokenNotAccepted
    if needed not in bearer.scopes:
        raise TokenOutOfScope(needed)


def known_scopes(names: Collection[str]) -> frozenset[Scope]:
    """Stored names as scopes; one that a later version took away opens nothing."""
    return frozenset(scope for scope in Scope if scope.value in names)


def _is_open(scope: Scope, person: Person) -> bool:
    match PURPOSES[scope]:
        case Datum() as datum:
            return person.holds(*roles_that_see(datum))
        case Duty() as duty:
            return may_do(duty, person)
    return True
