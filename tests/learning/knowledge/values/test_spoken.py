"""A number is the same number in words, in figures and as a share."""

import pytest

from learning.knowledge.values.find import find_values
from learning.knowledge.values.spoken import in_figures


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("打八折", "打 80%"),
        ("no later than 6.30 in the morning", "no later than 6:30"),
        ("once a fortnight", "every 2 weeks"),
        ("自十二月二十五日起", "自12月25日起"),
        ("打八五折", "打 85%"),
        ("退一半", "退 50%"),
        ("half the fee", "50% the fee"),
        ("begin at six o'clock", "begin at 6:00"),
        ("after three in the afternoon", "after 15:00"),
        ("每日七时至九时", "每日 7:00 至 9:00"),
        ("十七时半以后", "17:30 以后"),
        ("下午三点", "15:00"),
        ("双倍积分", "2 倍积分"),
        ("每册每天1角计收", "每册每天 0.1元 计收"),
        ("晚上8时30分", "20:30"),
        ("二十四时前", "24:00 前"),
    ],
)
def test_words_and_figures_hold_the_same_values(said: str, figures: str) -> None:
    assert [value.key for value in find_values(in_figures(said))] == [
        value.key for value in find_values(in_figures(figures))
    ]
    assert find_values(in_figures(said))


def test_a_number_word_with_nothing_counted_after_it_is_a_figure() -> None:
    assert in_figures("Yes, up to four.") == "Yes, up to 4."


@pytest.mark.parametrize("text", ["两小时内", "十时间", "注意三点要求", "7 点要求", "No more than one."])
def test_what_is_no_clock_and_no_bound_stays(text: str) -> None:
    assert in_figures(text) == text
