from dataclasses import replace

import pytest

from learning.knowledge.demand import Demand, by_demand
from learning.knowledge.rank import WORTH_A_CARD, WORTH_AN_ITEM, in_demand
from learning.knowledge.update import compare

BEFORE = "# 收费\n\n金卡年费为 300 元。\n\n补发 U 盾收费 40 元。\n"
AFTER = "# 收费\n\n金卡年费为 360 元。\n\n补发 U 盾收费 50 元。\n"


def test_of_two_changes_alike_the_one_customers_ask_for_more_comes_first() -> None:
    update = compare(BEFORE, AFTER)
    fee, token = update.facts
    assert fee.importance == token.importance

    asked = by_demand(update, Demand({str(token.before_key): 4.0}))

    assert [change.id for change in asked.facts] == [token.id, fee.id]
    assert asked.facts[0].importance > token.importance
    assert asked.facts[1] == fee


def test_without_counts_nothing_moves() -> None:
    update = compare(BEFORE, AFTER)

    assert by_demand(update, Demand()) == update


def test_a_new_rule_weighs_what_its_article_does() -> None:
    added = replace(compare(BEFORE, AFTER).facts[0], before_key=None)

    assert Demand({"收费": 0.2}, article=2.0).is_often(added)
    assert not Demand({"收费": 9.0}, article=1.0).is_often(added)


@pytest.mark.parametrize("worth", [0.1, WORTH_A_CARD, 0.5, 0.549, WORTH_AN_ITEM, 0.85, 1.0])
@pytest.mark.parametrize("weight", [0.1, 0.5, 1.0, 2.0, 10.0])
def test_calls_decide_neither_about_a_card_nor_about_an_item(worth: float, weight: float) -> None:
    moved = in_demand(worth, weight)

    assert (moved >= WORTH_A_CARD, moved >= WORTH_AN_ITEM) == (worth >= WORTH_A_CARD, worth >= WORTH_AN_ITEM)
    assert 0 <= moved <= 1
    assert moved == worth or (moved > worth) == (weight > 1)
