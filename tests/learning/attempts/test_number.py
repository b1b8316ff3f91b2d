from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.attempts.number import read_number


@pytest.mark.parametrize(
    "text",
    [
        "50000",
        "50,000",
        "５００００",
        "5万",
        "五万",
        "五万元",
        "5 万元",
        "50000 元",
        "¥50,000",
        "50000块",
        "人民币5万元",
    ],
)
def test_fifty_thousand_yuan_is_one_number_however_it_is_typed(text: str) -> None:
    assert read_number(text, unit="元") == 50_000


@pytest.mark.parametrize("text", ["5", "五", "5万", "5万元", "50000元"])
def test_a_bare_number_counts_in_the_unit_that_is_shown(text: str) -> None:
    assert read_number(text, unit="万元") == 50_000


def test_a_unit_other_than_money_is_taken_off() -> None:
    assert read_number("3 个工作日", unit="个工作日") == 3


def test_a_rate_keeps_its_point() -> None:
    assert read_number("0.05%", unit="%") == Decimal("0.05")


@pytest.mark.parametrize("text", ["", "很多", "5 到 6", "1e9999999", "nan", "٣x", "万", "五" * 40, "1.2.3"])
def test_what_states_no_number_is_none(text: str) -> None:
    assert read_number(text, unit="元") is None


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_every_plain_amount_reads_as_itself(amount: Decimal) -> None:
    assert read_number(f"{amount:,}", unit="元") == amount


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    read_number(text, unit="万元")
