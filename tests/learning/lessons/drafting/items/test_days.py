"""The day before and the day itself, worked out from the date."""

from datetime import datetime

import pytest

from learning.lessons.drafting.drafts import ItemDraft
from tests.learning.lessons.drafting.test_draft import DECEMBER, LIMITS, items_of, right


def ends(items: list[ItemDraft], name: str) -> list[ItemDraft]:
    return [item for item in items if item.key.endswith(name)]


REDEEMED = "开放式理财赎回，资金在 T+2 交易日到账。\n"


def test_two_customers_on_either_side_of_the_date_get_each_her_own_rule() -> None:
    (item,) = ends(items_of(REDEEMED, REDEEMED.replace("T+2", "T+1")), "-days")

    assert "客户甲 11 月 30 日来电，客户乙 12 月 1 日来电" in item.prompt
    assert right(item) == "甲：T+2 交易日；乙：T+1 交易日"
    assert item.derived
    assert not item.flips


def test_the_four_answers_are_all_the_ways_two_rules_can_fall() -> None:
    (item,) = ends(items_of(REDEEMED, REDEEMED.replace("T+2", "T+1")), "-days")

    assert sorted(option.text for option in item.options) == [
        "甲、乙：T+1 交易日",
        "甲、乙：T+2 交易日",
        "甲：T+1 交易日；乙：T+2 交易日",
        "甲：T+2 交易日；乙：T+1 交易日",
    ]


@pytest.mark.parametrize("effective", [None, DECEMBER.replace(hour=8)])
def test_without_a_midnight_there_is_no_eve(effective: datetime | None) -> None:
    assert ends(items_of(REDEEMED, REDEEMED.replace("T+2", "T+1"), effective), "-days") == []


def test_a_sentence_that_changed_in_more_than_its_value_has_no_eve() -> None:
    after = LIMITS.replace("15 日内办结并答复客户", "30 日内办结，并以书面方式答复客户本人")

    assert ends(items_of(LIMITS, after), "-days") == []


STARTS = "新绑卡限额自2026年12月1日起执行。\n"


def test_the_eve_of_a_postponed_start_was_past_the_old_one() -> None:
    (item,) = ends(items_of(STARTS, STARTS.replace("12月1日", "12月15日")), "-begun")

    assert "2026年12月14日这一天" in item.prompt
    assert right(item) == "还不适用，从2026年12月15日起"
    assert [option.text for option in item.options if option.was_right] == ["已经适用，从2026年12月1日起"]


def test_a_start_brought_forward_is_asked_on_its_first_day() -> None:
    (item,) = ends(items_of(STARTS, STARTS.replace("12月1日", "11月20日")), "-begun")

    assert "2026年11月20日这一天" in item.prompt
    assert right(item) == "已经适用，从2026年11月20日起"


def test_a_date_until_which_a_rule_holds_is_no_start() -> None:
    before = "2026年11月30日前，所有客户免收手续费。\n"

    assert ends(items_of(before, before.replace("11月30日", "12月31日")), "-begun") == []
