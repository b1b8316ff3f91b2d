"""Whose address a request has when it comes through proxies of the bank's own."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
_WITH_PORT = re.compile(r"\[([^\]]+)\](?::\d+)?|([^:]+):\d+")


@cache
def parse_networks(written: str) -> tuple[Network, ...]:
    """Addresses and networks parted by commas. Raises `ValueError` for one that is neither."""
    return tuple(ip_network(each.strip()) for each in written.split(",") if each.strip())


def client_address(peer: str | None, forwarded: Iterable[str], trusted: Sequence[Network]) -> str | None:
    """The address nearest to us that no trusted proxy has; without trusted proxies that of the peer.

    `forwarded` holds the values of X-Forwarded-For in their order. Each proxy adds at the right whom it saw, so what
    stands left of the first stranger could have been written by anybody and is not looked at.
    """
    seen, known = peer, _parsed(peer or "")
    for written in reversed([each for value in forwarded for each in value.split(",")]):
        if known is None or not _is_trusted(known, trusted):
            break
        known = _parsed(written)
        seen = str(known) if known else seen
    return seen


def _is_trusted(address: Address, trusted: Sequence[Network]) -> bool:
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return any((mapped or address) in network for network in trusted)


def _parsed(written: str) -> Address | None:
    found = _WITH_PORT.fullmatch(written.strip())
    try:
        return ip_address((found[1] or found[2]) if found else written.strip())
    except ValueError:
        return None
