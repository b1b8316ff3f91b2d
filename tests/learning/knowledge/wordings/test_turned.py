"""Sentences of which one word turned, inside a page that changed otherwise.

They were written by kind (scope, actor, state, unit, channel, condition) before the engine had seen one of them.
"""

import pytest

from learning.knowledge.rank import WORTH_A_CARD
from tests.learning.knowledge.wordings.sentences import told

TURNED = [
    ("客户办理大额取现须提前 1 个工作日预约。", "客户办理大额取现须提前 1 个自然日预约。"),
    ("挂失手续费为每次 10 元。", "挂失手续费为每户 10 元。"),
    ("客户忘记密码的，可持本人身份证件到任一网点重置。", "客户忘记密码的，可持本人身份证件到开户网点重置。"),
    ("本行在收到申请后 5 个工作日内答复。", "本行在审核通过后 5 个工作日内答复。"),
    ("存款不足 3 个月提前支取的，不计付利息。", "存款不足 3 个月提前支取的，按活期计付利息。"),
    (
        "单笔转账金额最高 5 万元，每日累计不超过 20 万元。",
        "单笔转账金额最高 5 万元，每月累计不超过 20 万元。",
    ),
    (
        "坐席应在通话中核实客户身份，核实不通过的不得办理。",
        "坐席应在通话中核实客户身份，核实不通过的转交班长办理。",
    ),
    ("账单日后第 20 天为到期还款日。", "账单日后第 25 天为到期还款日。"),
    ("退款将原路退回至客户的付款账户。", "退款将退回至客户的活期账户。"),
    ("积分有效期为 2 年，到期自动清零。", "积分有效期为 2 年，到期自动延长。"),
    ("客户对账单有异议的，应自账单日起 60 日内提出。", "客户对账单有异议的，应自还款日起 60 日内提出。"),
    ("由他人代办的，须同时出示双方身份证件。", "由他人代办的，须出示代办人身份证件。"),
    ("首年免年费，次年起每年收取 200 元。", "首年减半收取年费，次年起每年收取 200 元。"),
    ("每位客户限购一份。", "每个家庭限购一份。"),
    ("投诉处理结果应以书面形式告知客户。", "投诉处理结果应以电话形式告知客户。"),
    ("坐席不得以任何理由要求客户提供短信验证码。", "坐席经客户同意可以要求客户提供短信验证码。"),
    ("系统升级期间，转账业务暂停受理。", "系统升级期间，转账业务照常受理。"),
    ("账户余额低于 300 元的，按月收取管理费 1 元。", "账户余额低于 300 元的，按季收取管理费 1 元。"),
    ("本优惠仅限新客户。", "本优惠适用于新客户和老客户。"),
    ("客户如需开具存款证明，可通过手机银行或柜面申请。", "客户如需开具存款证明，可通过手机银行申请。"),
    ("客户要求注销账户的，应先结清全部欠款。", "客户要求注销账户的，应先结清本期欠款。"),
    ("客户可随时取消自动续费，取消后不影响当期使用。", "客户可随时取消自动续费，取消后当期立即失效。"),
    ("本优惠与其他优惠不可同时享受。", "本优惠与其他优惠可同时享受。"),
    ("因客户原因导致退汇的，手续费不予退还。", "因银行原因导致退汇的，手续费不予退还。"),
    ("本卡仅供本人使用，不得出借。", "本卡供本人及配偶使用，不得出借。"),
    ("审核通过后，系统发送短信通知客户。", "审核通过后，坐席电话通知客户。"),
    ("逾期超过 90 天的，上报征信系统。", "逾期超过 90 天的，移交法务部门。"),
    ("小额免密功能默认开启。", "小额免密功能默认关闭。"),
    ("补卡寄送至账单地址。", "补卡寄送至单位地址。"),
    ("挂失后可以撤销。", "挂失后不可撤销。"),
    ("线上申请免收手续费。", "线上申请手续费减半。"),
    ("一类账户可办理转账。", "二类账户可办理转账。"),
    ("客户应当在申请时提交原件。", "客户可以在申请时提交复印件。"),
    (
        "You must give us at least 14 days' notice in writing.",
        "You must give us at least 14 days' notice by email.",
    ),
    (
        "We will refund the fee within 5 working days of your claim.",
        "We will refund the fee within 5 calendar days of your claim.",
    ),
    ("Agents must not ask for the full password.", "Agents must not ask for any part of the password."),
    (
        "If your card is lost, call us straight away.",
        "If your card is lost or damaged, call us straight away.",
    ),
    (
        "The cash withdrawal fee is 3% with a minimum of £3.",
        "The cash withdrawal fee is 3% with a maximum of £3.",
    ),
    (
        "Payments made after 5pm are processed the next working day.",
        "Payments made after 5pm are processed the same working day.",
    ),
    (
        "You can cancel free of charge until 24 hours before departure.",
        "You can cancel for half price until 24 hours before departure.",
    ),
    ("The deposit is not refundable.", "The deposit is refundable."),
    ("Interest is calculated daily and paid monthly.", "Interest is calculated daily and paid yearly."),
    ("The offer is open to new customers only.", "The offer is open to existing customers only."),
    (
        "Bring your passport and proof of address to the branch.",
        "Bring your passport and proof of income to the branch.",
    ),
    (
        "Unless you tell us otherwise, the policy renews automatically.",
        "If you tell us to, the policy renews automatically.",
    ),
    (
        "Goods can be returned within 30 days of delivery.",
        "Goods can be returned within 30 days of purchase.",
    ),
    ("Refunds go back to the card that was used to pay.", "Refunds go to a bank account of your choice."),
    (
        "The agent should read the script before closing the call.",
        "The agent should read the script after verifying the caller.",
    ),
    (
        "No fee is charged for replacing a stolen card.",
        "No fee is charged for replacing a stolen card in the first year.",
    ),
    (
        "Disputes must be raised within 120 days of the transaction date.",
        "Disputes must be raised within 120 days of the statement date.",
    ),
    ("Bookings cannot be transferred to another person.", "Bookings can be transferred to another person."),
    ("A supervisor must approve refunds above £100.", "A manager must approve refunds above £100."),
    ("Children aged under 5 travel free.", "Children aged under 5 travel at half fare."),
    ("Both account holders must sign the form.", "Either account holder must sign the form."),
    ("We do not accept cheques.", "We do not accept foreign cheques."),
    (
        "Only the cardholder may request a limit increase.",
        "Only the cardholder may request a limit decrease.",
    ),
    (
        "Parcels are held for 7 days, then returned to the sender.",
        "Parcels are held for 7 days, then destroyed.",
    ),
    ("Prices include VAT.", "Prices exclude VAT."),
    ("Contactless is switched off by default.", "Contactless is switched on by default."),
    ("Support is available by phone.", "Support is available by chat."),
    ("You may bring one guest.", "You must bring one guest."),
]


@pytest.mark.parametrize(("before", "after"), TURNED)
def test_a_sentence_of_which_a_word_turned_is_told(before: str, after: str) -> None:
    assert told(before, after, WORTH_A_CARD)
