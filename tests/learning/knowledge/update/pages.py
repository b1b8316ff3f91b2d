"""A page of limits, and what comparing it says."""

from learning.knowledge.update import FactChange, compare

LIMITS = """# 转账限额

| 方式 | 单笔限额 | 日累计限额 |
|---|---|---|
| 短信验证码 | 1 万元 | 2 万元 |
| 人脸+短信 | 5 万元 | 20 万元 |

限额按自然日计算，次日零时恢复。
坐席不得代客户调高限额。
"""


def changed(before: str, after: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(fact.change, str(fact.kind), fact.old, fact.new) for fact in compare(before, after).facts]


def only(before: str, after: str) -> FactChange:
    (fact,) = compare(before, after).facts
    return fact
