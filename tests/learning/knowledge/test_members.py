"""One more member of an enumeration, or one fewer, is a rule that an agent must know."""

import pytest

from learning.knowledge.rank import WORTH_AN_ITEM
from learning.knowledge.update import compare, worth_teaching

PAIRS = [
    ("可以受理挂失、解挂、密码重置业务。", "可以受理挂失、解挂、密码重置、限额调整业务。"),
    ("可以受理挂失、解挂、密码重置业务。", "可以受理挂失、密码重置业务。"),
    ("须经班长授权：限额上调、账户解冻。", "须经班长授权：地址变更、限额上调、账户解冻。"),
    ("证件包括身份证和护照。", "证件包括身份证、护照和居住证。"),
    (
        "本人、配偶患下列疾病之一的，可以提取：\n\n- 肝炎\n",
        "本人、配偶、父母患下列疾病之一的，可以提取：\n\n- 肝炎\n",
    ),
    ("Bring a passport or an identity card.", "Bring a passport, a driving licence or an identity card."),
    ("The app, the website and branches take orders.", "The app and branches take orders."),
]
"""The rule before and after."""


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_member_that_came_or_went_is_worth_asking(before: str, after: str) -> None:
    assert len(worth_teaching(compare(before, after).facts, WORTH_AN_ITEM)) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("可以受理挂失、解挂、密码重置业务。", "可以受理密码重置、挂失和解挂业务。"),
        ("Bring a passport or an identity card.", "Bring an identity card or a passport."),
    ],
)
def test_the_same_members_in_another_order_are_no_fact(before: str, after: str) -> None:
    assert compare(before, after).facts == ()
