"""What each route is for. A route says so in its `opt`; the gate in `api/auth.py` lets in whom that admits.

`opt={"purpose": Datum.READINESS}` shows data of others, `Duty.…` is work of some roles,
`SELF` is about nobody but the person who asks, `PUBLIC` needs no sign-in,
`SIGNED` takes what another system signed and looks at no sign-in: the route checks the signature itself.
A route without a purpose is closed to everyone, and a test fails.
`"scope": Scope.…` beside it lets programs with a token of that scope in too; without, no token opens the route.
"""

from enum import StrEnum
from functools import cache

from litestar.handlers import BaseRouteHandler

from learning.people.access import Datum, Duty, may_do, roles_that_see, roles_with
from learning.people.person import Person, Role
from learning.people.tokens.token import Scope


class Reach(StrEnum):
    """Purposes that look at no role."""

    PUBLIC = "public"
    SELF = "self"
    SIGNED = "signed"


PUBLIC = Reach.PUBLIC
SELF = Reach.SELF
SIGNED = Reach.SIGNED

Purpose = Reach | Datum | Duty

SIGNS_IN_ITSELF = "signs_in_itself"
"""`opt` key of a hot path that reads the session within its own statement; the gate leaves that to it."""

ONLY_PROGRAMS = "only_programs"
"""`opt` key of a route that is for programs alone."""


class RouteWithoutPurpose(Exception):
    """A bug: someone added a route and did not say what for."""


def purpose_of(handler: BaseRouteHandler) -> Purpose:
    """What the route is for. Raises `RouteWithoutPurpose` if it does not say."""
    purpose = _purposes().get(handler.opt.get("purpose", ""))
    if purpose is None:
        raise RouteWithoutPurpose(f"{handler} has no purpose in its opt")
    return purpose


def scope_of(handler: BaseRouteHandler) -> Scope | None:
    """The scope with which a token opens the route; none if no token does."""
    said = handler.opt.get("scope")
    return Scope(said) if said else None


def is_admitted(person: Person, purpose: Purpose) -> bool:
    """Whether the gate lets her through."""
    if isinstance(purpose, Reach):
        return True
    return may_do(purpose, person) if isinstance(purpose, Duty) else person.holds(*roles_admitted(purpose))


def roles_admitted(purpose: Purpose) -> frozenset[Role]:
    """Whose holders the gate lets through; which people they then see is for the query to narrow."""
    match purpose:
        case Datum():
            return roles_that_see(purpose)
        case Duty():
            return roles_with(purpose)
    return frozenset(Role)


@cache
def _purposes() -> dict[str, Purpose]:
    return {str(purpose): purpose for kind in (Reach, Datum, Duty) for purpose in kind}
