"""A text that was written anew throughout is no update, unless something that rules are made of differs."""

import pytest

from learning.knowledge.rank import WORTH_AN_ITEM
from learning.knowledge.update import compare, worth_teaching

BEFORE = """# 存款证明

客户须持本人有效身份证件到网点申请开立存款证明，每份收取手续费 20 元。
存款证明自开立之日起 3 个月内有效，有效期内对应存款不得支取。
每日 17:00 前受理的申请，于当日出具；17:00 后受理的，于次日出具。
证明遗失的，不得补开，客户可以重新申请。
由他人代办的，代办人还应出示委托书。
"""
AFTER = """# 怎样开存款证明

要开存款证明，请客户带着自己的有效身份证件来网点办，一份的手续费是 20 元。
从开出来那天算起，证明管 3 个月；这段时间里，证明上的那笔存款是不能取的。
下午 5 点以前收到的申请，当天就出；下午 5 点以后的，第二天出。
证明弄丢了补不了，客户再申请一份就行。
找别人来办的话，来的人要多出示一份委托书。
"""


def worth_asking(before: str, after: str) -> bool:
    return bool(worth_teaching(compare(before, after).facts, WORTH_AN_ITEM))


def test_a_page_told_in_other_sentences_is_no_update() -> None:
    assert not worth_asking(BEFORE, AFTER)


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("证明管 3 个月", "证明管 6 个月"),
        ("下午 5 点以前", "下午 4 点以前"),
        ("来网点办", "在手机银行办"),
        ("是不能取的", "是可以支取的"),
        ("要多出示一份委托书", "要多出示一份委托书。开立外币存款证明的，另须提供《资金来源声明》"),
    ],
    ids=["value", "clock", "channel", "permission", "name"],
)
def test_one_other_rule_in_a_page_told_anew_is_an_update(said: str, changed: str) -> None:
    assert said in AFTER

    assert worth_asking(BEFORE, AFTER.replace(said, changed))


def test_a_new_sentence_about_something_else_in_a_page_told_anew_is_an_update() -> None:
    assert worth_asking(BEFORE, f"{AFTER}企业客户应当先由财务负责人在柜面预留印鉴，印鉴不符的退回。\n")


ENGLISH_BEFORE = """# Parcels

Parcels must be collected within two weeks of arrival.
A parcel that has not been collected is returned to the sender at half the rate.
The desk is open until 5 pm.
Identification must be shown on collection.
"""
ENGLISH_AFTER = """# Picking up your parcel

You have 14 days to come for a parcel once it is here.
If you do not come, it goes back to whoever sent it, for 50% of the price.
Come before 17:00.
Bring proof of who you are.
"""


def test_spans_halves_and_clocks_are_compared_by_what_they_mean() -> None:
    assert not worth_asking(ENGLISH_BEFORE, ENGLISH_AFTER)
    assert worth_asking(ENGLISH_BEFORE, ENGLISH_AFTER.replace("14 days", "10 days"))


KEPT = """# 报销

员工应当在返回后 30 个工作日内提交报销单。
报销单须附发票、登机牌或者火车票。
住宿费按城市分档报销。
超出标准的部分由员工自己承担。
财务部每周三付款。
"""


def test_a_word_exchanged_on_a_page_that_stands_is_asked_and_in_one_told_anew_it_is_not() -> None:
    after = KEPT.replace("30 个", "20 个").replace("登机牌", "电子行程单")
    anew = after.replace("住宿费按城市分档报销", "不同城市的住宿费有不同的报销档次").replace(
        "由员工自己承担", "公司不予报销"
    )

    asked = [
        {fact.new for fact in worth_teaching(compare(KEPT, each).facts, WORTH_AN_ITEM)}
        for each in (after, anew)
    ]

    assert "电子行程单" in asked[0]
    assert "电子行程单" not in asked[1]


QUESTIONS = """# Gift vouchers: questions

**How long is a voucher valid?**
Three years from the day it was bought.

**Can I use several vouchers for one order?**
Yes, up to four.

**I lost my voucher. Can you replace it?**
Yes, if you have the receipt. There is no fee.
"""
TERMS = """# Voucher terms

## Validity and use

Vouchers are valid for 3 years from the date of purchase. Up to 4 vouchers may be combined in a single order.

## Lost vouchers

Customers who have the receipt receive a replacement for a lost voucher free of charge.
"""


def test_questions_with_answers_told_as_terms_are_no_update() -> None:
    assert not worth_asking(QUESTIONS, TERMS)
    assert worth_asking(QUESTIONS, TERMS.replace("3 years", "2 years"))
    assert worth_asking(QUESTIONS, TERMS.replace("Up to 4", "Up to 5"))


def test_a_refund_in_one_case_and_none_in_the_other_stays_so_in_other_sentences() -> None:
    before = (
        "The fee is $30. It shall be refunded if the office cancels the market; it shall not be refunded "
        "if the trader does not appear.\n\nSetting up may begin at six o'clock.\n\n"
        "No trader may occupy more than two pitches. Pitches may not be sublet.\n"
    )
    after = (
        "$30 is the fee. If the office cancels the market, the fee must be refunded. If the trader fails to appear, "
        "no refund is made.\n\nFrom 6:00 traders may set up.\n\nA trader may occupy two pitches at most "
        "and may not sublet a pitch.\n"
    )

    assert not worth_asking(before, after)
    assert worth_asking(before, after.replace("6:00", "7:00"))


WRITTEN_ANEW = {
    "shares, tallies and ages": (
        "# Travel cover\n\nYou can claim online or by post. For travellers aged 70 or over you also pay 25% of the costs.\n\n"
        "We need the receipts and, for a first claim, a copy of the ticket. We decide within 5 working days of the "
        "receipt of the papers.\n\nWe do not pay for:\n\n- trips of more than 21 days\n- winter sports\n",
        "# How claims work\n\n## Two routes\n\nThere are two routes for a claim, by post or online. Once a traveller has "
        "turned seventy, a quarter (25%) of what it costs is for the traveller to pay.\n\n## Papers\n\nEnclose the "
        "receipts. If this is the first claim, a copy of the ticket is needed too. You hear from us within five "
        "working days.\n\n## Not covered\n\nNeither winter sports nor trips that last over three weeks (21 days).\n",
    ),
    "a table with a figure in its head": (
        "# 押金\n\n开户时收取押金 500 元。积分 300 分以上的客户免收押金，但须预存话费。\n\n退户后 3 个工作日内退还押金。\n\n"
        "逾期缴费不超过 2 日的，不加收；超过 2 日的，加收欠费的 10%。\n\n停机满 3 次的，不再受理。\n",
        "# 押金怎么收\n\n| 名目 | 开户时收取 | 积分 300 分以上的客户 | 退还 |\n|---|---|---|---|\n"
        "| 押金 | 500 元 | 免收，但要预存话费 | 退户后三个工作日内 |\n\n- 晚缴 2 天以内：不另收钱\n"
        "- 晚缴超过 2 天：加收欠费的一成\n\n已经停机三次的，就不再受理了。\n",
    ),
    "at most, said as a prohibition": (
        "# Permits\n\nA household may hold at most two permits. A permit must be shown in the car.\n\n"
        "A lost permit is replaced for £10.\n\nPermits run for two years.\n",
        "# Parking permits\n\nNo household can have more than 2 permits. Show the permit in your car.\n\n"
        "Replacing a lost permit costs £10.\n\nEach permit runs for 2 full years.\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), WRITTEN_ANEW.values(), ids=WRITTEN_ANEW)
def test_figures_in_other_words_and_places_are_the_same_figures(before: str, after: str) -> None:
    assert not worth_asking(before, after)


@pytest.mark.parametrize(
    ("name", "said", "changed"),
    [
        ("shares, tallies and ages", "a quarter (25%)", "a half (50%)"),
        ("shares, tallies and ages", "turned seventy", "turned eighty"),
        ("a table with a figure in its head", "积分 300 分", "积分 400 分"),
        ("a table with a figure in its head", "欠费的一成", "欠费的两成"),
        ("at most, said as a prohibition", "more than 2 permits", "more than 3 permits"),
    ],
)
def test_another_figure_among_them_is_an_update(name: str, said: str, changed: str) -> None:
    before, after = WRITTEN_ANEW[name]
    assert said in after

    assert worth_asking(before, after.replace(said, changed))


def test_what_is_allowed_but_for_one_thing_is_no_prohibition() -> None:
    """One clause allows the pledge and the next forbids the sale; a question whether one can is neither."""
    before = (
        "# 质押\n\n已冻结的存单不能质押，大额存单可以质押但不能同时转让。\n用多张存单的，以最早到期的为准。\n"
        "贷款结清后，质押立即解除。\n\n## 可以提前还款吗？\n\n随时可以提前还款，到网点办理。\n"
    )
    after = (
        "# 质押\n\n存单已冻结的，不能质押。大额存单也可以质押，但质押期间不能转让。\n以多张存单质押时，按最早到期的算。\n"
        "结清贷款后，质押随即解除。\n\n## 能不能提前还款？\n\n能。提前还款可随时到网点办理。\n"
    )

    assert not worth_asking(before, after)
    assert worth_asking(before, after.replace("大额存单也可以质押", "大额存单也不能质押"))


CONTRACT = """# Terms of early repayment

These terms are valid from 01/03/2025.
The Borrower is entitled to prepay the Loan in full on 31 consecutive days' notice to the Bank.
Partial prepayments shall be in a minimum amount of EUR 250 and a maximum of EUR 2 million.
A fee of 50 bps of the amount prepaid shall be payable; instructions are accepted by 9pm.
"""
LETTER = """# Paying off your loan early

Valid from 1 March 2025.
You can pay off your loan early as long as you let us know 31 days before, counted without a break.
If you pay only a part of it, let that be €250 or more, and €2,000,000 or less.
It costs you 0.5% of what you pay off, and we take your word for it in the evening until 9.
"""


def test_values_in_other_forms_make_no_update() -> None:
    assert not worth_asking(CONTRACT, LETTER)


@pytest.mark.parametrize(("said", "changed"), [("€250", "€350"), ("0.5%", "5%"), ("31 days", "13 days")])
def test_another_value_in_another_form_is_an_update(said: str, changed: str) -> None:
    assert worth_asking(CONTRACT, LETTER.replace(said, changed))


def test_a_question_that_became_its_answer_forbids_nothing() -> None:
    asked = BEFORE + "\n问：境外使用要提前开立吗？\n\n答：不用，持本人证件即可。\n"
    told = AFTER + "\n境外使用无须提前开立，带自己的证件就行。\n"

    assert not worth_asking(asked, told)


def test_a_list_that_is_said_to_stand_below_is_the_same_list() -> None:
    assert (
        compare("These fees apply to personal accounts.", "The fees below apply to personal accounts.").facts
        == ()
    )
