"""An entry says nothing without what it stands under."""

import pytest

from learning.knowledge.facts.finding import Shape
from learning.knowledge.rank import WORTH_AN_ITEM
from learning.knowledge.update import compare, worth_teaching

FAULTS = """# 质检标准

## 一般差错

- 未使用规范开头语
- 承诺的回复时限超出本岗权限
- 未在 3 声内接起

## 致命差错

- 泄露客户信息
- 辱骂客户
"""
PAPERS = """# 证件

可以受理的证件：

- 居民身份证
- 护照
- 驾驶证

不予受理的证件：

- 工作证
- 学生证
"""
DECISIONS = """# Who decides

## Agents

- Change of address
- Card replacement without charge

## Supervisor on duty

- Higher limits
"""


def moved(page: str, entry: str, behind: str) -> str:
    return page.replace(f"- {entry}\n", "").replace(f"- {behind}\n", f"- {behind}\n- {entry}\n")


@pytest.mark.parametrize(
    ("before", "entry", "behind", "old", "new"),
    [
        (FAULTS, "承诺的回复时限超出本岗权限", "辱骂客户", "一般差错", "致命差错"),
        (FAULTS, "未在 3 声内接起", "辱骂客户", "一般差错", "致命差错"),
        (PAPERS, "驾驶证", "学生证", "可以受理的证件", "不予受理的证件"),
        (
            DECISIONS,
            "Card replacement without charge",
            "Higher limits",
            "Agents",
            "Supervisor on duty",
        ),
    ],
)
def test_an_entry_under_another_class_is_worth_asking(
    before: str, entry: str, behind: str, old: str, new: str
) -> None:
    (fact,) = worth_teaching(compare(before, moved(before, entry, behind)).facts, WORTH_AN_ITEM)

    assert (fact.finding.shape, fact.old, fact.new) == (Shape.CLASS, old, new)
    assert fact.statement in (f"{new}：{entry}", f"{new}: {entry}")


@pytest.mark.parametrize(
    "after",
    [
        FAULTS.replace("## 一般差错", "## 一、一般差错项").replace("## 致命差错", "## 二、致命差错项"),
        "# 质检标准\n\n## 致命差错"
        + FAULTS.split("## 致命差错")[1]
        + "\n## 一般差错"
        + FAULTS.split("## 一般差错")[1].split("##")[0],
        moved(FAULTS, "未使用规范开头语", "未在 3 声内接起"),
    ],
    ids=["headings numbered", "sections exchanged", "within the class"],
)
def test_a_page_in_another_order_changes_no_class(after: str) -> None:
    assert compare(FAULTS, after).facts == ()


def test_a_whole_sentence_says_the_same_under_another_heading() -> None:
    before = "# 卡片\n\n## 挂失\n\n- 立即停用\n- 挂失费 10 元，当场收取。\n\n## 收费\n\n- 年费按年收取。\n"

    assert compare(before, moved(before, "挂失费 10 元，当场收取。", "年费按年收取。")).facts == ()
