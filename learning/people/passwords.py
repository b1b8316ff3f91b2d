"""Passwords: hashed with Argon2id, compared in the same time whoever asks."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# OWASP Password Storage Cheat Sheet, the first Argon2id row for little memory: 19 MiB, two passes, one lane.
# A shift's start signs in hundreds within minutes, beside a database, inside one small memory budget.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

NOBODYS_HASH = (
    "$argon2id$v=19$m=19456,t=2,p=1$zpyrboYS+TG0p9w88znbAA$hDHxwLwdwG+OwUm73eLtKIeM5Y+NQGPKz9dMEfxQ9JI"
)
"""No password fits it; it has today's parameters, so that an unknown sign-in costs as much as a known one."""


def hash_password(password: str) -> str:
    """A salted hash that carries its own parameters. Takes tens of milliseconds: not for the event loop."""
    return _HASHER.hash(password)


def is_password(password: str, password_hash: str) -> bool:
    """Whether the password made this hash. As slow as hashing; an unreadable hash fits nothing."""
    try:
        return _HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(password_hash: str) -> bool:
    """Whether today's parameters differ from the hash's, so that it is worth making anew."""
    return _HASHER.check_needs_rehash(password_hash)
