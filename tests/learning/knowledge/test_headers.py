"""A column or a row under another name of one meaning is the same column, and nothing to learn."""

from collections.abc import Sequence

import pytest

from learning.knowledge.align import align
from learning.knowledge.headers import is_turned
from learning.knowledge.units import document
from learning.knowledge.update import compare

Table = Sequence[Sequence[str]]
BONDS: Table = (
    ("期限", "票面年利率", "发行额度"),
    ("3 年期", "1.63%", "150 亿元"),
    ("5 年期", "1.70%", "160 亿元"),
)


def page(table: Table, heading: str = "利率") -> str:
    head, *rest = ("| " + " | ".join(row) + " |" for row in table)
    ruled = "\n".join([head, "| --- " * len(table[0]) + "|", *rest])
    return f"# 储蓄国债\n\n## {heading}\n\n{ruled}\n\n限购 200 万元。\n\n可以在柜台购买。\n\n发行期为每月 10 日至 19 日。\n"


def renamed(*head: str) -> Table:
    return (head, *BONDS[1:])


@pytest.mark.parametrize(
    ("table", "heading"),
    [
        (renamed("期限", "年利率", "发行额度"), "利率"),
        (renamed("期限", "年利率", "发行额度"), "期限与利率"),
        (renamed("期限", "年利率（%）", "额度"), "利率"),
        (
            (
                ("期限", "发行额度", "年利率"),
                ("3 年期", "150 亿元", "1.63%"),
                ("5 年期", "160 亿元", "1.70%"),
            ),
            "利率",
        ),
        (
            (("期限", "年利率", "发行额度"), ("3年", "1.63%", "150 亿元"), ("5年", "1.70%", "160 亿元")),
            "利率",
        ),
    ],
    ids=["renamed", "heading-too", "two-columns", "moved", "rows-too"],
)
def test_a_column_under_another_name_is_no_change(table: Table, heading: str) -> None:
    assert compare(page(BONDS), page(table, heading)).facts == ()


def test_what_changed_in_a_renamed_column_is_told_alone() -> None:
    changed = page(renamed("期限", "年利率", "发行额度")).replace("1.63", "1.53")

    (fact,) = compare(page(BONDS), changed).facts

    assert (fact.change, fact.finding.before and fact.finding.before.text, fact.finding.unit.text) == (
        "changed",
        "1.63%",
        "1.53%",
    )


def test_a_column_put_in_before_a_renamed_one_takes_nothing_of_it() -> None:
    put_in = (("期限", "付息", "年利率"), ("3 年期", "到期", "1.63%"), ("5 年期", "到期", "1.70%"))

    (fact,) = compare(page([row[:2] for row in BONDS]), page(put_in)).facts

    assert (fact.change, fact.finding.unit.header) == ("added", "付息")


def test_a_unit_may_stand_in_the_head_of_its_column() -> None:
    before = page((("项目", "费用"), ("挂失", "10 元"), ("换卡", "5 元")))
    after = page((("项目", "费用（元）"), ("挂失", "10"), ("换卡", "5")))

    assert compare(before, after).facts == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("年利率", "月利率"),
        ("现汇买入价", "现汇卖出价"),
        ("Fee per month", "Fee per year"),
        ("Minimum", "Maximum"),
    ],
)
def test_another_time_or_direction_is_another_column(old: str, new: str) -> None:
    before, after = (document(page(renamed("期限", head, "发行额度"))) for head in (old, new))

    aligned = align(before.units, after.units)

    assert is_turned(old, new)
    assert (
        {unit.text for unit in aligned.removed} == {unit.text for unit in aligned.added} == {"1.63%", "1.70%"}
    )
