"""Nothing is taught that does not stand in the texts."""

import pytest

from learning.lessons.grounding import Grounds

GROUNDS = Grounds(
    "《反洗钱法》规定，单笔 5 万元以上的现金业务须登记。", "Call the IVR on weekdays within 3 days."
)


@pytest.mark.parametrize("said", ["50,000 元", "五万元", "3 days", "第 2 步", "three days"])
def test_a_number_is_found_however_it_is_written(said: str) -> None:
    assert GROUNDS.missing_values(said) == ()


@pytest.mark.parametrize("said", ["6 万元", "5 日", "5 工作日", "4 days"])
def test_another_number_or_another_unit_is_missed(said: str) -> None:
    assert GROUNDS.missing_values(said) == (said,)


def test_titles_and_codes_that_nobody_wrote_are_missed() -> None:
    assert GROUNDS.missing_names("见《反洗钱法》和《反电信网络诈骗法》，用 IVR 或 R2D2") == (
        "《反电信网络诈骗法》",
        "R2D2",
    )


def test_a_clause_of_other_words_is_missed() -> None:
    assert GROUNDS.missing_clauses("现金业务须登记，客户可以在手机银行撤回授权。") == (
        "客户可以在手机银行撤回授权",
    )
