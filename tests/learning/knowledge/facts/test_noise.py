"""What only numbers or dates the page is no rule; a figure that sets something is."""

import pytest

from learning.knowledge.update import compare

RULE = "\n\nPaper statements cost £3 a month.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Harrow Bank, Acquiring. Tariff sheet 14.", "Harrow Bank, Acquiring. Tariff sheet 15."),
        ("Terms for cards, issue 3", "Terms for cards, issue 4"),
        ("适用机构：全部营业网点\n版本：第 7 版", "适用机构：全部营业网点\n版本：第 8 版"),
        ("最近更新：2025年9月", "最近更新：2026年2月"),
    ],
)
def test_the_number_of_the_page_is_no_fact(before: str, after: str) -> None:
    assert compare(before + RULE, after + RULE).facts == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Each order holds at most 14 sheets.", "Each order holds at most 15 sheets."),
        ("Send us sheet 14 within 3 days.", "Send us sheet 14 within 5 days."),
        ("Use version 3.", "Use version 4."),
        ("请提交申请表第 7 版，并盖章。", "请提交申请表第 8 版，并盖章。"),
    ],
)
def test_a_figure_in_a_rule_is_a_fact(before: str, after: str) -> None:
    assert compare(before + RULE, after + RULE).facts != ()
