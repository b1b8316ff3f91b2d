import pytest

from learning.search.highlight import LONGEST_EXCERPT, excerpt, hits, plain
from learning.search.terms import query_of


def marked(text: str, written: str) -> list[str]:
    return [text[span.start : span.end] for span in hits(text, query_of(written))]


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        ("转账限额和限额表", "限额", ["限额", "限额"]),
        ("转账限额", "转账 限额", ["转账限额"]),
        ("Transfer and transfers", "TRANSFER", ["Transfer", "transfer"]),
        ("从 110万 降到 10万", "10万", ["10万"]),
        ("手机App转账", "app", ["App"]),
        ("ＡＰＰ登录", "app", ["ＡＰＰ"]),
        ("😀限额", "限额", ["限额"]),
        ("a shopping list", "pin", []),
        ("限额", "退款", []),
    ],
)
def test_hits_are_spans_of_the_text_as_it_is_written(text: str, written: str, expected: list[str]) -> None:
    assert marked(text, written) == expected


def test_an_excerpt_is_the_line_with_most_words_of_the_query() -> None:
    text = "# 转账\n\n限额见下表。\n\n| 方式 | 限额 |\n|---|---|\n| 人脸 | 转账限额 **5 万元** |\n"

    found = excerpt(text, query_of("转账 限额"))

    assert found is not None
    assert found.text == "人脸 · 转账限额 5 万元"
    assert [found.text[hit.start : hit.end] for hit in found.hits] == ["转账限额"]


def test_a_long_line_is_cut_around_its_first_hit() -> None:
    found = excerpt("前" * 300 + "限额" + "后" * 300, query_of("限额"))

    assert found is not None
    assert len(found.text) <= LONGEST_EXCERPT + 2
    assert (found.text[0], found.text[-1]) == ("…", "…")
    assert [found.text[hit.start : hit.end] for hit in found.hits] == ["限额"]


def test_a_text_without_the_words_has_no_excerpt() -> None:
    assert excerpt("# 退款", query_of("限额")) is None


def test_marks_of_markdown_are_left_out() -> None:
    assert plain("## 一\n- **二** [三](https://x.example)\n> 四").split("\n") == ["一", "二 三", "四"]
