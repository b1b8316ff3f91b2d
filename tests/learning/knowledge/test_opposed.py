"""A permission that is turned round is the news of its sentence, whatever else was written anew in it."""

import pytest

from learning.knowledge.facts.finding import Shape
from learning.knowledge.gist import gist_of
from learning.knowledge.opposed import says_opposite
from learning.knowledge.rank import WORTH_AN_ITEM
from learning.knowledge.units import document
from learning.knowledge.update import compare, worth_teaching

FLIPPED = [
    ("投诉不得当场答复，15 日内由专人联系客户。", "投诉可以当场登记并告知时限，10 日内由专人联系客户。"),
    ("客户须持身份证到网点解挂，5 日内有效。", "客户无须到网点，在手机银行自助解挂，5 日内有效。"),
    (
        "Agents must not agree a refund on the call; the claim is paid within 5 days.",
        "Agents may agree a refund on the call and log it; the claim is paid within 3 days.",
    ),
]
"""The rule before and after."""


@pytest.mark.parametrize(("before", "after"), FLIPPED)
def test_a_flip_inside_a_rewrite_is_told_with_both_rules(before: str, after: str) -> None:
    (fact,) = compare(before, after).facts

    assert fact.finding.shape is Shape.PERMISSION
    assert (fact.old, fact.new) == (before, after)


def test_a_flip_keeps_the_value_that_changed_with_it() -> None:
    (fact,) = compare(*FLIPPED[0]).facts

    assert fact.finding.new_value is not None
    assert fact.finding.new_value.text == "10 日"


def test_what_is_forbidden_without_consent_and_allowed_with_it_is_no_flip() -> None:
    facts = compare(
        "未经客户同意，不得录音，须提前 1 日告知。", "客户同意后可以录音，须提前 2 日告知。"
    ).facts

    assert all(fact.finding.shape is not Shape.PERMISSION for fact in facts)


def test_words_put_in_beside_a_value_are_kept() -> None:
    (fact,) = compare(
        "投诉应当在 15 日内办结，可通过电话、网点提出。",
        "投诉应当在 10 日内办结，可通过电话、网点、手机银行提出。",
    ).facts

    assert [part.new for part in fact.finding.beside] == ["手机银行"]


def test_a_flip_of_one_clause_beside_another_prohibition_is_told() -> None:
    (fact,) = compare(
        "坐席不得承诺减免费用，也不得代客户提出退费申请。",
        "坐席不得承诺减免费用，但可以根据客户授权代为提出退费申请。",
    ).facts

    assert fact.finding.shape is Shape.PERMISSION


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "New customers pay no monthly fee in the first year.",
            "New customers pay the monthly fee in the first year.",
        ),
        ("手续费在当期不退还客户。", "手续费在当期退还客户。"),
    ],
)
def test_a_denial_that_went_is_worth_asking(before: str, after: str) -> None:
    assert len(worth_teaching(compare(before, after).facts, WORTH_AN_ITEM)) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("小额免密默认关闭，用户可以在设置中开启。", "小额免密默认开启，用户可以随时在设置中关闭。"),
        ("Contactless payment is switched off by default.", "Contactless payment is switched on by default."),
    ],
)
def test_another_default_is_told_though_it_is_made_of_the_old_words(before: str, after: str) -> None:
    (fact,) = compare(before, after).facts

    assert fact.finding.shape is Shape.PERMISSION
    assert fact.importance >= WORTH_AN_ITEM


@pytest.mark.parametrize(
    ("said", "other", "is_opposite"),
    [
        ("存单可以质押。", "存单不得质押。", True),
        ("You may cancel the transfer.", "You must not cancel the transfer.", True),
        ("可结转至次月月底。", "当月未用完的套餐内流量可以结转至次月月底。", False),
        ("质押期间不能转让。", "本行签发的未到期定期存单可以质押。", False),
        ("You must pay the full fare.", "A passenger who cannot show it must pay the full fare.", False),
    ],
)
def test_opposites_are_of_one_act_and_of_what_is_said_of_it(
    said: str, other: str, *, is_opposite: bool
) -> None:
    [piece], others = (gist_of(document(text).units[0]).pieces for text in (said, other))

    assert says_opposite(piece, others) is is_opposite
