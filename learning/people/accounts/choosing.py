"""What a new password must be like, and what a code to choose one looks like."""

import random
from datetime import timedelta

from learning.people.errors import PasswordTooEasy

SHORTEST = 10
"""Length is what counts (NIST SP 800-63B, 3.1.1.2): no rules on kinds of characters, no forced change."""
CODE_LIFETIME = timedelta(minutes=15)
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0 O 1 I L: a code is read out over the phone."""


def check_password(password: str, *, sign_in: str, name: str) -> None:
    """Raise `PasswordTooEasy` for one that is short, repeats few characters or contains her sign-in or name."""
    lowered = password.casefold()
    if len(password) < SHORTEST or len(set(lowered)) < SHORTEST // 2:
        raise PasswordTooEasy(SHORTEST)
    if any(len(known) >= SHORTEST // 3 and known.casefold() in lowered for known in (sign_in, name)):
        raise PasswordTooEasy(SHORTEST)


def new_code(chance: random.Random) -> str:
    """Ten letters in two halves, 49 bits; `chance` must be a cryptographic source."""
    letters = "".join(chance.choices(_LETTERS, k=10))
    return f"{letters[:5]}-{letters[5:]}"


def as_issued(typed: str) -> str:
    """The code as it was issued, however it was typed."""
    letters = "".join(each for each in typed.upper() if each in _LETTERS)
    return f"{letters[:5]}-{letters[5:]}"
