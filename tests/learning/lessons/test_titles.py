import pytest

from learning.knowledge.update import compare
from learning.lessons.titles import LONGEST, title_of

TABLE = """# 限额

| 方式 | 单笔 | 日累计限额 |
|---|---|---|
| 短信验证码 | 1 万元 | 2 万元 |
| 数字证书 | 100 万元 | {} 万元 |
"""


def titled(before: str, after: str) -> str:
    return title_of(compare(before, after).facts, "zh-CN", "手机银行转账限额")


def test_a_changed_value_names_the_rule_and_the_new_value() -> None:
    title = titled(TABLE.format(500), TABLE.format(300))

    assert "数字证书" in title
    assert title.endswith("改为 300 万元")


def test_a_short_new_rule_is_its_own_title() -> None:
    assert (
        titled("# 退款\n\n先核验身份。\n", "# 退款\n\n先核验身份。\n\n坐席不得承诺到账时间。\n")
        == "坐席不得承诺到账时间"
    )


@pytest.mark.parametrize("words", [10, 60, 200])
def test_no_title_is_longer_than_its_line(words: int) -> None:
    title = titled(
        "# 退款\n\n先核验身份。\n", f"# 退款\n\n先核验身份。\n\n坐席不得{'很' * words}快承诺到账。\n"
    )

    assert len(title) <= LONGEST


def test_an_update_without_facts_keeps_the_title_of_its_article() -> None:
    assert title_of([], "zh-CN", "手机银行转账限额") == "手机银行转账限额"


@pytest.mark.parametrize(
    ("before", "after", "title"),
    [
        ("# 口头挂失\n\n有效期为 5 日。", "# 口头挂失\n\n有效期为 7 日。", "口头挂失：5 日改为 7 日"),
        ("# 时间\n\n每日 9:00–21:00。", "# 时间\n\n每日 8:00–22:00。", "时间：9:00–21:00 改为 8:00–22:00"),
        ("普通坐席可以介绍保障责任。", "普通坐席不得介绍保障责任。", "普通坐席不得介绍保障责任"),
        (
            "# 快捷支付限额\n\n先核验身份。\n",
            "# 快捷支付限额\n\n先核验身份。\n\n新绑定的借记卡，绑卡后 24 小时内快捷支付日限额为 2,000 元，含本数。\n",
            "快捷支付限额：绑卡后 24 小时内快捷支付日限额为 2,000 元",
        ),
    ],
    ids=["value", "hours", "permission", "long-rule"],
)
def test_a_title_says_the_change_itself(before: str, after: str, title: str) -> None:
    assert titled(before, after) == title


def test_a_step_that_was_put_in_is_named_with_its_place() -> None:
    before = "# 劝阻步骤\n\n1. 问用途：问清。\n2. 核对方：核对。\n3. 报警：建议。\n"

    assert titled(
        before, before.replace("2. 核对方", "2. 问屏幕：问共享。\n3. 核对方").replace("3. 报", "4. 报")
    ) == ("劝阻步骤：新增第 2 步“问屏幕”")
