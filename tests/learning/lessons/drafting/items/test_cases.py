"""A rule applied: a case between two values, the border itself, a colleague who has the old rule."""

import pytest

from learning.lessons.drafting.drafts import ItemDraft
from tests.learning.lessons.drafting.test_draft import items_of, right

RULE = "坐席须登记。\n"


def named(items: list[ItemDraft], name: str) -> list[ItemDraft]:
    return [item for item in items if item.key.endswith(name)]


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [
        ("坐席可以减免不超过 100 元的服务费。", "可以，100 元也算在内"),
        ("部分还款每次不低于 1 万元。", "够，1 万元也算在内"),
    ],
)
def test_the_border_itself_is_asked_as_the_words_have_it(rule: str, verdict: str) -> None:
    (item,) = named(items_of(RULE, f"{RULE}\n{rule}\n"), "-border")

    assert "正好" in item.prompt
    assert right(item) == verdict


@pytest.mark.parametrize(
    ("rule", "meant"),
    [
        ("客户单笔转账 5 万元（含）以上的，默认延迟到账。", {"5 万元", "8 万元", "10 万元"}),
        ("客户单笔转账超过 5 万元的，默认延迟到账。", {"8 万元", "10 万元"}),
        ("客户单笔转账 5 万元以下的，免收手续费。", {"3 万元", "5 万元"}),
        ("客户单笔转账不满 5 万元的，免收手续费。", {"3 万元"}),
    ],
)
def test_for_whom_a_rule_is_meant_is_asked_on_both_sides_and_on_the_border(
    rule: str, meant: set[str]
) -> None:
    (item,) = named(items_of(RULE, f"{RULE}\n{rule}\n"), "-who")

    assert item.kind == "multiple_choice"
    assert {option.text for option in item.options} == {"3 万元", "5 万元", "8 万元", "10 万元"}
    assert {option.text for option in item.options if option.correct} == meant


def test_a_border_in_two_rules_is_not_asked() -> None:
    before = "转账 5 万元以上的，须登记姓名。\n\n转账 5 万元以下的，免收手续费。\n"

    items = items_of(before, before.replace("5 万元", "3 万元"))

    assert named(items, "-border") == []
    assert named(items, "-who") == []


def test_a_count_that_must_be_full_is_asked_as_enough_or_not() -> None:
    before = "| 卡种 | 怎样免年费 |\n|---|---|\n| 普卡 | 年度内消费满 3 次 |\n| 金卡 | 年度内消费满 5 次 |\n"
    items = items_of(before, before.replace("满 5 次", "满 7 次"))

    assert items[0].prompt == "自 12 月 1 日 0 点起，金卡，怎样免年费：年度内消费满多少次？"
    assert right(named(items, "-case")[0]) == "不够，至少是 7 次"


def test_a_colleague_only_ever_repeats_the_old_rule() -> None:
    added = items_of(RULE, f"{RULE}\n风险测评每日最多 2 次。\n")
    (changed,) = named(items_of("赎回 T+2 交易日到账。", "赎回 T+1 交易日到账。"), "-colleague")

    assert named(added, "-colleague") == []
    assert "T+2" in changed.prompt


def test_a_new_number_on_a_new_clock_meets_both_on_the_other() -> None:
    before = "客户须提前 30 个自然日预约提前还款。\n"
    item = items_of(before, before.replace("30 个自然日", "15 个工作日"))[0]

    assert {option.text for option in item.options} == {
        "15 个工作日",
        "30 个工作日",
        "15 个自然日",
        "30 个自然日",
    }
