import pytest

from learning.knowledge.sources.ordinals import written
from learning.knowledge.sources.word import word_to_markdown
from tests.learning.knowledge.sources.office_files import a_word_file, level, numbering, paragraph


def in_list(text: str, at: int = 0, *, number: int = 1, style: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:p><w:pPr>{styled}<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def read(body: str, *levels: str, numbers: str = "", styles: str = "") -> str:
    parts = numbering("".join(levels), more=numbers, styles=styles)
    return word_to_markdown(a_word_file(body, parts))


ARTICLE = level(0, "chineseCountingThousand", "第%1条")


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((ARTICLE,), "第一条 限额。\n\n第二条 时间。\n"),
        (
            (level(0, "chineseCounting", "（%1）", '<w:suff w:val="nothing"/>'),),
            "（一）限额。\n\n（二）时间。\n",
        ),
        ((level(0, "upperLetter", "%1."),), "A. 限额。\n\nB. 时间。\n"),
        ((level(0, "decimal", "%1."),), "1. 限额。\n2. 时间。\n"),
        ((level(0, "bullet", "•"),), "- 限额。\n- 时间。\n"),
        ((level(0, "none", ""),), "1. 限额。\n2. 时间。\n"),
    ],
    ids=["articles", "brackets", "letters", "plain numbers", "bullets", "no sign"],
)
def test_a_number_that_markdown_cannot_count_stands_in_the_text(
    levels: tuple[str, ...], expected: str
) -> None:
    assert read(in_list("限额。") + in_list("时间。"), *levels) == expected


def test_numbers_go_on_after_what_stands_between() -> None:
    body = in_list("限额。") + paragraph("说明。") + in_list("时间。") + in_list("渠道。")

    assert read(body, level(0, "decimal", "%1.")) == "1. 限额。\n\n说明。\n\n2\\. 时间。\n\n3\\. 渠道。\n"


def test_a_level_below_counts_within_the_one_above() -> None:
    body = in_list("总则") + in_list("范围", 1) + in_list("对象", 1) + in_list("限额") + in_list("单笔", 1)
    levels = (level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2"))

    assert read(body, *levels) == "一、 总则\n\n一.1 范围\n\n一.2 对象\n\n二、 限额\n\n二.1 单笔\n"
    assert "1.2 对象" in read(body, levels[0], level(1, "decimal", "%1.%2", "<w:isLgl/>"))


def test_a_heading_has_the_number_of_its_style() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("总则", style="a1") + paragraph("限额", style="a1") + in_list("单笔", 1)
    levels = (level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))

    assert read(body, *levels, styles=style) == "# 第一章 总则\n\n# 第二章 限额\n\n2.1 单笔\n"


def test_a_list_may_begin_anew_or_go_on_under_another_number() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = in_list("甲") + in_list("乙", number=2) + in_list("丙", number=3) + in_list("丁", number=3)

    assert read(body, ARTICLE, numbers=again) == "第一条 甲\n\n第二条 乙\n\n第五条 丙\n\n第六条 丁\n"


def test_a_deleted_paragraph_is_not_counted() -> None:
    deleted = (
        in_list("旧").replace("</w:numPr>", "</w:numPr><w:rPr><w:del/></w:rPr>").replace("w:t>", "w:delText>")
    )

    assert read(in_list("甲") + deleted + in_list("乙"), ARTICLE) == "第一条 甲\n\n第二条 乙\n"


@pytest.mark.parametrize(
    "numbers",
    [
        '<w:num w:numId="1"><w:abstractNumId w:val="404"/></w:num>',
        "<w:abstractNum/><w:abstractNum><w:lvl/></w:abstractNum>",
        f'<w:abstractNum w:abstractNumId="7">{level(0, "decimal", "%1" * 1000)}</w:abstractNum>',
        f'<w:abstractNum w:abstractNumId="7">{level(0, "lowerLetter", "%1.").replace("1", "9" * 99)}</w:abstractNum>',
    ],
    ids=["no such list", "nothing named", "endless pattern", "endless start"],
)
def test_a_file_that_counts_wrong_is_read_all_the_same(numbers: str) -> None:
    assert "限额" in read(in_list("限额。"), numbers=numbers)


def test_styles_that_rest_on_each_other_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("a", "b"), ("b", "a"))
    )

    assert read(paragraph("限额。", style="a"), ARTICLE, styles=styles) == "限额。\n"


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (105, "chineseCountingThousand", "一百零五"),
        (3, "chineseLegalSimplified", "叁"),
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (28, "lowerLetter", "bb"),
        (12, "decimalEnclosedCircle", "⑫"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "ideographTraditional", "乙"),
        (11, "ideographTraditional", "11"),
        (7, "decimalZero", "07"),
        (0, "chineseCounting", "0"),
        (10**9, "upperRoman", "1000000000"),
        (3, "hebrew1", "3"),
    ],
)
def test_a_number_is_written_as_word_does(number: int, style: str, expected: str) -> None:
    assert written(number, style) == expected
