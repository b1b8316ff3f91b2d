import pytest

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.source import read_source
from learning.knowledge.sources.word import DEEPEST_FIELD, word_to_markdown
from tests.learning.knowledge.sources.office_files import WORD, a_word_file, packed, paragraph, table

FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
NOTES = f'<w:footnotes {WORD}><w:footnote w:id="2">{paragraph("节假日顺延。")}</w:footnote></w:footnotes>'
NOTE_RELATION = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r9" Target="footnotes.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>"""


def test_headings_paragraphs_and_tables_are_kept() -> None:
    data = a_word_file(
        paragraph("转账限额", style="Heading1")
        + paragraph("按认证方式。")
        + table(("方式", "每日"), ("短信", "2 万元"))
    )

    source = read_source("限额.docx", data)

    assert source.body == "# 转账限额\n\n按认证方式。\n\n| 方式 | 每日 |\n|---|---|\n| 短信 | 2 万元 |\n"
    assert (source.title, source.language, source.encoding) == ("转账限额", "zh-CN", "Word")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<w:del>{paragraph('5 万元')}</w:del>{paragraph('10 万元')}", "10 万元\n"),
        (
            "<w:p><w:del><w:r><w:delText>5</w:delText></w:r></w:del><w:ins><w:r><w:t>10</w:t></w:r></w:ins></w:p>",
            "10\n",
        ),
        (paragraph("5 万元", run="<w:strike/>") + paragraph("10 万元"), "10 万元\n"),
        (paragraph("5 万元", run="<w:b/>"), "**5 万元**\n"),
    ],
    ids=["deleted paragraph", "changes not accepted", "crossed out", "bold"],
)
def test_only_what_still_holds_is_taken(body: str, expected: str) -> None:
    assert word_to_markdown(a_word_file(body)) == expected


def test_styles_are_known_by_their_names_whatever_a_chinese_word_calls_them() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{number}"><w:name w:val="{name}"/></w:style>'
        for number, name in (("a3", "Title"), ("2", "heading 2"))
    )
    data = a_word_file(
        paragraph("收费标准", style="a3") + paragraph("转账", style="2") + paragraph("免费。"),
        {
            "word/styles.xml": f"<w:styles {WORD}>{styles}</w:styles>",
            "word/_rels/document.xml.rels": NOTE_RELATION.replace("footnotes", "styles"),
        },
    )

    assert word_to_markdown(data) == "# 收费标准\n\n## 转账\n\n免费。\n"


def test_a_merged_cell_says_in_each_cell_what_holds_there() -> None:
    def cell(text: str, how: str = "") -> str:
        return f"<w:tc><w:tcPr>{how}</w:tcPr>{paragraph(text)}</w:tc>"

    rows = [
        cell("方式") + cell("单笔") + cell("每日"),
        cell("短信", '<w:vMerge w:val="restart"/>') + cell("1 万元") + cell("2 万元"),
        cell("", "<w:vMerge/>") + cell("不限", '<w:gridSpan w:val="2"/>'),
    ]
    data = a_word_file(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")

    assert word_to_markdown(data) == (
        "| 方式 | 单笔 | 每日 |\n|---|---|---|\n| 短信 | 1 万元 | 2 万元 |\n| 短信 | 不限 | 不限 |\n"
    )


def test_a_note_is_kept_and_its_number_is_not_mixed_with_the_amount() -> None:
    body = '<w:p><w:r><w:t>5</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> 天。</w:t></w:r></w:p>'

    data = a_word_file(body, {"word/footnotes.xml": NOTES, "word/_rels/document.xml.rels": NOTE_RELATION})

    assert word_to_markdown(data) == "5 天。\n\n1. 节假日顺延。\n"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xd0\xcf\x11\xe0 and so on", "locked by a password, or of an old kind"),
        (b"PK\x03\x04 cut", "cannot be unpacked"),
        (packed({"xl/workbook.xml": "<workbook/>"}), "not what its name says"),
        (packed({"word/document.xml": "<w:document"}), "is damaged"),
        (a_word_file("<w:p>")[:300], "cannot be unpacked"),
        (a_word_file(""), "there is no text in it"),
        (a_word_file("<w:p/>" * 150_001), "has too much in it"),
        (a_word_file(f"<!--{'x' * 5_000_000}-->"), "has too much in it"),
        (a_word_file("<w:p>" * 101 + "</w:p>" * 101), "more than 100 elements within each other"),
        (a_word_file(f"<w:p>{FIELD * (DEEPEST_FIELD + 1)}</w:p>"), f"more than {DEEPEST_FIELD} fields"),
        (a_word_file("", declares='<!DOCTYPE x [<!ENTITY a "b">]>'), "declares entities"),
    ],
)
def test_what_nobody_could_open_or_read_is_refused_in_one_sentence(data: bytes, why: str) -> None:
    with pytest.raises(SourceRefused) as refused:
        word_to_markdown(data)

    assert why in str(refused.value)
    assert "\n" not in str(refused.value)
