"""A list that was written anew is one fact, not a heap of guessed pairs."""

from learning.knowledge.facts.finding import Shape
from learning.knowledge.rank import WORTH_AN_ITEM
from learning.knowledge.update import compare
from tests.learning.lessons.drafting.test_draft import drafted, right

OLD = """# 本人到网点时

客户不能到网点的，可以通过下列途径办理：

- 寄送公证委托书原件；
- 由村委会出具证明信；
- 由单位人事部门代办；
- 邮寄身份证复印件；
- 预约上门服务。
"""
NEW = """# 本人到网点时

客户不能到网点的，可以通过下列途径办理：

- 手机银行刷脸签约；
- 远程视频柜员双录；
- 子女持亲属关系证明代为申请；
- 社区服务站集中受理；
- 预约上门服务。
"""


def test_a_rewritten_list_is_one_fact_with_what_it_held_and_holds() -> None:
    (fact,) = compare(OLD, NEW).facts

    assert (fact.change, fact.finding.shape) == ("changed", Shape.LIST)
    assert fact.old is not None
    assert fact.old.startswith("寄送公证委托书原件；由村委会出具证明信")
    assert fact.new is not None
    assert fact.new.endswith("社区服务站集中受理；预约上门服务")
    assert fact.statement.startswith("客户不能到网点的，可以通过下列途径办理：手机银行刷脸签约")
    assert len(fact.also_keys) == 4


def test_one_entry_put_in_stays_one_addition() -> None:
    (fact,) = compare(OLD, OLD.replace("- 预约", "- 手机银行刷脸签约；\n- 预约")).facts

    assert (fact.change, fact.finding.shape) == ("added", Shape.STATEMENT)


def test_the_card_shows_the_whole_list_and_the_item_asks_what_is_on_it_now() -> None:
    (lesson,) = drafted(OLD, NEW, None)

    (card,), (item, *_) = lesson.cards, lesson.items
    assert "- **手机银行刷脸签约。**\n" in card.text
    assert card.text.endswith("- 预约上门服务。")
    assert right(item) in NEW
    assert all(option.text in OLD and option.was_right for option in item.options if not option.correct)


def test_one_word_withdrawn_from_what_is_excluded_is_a_rule_worth_asking() -> None:
    """Another list of which it is withdrawn only names fewer things."""
    old = (
        "## What is not covered\n\n- Missed appointment charges.\n- Lost dentures and braces.\n- Implants.\n"
    )
    (gone,) = compare(old, old.replace("- Implants.\n", "")).facts
    named = old.replace("is not covered", "you will see")
    (unnamed,) = compare(named, named.replace("- Implants.\n", "")).facts

    assert gone.old == "Implants."
    assert gone.importance >= WORTH_AN_ITEM > unnamed.importance
