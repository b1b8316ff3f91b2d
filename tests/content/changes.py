"""What each revision of the starter articles is meant to change: how, from what, and the rule as it then reads."""

Meant = tuple[str, str | None, str]
"""Kind of change, the old value, and the statement (of a fact that is gone, the last one)."""

CHANGES: dict[str, tuple[list[Meant], list[Meant]]] = {
    "account-charges": (
        [
            ("changed", "2 笔", "境内他行自助机具取现，每个自然月前 4 笔免手续费，之后 4 元/笔。"),
        ],
        [
            ("added", None, "65 岁（含）以上客户免收短信通知服务费，无需登记。"),
            ("added", None, "12 月 31 日前，所有客户免收短信通知服务费。"),
        ],
    ),
    "agency-insurance": (
        [
            ("changed", "普通坐席可以介绍保障责任。", "普通坐席不得介绍保障责任。"),
        ],
        [
            (
                "changed",
                "退保在购买网点办理。",
                "犹豫期内退保可以在手机银行办理，犹豫期后退保在购买网点办理。",
            ),
            ("added", None, "回访须在犹豫期内完成。"),
        ],
    ),
    "complaints": (
        [
            ("changed", "24 小时", "首次联系客户的时限为 1 个工作日内。"),
            ("changed", "当日", "监管转办的投诉，2 小时内转投诉岗。"),
        ],
        [
            ("changed", "50 元", "坐席可以当场减免不超过 100 元的服务费。"),
            ("added", None, "同一客户 12 个月内最多减免 1 次。"),
        ],
    ),
    "credit-card-fees": (
        [
            ("changed", "5 次", "金卡：年度内消费满 6 次。"),
        ],
        [
            ("added", None, "数字信用卡免收年费，不设消费次数条件。"),
            ("removed", "40 元", "挂失：收费 40 元；说明：挂失即时生效，补发新卡另计。"),
        ],
    ),
    "customer-data": (
        [
            ("changed", "3 个工作日", "撤回营销授权：24 小时生效。"),
            ("changed", None, "更改预留手机号：在网点、手机银行或远程视频服务办。"),
        ],
        [
            ("added", None, "客户本人申请调取通话录音的，15 日内答复。"),
            ("added", None, "配偶、子女持关系证明的，也不得电话查询。"),
        ],
    ),
    "loan-prepayment": (
        [
            ("changed", "30 个自然日", "客户须提前 15 个工作日预约提前还款。"),
            ("changed", None, "预约渠道的规定：网点或手机银行。"),
        ],
        [
            ("added", None, "部分提前还款每次不低于 1 万元。"),
            ("removed", "每年最多 2 次", "部分提前还款次数的规定为每年最多 2 次。"),
        ],
    ),
    "mobile-transfer-limits": (
        [
            ("changed", "20 万元", "人脸识别 + 短信验证码的日累计限额为 10 万元。"),
        ],
        [
            ("added", None, "60 岁（含）以上客户首次开通手机银行转账的，自设日累计限额默认为 5,000 元。"),
            (
                "added",
                None,
                "60 岁（含）以上客户调整首次开通的默认限额：在网点或远程视频服务办，核验通过后即时生效。",
            ),
        ],
    ),
    "phone-identity": (
        [
            ("changed", "三项", "调整转账限额的须核要素为四项。"),
            ("changed", "短信验证码可以单独作为一次核验。", "短信验证码不得单独作为一次核验。"),
            ("changed", None, "调整转账限额的说明：姓名、证件号码、预留手机号码、最近一笔交易。"),
        ],
        [
            ("changed", "5 日", "口头挂失有效期为 7 日，到期自动解除。"),
            ("added", None, "配偶、父母、子女可以代报口头挂失，代报人不得查询账户。"),
        ],
    ),
    "refunds": (
        [
            ("changed", "5–7 个工作日", "退款在本行收到商户退款后 3 个工作日内入账。"),
        ],
        [
            ("added", None, "新绑定的借记卡，绑卡后 24 小时内快捷支付日限额为 2,000 元，含本数。"),
        ],
    ),
    "remote-video": (
        [
            ("changed", "9:00–21:00", "服务时间为每日 8:00–22:00。"),
            (
                "added",
                None,
                "重置取款密码：条件：本人、活体检测通过，仅限一类户；说明：新密码由客户自己输入。",
            ),
        ],
        [
            ("changed", "3 次", "活体检测 2 次失败的，转人工核验。"),
            ("added", None, "坐席不得引导客户打开屏幕共享。"),
        ],
    ),
    "service-quality": (
        [
            ("added", None, "坐席不说“您先别急”“您冷静一下”，改说“我明白您很着急，我和您一起核实”。"),
        ],
        [
            ("added", None, "承诺权限以外的时限或结果。"),
        ],
    ),
    "suspicious-transfers": (
        [
            (
                "added",
                None,
                "劝阻步骤，第 2 步：问屏幕：问客户手机或电脑是否开着屏幕共享或远程控制，开着的先请客户关掉。",
            ),
        ],
        [
            ("added", None, "客户首次向陌生收款人单笔转账 5 万元（含）以上的，默认延迟 24 小时到账。"),
            ("added", None, "坐席不得承诺追回款项。"),
        ],
    ),
    "wealth-redemption": (
        [
            ("changed", "T+2 交易日", "开放式理财赎回，资金在 T+1 交易日到账。"),
        ],
        [
            ("added", None, "风险测评每日最多 2 次。"),
            ("added", None, "坐席不得代客户回答测评题目。"),
        ],
    ),
}
