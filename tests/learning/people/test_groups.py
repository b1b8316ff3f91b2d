import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.people.groups import LEAST_IN_GROUP, ROUNDED_TO, counted, rounded


@pytest.mark.parametrize(("people", "told"), [(0, 0), (1, None), (7, None), (8, 8), (40, 40)])
def test_of_fewer_than_eight_only_that_there_are_none_is_told(people: int, told: int | None) -> None:
    assert counted(people) == told


@pytest.mark.parametrize(("people", "told"), [(0, None), (7, None), (8, 10), (12, 10), (13, 15), (100, 100)])
def test_what_can_be_compared_is_told_to_the_nearest_five(people: int, told: int | None) -> None:
    assert rounded(people) == told


@given(st.integers(LEAST_IN_GROUP, 500), st.integers(0, LEAST_IN_GROUP - 1))
def test_a_small_group_cannot_be_counted_by_subtracting(people: int, few: int) -> None:
    whole, part = rounded(people + few), rounded(people)

    assert whole is not None
    assert part is not None
    assert (whole - part) % ROUNDED_TO == 0
    assert abs(whole - part - few) < ROUNDED_TO
