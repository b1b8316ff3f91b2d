"""Articles said in other words draft nothing: generated, not written, so that no rule is made for one sentence."""

import random
import re
from collections.abc import Callable

from learning.knowledge.update import compare
from learning.lessons.drafting.draft import draft

LIMITS = """# 手机银行转账限额

## 一、限额标准

| 认证方式 | 单笔限额 | 日累计限额 |
|---|---|---|
| 短信验证码 | 1 万元 | 2 万元 |
| 人脸识别 + 短信验证码 | 5 万元 | 20 万元 |
| 数字证书 | 100 万元 | 500 万元 |

- 以上限额均含本数，按自然日计算，每日 0 点重新累计。
- 客户本人名下账户之间互转不计入日累计。
- 换用更高的认证方式后，当日已转出的金额继续计入日累计。

## 二、调整限额

客户可以在手机银行里调低限额，立即生效。
如果客户需要调高限额，应当持本人身份证到网点办理。
坐席不得代客户调高限额，不得索要客户的短信验证码。

## 三、答复步骤

1. 核验客户身份。
2. 查看客户的账户类别、认证方式和自设限额。
3. 说明当前适用的限额，并告知客户是哪一项在限制。
4. 客户说不清用途的，登记工单并转反诈专席。
"""
REFUNDS = """# 退款与投诉

## 一、退款时限

退款在本行收到商户退款后 3 个工作日内入账。
入账时限从次日开始计算，周末和法定节假日不计入。
退款退回原付款账户，不能改退到其他账户。
客户中途表示不退了，也应当登记工单。

## 二、收费

| 服务 | 费用 | 办理渠道 |
|---|---|---|
| 挂失 | 10 元/次 | 网点、手机银行 |
| 补卡 | 15 元/张 | 网点 |

65 岁以上的客户免收短信服务费。
每月前 2 笔免费，超过的每笔收取 4 元。

## 三、投诉

- 投诉应当在 15 日内办结，并答复客户。
- 客户对结果不满意的，可以在 30 日内申请复核。
- 坐席必须在 24 小时内联系客户，说明处理结果。
- 支付组在 2 个工作日内回复工单。
"""
CARDS = """# Lost cards and refunds

## Reporting a lost card

If a card is lost, tell the customer to call us before using the account again.
We charge £5 for each replacement card.
You must check the customer's identity before you order a card.
Agents must not ask for the PIN or the security code.

## Refunds

| Payment | Time limit | Fee |
|---|---|---|
| Card payment | 3 working days | £0 |
| Bank transfer | 10 working days | £15 |

- Refunds over £500 need a second check.
- Customers can ask for a review within 30 days.
- Refunds are paid to the account that the customer used.

## Complaints

You must answer a complaint within 15 days and record the outcome.
When the customer is not satisfied, contact the complaints team.
Usually the team answers within 2 working days.
"""

Rewrite = Callable[[str, random.Random], str]


def swap(pattern: str, *others: str) -> Rewrite:
    """One place where a phrase stands becomes another one."""

    def rewrite(text: str, chance: random.Random) -> str:
        places = list(re.finditer(pattern, text))
        if not places:
            return text
        place = chance.choice(places)
        return text[: place.start()] + place.expand(chance.choice(others)) + text[place.end() :]

    return rewrite


def turned_clauses(text: str, chance: random.Random) -> str:
    return re.sub(r"(不得代客户调高限额)，(不得索要客户的短信验证码)", r"\2，也\1", text)


def turned_members(text: str, chance: random.Random) -> str:
    return text.replace("账户类别、认证方式和自设限额", "认证方式、自设限额以及账户类别")


def bullets(text: str, chance: random.Random) -> str:
    return re.sub(r"^- ", chance.choice(["* ", "+ ", "-   "]), text, flags=re.MULTILINE)


def bold(text: str, chance: random.Random) -> str:
    words = re.findall(r"[一-鿿]{4,}|\b[a-z]{6,}\b", text)
    return text.replace(word, f"**{word}**", 1) if (word := chance.choice(words)) in text else text


def thousands(text: str, chance: random.Random) -> str:
    return re.sub(
        r"(\d+) 万元", lambda match: f"{int(match[1]) * 10_000:,} 元", text, count=chance.randint(1, 3)
    )


def tight(text: str, chance: random.Random) -> str:
    return re.sub(r"(?<=\d) (?=[一-鿿])|(?<=[一-鿿]) (?=\d)", "", text)


def wrapped(text: str, chance: random.Random) -> str:
    return re.sub(r"(?<=[。.])\n(?=[A-Z一-鿿])", "\n\n" if chance.random() < 0.5 else " ", text)


def rows_moved(text: str, chance: random.Random) -> str:
    return re.sub(
        r"(\|---\|---\|---\|\n)((?:\|.*\n)+)", lambda match: match[1] + _shuffled(match[2], chance), text
    )


def _shuffled(lines: str, chance: random.Random) -> str:
    rows = lines.splitlines(keepends=True)
    chance.shuffle(rows)
    return "".join(rows)


def headings(text: str, chance: random.Random) -> str:
    numbers = iter("123456")
    return re.sub(r"^## (?:[一二三]、)?", lambda _: f"## {next(numbers)}. ", text, flags=re.MULTILINE)


FORM: list[Rewrite] = [bullets, bold, tight, wrapped, rows_moved, headings]
CHINESE: list[Rewrite] = [
    *FORM,
    thousands,
    turned_clauses,
    turned_members,
    swap("每日 ?0 ?点", "每天 0 点", "每天零点", "每日零时", "每日 0 点起"),
    swap("如果客户", "若客户", "如客户", "客户如果"),
    swap("需要调高", "要调高", "想调高"),
    swap("应当", "应", "应该", ""),
    swap("可以", "可", "能够"),
    swap("不得", "不可", "不能", "禁止"),
    swap("必须", "须", "务必"),
    swap("(\\d 个?工作日)内", r"\1之内", r"\1以内"),
    swap("(\\d+) 日内", r"\1 天内", r"\1 日之内"),
    swap("2 个工作日", "两个工作日", "二个工作日"),
    swap("从次日开始计算", "自次日起计算", "从次日起算", "从第二天开始计算"),
    swap("周末和法定节假日", "周末、法定节假日", "法定节假日和周末", "周末及法定节假日"),
    swap("其他", "其它", "别的"),
    swap("表示不退", "说不退", "称不退"),
    swap("超过的", "超出的", "超过部分"),
    swap("答复客户", "回复客户"),
    swap("联系客户", "与客户联系", "联络客户"),
    swap("说明处理结果", "告知处理结果", "并说明处理结果"),
    swap("处理结果", "办理结果"),
    swap("持本人身份证", "携带本人身份证", "凭本人身份证"),
    swap("到网点", "前往网点", "去网点"),
    swap("立即生效", "即时生效", "马上生效", "实时生效"),
    swap("当前适用", "目前适用", "现在适用", "现行适用"),
    swap("核验客户身份", "核实客户身份", "验证客户身份", "核对客户的身份"),
    swap("查看客户", "查询客户", "先查看客户", "查阅客户"),
    swap("按自然日计算", "按照自然日计算", "以自然日计算"),
    swap("不计入日累计", "不算入日累计", "不计算在日累计内"),
    swap("节假日不计入", "节假日不计算在内", "节假日不包含在内"),
    swap("，并", "，且", "，", "；并"),
    swap("65 岁以上", "65 周岁以上", "65 岁及以上", "年满 65 岁"),
    swap("的客户免收", "客户免收", "的客户不收"),
    swap("支付组在", "支付组应在", "支付组会在"),
    swap("里调低", "中调低", "调低"),
]
ENGLISH: list[Rewrite] = [
    *FORM,
    swap("If a card", "Where a card", "When a card", "In case a card"),
    swap("tell the customer", "inform the customer", "please tell the customer", "advise the customer"),
    swap("call us", "phone us", "ring us", "telephone us"),
    swap("each replacement", "every replacement"),
    swap("You must", "You need to", "You have to"),
    swap("must not", "may not", "are not allowed to"),
    swap("can ask", "are able to ask", "may ask"),
    swap("ask for a review", "request a review"),
    swap("before using", "before they use", "prior to using"),
    swap("before you order", "before ordering"),
    swap("over £500", "of more than £500", "above £500", "exceeding £500"),
    swap("within 30 days", "within thirty days"),
    swap("that the customer used", "which the customer used", "used by the customer"),
    swap("is not satisfied", "isn't satisfied", "is dissatisfied", "is unhappy"),
    swap("contact the", "get in touch with the", "please contact the"),
    swap("working days", "business days"),
    swap("record the outcome", "note the outcome", "log the outcome"),
    swap("answer a complaint", "respond to a complaint", "reply to a complaint"),
    swap("Usually the team answers", "The team usually answers", "The team normally answers"),
    swap("identity", "ID"),
]
RUNS = 200
MOST_FALSE = 4
"""2 % of the runs."""


def variants() -> list[tuple[str, str]]:
    chance = random.Random(20_261_201)
    made: list[tuple[str, str]] = []
    for _ in range(RUNS):
        article, rewrites = chance.choice([(LIMITS, CHINESE), (REFUNDS, CHINESE), (CARDS, ENGLISH)])
        after = article
        while after == article:
            for rewrite in chance.sample(rewrites, chance.randint(2, 5)):
                after = rewrite(after, chance)
        made.append((article, after))
    return made


def test_other_words_draft_no_lesson_in_ninety_eight_of_a_hundred() -> None:
    false = [
        fact.statement
        for before, after in variants()
        if draft(update := compare(before, after), before=before, after=after, effective_from=None, title="T")
        for fact in update.facts[:1]
    ]

    assert len(false) <= MOST_FALSE, false
