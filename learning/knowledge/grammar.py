"""Words by what their coming and going means: nothing, another actor, another rule. Keys of `synonyms`, without endings."""

from learning.knowledge.rewording import stem

_FORMS = (
    "paid=pay sent=send given=giv took=tak taken=tak kept=keep held=hold told=tell written=writ lost=los shown=display",
    "met=meet went=go gone=go began=begin made=mak came=com spent=spend bought=buy sold=sell chosen=choos left=leav",
)
ROOTS = {
    pair.partition("=")[0].removesuffix("e"): pair.partition("=")[2]
    for line in _FORMS
    for pair in line.split()
}
"""English forms that no ending tells."""


def root(word: str) -> str:
    """An English word without its ending and its last e: cancelled is cancel, applies is apply."""
    word = ROOTS.get(word.removesuffix("e"), word)
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ed") and len(word) > 4:
        word = word[:-2]
    if len(word) > 8:
        word = word.removesuffix("ment").removesuffix("ation")
    if len(word) > 6:
        # Nouns and adjectives of a verb: arrival, withdrawal, payable, refundable.
        word = word.removesuffix("al").removesuffix("able").removesuffix("abl")
    if len(word) > 4 and word[-1] == word[-2] and word[-1] in "lptnrgm":
        word = word[:-1]
    word = word.removesuffix("e") if len(word) > 3 else word
    return word[:-1] + "y" if word.endswith("i") and len(word) > 4 else word


def _words(*lines: str) -> frozenset[str]:
    return frozenset(form for line in lines for word in line.split() for form in (word, root(stem(word))))


MODAL = _words("可 必须 不可 无须 要 must can will would should may could") | {"must not"}
NEGATIVE = _words(
    "不 没有 勿 不可 无须 不支持 拒", "not no none nothing never without cannot neither nor"
) | {"must not"}
LIGHT = (
    MODAL
    | NEGATIVE
    | _words(
        "被 由 在 于 到 向 做 为 有 其 本 每 让 以 等 种 类 项 位 用 使 进 行 时 当 起 下 给 据 须 需 若 按 因 故 但 已",
        "正在 即 再 先 请先 经 及时 通过 使用 办理 完成 发生 方式 相关 有关 相应 具体 情形 如实 内容 包括 收取",
        "范围 次数 共同 数量 交纳 支付 费用 时间 间 提出 进入 即可",
        "by in on at for with to as into it we us our he she who them and was were has have had hav will there if so",
        "such mak make tak take get come com one same own when once up out per what how able way his her until",
        "usually together also enough whether already yet still each",
        "whereas while although thus therefore case instead contain includ give fall",
        "collect amount place part believe think really very now need",
    )
)
"""Words that grammar moves about: their coming or going says nothing. What they deny or allow is told apart."""
ACTORS = _words(
    "客户 坐席 商户 持卡人 本行 银行 本公司 系统 用户 申请人 本人 班长",
    "customer client borrower lender bank agent cardholder holder institution caller user payer payee",
)
"""Who does it: left unsaid in the passive, and another rule when somebody else does it."""
TURNING = _words(
    "前 内 外 仅 除 超过 不到 以上 上限为 下限为 满 含 均 一律 全部 免收 免费 户 笔 次 人 首 再次 借 贷 付 入 出 升 降",
    "双 增 减 高 低 大 小 多 少 新 旧 开 关 买 卖 存 取 同意 非 无 过后 ⟨or⟩",
    "before after only except unless without over under both either all free original half full new old high low",
    "more less",
) | {"at least", "at most"}
"""Words that turn a rule: one of them that is not in the other text makes another rule."""
PASSIVE = _words("被 由 by")
SEQUENCE = _words("先 请先 再 然后 随后 接着 first then afterward later")
TALK = ACTORS | _words(
    "什么 怎样 为什么 是否 多 少 说 钱 事 话 人 想 好 后 时",
    "what how who why whether rather tell want know like stay go long much many if your",
)
"""Words of somebody who tells a rule to somebody else: not what the rule is about."""
