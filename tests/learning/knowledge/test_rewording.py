"""Other words for the same rule are no fact; one word that turns a rule is."""

from time import process_time

import pytest

from learning.knowledge.rewording import says_the_same

SAME = [
    ("每日 0 点重新累计。", "每天零点起重新累计。"),
    ("劝阻的目的是让客户停下来核实，不是盘问客户。", "劝阻是为了请客户停下来核实，而不是盘问客户。"),
    ("入账时限从次日开始数，按工作日计算。", "入账时限按工作日计算，从次日起数。"),
    ("支付组在 2 个工作日内回复工单。", "支付组应在两个工作日内回复工单。"),
    (
        "以上各步按顺序做；客户中途表示不转了，也要做完最后一步。",
        "以上步骤按顺序做；客户中途说不转了，也要做完最后一步。",
    ),
    ("先查看客户的四项当前限额，再说数字。", "先查看客户当前的四项限额，再说数字。"),
    ("坐席不得代客户调高限额，不得索要验证码。", "坐席不得代客户调高限额，且不得索要验证码。"),
    ("问清商户名称、退款金额和日期。", "问清退款金额、商户名称以及日期。"),
    ("如客户未收到短信，请其核对手机号码。", "若客户没有收到短信，请其核对手机号。"),
    ("客户必须本人到网点办理。", "客户须本人前往网点办理。"),
    ("单笔不超过 5 万元。", "单笔最高 5 万元。"),
    ("应当在 15 日内办结并答复客户。", "应于 15 日之内办结并回复客户。"),
    ("Before you answer, check the limit.", "Before answering, check the limit."),
    ("You must contact us within 3 days.", "You must get in touch with us within three days."),
    (
        "If the card is lost, tell the customer to call us.",
        "Where the card is lost, tell the customer to phone us.",
    ),
    ("We charge £5 for each replacement card.", "We charge £5 for every replacement card."),
    (
        "Fees are refunded to the account and the customer is told.",
        "The customer is told and fees are refunded to the account.",
    ),
    ("Cash advances cost more than 5 per cent.", "Cash advances cost over 5%."),
]

DIFFERENT = [
    ("客户应当到网点办理。", "客户可以到网点办理。"),
    ("客户本人到网点办理。", "客户本人到柜台或手机银行办理。"),
    ("坐席可以代客户操作。", "坐席不得代客户操作。"),
    ("持身份证和银行卡办理。", "持身份证或银行卡办理。"),
    ("应在 24 小时内联系。", "应在 1 个工作日内联系。"),
    ("转账 5 万元以上的须核验。", "转账 5 万元以下的须核验。"),
    ("转账超过 5 万元的须核验。", "转账 5 万元以上的须核验。"),
    ("每笔最多减免 50 元。", "每户最多减免 50 元。"),
    ("由商户向客户退款。", "由客户向商户退款。"),
    ("先核验身份，再查询账户。", "先查询账户，再核验身份。"),
    ("仅限本人办理。", "本人办理。"),
    ("甲、乙可以办理，丙、丁不得办理。", "丙、乙可以办理，甲、丁不得办理。"),
    ("收取 2 元，退还 5 元。", "收取 5 元，退还 2 元。"),
    (
        "人脸单笔 1 元，累计 2 元，证书单笔 3 元，累计 4 元。",
        "人脸单笔 1 元，累计 4 元，证书单笔 3 元，累计 2 元。",
    ),
    ("在挂失前办理。", "在挂失后办理。"),
    ("从商户发起之日起计算。", "从本行收到之日起计算。"),
    ("坐席应当登记工单。", "班长应当登记工单。"),
    ("满 18 周岁的客户可以申请。", "不满 18 周岁的客户可以申请。"),
    ("客户同意后可以录音。", "客户可以录音。"),
    ("一般 3 个工作日到账。", "最长 3 个工作日到账。"),
    ("支付组在 2 个工作日内回复工单。", "支付组必须在 2 个工作日内回复工单。"),
    ("Agents should log the call.", "Agents must log the call."),
    ("Bring a passport or a card.", "Bring a passport and a card."),
    ("You may close the account.", "You may not close the account."),
    ("Pay the fee before the call.", "Pay the fee after the call."),
    ("The bank pays the customer.", "The customer pays the bank."),
    ("The limit applies to all cards.", "The limit applies to some cards."),
    ("Send it to the branch.", "Send it from the branch."),
    ("At least 3 payments are needed.", "At most 3 payments are needed."),
    ("Only the owner may ask.", "The owner may ask."),
    ("First verify, then refund.", "First refund, then verify."),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_other_words_say_the_same_both_ways(old: str, new: str) -> None:
    assert says_the_same(old, new)
    assert says_the_same(new, old)


@pytest.mark.parametrize(("old", "new"), DIFFERENT)
def test_a_word_that_turns_the_rule_is_not_the_same(old: str, new: str) -> None:
    assert not says_the_same(old, new)
    assert not says_the_same(new, old)


def test_a_long_enumeration_is_judged_in_an_instant() -> None:
    words = [f"{chr(0x4E00 + place)}类业务的申请表" for place in range(100, 140)]
    old = "、".join(words)
    new = "、".join((*words[:18], words[20], words[19], words[18], *words[21:]))

    started = process_time()
    assert says_the_same(old, new)
    assert process_time() - started < 0.5
