from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from learning.people.person import PersonId
from learning.people.sign_in import as_kept, open_session, token_hash

NOW = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)


def test_a_session_ends_after_its_lifetime() -> None:
    session = open_session("token", PersonId(UUID(int=1)), lifetime=timedelta(hours=12), now=NOW)

    assert (session.created_at, session.expires_at) == (NOW, NOW + timedelta(hours=12))


def test_a_session_does_not_hold_its_token() -> None:
    session = open_session("a-long-token", PersonId(UUID(int=1)), lifetime=timedelta(hours=12), now=NOW)

    assert "a-long-token" not in repr(session)


def test_a_token_is_kept_as_its_sha_256_in_hex() -> None:
    # The published test vector for "abc", FIPS 180-2, appendix B.1.
    assert token_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("8001", "8001", id="as-is"),
        pytest.param(" 8001 ", "8001", id="blanks-around"),
        pytest.param("８００１", "8001", id="full-width"),
        pytest.param("8001\u3000", "8001", id="ideographic-space"),
    ],
)
def test_a_sign_in_is_read_as_the_account_keeps_it(typed: str, kept: str) -> None:
    assert as_kept(typed) == kept
