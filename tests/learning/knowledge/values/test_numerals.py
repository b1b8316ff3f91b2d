from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.knowledge.values.numerals import read_number, write_like


@pytest.mark.parametrize(
    ("token", "number"),
    [
        ("二十", 20),
        ("一百零五", 105),
        ("十", 10),
        ("两", 2),
        ("二〇二六", 2026),
        ("3亿", 300_000_000),
        ("1.5 万", 15_000),
        ("30,000", 30_000),
        ("twenty-five", 25),
    ],
)
def test_a_number_is_read_in_any_script(token: str, number: int) -> None:
    assert read_number(token) == Decimal(number)


@pytest.mark.parametrize("token", ["万", "abc", "", "十分之"])
def test_what_is_no_number_is_refused(token: str) -> None:
    assert read_number(token) is None


@pytest.mark.parametrize(
    ("sample", "number", "written"),
    [
        ("20 万元", 150_000, "15 万元"),
        ("5,000 元", 20_000, "20,000 元"),
        ("三个工作日", 5, "五个工作日"),
        ("三次", 2, "两次"),
        ("二十日", 12, "十二日"),
        ("eight hours", 12, "twelve hours"),
        ("$1.50", 2, "$2.00"),
        ("$20", Decimal("0.5"), "$0.50"),
        ("2.05%", Decimal("2.2"), "2.20%"),
        ("五万元", 80_000, "八万元"),
        ("十万元", 20_000, "两万元"),
        ("三百元", 500, "五百元"),
        ("£5m", 2_000_000, "£2m"),
        ("千分之一", 2, "千分之二"),
        ("£10 million", 5_000_000, "£5 million"),
        ("fifty thousand dollars", 25_000, "twenty-five thousand dollars"),
    ],
)
def test_a_new_number_keeps_the_form_of_the_old_one(sample: str, number: int | Decimal, written: str) -> None:
    assert write_like(sample, Decimal(number)) == written


@given(st.integers(min_value=1, max_value=9_999_999))
def test_what_is_written_in_figures_reads_back(number: int) -> None:
    assert read_number(write_like("12,345", Decimal(number))) == number


@given(st.integers(min_value=1, max_value=99))
def test_what_is_written_in_chinese_reads_back(number: int) -> None:
    assert read_number(write_like("三", Decimal(number))) == number


@pytest.mark.parametrize(
    ("sample", "number", "written"),
    [
        ("90th", 61, "61st"),
        ("12th", 113, "113th"),
        ("third", 4, "fourth"),
        ("third", 20, "20th"),
        ("three times", 5, "five times"),
    ],
)
def test_a_place_in_a_row_is_written_as_the_sample_is(sample: str, number: int, written: str) -> None:
    assert write_like(sample, Decimal(number)) == written


def test_a_share_in_words_keeps_its_hundred() -> None:
    assert write_like("百分之四十", Decimal(30)) == "百分之三十"
