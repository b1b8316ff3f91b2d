"""A rule said again in another form is no fact; a rule that only looks like the old one is."""

import pytest

from learning.knowledge.update import carried, compare, statements

AGAIN = {
    "split": (
        "逾期未办理正式挂失的，口头挂失失效，客户须重新来电。",
        "逾期没有办理正式挂失的，口头挂失失效。客户须重新来电。",
    ),
    "joined": (
        "We try again the next day. You can cancel at any time.",
        "We try again the next day, and you can cancel at any time.",
    ),
    "passive": ("The bank must investigate a dispute.", "A dispute must be investigated by the bank."),
    "被动": ("系统将款项退回原付款账户。", "款项由系统退回原付款账户。"),
    "turned": ("Proof is required for those who live abroad.", "For those living abroad, proof is required."),
    "waived": (
        "New customers pay no monthly fee for the first 12 months.",
        "For new customers the monthly fee is waived for the first twelve months.",
    ),
    "parts of a verb": (
        "The fee is taken when the overdraft is set up.",
        "We take the fee when we set the overdraft up.",
    ),
    "running from": (
        "Tell us within 7 days of the event.",
        "You have seven days from the event to tell us.",
    ),
    "at most": (
        "The price may go up by no more than 10% at each renewal, provided that you have not claimed.",
        "Provided that you have not claimed, the price will not rise by more than 10% at a renewal.",
    ),
    "nothing": (
        "It is not automatic, and we look at how you have run the account.",
        "We look at how you have run the account; nothing is automatic.",
    ),
    "an actor for a pronoun": (
        "If they have made one, note its number.",
        "If the customer has made one, note its number.",
    ),
    "not allowed": (
        "Crew must not smoke in the home or in the vehicle.",
        "Smoking by the crew is not allowed in the vehicle or in the home.",
    ),
    "仍无": (
        "提示后 2 分钟仍无回复的，可以结束会话，不属于无故结束。",
        "提示 2 分钟后客户仍未回复的，可以结束会话；这不属于无故结束。",
    ),
    "用于": ("充值实时到账，不收费。信用卡不能用于充值。", "充值免费，实时到账；不能用信用卡充值。"),
    "本公司": (
        "提现被银行退回的，资金在 2 个交易日内退回余额，已收费用一并退还。",
        "银行退回提现的，本公司在 2 个交易日内将资金退回余额，并退还已收费用。",
    ),
    "list": (
        "客户开户须携带：\n\n- 身份证件\n- 实名手机\n- 证明材料\n",
        "客户开户须携带身份证件、实名手机以及证明材料。\n",
    ),
    "table": (
        "| 方式 | 有效期 | 费用 |\n|---|---|---|\n| 口头挂失 | 5 日 | 免费 |\n| 正式挂失 | 长期 | 10 元 |\n",
        "- 口头挂失：有效期 5 日，免费。\n- 正式挂失：有效期长期，费用 10 元。\n",
    ),
    "columns": (
        "| Card | Annual fee | Foreign fee |\n|---|---|---|\n| Basic | $0 | 3% |\n| Gold | $99 | None |\n",
        "| Card | Foreign payment fee | Annual fee |\n|---|---|---|\n| Gold | None | $99 |\n| Basic | 3% | $0 |\n",
    ),
    "优惠": ("停车场消费不参加优惠。", "停车场消费不享受优惠。"),
    "叠加": ("优惠不叠加，按最高一项计算。", "多项优惠不叠加，按最高的一项计算。"),
    "cases in another order": (
        "属于路方多收的，核实后 15 个工作日内退回原卡；属于银行重复扣款的，当日退回。",
        "银行重复扣款的，当日退回；路方多收的，经核实，在 15 个工作日内退回原卡。",
    ),
    "range": ("可自行开具，可开具最近 180 日的通行记录。", "您可自行开具，范围是最近 180 日的通行记录。"),
    "own use": (
        "贵宾厅仅限主卡持卡人本人使用，不得转赠。",
        "贵宾厅次数只供主卡持卡人本人使用，不得转赠他人。",
    ),
    "this table": ("本价目表所列价格均为人民币含税价。", "表内价格均为人民币含税价。"),
    "by the year": ("租期按年计算，最短租期为 1 年。", "租期以年为单位，最短 1 年。"),
    "the day in figures": ("自七月一日起，每件收取保管费。", "自7月1日起，每件收取保管费。"),
    "taken and collected": (
        "Rental is taken on the 5th of each month.",
        "We collect rental on the 5th of every month.",
    ),
    "all": ("Charges are rounded to the nearest penny.", "All charges are rounded to the nearest penny."),
    "available": (
        "Statements in the portal are free and stay available for 18 months.",
        "Portal statements are free and can be viewed for 18 months.",
    ),
}
OTHERWISE = {
    "another day of the month": ("自七月一日起，每件收取保管费。", "自七月十五日起，每件收取保管费。"),
    "joins no offer after all": ("停车场消费享受优惠。", "停车场消费不享受优惠。"),
    "cases exchanged": (
        "路方多收的，核实后 15 日内退回；银行重复扣款的，当日退回。",
        "银行重复扣款的，核实后 15 日内退回；路方多收的，当日退回。",
    ),
    "by another span": ("租期按年计算。", "租期按月计算。"),
    "running from another moment": (
        "Tell us within 7 days of the event.",
        "You have seven days from the invoice to tell us.",
    ),
    "from and until": (
        "You may use the card until 1 June.",
        "You may use the card from 1 June.",
    ),
    "another bound": (
        "The price may go up by no more than 10% at each renewal.",
        "The price will not rise by more than 15% at a renewal.",
    ),
    "allowed after all": (
        "Smoking is not allowed in the vehicle.",
        "Smoking is allowed in the vehicle.",
    ),
    "for another purpose": ("信用卡不能用于充值。", "信用卡不能用于提现。"),
    "value": ("App: £5 per transfer.", "- App: £6 per transfer\n"),
    "values exchanged": (
        "人脸单笔 1 元，累计 2 元，证书单笔 3 元。",
        "人脸单笔 2 元，累计 1 元，证书单笔 3 元。",
    ),
    "columns exchanged": (
        "| 方式 | 单笔 | 单日 |\n|---|---|---|\n| 免密 | 200 元 | 500 元 |\n",
        "| 方式 | 单笔 | 单日 |\n|---|---|---|\n| 免密 | 500 元 | 200 元 |\n",
    ),
    "what a cell of the same row says": (
        "| Service | Classic | Plus |\n|---|---|---|\n| Wire | $20 | Free |\n",
        "| Service | Classic | Plus |\n|---|---|---|\n| Wire | Free | Free |\n",
    ),
    "negation": ("The caller may collect the card.", "The caller may not collect the card."),
    "permission": ("客户应当到网点办理。", "客户可以到网点办理。"),
    "actors": ("由商户向客户退款。", "由客户向商户退款。"),
    "order": ("先核验身份，再查询账户。", "先查询账户，再核验身份。"),
    "one character": ("客户可以申请借记卡。", "客户可以申请贷记卡。"),
    "or": ("须持身份证和银行卡。", "须持身份证或银行卡。"),
    "authority": (
        "须经设区的市级人民政府卫生部门许可。须经设区的市级部门备案。",
        "须经县级人民政府卫生部门许可。须经设区的市级部门备案。",
    ),
}


@pytest.mark.parametrize(("before", "after"), AGAIN.values(), ids=AGAIN.keys())
def test_a_rule_said_again_is_no_fact(before: str, after: str) -> None:
    assert [fact.statement for fact in compare(before, after).facts] == []


@pytest.mark.parametrize(("before", "after"), OTHERWISE.values(), ids=OTHERWISE.keys())
def test_another_rule_in_like_words_is_a_fact(before: str, after: str) -> None:
    assert compare(before, after).facts != ()


def test_a_rule_said_again_is_listed_with_what_was_left_out() -> None:
    ignored = compare("商户提交申请后，由我行审核。", "申请由商户提交后，我行审核。").ignored

    assert [(entry.reason, entry.old) for entry in ignored] == [("wording", "商户提交申请后，由我行审核。")]


def test_a_row_that_became_an_item_lives_on_in_it() -> None:
    before = "| 方式 | 有效期 |\n|---|---|\n| 口头挂失 | 5 日 |\n| 正式挂失 | 2 年 |\n"
    after = "- 正式挂失：有效期 2 年。\n- 口头挂失：有效期 5 日。\n"
    kept = {
        old.statement: new.statement
        for old in statements(before)
        for new in statements(after)
        if carried(before, after).get(old.key) == new.key
    }

    assert kept == {
        "口头挂失的有效期为 5 日。": "口头挂失：有效期 5 日。",
        "正式挂失的有效期为 2 年。": "正式挂失：有效期 2 年。",
    }
