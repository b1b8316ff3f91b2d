import pytest
from argon2 import PasswordHasher

from learning.people.passwords import NOBODYS_HASH, hash_password, is_outdated, is_password


def test_a_password_fits_the_hash_it_made() -> None:
    assert is_password("夜班-8001", hash_password("夜班-8001"))


def test_another_password_does_not_fit() -> None:
    assert not is_password("夜班-8002", hash_password("夜班-8001"))


def test_the_same_password_never_makes_the_same_hash_twice() -> None:
    assert hash_password("夜班-8001") != hash_password("夜班-8001")


def test_the_hash_is_argon2id() -> None:
    assert hash_password("夜班-8001").startswith("$argon2id$")


@pytest.mark.parametrize("unreadable", ["", "!", "plain text", "$argon2id$v=19$m=1"])
def test_an_unreadable_hash_fits_nothing(unreadable: str) -> None:
    assert not is_password("", unreadable)


def test_the_hash_of_nobody_costs_what_a_real_one_costs() -> None:
    assert not is_outdated(NOBODYS_HASH)


def test_a_hash_with_other_parameters_is_outdated() -> None:
    assert is_outdated(PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash("夜班-8001"))


def test_todays_hash_is_not_outdated() -> None:
    assert not is_outdated(hash_password("夜班-8001"))
