"""Who may be signed in by a work system, for how long its code opens, and where it may lead."""

import re
from datetime import timedelta
from hashlib import sha256

from learning.people.person import Person, Role
from learning.people.sign_in import as_kept

LIFETIME = timedelta(seconds=60)
SIGN_IN_THEMSELVES = frozenset({Role.OWNER, Role.COMPLIANCE, Role.ADMIN})
"""Whose work decides for others. A work system's token that strayed must not be able to approve a rule."""

_INNER_PLACES = re.compile(r"/(?:(?:skills|badges|updates|me)(?:/[0-9a-f-]{36})?|sittings/[0-9a-f-]{36})?")


def may_be_launched(person: Person) -> bool:
    """Whether a work system may sign her in; the others type their password."""
    return not person.holds(*SIGN_IN_THEMSELVES)


def bound(code: str, seat: str) -> str:
    """The code as it is kept: one that was asked for a seat opens only where the same seat is named."""
    return f"{code}@{as_kept(seat)}" if seat else code


def challenge_of(secret: str) -> str:
    """What a frame tells the window that it opens: SHA-256 in hex of what it keeps for itself (as RFC 7636, S256)."""
    return sha256(secret.encode()).hexdigest()


def answering(code: str, challenge: str) -> str:
    """The code as it is kept: it opens only for the frame whose secret has this challenge."""
    return f"{code}#{challenge}"


def inner_place(wanted: str) -> str:
    """The place to open after signing in: one of the pages for learners and leads, else the first page."""
    return wanted if _INNER_PLACES.fullmatch(wanted) else "/"
