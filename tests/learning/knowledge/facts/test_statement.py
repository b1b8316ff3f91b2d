"""A rule is said with the condition it stands under, wherever the page wrote that condition down."""

import pytest

from learning.knowledge.update import statements


def said(text: str) -> list[str]:
    return [each.statement for each in statements(text)]


def test_a_condition_before_a_note_holds_for_the_list_under_it() -> None:
    page = (
        "- 未购买增值服务的情况下，下单时间不超过 7 个自然日。\n\n**说明：**\n\n- 下单超过 7 个自然日的，不再支持退款。\n\n"
        "购买增值服务的情况下，下单时间不超过 30 个自然日。\n\n**说明：**\n\n- 下单超过 30 个自然日的，不再支持退款。\n"
    )

    assert said(page)[1::2] == [
        "未购买增值服务的情况下：下单超过 7 个自然日的，不再支持退款。",
        "购买增值服务的情况下：下单超过 30 个自然日的，不再支持退款。",
    ]


def test_a_sentence_with_a_condition_of_its_own_is_not_put_under_another() -> None:
    page = (
        "未购买增值服务的情况下，7 个自然日内可以退款。\n\n**说明：**\n\n- 超过 7 个自然日的，不再支持退款。\n"
        "  购买增值服务的情况下，30 个自然日内可以退款。\n\n  **说明：**\n\n  - 超过 30 个自然日的，不再支持退款。\n"
    )

    assert said(page) == [
        "未购买增值服务的情况下，7 个自然日内可以退款。",
        "未购买增值服务的情况下：超过 7 个自然日的，不再支持退款。",
        "购买增值服务的情况下，30 个自然日内可以退款。",
        "购买增值服务的情况下：超过 30 个自然日的，不再支持退款。",
    ]


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("2. 客户本人不能到场的", "须在 3 日内补交委托书。", "客户本人不能到场的：须在 3 日内补交委托书。"),
        (
            "If the card is lost",
            "Order a new card within 2 days.",
            "If the card is lost: Order a new card within 2 days.",
        ),
        ("When you'll receive a card", "A card comes within 5 days.", "A card comes within 5 days."),
        ("补卡的时限", "须在 3 日内补交委托书。", "须在 3 日内补交委托书。"),
    ],
)
def test_a_heading_that_is_a_condition_is_said_with_its_rules(heading: str, text: str, expected: str) -> None:
    assert said(f"# 规定\n\n## {heading}\n\n{text}\n") == [expected]
