import random

import pytest

from learning.people.accounts.choosing import as_issued, check_password, new_code
from learning.people.errors import PasswordTooEasy


@pytest.mark.parametrize(
    "password",
    [
        pytest.param("Ab3$efg", id="short"),
        pytest.param("111111111111", id="one-character"),
        pytest.param("121212121212", id="two-characters"),
        pytest.param("shift-6021-desk", id="with-her-sign-in"),
        pytest.param("ZhouXiaowen1998", id="with-her-name"),
    ],
)
def test_what_is_easy_to_guess_is_refused(password: str) -> None:
    with pytest.raises(PasswordTooEasy):
        check_password(password, sign_in="6021", name="zhouxiaowen")


@pytest.mark.parametrize("password", ["correct horse battery", "两通电话之间一分钟看懂", "k7#mQ2!vX9"])
def test_length_is_enough(password: str) -> None:
    check_password(password, sign_in="6021", name="周晓雯")


def test_a_code_has_no_letters_that_look_or_sound_alike() -> None:
    codes = "".join(new_code(random.Random(seed)) for seed in range(200))

    assert not set(codes) & set("01OIL")


@pytest.mark.parametrize("typed", ["abcde-23456", "ABCDE23456", " abcde 23456 ", "ABCDE—23456"])
def test_a_code_may_be_typed_as_one_likes(typed: str) -> None:
    assert as_issued(typed) == "ABCDE-23456"
