import pytest

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.source import LARGEST_FILE, LARGEST_TEXT, read_source

TEXT = "# 转账限额\n\n短信验证码每日最多 10 万元，人脸识别每日最多 20 万元。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8 with BOM"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("gb18030"), "GB18030"),
        (TEXT.replace("\n", "\r\n").encode("gb18030"), "GB18030"),
    ],
)
def test_the_same_text_is_the_same_in_every_encoding(data: bytes, encoding: str) -> None:
    source = read_source("limits.md", data)

    assert (source.body, source.encoding) == (TEXT, encoding)
    assert source.digest == read_source("limits.md", TEXT.encode()).digest


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.md", b"", "the file is empty"),
        ("a.md", b"\xef\xbb\xbf \n", "the file is empty"),
        ("a.md", b"# x\n\x07", "line 2: binary"),
        ("a.md", bytes(range(256)) * 4, "binary"),
        ("a.md", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("a.md", b"PK\x03\x04rest", "an office file or archive"),
        ("a.md", b"\xff\xfea", "says that it is UTF-16, but it is not"),
        ("a.md", "轉帳限額與認證方式，請參閱說明。".encode("big5"), "in no encoding we know"),
        ("a.md", "Überweisung für Gebühren".encode("latin-1"), "in no encoding we know"),
        ("a.md", b"***\n", "there is no text in it"),
        ("a.md", b"---\nslug: x\n# text", 'line 1: the front matter has no second line of "---"'),
        ("a.md", b"---\nslug: [x\n---\ntext", "the front matter is not YAML"),
        ("a.md", b"---\nslug: Not One\n---\ntext", "slug “Not One” is not small letters"),
        ("a.md", b"---\nslug: import\n---\ntext", "or is taken by us"),
        ("a.md", b"---\nskills: {a: b}\n---\ntext", "skills in the front matter is not a text or list"),
        ("a.md", b"---\nlanguage: fr\n---\ntext", "language “fr” is neither"),
        ("a.md", b"# x\n\n```\ncode", "line 3: the block of code that begins with ``` never ends"),
        ("a.md", b"---\nslug: x\n---\n\n~~~\ncode", "line 5: the block of code"),
        ("a.md", b"> " * 5000 + b"x", "line 1: quoted too deeply"),
        ("a.md", b"x" * (LARGEST_FILE + 1), "larger than 5 MB"),
        ("a.md", b"word\n" * (LARGEST_TEXT // 5 + 1), "longer than 1,000,000 characters"),
        ("a.doc", b"\xd0\xcf\x11\xe0", ".doc files are not read; save it as .docx"),
        ("a.zip", b"PK\x03\x04", "unpack it: an archive within an archive is not read"),
        ("a.docx", b"PK\x03\x04", "cannot be unpacked"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0", "locked by a password, or of an old kind"),
        ("a.PDF", b"%PDF", ".pdf files are not read"),
        ("a.txt", b"text", "not Markdown, HTML, CSV, Word or Excel"),
        ("a\x00.md", b"text", "the file's name has characters that cannot be shown"),
        ("a\udcff.md", b"text", "the file's name has characters that cannot be shown"),
        ("a.md", b'---\ntitle: "a\\0b"\n---\ntext', "title in the front matter has characters"),
        ("a.md", b'---\ntitle: "\\ud800"\n---\ntext', "title in the front matter has characters"),
    ],
)
def test_what_cannot_become_an_article_is_refused_in_one_sentence(name: str, data: bytes, why: str) -> None:
    with pytest.raises(SourceRefused) as refused:
        read_source(name, data)

    assert why in str(refused.value)
    assert "\n" not in str(refused.value)


def test_front_matter_names_the_article_and_is_no_part_of_its_text() -> None:
    written = "---\nslug: limits\ntitle: 限额\nlanguage: en\nskills: [transfer]\nauthor: x\n---\n\n正文。"

    source = read_source("转账.md", written.encode(), skills=["cards", "transfer"])

    assert (source.slug, source.title, source.language, source.skills, source.body) == (
        "limits",
        "限额",
        "en",
        ("transfer", "cards"),
        "正文。\n",
    )


@pytest.mark.parametrize(
    ("name", "text", "slug", "title", "language"),
    [
        (
            "Mobile Transfer_limits.md",
            "# 转账 **限额** #\n\n文。",
            "mobile-transfer-limits",
            "转账 限额",
            "zh-CN",
        ),
        ("x/refunds.markdown", "Refunds\n=======\n\nWithin seven days.", "refunds", "Refunds", "en"),
        ("转账限额.md", "没有标题。", "article-26aa2a5d8d", "转账限额", "zh-CN"),
        ("a.md", "---\n\n# 一条线之后\n\n---", "a", "一条线之后", "zh-CN"),
    ],
)
def test_without_front_matter_name_and_heading_do(
    name: str, text: str, slug: str, title: str, language: str
) -> None:
    source = read_source(name, text.encode())

    assert (source.slug, source.title, source.language) == (slug, title, language)
