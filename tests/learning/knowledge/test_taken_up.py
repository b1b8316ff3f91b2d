"""A rule whose figures and words stand in another form is neither gone nor new; one whose figure moved is."""

from learning.knowledge.rank import WORTH_AN_ITEM
from learning.knowledge.update import FactChange, compare

PROSE = """# 外币现钞业务要点

个人年度结汇额度为每人等值 5 万美元，不得跨年结转。

提取外币现钞，当日累计等值 1 万美元以下（含）的，凭本人有效身份证件办理；超过 1 万美元的，还须提供外汇管理部门签发的备案表。
存入外币现钞，当日累计等值 5,000 美元以下（含）的，凭本人有效身份证件办理；超过 5,000 美元的，还须提供海关申报单。

残损外币由网点登记后托收，手续费按票面金额的 2% 收取。
"""
TABLE = """# 外币现钞业务要点

个人年度结汇额度为每人等值 5 万美元，不得跨年结转。

| 业务 | 当日累计金额 | 所需材料 |
|---|---|---|
| 提取外币现钞 | 等值 1 万美元以下（含） | 本人有效身份证件 |
| 提取外币现钞 | 超过等值 1 万美元 | 本人有效身份证件、外汇管理部门签发的备案表 |
| 存入外币现钞 | 等值 {deposit} 美元以下（含） | 本人有效身份证件 |
| 存入外币现钞 | 超过等值 {deposit} 美元 | 本人有效身份证件、海关申报单 |

残损外币由网点登记后托收，手续费按票面金额的 2% 收取。
"""


def gone(facts: tuple[FactChange, ...]) -> list[str]:
    return [fact.statement for fact in facts if fact.change == "removed"]


def test_a_paragraph_that_became_a_table_is_not_gone() -> None:
    assert not gone(compare(PROSE, TABLE.format(deposit="5,000")).facts)


def test_only_the_half_whose_figure_moved_is_told() -> None:
    facts = compare(PROSE, TABLE.format(deposit="1 万")).facts

    assert not any("提取" in statement for statement in gone(facts))
    assert any(fact.change == "added" and "存入外币现钞" in fact.statement for fact in facts)


def test_a_rule_that_no_new_sentence_takes_up_is_gone() -> None:
    assert gone(
        compare(PROSE, PROSE.replace("残损外币由网点登记后托收，手续费按票面金额的 2% 收取。", "")).facts
    )


FORMAL = """# 贷款

借款人可以提前偿还全部或者部分贷款。提前还款应当提前 15 日提出申请。

贷款期限在 1 年以内的，可以按月付息、到期还本；期限超过 1 年的，应当按月等额还款。

单笔支付金额超过 50 万元的，采用受托支付方式，由本行将资金直接支付给借款人的交易对手。

借款人不能按期还款的，应当在到期前 30 日申请展期。
"""
SPOKEN = """# 贷款

全还、还一部分都可以，提前 15 日跟我们说。

期限 1 年以内的，可以每个月付利息，到期一次还本金。超过 1 年的，就得每月等额还。

一笔超过 30 万元的，走受托支付，由我们直接付给您的交易对手。

到期还不上的，可以申请展期，要在到期前 30 日提出来。
"""


def test_of_a_page_told_anew_only_the_figure_that_moved_is_asked() -> None:
    facts = compare(FORMAL, SPOKEN).facts
    asked = [fact for fact in facts if fact.importance >= WORTH_AN_ITEM]

    assert [fact.new for fact in asked] == ["30 万元"]
    assert not gone(facts)
