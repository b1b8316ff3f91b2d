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
