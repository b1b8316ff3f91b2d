"""What was withdrawn is asked for, and what is only said otherwise is not."""

import pytest

from learning.knowledge.units import document
from learning.knowledge.update import compare
from learning.lessons.drafting.draft import draft
from learning.lessons.drafting.items.still_said import is_said_again, is_taken_in, lives_on
from learning.lessons.drafting.languages import phrases
from learning.lessons.drafting.scene import Scene

PAGE = "# 储蓄国债\n\n## 质押\n\n{}\n\n您应当在到期前续签贷款合同。\n\n质押期间国债不得提前兑取。\n"


@pytest.mark.parametrize(
    ("old", "new", "lives"),
    [
        (
            "投资者可以用持有的国债向本行申请质押贷款。",
            "您可以持有的国债向本行申请质押贷款，质押率最高为国债面值的90%。",
            True,
        ),
        ("Part-time students can ask for our account.", "Our account is there for part-time students.", True),
        ("Receipts must reach us within 30 days.", "Receipts must reach us within 45 days.", False),
        ("You may not load in cash.", "You may load by card or in cash at a branch.", False),
        ("投资者本人不能到场的，可以委托他人办理。", "您可以到网点办理。", False),
    ],
)
def test_a_rule_lives_on_in_other_words_with_its_figures_and_its_no(old: str, new: str, lives: bool) -> None:
    before, after = document(PAGE.format(old)), document(PAGE.format(new))
    unit = next(unit for unit in before.units if unit.text == old)
    scene = Scene(before, after, phrases("zh"), None, frozenset())

    assert lives_on(unit, scene) is lives


def test_a_rule_split_between_new_sentences_of_its_section_lives_on() -> None:
    old = "投资者凭身份证件和质押合同，到网点或者手机银行办理登记，由经理复核。"
    new = ("投资者凭身份证件和质押合同办理。", "登记到网点或者手机银行，由经理复核。")
    before, after = document(PAGE.format(old)), document(PAGE.format("\n\n".join(new)))
    unit = next(unit for unit in before.units if unit.text == old)
    changed = frozenset(unit.index for unit in after.units if unit.text in new)

    assert lives_on(unit, Scene(before, after, phrases("zh"), None, changed))
    assert not lives_on(unit, Scene(before, after, phrases("zh"), None, frozenset()))


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [
        (
            "No points expire while a dispute about them is open.",
            "While a dispute about points is open, none of them expire.",
            True,
        ),
        (
            "投资者可以在发行期结束后办理提前兑取，发行期内不办理。",
            "发行期内不办理提前兑取，发行期结束后可以办理。",
            True,
        ),
        ("购买人须为年满18周岁的境内个人。", "年满18周岁的境内个人可以购买。", True),
        ("注销后设备应寄回。", "注销后设备无需寄回。", False),
        (
            "No exit fee is due if you move out, whether or not we supply your new home.",
            "If you move out, no exit fee is due provided that we supply your new home.",
            False,
        ),
        ("小额免密默认关闭，用户可以在设置中开启。", "小额免密默认开启，用户可以在设置中关闭。", False),
    ],
)
def test_a_sentence_is_said_again_in_the_same_words_with_the_same_force(
    old: str, new: str, again: bool
) -> None:
    before, after = PAGE.format(f"{old}\n\n年费为100元。"), PAGE.format(f"{new}\n\n年费为200元。")
    facts = [fact for fact in compare(before, after).facts if fact.finding.unit.text == new]
    scene = Scene(document(before), document(after), phrases("zh"), None, frozenset())

    assert [is_said_again(fact, scene) for fact in facts] == [again]


def test_an_entry_of_a_list_does_not_take_its_words_from_a_sentence_beside_it() -> None:
    rule = "# Amount\n\nThe amount is either:\n\n- £50 if you use {}\n- £90 if you use Stripe\n\n{} {} has its own limit.\n"
    before, after = rule.format("Worldpay", "Amex", "Card"), rule.format("Amex", "Paying by card", "Worldpay")
    facts = [fact for fact in compare(before, after).facts if fact.finding.unit.group is not None]
    scene = Scene(document(before), document(after), phrases("en"), None, frozenset())

    assert facts
    assert not any(is_said_again(fact, scene) for fact in facts)


@pytest.mark.parametrize(
    ("old", "new", "taken"),
    [
        (
            "If your claim is refused, you have 180 days to appeal. "
            "The appeal is decided by someone who took no part in the first decision.",
            "You have 180 days to appeal against a refusal, and someone who took no part in the first decision "
            "decides the appeal.",
            True,
        ),
        (
            "We charge 2.75% on purchases outside the UK. Cash abroad costs the same, with a minimum of £1.",
            "Shopping is free everywhere. Cash abroad costs 2.75%, with a minimum of £1.",
            False,
        ),
    ],
)
def test_a_figure_is_taken_in_with_the_words_it_stood_beside(old: str, new: str, taken: bool) -> None:
    before, after = PAGE.format(f"{old}\n\n年费为100元。"), PAGE.format(f"{new}\n\n年费为200元。")
    scene = Scene(document(before), document(after), phrases("zh"), None, frozenset())
    facts = [
        fact for fact in compare(before, after).facts if fact.finding.new_value and not fact.finding.old_value
    ]

    assert [is_taken_in(fact, scene) for fact in facts] == [taken]


def test_a_rule_that_is_gone_is_asked_for() -> None:
    old = "投资者本人不能到场的，可以委托他人办理。"
    before, after = PAGE.format(old), PAGE.format("")
    drafts = draft(compare(before, after), before=before, after=after, effective_from=None, title="t")
    asked = [item for lesson in drafts for item in lesson.items]

    assert [option.text for item in asked for option in item.options if option.correct] == [old]


def test_a_column_that_is_gone_is_asked_for_once() -> None:
    rows = (
        ("境内刷卡", "20个工作日", "每笔10元"),
        ("境外刷卡", "45个工作日", "每笔50元"),
        ("现金取款", "30个工作日", "免收"),
    )
    old = "\n".join(f"| {' | '.join(row)} |" for row in (("交易", "时限", "调单费"), ("-",) * 3, *rows))
    new = "\n".join(f"| {' | '.join(row[:2])} |" for row in (("交易", "时限", "调单费"), ("-",) * 3, *rows))
    before, after = PAGE.format(old), PAGE.format(new)
    drafts = draft(compare(before, after), before=before, after=after, effective_from=None, title="t")
    asked = [item.prompt for lesson in drafts for item in lesson.items]

    assert len([prompt for prompt in asked if "不再适用" in prompt]) == 1


def test_what_hung_on_a_rule_that_is_gone_is_not_asked_for_too() -> None:
    rule = "投资者本人不能到场的，可以委托他人办理。"
    before, after = PAGE.format(f"{rule}\n\n委托书须经网点负责人核对。"), PAGE.format("")
    drafts = draft(compare(before, after), before=before, after=after, effective_from=None, title="t")
    asked = [item for lesson in drafts for item in lesson.items]

    assert [option.text for item in asked for option in item.options if option.correct] == [rule]
