"""A figure asked with nothing to choose from."""

import pytest

from learning.knowledge.values.find import find_values
from learning.lessons.drafting.items.numbers import figure_of
from tests.learning.lessons.drafting.test_draft import LIMITS, items_of


@pytest.mark.parametrize(
    ("written", "entry"),
    [
        ("10 万元", ("10", "万元")),
        ("2,000元", ("2000", "元")),
        ("0.5%", ("0.5", "%")),
        ("15 个工作日", ("15", "工作日")),
        ("100 个", ("100", "个")),
        ("$1,250.50", ("1250.5", "$")),
        ("120 hours (5 days)", ("120", "hours")),
        ("四项", None),
        ("four hours", None),
        ("5–7 个工作日", None),
        ("2026年12月1日", None),
    ],
)
def test_a_figure_is_written_in_the_unit_of_the_rule(written: str, entry: tuple[str, str] | None) -> None:
    (value,) = find_values(written)

    assert figure_of(value) == entry


def test_the_figure_is_asked_last_and_named_with_its_unit() -> None:
    item = items_of(LIMITS, LIMITS.replace("20 万元", "10 万元"))[-1]

    assert (item.kind, item.answer, item.options) == ("numeric", ("10",), ())
    assert item.prompt == "自 12 月 1 日 0 点起，人脸+短信的日累计限额是多少？（填数字，单位：万元）"


def test_the_number_of_a_clause_is_not_asked() -> None:
    before = "# Act\n\n- A licensee who fails to comply with section 22(1), 25(1) or 26(1) is liable to a fine of $1,000.\n"
    items = items_of(before, before.replace("25(1)", "31(1)"))

    assert not any("____(1)" in item.prompt for item in items)
