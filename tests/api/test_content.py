"""`interlude content check`: what it says, and how it ends."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from api.content import content
from learning.lessons.pictures.redrawing import picture_in

HEAD = "---\nslug: {slug}\ntitle: 例\nlanguage: zh-CN\nskills: [{skill}]\nfacts: [{facts}]\n---\n"
BODY = "\n## 要点\n\n正文。\n"
SKILLS = """[fields.basics]
name = "基础"
name_en = "Basics"

[skills.epay]
name = "快捷支付"
name_en = "Quick payment"
field = "basics"
stage = 1
"""
ARTICLE = """slug = "refunds"
title = "退款"
title_en = "Refunds"
language = "zh-CN"
skills = ["epay"]
owner = "支付组"

[[revisions]]
file = "r1.md"
effective_in_days = -1
"""


def check(*arguments: str) -> Result:
    return CliRunner().invoke(content, ["check", *arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lessons").mkdir()
    (tmp_path / "knowledge" / "refunds").mkdir(parents=True)
    (tmp_path / "skills.toml").write_text(SKILLS)
    (tmp_path / "knowledge" / "refunds" / "article.toml").write_text(ARTICLE)
    (tmp_path / "knowledge" / "refunds" / "r1.md").write_text("# 退款\n\n退款在 5 个工作日内入账。\n")
    return tmp_path


def write_lesson(
    folder: Path, name: str, *, skill: str = "epay", facts: str = "", slug: str = "a", more: str = ""
) -> Path:
    path = folder / "lessons" / name
    head = HEAD.format(slug=slug, skill=skill, facts=facts)
    path.write_text(head.replace("language", f"{more}language") + BODY)
    return path


def test_without_a_path_the_shipped_content_is_checked() -> None:
    result = check()

    assert result.exit_code == 0
    assert "no complaint" in result.output


def test_a_lesson_with_a_mistake_ends_in_1_with_path_and_line(tmp_path: Path) -> None:
    lesson = tmp_path / "greeting.md"
    lesson.write_text(HEAD.format(slug="a", skill="open", facts="") + "::: choice hello\n怎样开场？\n:::\n")

    result = check(str(lesson))

    assert result.exit_code == 1
    assert f'{lesson}:8: item "hello" has no answer' in result.stdout
    assert result.stderr == f"1 complaint(s) about {lesson}.\n"


def test_what_only_deserves_a_look_is_a_note(tmp_path: Path) -> None:
    lesson = tmp_path / "short.md"
    lesson.write_text(HEAD.format(slug="a", skill="open", facts="") + BODY)

    result = check(str(lesson))

    assert result.exit_code == 0
    assert f"{lesson}:1: note: takes about" in result.output


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"skill": "epya"}, 'there is no skill "epya"'),
        ({"facts": "refunds/退款 自然日"}, "fits 0 rules"),
        ({"facts": "refund/退款"}, "names no article"),
        ({"more": "update: refunds/r2\n"}, 'there is no revision "refunds/r2"'),
        ({"more": "translation_of: b\n"}, 'there is no lesson "b"'),
    ],
)
def test_a_name_that_leads_nowhere_is_a_complaint(folder: Path, wrong: dict[str, str], message: str) -> None:
    write_lesson(folder, "a.md", **wrong)

    result = check(str(folder))

    assert result.exit_code == 1
    assert message in result.stdout


def test_two_lessons_cannot_share_a_slug(folder: Path) -> None:
    write_lesson(folder, "a.md")
    write_lesson(folder, "b.md")

    assert 'b.md:1: slug "a" is taken by a.md' in check(str(folder)).stdout


def test_a_good_folder_is_counted(folder: Path) -> None:
    write_lesson(folder, "a.md", facts="refunds/退款 工作日")

    assert "1 lessons, 1 articles, 1 skills: no complaint." in check(str(folder)).output


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("skills.toml", "[skills", "skills.toml:1: not TOML"),
        ("knowledge/refunds/article.toml", "slug = 1", "missing or wrong: slug"),
        ("knowledge/refunds/article.toml", ARTICLE.replace("r1.md", "../r1.md"), "needs a file beside it"),
        (
            "knowledge/refunds/article.toml",
            ARTICLE.replace("r1.md", "r9.md"),
            "r9.md:1: the file cannot be read",
        ),
    ],
)
def test_a_broken_file_is_a_complaint_and_no_traceback(
    folder: Path, name: str, text: str, message: str
) -> None:
    (folder / name).write_text(text)
    write_lesson(folder, "a.md")

    result = check(str(folder))

    assert result.exit_code == 1
    assert message in result.stdout


def test_a_file_in_another_encoding_is_a_complaint(tmp_path: Path) -> None:
    lesson = tmp_path / "gbk.md"
    lesson.write_bytes("退款时限".encode("gbk"))

    assert "the file is not UTF-8" in check(str(lesson)).stdout


@pytest.mark.parametrize("name", ["missing", "."])
def test_a_place_without_content_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    result = check(str(tmp_path / name))

    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


HOTSPOT = """
::: hotspot lock
依次点哪里？

picture: {picture}
alt: 客户页
release: 工作台 6.4
1. [0 0 50 50] 锁定
- [50 0 50 50] 注销
why: 先锁定。
:::
"""


def test_a_picture_that_lies_beside_its_lesson_is_known_and_another_is_told_with_those_that_do(
    tmp_path: Path,
) -> None:
    Image.new("RGB", (8, 8), "navy").save(tmp_path / "desk.png")
    there = picture_in((tmp_path / "desk.png").read_bytes()).id
    lesson = tmp_path / "a.md"
    text = HEAD.format(slug="a", skill="open", facts="") + HOTSPOT

    lesson.write_text(text.format(picture=there[:16]))
    known = check(str(lesson))
    lesson.write_text(text.format(picture="0" * 16))
    unknown = check(str(lesson))

    assert known.exit_code == 0
    assert f'{lesson}:9: item "lock": no one picture "{"0" * 16}" lies beside it' in unknown.stdout
    assert f"desk.png is {there[:16]}" in unknown.stdout


def test_a_picture_that_cannot_be_read_is_a_complaint(folder: Path) -> None:
    (folder / "lessons" / "desk.png").write_bytes(b"<svg/>")
    write_lesson(folder, "a.md")

    assert "desk.png:1: the picture is no PNG, JPEG or WebP picture" in check(str(folder)).stdout
