"""What a card may look like, and what it may never become."""

import re

import pytest

from learning.lessons.markdown import render_html

TABLE = ("table", "thead", "tbody", "tr", "th", "td")


def test_bold_lists_and_tables_are_shown() -> None:
    html = render_html(
        "**今天起**\n\n1. 问用途\n2. 核收款方\n\n| 方式 | 单日 |\n|---|--:|\n| 证书 | 500 万 |"
    )

    assert "<strong>今天起</strong>" in html
    assert "<li>问用途</li>" in html
    assert "<td>500 万</td>" in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[点这里](javascript:alert(1))",
        "![图](https://example.com/a.png)",
        "<https://example.com>",
        "[a]: javascript:alert(1)\n\n[a]",
        "| a |\n|:-:|\n| b |",
    ],
)
def test_nothing_clickable_loadable_or_styled_comes_out(text: str) -> None:
    tags = re.findall(r"<[^>]*>", render_html(text))

    assert set(tags) <= {"<p>", "</p>", *(f"<{end}{tag}>" for end in ("", "/") for tag in TABLE)}


def test_a_line_break_between_chinese_characters_is_no_space() -> None:
    assert render_html("先请客户\n**停止转账**\n再核实") == "<p>先请客户<strong>停止转账</strong>再核实</p>\n"


def test_a_line_break_between_english_words_stays() -> None:
    assert render_html("stop\nthe transfer") == "<p>stop\nthe transfer</p>\n"
