"""A fact is found by its article and by words of its rule."""

import pytest

from learning.knowledge.update import statements
from learning.lessons.fact_names import split_fact_name, statements_named

ARTICLE = """# 转账限额

| 认证方式 | 单笔限额 | 日累计限额 |
|---|---|---|
| 短信验证码 | 1 万元 | 2 万元 |
| 人脸识别 + 短信验证码 | 5 万元 | 10 万元 |
"""


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["人脸识别", "日累计限额"], ["10 万元"]),
        (["短信验证码", "日累计限额"], ["2 万元", "10 万元"]),
        (["数字证书"], []),
    ],
)
def test_words_lead_to_the_statements_that_contain_them_all(words: list[str], values: list[str]) -> None:
    assert [statement.value for statement in statements_named(words, statements(ARTICLE))] == values


@pytest.mark.parametrize("name", ["refunds", "refunds/", "/退款", "3fdd1a0e-9a35-4f0e-8b6c-0d8f0c8a1e11"])
def test_what_has_no_article_and_words_is_no_such_name(name: str) -> None:
    assert split_fact_name(name) is None
