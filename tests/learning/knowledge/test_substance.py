import pytest

from learning.knowledge.rank import WORTH_AN_ITEM
from learning.knowledge.update import compare

KEPT = """
寄往国外的邮件，资费另行公布。
邮件投递到户，收件人当面签收。
挂号邮件凭收据查询。
平信不受理查询。
易碎物品应当包装牢固。
禁止寄递易燃易爆物品。
信函应当写明邮政编码。
包裹内件由寄件人申报。
收件人拒收的，退回寄件人。
节假日照常投递。
"""
# Four sentences said in other words; a fifth that no list of synonyms folds.
BEFORE = f"""# 邮件资费表

本说明适用于交寄到国内（不含港澳台）的信函、印刷品和包裹。
单件重量不能超过30千克，最长一边不能超过1.5米。
退回包裹按原资费的一半收费。
请携带身份证到任一网点申请。
账户被列入名单怎么申诉？
{KEPT}"""
AFTER = f"""# 邮件资费表

寄往国内（不含港澳台）的信函、印刷品和包裹，适用本资费表。
单件重量不得超过30千克，最长一边不得超过1.5米。
退回包裹按原资费的一半收取费用。
请带上身份证，到任一网点申请。
账户被列入名单，如何申诉？
{KEPT}"""


def asked(before: str, after: str) -> list[str]:
    return [fact.statement for fact in compare(before, after).facts if fact.importance >= WORTH_AN_ITEM]


def test_a_polished_page_leaves_nothing_to_ask() -> None:
    assert asked(BEFORE, AFTER) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("30千克", "35千克"),
        (
            "退回包裹按原资费的一半收取费用。",
            "退回包裹按原资费的一半收取费用，并扣除保管费、误工费、装卸费。",
        ),
    ],
    ids=["figure", "words"],
)
def test_a_rule_that_changed_in_a_polished_page_is_asked(old: str, new: str) -> None:
    assert asked(BEFORE, AFTER.replace(old, new)) != []


def test_a_rule_that_turned_in_a_page_left_alone_is_asked() -> None:
    assert asked("客户的积分可以转让给家属名下的账户。\n", "客户的积分不得转让给家属名下的账户。\n") != []


def test_what_still_stands_opposes_no_sentence_that_was_reworded() -> None:
    kept = f"{KEPT}国内通话分钟数不结转。\n"
    before = f"当月未用完的套餐内流量可以结转至次月月底，优先使用结转流量。\n{kept}"
    after = f"套餐内流量当月未用完的，可结转至次月月底，结转流量优先使用。\n{kept}"
    polished = BEFORE.removesuffix(KEPT).split("。", 1)[1], AFTER.removesuffix(KEPT).split("。", 1)[1]

    assert asked(before + polished[0], after + polished[1]) == []


def test_a_polished_page_whose_figures_all_stand_is_reworded_however_many_words_are_new() -> None:
    before = BEFORE.replace("本说明适用于", "包裹应当由寄件人封装。本说明适用于")
    after = AFTER.replace("寄往国内", "包裹应当由寄件人自行包好。寄往国内")

    assert asked(before, after) == []
    assert asked(before, after.replace("30千克", "35千克")) != []
