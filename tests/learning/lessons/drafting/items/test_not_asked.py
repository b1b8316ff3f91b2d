"""Questions that nobody could or would answer are not put."""

import pytest

from learning.knowledge.update import compare
from learning.lessons.drafting.draft import draft
from learning.lessons.drafting.drafts import CardDraft, ItemDraft, OptionDraft
from learning.lessons.drafting.items.said import is_turned, says_nothing_new
from learning.lessons.drafting.pack import Taught, lessons
from learning.lessons.drafting.scene import candidate


def asked(rule: str, old: str, new: str) -> list[ItemDraft]:
    before, after = rule.format(old), rule.format(new)
    drafts = draft(compare(before, after), before=before, after=after, effective_from=None, title="t")
    return [item for lesson in drafts for item in lesson.items]


def test_the_number_of_a_class_is_no_amount() -> None:
    rule = "# 办理\n\n可以绑定的卡为本行一类账户{}借记卡。\n\n每户最多绑定 2 张。\n"

    assert not any("多少类" in item.prompt for item in asked(rule, "", "或者二类账户"))


def test_the_number_of_a_price_list_is_not_asked() -> None:
    rule = "# Prices\n\nTariff sheet {}.\n\nA new card costs £{}0.\n"
    before, after = rule.format(14, 2), rule.format(15, 3)
    drafts = draft(compare(before, after), before=before, after=after, effective_from=None, title="t")
    found = [item.prompt for lesson in drafts for item in lesson.items]

    assert found
    assert not any("Tariff" in prompt for prompt in found)


def test_a_gap_does_not_hold_words_of_grammar() -> None:
    rule = "# 发票\n\n{}最近 180 日的通行记录。\n\n开具后不可更改。\n"
    old, new = "在票据平台注册后自行开具，可开具", "您可在票据平台注册后自行开具，范围是"

    assert not any("____最近" in item.prompt for item in asked(rule, old, new))


def test_a_sentence_turned_into_the_passive_says_nothing_new() -> None:
    active, passive = "Registrar may suspend a registration", "registration may be suspended by the Registrar"

    assert says_nothing_new(passive, active)
    assert not says_nothing_new("must be paid by the bank", "must be paid to the bank")


@pytest.mark.parametrize(
    ("length", "kinds"), [(20, ["single_choice", "single_choice", "numeric"]), (900, ["single_choice"])]
)
def test_a_figure_is_asked_again_only_with_a_case_between(length: int, kinds: list[str]) -> None:
    fact = compare("# 补卡\n\n补卡费为每张 20 元。\n", "# 补卡\n\n补卡费为每张 30 元。\n").facts[0]
    pair = (OptionDraft("30 元", correct=True, why=""), OptionDraft("20 元", correct=False, why=""))
    plain = candidate(fact, "value", "补卡费为每张多少？", pair, explanation="")
    case = candidate(fact, "case", "例" * length, pair, explanation="", is_transfer=True)
    figure = candidate(
        fact, "number", "补卡费为每张多少？（填数字）", (), explanation="", kind="numeric", answer=("30",)
    )
    card = CardDraft("change", "补卡费为每张 30 元。", fact.id, fact.source)

    (lesson,) = lessons([Taught(fact, card, (plain, case, figure))], "t")

    assert [item.kind for item in lesson.items] == kinds


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Fill in the claim form online.", "Complete the online claim form."),
        ("We do not charge a fee for this service.", "There is no fee for this service."),
        (
            "Keep paying until you see the transfer on your statement.",
            "Keep paying until the transfer shows there.",
        ),
        (
            "找不到答案时，请拨打客服热线，或在在线客服留言。",
            "如未找到答案，请致电客服热线，或到在线客服留言。",
        ),
    ],
)
def test_old_words_are_not_put_beside_new_ones_that_may_say_the_same(old: str, new: str) -> None:
    rule = "# Claims\n\nA claim takes 5 days.\n\n## Sending\n\n{}\n\nKeep the receipts for a year.\n"

    assert not asked(rule, old, new)


@pytest.mark.parametrize(
    ("new", "old", "turned"),
    [
        ("We do not pay without an estimate.", "Without an estimate we still pay.", True),
        ("Theft is covered even if the bag was locked.", "Theft is covered unless the bag was locked.", True),
        ("同性员工可以各住一间。", "同性员工应当合住标准间。", True),
        ("No fee is ever charged.", "A fee is not charged at any time.", False),
        ("We do not accept uncertified copies.", "Copies that are not certified are not accepted.", False),
        ("每日取现不得超过1万元。", "每日取现最多1万元。", False),
    ],
)
def test_a_rule_is_turned_when_it_says_no_where_it_said_yes(new: str, old: str, turned: bool) -> None:
    assert is_turned(new, old) is turned


def test_a_question_says_what_it_points_at() -> None:
    rule = "# Redraw\n\n{}\n\n{}\n"
    whole = "You may draw again what you repaid early. {}"
    found = asked(
        rule.format(whole, "A loan runs for ten years."), "", "You may not do so while a payment is overdue."
    )

    assert [item.prompt for item in found] == [
        "“You may draw again what you repaid early.” May you do so while a payment is overdue?"
    ]


def test_the_border_of_two_tiers_is_asked_once() -> None:
    rule = "# Copies\n\nWe charge as follows:\n\n- Copies for an account{}\n"
    tiers = ":\n- Copies for up to 5 accounts: Free\n- Copies for more than 5 accounts: $20 per account"
    prompts = [item.prompt for item in asked(rule, "", tiers)]

    assert any("up to ____ accounts" in prompt for prompt in prompts)
    assert any("more than 5 accounts: ____" in prompt for prompt in prompts)
    assert not any("more than ____ accounts" in prompt for prompt in prompts)


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("# 说明\n\n年费为100元。\n\n本说明书自{}起执行。\n", "2025年10月1日", "2026年6月1日"),
        ("# Plan\n\nA visit costs $20.\n\nPlan year: 1 January to 31 December {}.\n", "2026", "2027"),
    ],
)
def test_from_when_a_page_holds_is_asked_once(rule: str, old: str, new: str) -> None:
    assert len(asked(rule, old, new)) == 1


@pytest.mark.parametrize(("old", "new", "asks"), [("be sent", "follow", 0), ("be signed", "be activated", 1)])
def test_which_of_two_verbs_the_page_chose_is_not_asked(old: str, new: str, asks: int) -> None:
    rule = "# Act\n\n## Complaints\n\nA copy costs {}.\n\nThe letter must {} within 35 business days of receipt.\n"
    before, after = rule.format("£5", old), rule.format("£7", new)
    drafts = draft(compare(before, after), before=before, after=after, effective_from=None, title="t")
    prompts = [item.prompt for lesson in drafts for item in lesson.items]

    assert sum("The letter must" in prompt for prompt in prompts) == asks
