import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.preview import lessons

BEFORE = "# 退款入账\n\n退款在商户发起后 5–7 个工作日内入账。\n\n坐席不得承诺到账时刻。\n"
AFTER = BEFORE.replace("5–7 个工作日", "3 个工作日")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "before.md").write_text(BEFORE, encoding="utf-8")
    (tmp_path / "after.md").write_text(AFTER, encoding="utf-8")
    return tmp_path


def run(folder: Path, *extra: str) -> Result:
    names = ["--before", str(folder / "before.md"), "--after", str(folder / "after.md")]
    return CliRunner().invoke(lessons, ["preview", *names, *extra])


def test_a_preview_has_the_shape_of_the_contract(folder: Path) -> None:
    shape = json.loads(run(folder, "--json").stdout)

    assert list(shape) == ["language", "facts", "lessons", "ignored", "warnings"]
    assert shape["language"] == "zh-CN"
    assert set(shape["facts"][0]) == {
        *("id", "change", "kind", "topic", "statement", "old", "new", "path", "importance", "source")
    }
    lesson = shape["lessons"][0]
    assert list(lesson) == ["title", "estimated_seconds", "facts", "cards", "items"]
    assert set(lesson["cards"][0]) == {"kind", "text", "fact", "source"}
    assert set(lesson["items"][0]) == {
        *("kind", "prompt", "options", "answer", "explanation", "fact", "derived", "source")
    }
    assert set(lesson["items"][0]["options"][0]) == {"text", "correct", "why"}


def test_a_source_counts_characters_of_the_new_text(folder: Path) -> None:
    source = json.loads(run(folder, "--json").stdout)["facts"][0]["source"]

    assert AFTER[source["start"] : source["end"]] == "退款在商户发起后 3 个工作日内入账。"


def test_a_preview_names_the_effective_moment(folder: Path) -> None:
    shape = json.loads(run(folder, "--effective-from", "2026-12-01", "--json").stdout)

    assert shape["lessons"][0]["items"][0]["prompt"].startswith("自 12 月 1 日 0 点起，")


def test_an_unchanged_article_gives_no_lessons(folder: Path) -> None:
    (folder / "after.md").write_text(BEFORE, encoding="utf-8")

    assert json.loads(run(folder, "--json").stdout)["lessons"] == []


def test_without_json_a_person_can_read_it(folder: Path) -> None:
    printed = run(folder).stdout

    assert "# 退款入账" in printed
    assert "[x] 3 个工作日" in printed


def test_a_file_from_an_older_office_program_is_read(folder: Path) -> None:
    (folder / "before.md").write_bytes(BEFORE.replace("–", "-").encode("gb18030"))

    assert json.loads(run(folder, "--json").stdout)["facts"][0]["old"] == "5-7 个工作日"


def test_a_file_that_is_not_there_is_refused_in_one_line(folder: Path) -> None:
    (folder / "before.md").unlink()
    result = run(folder, "--json")

    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "before.md" in result.stderr


def test_a_file_that_is_no_text_is_refused_in_one_line(folder: Path) -> None:
    (folder / "before.md").write_bytes(b"\x89PNG\xff\xff\x00\x81")
    result = run(folder, "--json")

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
