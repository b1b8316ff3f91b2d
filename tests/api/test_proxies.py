from datetime import datetime

import httpx
import pytest
from pydantic import SecretStr, ValidationError
from tortoise import connections

from api.app import create_app
from api.csrf import COOKIE, HEADER, FormTokens
from api.proxies import client_address, parse_networks
from api.settings import Settings
from learning.people.throttle.limit import address_key

OURS = parse_networks("10.0.0.1, 192.168.7.0/24, fd00::/8")


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("203.0.113.9", [], "203.0.113.9"),
        ("203.0.113.9", ["198.51.100.1"], "203.0.113.9"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["1.1.1.1, 198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["1.1.1.1", "198.51.100.1, 192.168.7.3"], "198.51.100.1"),
        ("10.0.0.1", ["192.168.7.9"], "192.168.7.9"),
        ("10.0.0.1", ["198.51.100.1:52100"], "198.51.100.1"),
        ("10.0.0.1", ["[2001:db8::1]:52100"], "2001:db8::1"),
        ("::ffff:10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("fd00::1", ["2001:db8::1"], "2001:db8::1"),
        ("10.0.0.1", ["198.51.100.1, unknown"], "10.0.0.1"),
        ("10.0.0.1", ["198.51.100.1,"], "10.0.0.1"),
        (None, ["198.51.100.1"], None),
    ],
)
def test_the_nearest_stranger_is_the_client(
    peer: str | None, forwarded: list[str], expected: str | None
) -> None:
    assert client_address(peer, forwarded, OURS) == expected


def test_without_trusted_proxies_no_header_is_believed() -> None:
    assert client_address("127.0.0.1", ["198.51.100.1"], ()) == "127.0.0.1"


@pytest.mark.parametrize("written", ["proxy.bank.example", "10.0.0.1/8", "10.0.0.300"])
def test_what_is_no_network_is_refused_at_the_start(written: str) -> None:
    with pytest.raises(ValidationError):
        Settings(trusted_proxies=written)


@pytest.mark.parametrize(("trusted", "counted"), [("127.0.0.0/8", "198.51.100.1"), ("", "127.0.0.1")])
async def test_tries_behind_a_proxy_are_counted_by_whom_it_saw(
    database: object, now: datetime, trusted: str, counted: str
) -> None:
    settings = Settings(
        secret=SecretStr("s" * 32),
        database_url=SecretStr("postgresql://not/used"),
        with_jobs=False,
        trusted_proxies=trusted,
    )
    transport = httpx.ASGITransport(create_app(settings, clock=lambda: now), client=("127.0.0.1", 40000))
    form_token = FormTokens("s" * 32, secure=False).issue()

    async with httpx.AsyncClient(transport=transport, base_url="http://interlude.test") as client:
        await client.post(
            "/api/v1/session",
            json={"sign_in": "1101", "password": "not hers"},
            headers={
                HEADER: form_token,
                "cookie": f"{COOKIE}={form_token}",
                "x-forwarded-for": "198.51.100.1",
            },
        )

    rows = await connections.get("default").execute_query_dict(
        "select key_hash from sign_in_try where kind = 'address'"
    )
    assert [row["key_hash"] for row in rows] == [address_key(counted)]
