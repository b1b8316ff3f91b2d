"""Who may be signed in by a work system, for how long its code opens, and where it may lead."""

import re
from datetime import timedelta

from learning.people.person import Person, Role

LIFETIME = timedelta(seconds=60)
SIGN_IN_THEMSELVES = frozenset({Role.OWNER, Role.COMPLIANCE, Role.ADMIN})
"""Whose work decides for others. A work system's token that strayed must not be able to approve a rule."""

_INNER_PLACES = re.compile(r"/(?:(?:skills|badges|updates|me)(?:/[0-9a-f-]{36})?|sittings/[0-9a-f-]{36})?")


def may_be_launched(person: Person) -> bool:
    """Whether a work system may sign her in; the others type their password."""
    return not person.holds(*SIGN_IN_THEMSELVES)


def inner_place(wanted: str) -> str:
    """The place to open after signing in: one of the pages for learners and leads, else the first page."""
    return wanted if _INNER_PLACES.fullmatch(wanted) else "/"
