import pytest

from learning.people.throttle.limit import account_key, address_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", id="one-holder-of-a-64"),
        pytest.param("::ffff:10.1.2.3", "10.1.2.3", id="the-same-address-in-both-spellings"),
        pytest.param("fe80::1%eth0", "fe80::2%eth1", id="with-an-interface"),
        pytest.param(None, "not an address", id="nobody-knows-where"),
    ],
)
def test_one_place_is_counted_as_one(one: str | None, other: str | None) -> None:
    assert address_key(one) == address_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("10.1.2.3", "10.1.2.4"), ("2001:db8:1:2::1", "2001:db8:1:3::1"), ("10.1.2.3", None)],
)
def test_two_places_are_counted_apart(one: str | None, other: str | None) -> None:
    assert address_key(one) != address_key(other)


def test_an_account_named_like_an_address_is_not_the_address() -> None:
    assert account_key("10.1.2.3") != address_key("10.1.2.3")


def test_nothing_that_was_typed_can_be_read_from_a_key() -> None:
    assert "hunter2" not in account_key("hunter2")
