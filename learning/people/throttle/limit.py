"""How many tries are free, how long the waits after them grow, and what is counted together."""

from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv6Address, ip_address


@dataclass(frozen=True, slots=True)
class Limit:
    """Tries beyond the free ones are followed by a wait that doubles from `first_wait` up to `longest_wait`.

    Tries are forgotten one by one, each after `forgets_after`; all in seconds.
    """

    free: int
    first_wait: int
    longest_wait: int
    forgets_after: int


ACCOUNT = Limit(free=5, first_wait=5, longest_wait=600, forgets_after=900)
"""Someone who mistypes waits seconds; who guesses has about 150 guesses a day at one account.

The longest wait is ten minutes, because whoever knows a colleague's number could impose it on her.
"""

ADDRESS = Limit(free=200, first_wait=5, longest_wait=300, forgets_after=30)
"""A whole centre may share one address at the start of a shift, so it is generous; sign-ins that work do not count."""


def account_key(sign_in: str) -> str:
    """What tries at one account are counted by. A hash: a password typed into the wrong field is not kept."""
    return sha256(f"account {sign_in}".encode()).hexdigest()


def address_key(address: str | None) -> str:
    """What tries from one place are counted by: an IPv4 address, or the /64 of an IPv6 one.

    Whoever holds one IPv6 address holds its whole /64. What is no address is one place together.
    """
    return sha256(f"address {_place(address)}".encode()).hexdigest()


def _place(address: str | None) -> str:
    try:
        parsed = ip_address((address or "").split("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or int(parsed) >> 64)
    return str(parsed)
