import pytest
from markdown_it import MarkdownIt

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.html import html_to_markdown
from learning.knowledge.update import statements


def markdown(html: str) -> str:
    return html_to_markdown(html)[1].strip()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>一 <b>二</b></h2><p>三\n四</p>", "## 一 **二**\n\n三 四"),
        ("一<br>二<div>三</div>四", "一\n二\n\n三\n\n四"),
        ("<ul><li>一<ul><li>二</li></ul></li><li>三</li></ul>", "- 一\n  - 二\n- 三"),
        ("<ol><li><p>一</p></li><li>二</li></ol>", "1. 一\n2. 二"),
        (
            "<p>见<a href='https://x.example/a'>链接</a>、<a href='javascript:x()'>别的</a></p>",
            "见[链接](https://x.example/a)、别的",
        ),
        ("<blockquote><p>一</p><p>二</p></blockquote>", "> 一\n>\n> 二"),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ("<p>a<script>x()</script>b<p hidden>c</p><p style='display: none'>d</p>", "ab"),
        ("<p>1. 一</p><p># 二</p><p>a*b*c</p>", "1\\. 一\n\n\\# 二\n\na\\*b\\*c"),
        ("<span><p>一</p></span>", "一"),
        ("<p>一&#1;二</p>", "一二"),
    ],
)
def test_what_a_reader_sees_is_kept(html: str, expected: str) -> None:
    assert markdown(html) == expected


def test_a_table_with_merged_cells_says_in_each_cell_what_holds_there() -> None:
    html = """<table><thead><tr><th>方式</th><th>单笔</th><th>每日</th></tr></thead>
      <tr><td rowspan="2">短信</td><td>1 万元</td><td>2 万元</td></tr>
      <tr><td colspan="2">3 | 4 万元</td></tr></table>"""

    assert markdown(html) == (
        "| 方式 | 单笔 | 每日 |\n|---|---|---|\n| 短信 | 1 万元 | 2 万元 |\n| 短信 | 3 \\| 4 万元 | 3 \\| 4 万元 |"
    )


def test_rules_in_a_table_become_facts() -> None:
    html = "<h1>限额</h1><table><tr><th>方式<th>每日限额<tr><td>短信<td>2 万元<tr><td>人脸<td>20 万元</table>"

    assert any("20 万元" in each.value or each.statement for each in statements(markdown(html)))


def test_text_that_looks_like_marks_is_shown_as_it_was_written() -> None:
    written = "5 * 3 * 2 < 40 [x] _y_ `z` a|b"

    shown = MarkdownIt().render(markdown(f"<p>{written.replace('<', '&lt;')}</p>"))

    assert shown == f"<p>{written.replace('<', '&lt;')}</p>\n"


def test_title_and_language_come_from_the_head() -> None:
    head, _ = html_to_markdown(
        "<html lang='zh-Hans'><head><title>限额</title></head><body><p>文</p></body></html>"
    )

    assert head == {"title": "限额", "language": "zh-CN"}


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200 + "x",
        "<p>x" * 100_001,
        "<table>" + "<tr><td rowspan=100 colspan=100>x" * 600,
        "<p></p>",
        "<!-- x -->",
    ],
)
def test_a_page_nobody_could_read_is_refused(html: str) -> None:
    with pytest.raises(SourceRefused):
        html_to_markdown(html)
