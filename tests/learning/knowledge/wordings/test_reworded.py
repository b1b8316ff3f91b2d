"""Sentences that an owner reworded inside a page that changed otherwise.

They were written by kind (synonyms, voice, order, lists, nouns of verbs, numbers in other forms) before the engine had
seen one of them; of the 85 first written, those are here that are held to say the same.
"""

import pytest

from learning.knowledge.rank import WORTH_AN_ITEM
from tests.learning.knowledge.wordings.sentences import told

REWORDED = [
    ("客户办理大额取现须提前 1 个工作日预约。", "大额取现需要提前 1 个工作日预约。"),
    ("挂失手续费为每次 10 元。", "每办一次挂失，收取手续费 10 元。"),
    (
        "客户忘记密码的，可持本人身份证件到任一网点重置。",
        "忘记密码时，客户可以携带本人身份证件前往任意网点办理重置。",
    ),
    ("本行在收到申请后 5 个工作日内答复。", "我行自收到申请之日起 5 个工作日内给予答复。"),
    ("如遇节假日，到账时间顺延至下一个工作日。", "遇节假日的，顺延到节后第一个工作日到账。"),
    (
        "坐席应在通话中核实客户身份，核实不通过的不得办理。",
        "通话中坐席必须核实客户身份；未通过核实的，不予办理。",
    ),
    ("账单日后第 20 天为到期还款日。", "到期还款日是账单日之后的第 20 天。"),
    ("退款将原路退回至客户的付款账户。", "退款按原路径返回客户付款账户。"),
    (
        "客户对账单有异议的，应自账单日起 60 日内提出。",
        "客户如对账单有疑问，请在账单日起 60 天内向我行提出。",
    ),
    ("电子回单与纸质回单具有同等效力。", "电子回单和纸质回单效力相同。"),
    ("投诉处理结果应以书面形式告知客户。", "应当书面告知客户投诉的处理结果。"),
    ("下列人员可以办理：持卡人本人、监护人。", "持卡人本人和监护人可以办理。"),
    ("系统升级期间，转账业务暂停受理。", "系统升级时暂停办理转账。"),
    ("账户余额低于 300 元的，按月收取管理费 1 元。", "账户余额不足 300 元时，每月收取 1 元管理费。"),
    ("本手册由客户服务部负责解释。", "客户服务部负责对本手册进行解释。"),
    ("受理时间：工作日 9:00—17:00。", "工作日上午 9 点至下午 5 点受理。"),
    (
        "客户如需开具存款证明，可通过手机银行或柜面申请。",
        "需要存款证明的客户，可在手机银行申请，也可到柜面办理。",
    ),
    ("补卡需 7 个工作日，加急需 3 个工作日。", "补卡的制卡时间为 7 个工作日；选择加急的，为 3 个工作日。"),
    (
        "密码连续输错 3 次，当日锁定；次日自动解锁。",
        "连续 3 次输入错误密码的，账户当天锁定，第二天自动解除锁定。",
    ),
    ("本优惠与其他优惠不可同时享受。", "本优惠不与其他优惠同享。"),
    ("因客户原因导致退汇的，手续费不予退还。", "由于客户自身原因造成退汇的，已收取的手续费不退。"),
    ("本卡仅供本人使用，不得出借。", "卡片只限持卡人本人使用，不能出借给他人。"),
    ("审核通过后，系统发送短信通知客户。", "系统会在审核通过后以短信方式通知客户。"),
    ("逾期超过 90 天的，上报征信系统。", "逾期 90 天以上的，报送征信系统。"),
    ("办理前，请核对姓名、证件号码和手机号。", "请在办理前对姓名、证件号码、手机号进行核对。"),
    ("客户拒绝提供资料的，坐席应礼貌结束通话。", "对于拒绝提供资料的客户，坐席应礼貌地结束通话。"),
    ("提前还款违约金按剩余本金的 1% 收取。", "提前还款的，收取剩余本金 1% 的违约金。"),
    (
        "You must give us at least 14 days' notice in writing.",
        "Written notice of no less than 14 days is required.",
    ),
    ("If your card is lost, call us straight away.", "Call us immediately if you lose your card."),
    ("Customers under 18 cannot open a joint account.", "You need to be 18 or over to open a joint account."),
    (
        "Payments made after 5pm are processed the next working day.",
        "We process payments made after 5 pm on the following working day.",
    ),
    (
        "Complaints are acknowledged within two working days.",
        "We acknowledge every complaint within 2 working days.",
    ),
    ("The deposit is not refundable.", "Deposits are non-refundable."),
    (
        "Interest is calculated daily and paid monthly.",
        "We calculate interest each day and pay it every month.",
    ),
    ("The offer is open to new customers only.", "Only new customers can take up the offer."),
    ("Goods can be returned within 30 days of delivery.", "You have 30 days from delivery to return goods."),
    ("Refunds go back to the card that was used to pay.", "We refund the card you paid with."),
    ("No fee is charged for replacing a stolen card.", "We replace stolen cards free of charge."),
    (
        "Disputes must be raised within 120 days of the transaction date.",
        "You must raise a dispute no later than 120 days after the transaction date.",
    ),
    ("We may ask for further documents.", "Additional documents may be requested."),
    (
        "A supervisor must approve refunds above £100.",
        "Refunds of more than £100 need a supervisor's approval.",
    ),
    (
        "The replacement card arrives in 5 to 7 working days.",
        "Expect the replacement card within 5 to 7 working days.",
    ),
    (
        "If the customer fails verification, end the call and log it.",
        "End the call and log it where verification fails.",
    ),
    ("Both account holders must sign the form.", "The form must be signed by both account holders."),
    ("We do not accept cheques.", "Cheques are not accepted."),
    ("You may appeal within 28 days.", "Appeals may be made within 28 days."),
    (
        "Only the cardholder may request a limit increase.",
        "A limit increase may be requested by the cardholder only.",
    ),
    (
        "Parcels are held for 7 days, then returned to the sender.",
        "We hold parcels for 7 days and then return them to the sender.",
    ),
    ("Prices include VAT.", "All prices are inclusive of VAT."),
    (
        "Agents record the reason for the call in the notes.",
        "The reason for the call is recorded in the notes by the agent.",
    ),
]


@pytest.mark.parametrize(("before", "after"), REWORDED)
def test_a_sentence_in_other_words_is_not_asked(before: str, after: str) -> None:
    assert told(before, after, WORTH_AN_ITEM) == []
