"""A figure is itself in every form that people write it in, and no other figure in any."""

from pathlib import Path

import pytest

from learning.knowledge.normalise import key_of
from learning.knowledge.values.find import find_values
from learning.knowledge.values.script import in_one_script
from learning.knowledge.values.spoken import in_figures

SAME, OTHER = (
    [line[2:].split(" | ") for line in part.splitlines() if line.startswith("- ")]
    for part in (Path(__file__).parent / "forms.md").read_text(encoding="utf-8").split("\n## Another")
)


def figures_of(text: str) -> frozenset[str]:
    """The figures of a phrase, and what it says for one that names its days."""
    found = frozenset(value.key for value in find_values(in_figures(text)))
    return found or frozenset({key_of(in_figures(text))})


@pytest.mark.parametrize("forms", SAME, ids=" = ".join)
def test_all_forms_of_a_figure_are_one(forms: list[str]) -> None:
    assert {form: figures_of(form) for form in forms} == dict.fromkeys(forms, figures_of(forms[0]))


@pytest.mark.parametrize(("left", "right"), [pytest.param(*pair, id=" / ".join(pair)) for pair in OTHER])
def test_two_figures_that_look_alike_are_two(left: str, right: str) -> None:
    assert key_of(in_figures(left)) != key_of(in_figures(right))


@pytest.mark.parametrize(
    "text",
    [
        "登陆手机银行",
        "陆续到账",
        "大陆居民",
        "收拾",
        "三角债",
        "成本与成长",
        "上半年报表",
        "半年报",
        "one third party",
        "double-check the name",
        "from two to five.",
        "7 点要求",
        "中午休息",
    ],
)
def test_words_that_only_sound_like_figures_stay_words(text: str) -> None:
    assert not [value for value in find_values(in_figures(text)) if value.kind not in ("time", "number")]


def test_a_text_in_one_script_keeps_its_places() -> None:
    text = "人民币壹万伍仟元整\u00a0（１５，０００．００），登陆后陆续到账"

    assert in_one_script(text) == "人民币一万五千元整 （15，000.00），登陆后陆续到账"
    assert len(in_one_script(text)) == len(text)


def test_a_value_is_shown_as_it_is_written() -> None:
    (value,) = find_values("须存入人民币壹万伍仟元整方可")

    assert (value.text, value.numbers) == ("人民币壹万伍仟元整", (15_000,))
