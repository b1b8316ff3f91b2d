import random
from dataclasses import replace

import pytest

from learning.mastery.item_health.tally import FEWEST_STRONG, OptionUse, Tally, at_least

NOBODY = Tally(0, 0, 0.0, 0.0, 0.0, 0)


def told(answers: list[tuple[float, bool]]) -> Tally:
    """The sums over answers of given strength, right or not."""
    return Tally(
        answers=len(answers),
        right=sum(right for _, right in answers),
        strength=sum(strength for strength, _ in answers),
        strength_squared=sum(strength**2 for strength, _ in answers),
        strength_right=sum(strength for strength, right in answers if right),
        strong=0,
    )


def strong(uses: dict[int, int], *, right: frozenset[int] = frozenset({0})) -> Tally:
    """Strong people by the option they chose."""
    options = tuple(OptionUse(option, n, n if option in right else 0, n) for option, n in uses.items())
    return replace(NOBODY, strong=sum(uses.values()), options=options)


def test_nobody_says_nothing() -> None:
    assert (NOBODY.facility, NOBODY.discrimination, NOBODY.disputed_by) == (None, None, None)


def test_facility_is_the_share_of_right_answers() -> None:
    assert told([(0.0, True), (0.0, True), (0.0, True), (0.0, False)]).facility == 0.75


def test_discrimination_is_the_correlation_of_right_with_strength() -> None:
    """By hand: strengths 1, 2, 3, 4 with the upper two right give r = 2 / sqrt(5)."""
    answers = [(1.0, False), (2.0, False), (3.0, True), (4.0, True)]

    assert told(answers).discrimination == pytest.approx(2 / 5**0.5)


def test_an_item_that_the_weak_get_right_discriminates_the_wrong_way() -> None:
    answers = [(1.0, True), (2.0, True), (3.0, False), (4.0, False)]

    assert told(answers).discrimination == pytest.approx(-2 / 5**0.5)


@pytest.mark.parametrize(
    "answers", [[(1.0, True), (2.0, True)], [(1.0, True), (1.0, False)]], ids=["all right", "all alike"]
)
def test_without_variation_there_is_no_discrimination(answers: list[tuple[float, bool]]) -> None:
    assert told(answers).discrimination is None


def test_the_lower_end_of_a_share_is_that_of_wilson() -> None:
    assert at_least(8, 10) == pytest.approx(0.4902, abs=1e-4)


def test_strong_people_who_agree_on_a_wrong_option_dispute_the_key() -> None:
    assert strong({0: 1, 2: 9}).disputed_by == 2


def test_too_few_of_them_dispute_nothing() -> None:
    assert strong({2: FEWEST_STRONG - 1}).disputed_by is None


def test_strong_people_who_err_in_different_ways_dispute_nothing() -> None:
    assert strong({0: 1, 1: 5, 2: 5}).disputed_by is None


def test_an_option_that_was_right_for_some_is_no_wrong_key() -> None:
    """The old rule was right until midnight: who was right by it before does not dispute the new one."""
    assert strong({0: 1, 2: 9}, right=frozenset({0, 2})).disputed_by is None


def answered_until(disputed: bool, share: float, seed: int, *, most: int) -> int | None:
    """How many strong people answer before a key is disputed, when this share of them knows what is true."""
    chance, uses = random.Random(seed), {0: 0, 1: 0, 2: 0, 3: 0}
    truth = 2 if disputed else 0
    for n in range(1, most + 1):
        uses[truth if chance.random() < share else chance.choice([o for o in uses if o != truth])] += 1
        if strong(uses).disputed_by is not None:
            return n
    return None


def test_a_deliberately_wrong_key_is_found_within_forty_strong_answers() -> None:
    found = [answered_until(True, 0.85, seed, most=40) for seed in range(200)]

    assert None not in found
    assert sorted(each for each in found if each)[len(found) // 2] <= 10, "half of them within ten"


def test_a_hard_item_with_a_right_key_is_left_alone() -> None:
    assert [answered_until(False, 0.5, seed, most=200) for seed in range(200)].count(None) == 200
