"""What a change is worth: a rule turned round is asked however short, a word of a menu is not."""

import pytest

from learning.knowledge.rank import WORTH_AN_ITEM
from learning.knowledge.update import compare
from learning.lessons.drafting.draft import draft

CHINESE = "# 积分规则\n\n## 积分\n\n每消费 1 元积 1 分。\n\n{}\n\n积分两年有效，客户可以在手机银行查询。\n"
ENGLISH = "# Points\n\n## Using points\n\nYou earn one point for each pound.\n\n{}\n\nPoints lapse after two years.\n"


def page(sentence: str) -> str:
    return (ENGLISH if sentence.isascii() else CHINESE).format(sentence)


@pytest.mark.parametrize(
    ("allowed", "forbidden"),
    [
        ("积分可以转让", "积分不可以转让"),
        ("支持退款", "不支持退款"),
        ("需预约。", "无需预约。"),
        ("Points are transferable", "Points are not transferable"),
        ("Cash is accepted.", "Cash is not accepted."),
    ],
)
def test_a_rule_turned_round_is_asked_however_short(allowed: str, forbidden: str) -> None:
    before, after = page(allowed), page(forbidden)

    (lesson,) = draft(compare(before, after), before=before, after=after, effective_from=None, title="Points")

    assert [option.text for option in lesson.items[0].options if option.correct] == [forbidden]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("可用", "不可用"),
        ("### 可以转让", "### 不可以转让"),
        ("- 开启\n- 其他", "- 不开启\n- 其他"),
        ("**Allowed**", "**Not allowed**"),
    ],
)
def test_a_heading_or_a_word_of_a_menu_is_no_rule(was: str, now: str) -> None:
    update = compare(page(was), page(now))

    assert not [fact for fact in update.facts if fact.importance >= WORTH_AN_ITEM]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("积分可以兑换礼品。", "积分可以兑换礼品。\n\n纸质发票的管理由省级税务机关制定具体办法。"),
        (
            "Acme has individual agreements with Login, Cloud, PIF and CoE.",
            "Acme has individual agreements with Login, PIF and CoE.",
        ),
        (
            "| 期次 | 产品代码 |\n|---|---|\n| 第一期 | 251705 |",
            "| 期次 | 产品代码 |\n|---|---|\n| 第一期 | 261703 |",
        ),
    ],
    ids=["others-may-make-rules", "whom-the-publisher-deals-with", "what-it-is-called-by"],
)
def test_what_no_customer_asks_is_told_and_not_asked(was: str, now: str) -> None:
    before, after = page(was), page(now)

    lessons = draft(compare(before, after), before=before, after=after, effective_from=None, title="Points")

    assert [item for lesson in lessons for item in lesson.items] == []


def test_the_answer_of_a_computer_is_not_asked_beside_the_rule() -> None:
    rule = "If you send the same request within 24 hours, you get a 200 successful response."
    before, after = page("Send each request once."), page(f"Send each request once.\n\n{rule}")

    (lesson,) = draft(compare(before, after), before=before, after=after, effective_from=None, title="Points")

    assert "24 hours" in {option.text for item in lesson.items for option in item.options if option.correct}
    assert "200" not in {option.text for item in lesson.items for option in item.options}
