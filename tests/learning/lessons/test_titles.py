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
