"""Signing in: what a session is, and how its token is kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from unicodedata import normalize

from learning.people.person import PersonId


@dataclass(frozen=True, slots=True)
class Session:
    """One signed-in browser, from sign-in to the end of its shift."""

    token_hash: str
    person_id: PersonId
    created_at: datetime
    expires_at: datetime


def as_kept(typed: str) -> str:
    """The sign-in as accounts keep it: an input method may have typed ８００１ for 8001, or left a space."""
    return normalize("NFKC", typed).strip()


def token_hash(token: str) -> str:
    """What is stored of a session token: SHA-256 in hex. A copied table signs nobody in.

    No salt and no slow hash: the token is 256 random bits, so there is nothing to guess.
    """
    return sha256(token.encode()).hexdigest()


def open_session(token: str, person_id: PersonId, *, lifetime: timedelta, now: datetime) -> Session:
    """A session that ends by itself after `lifetime`, however busy it is."""
    return Session(token_hash(token), person_id, created_at=now, expires_at=now + lifetime)
