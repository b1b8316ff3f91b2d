import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.lessons.screen import Area, Release, overlapping, read_area, read_release

PLACES = st.integers(0, 999)


@given(st.builds(Area, PLACES, PLACES, PLACES, PLACES))
def test_an_area_is_read_as_it_is_written(area: Area) -> None:
    assert read_area(str(area)) == area


@pytest.mark.parametrize(
    "text", ["", "1 2 3", "1 2 3 4 5", "1 2 3 x", "-1 2 3 4", "1.25 2 3 4", "1,5 2 3 4", "٣ 2 3"]
)
def test_what_is_not_four_numbers_with_a_decimal_at_most_is_no_area(text: str) -> None:
    assert read_area(text) is None


def test_areas_that_touch_do_not_overlap_and_one_inside_another_does() -> None:
    whole, beside, inside = Area(0, 0, 500, 500), Area(500, 0, 500, 500), Area(100, 100, 10, 10)

    assert overlapping([whole, beside, inside]) == [2]


@pytest.mark.parametrize(
    ("earlier", "later"), [("5.2", "5.3"), ("5.9", "5.10"), ("5", "5.1"), ("v5.2", "6"), ("2026春", "2027春")]
)
def test_versions_are_ordered_by_their_numbers(earlier: str, later: str) -> None:
    one, other = Release("卡管系统", earlier), Release("卡管系统", later)

    assert one.precedes(other)
    assert not other.precedes(one)


def test_versions_of_two_systems_have_no_order() -> None:
    assert not Release("卡管系统", "5.2").precedes(Release("工单系统", "6"))


def test_the_version_is_the_last_word_of_a_release() -> None:
    assert read_release("Card Desk 5.2") == Release("Card Desk", "5.2")
    assert read_release("卡管系统") is None
