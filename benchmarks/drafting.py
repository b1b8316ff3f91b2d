"""Measure lessons drafted from an article: `python -m benchmarks.drafting [--rounds 3] [--json]`.

Rule books are made up, different in every round so that nothing remembered helps, and changed in two ways: one
clause gone and all others renumbered; and one rule of ten with another value, new or gone. Processor time counts.
"""

import argparse
import json
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from random import Random

from learning.knowledge.update import compare
from learning.lessons.drafting.draft import draft

BUDGET_SECONDS = 0.5
BUDGET_KB = 30
STEEPEST = 2.0
"""Cost of a kilobyte of the largest text over that of one of 30 KB: 1 is linear."""
SIZES_KB = (1, 3, 10, 30, 100, 300, 1_000)
SUBJECTS = [
    "挂失",
    "补卡",
    "跨行转账",
    "境外取现",
    "账户变更",
    "分期还款",
    "退款",
    "投诉",
    "预约取号",
    "开户",
    "代发工资",
    "理财赎回",
]
PLACES = ["网点", "手机银行", "网上银行", "客服热线", "远程视频", "自助设备", "微信小程序", "企业网银"]
PEOPLE = ["个人客户", "企业客户", "老年客户", "境外客户", "学生客户", "代发客户", "私人银行客户", "小微商户"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One size and one kind of change, the median of the rounds. Seconds are of the processor."""

    change: str
    kilobytes: int
    seconds: float
    milliseconds_a_kilobyte: float
    facts: int


def main() -> int:
    """Measure and print; exits with 1 when the budget is broken or the cost grows faster than the text."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--largest", type=int, default=SIZES_KB[-1], help="kilobytes of the largest text")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    arguments = parser.parse_args()
    sizes = [size for size in SIZES_KB if size <= arguments.largest]
    figures = [
        measured(change, size, arguments.rounds)
        for change in ("one clause", "one rule of ten")
        for size in sizes
    ]
    checks = claims(figures)
    if arguments.json:
        print(
            json.dumps(
                {"figures": [asdict(figure) for figure in figures], "claims": checks}, ensure_ascii=False
            )
        )
    else:
        print(f"{'KB':>6}{'seconds':>9}{'ms a KB':>9}{'facts':>7}  what changed")
        for each in figures:
            print(
                f"{each.kilobytes:6}{each.seconds:9.3f}{each.milliseconds_a_kilobyte:9.2f}{each.facts:7}  {each.change}"
            )
        for claim, holds in checks.items():
            print(f"{'holds ' if holds else 'BROKEN'}  {claim}")
    return 0 if all(checks.values()) else 1


def measured(change: str, kilobytes: int, rounds: int) -> Figure:
    """The median cost of comparing and drafting one pair of this size."""
    runs = [_run(change, kilobytes, seed) for seed in range(rounds)]
    seconds = statistics.median(run[0] for run in runs)
    return Figure(change, kilobytes, seconds, seconds * 1_000 / kilobytes, runs[0][1])


def claims(figures: list[Figure]) -> dict[str, bool]:
    """What is claimed of the figures, and whether it holds."""
    found: dict[str, bool] = {}
    for change in dict.fromkeys(figure.change for figure in figures):
        mine = {figure.kilobytes: figure for figure in figures if figure.change == change}
        base, largest = mine[BUDGET_KB], mine[max(mine)]
        ratio = largest.milliseconds_a_kilobyte / base.milliseconds_a_kilobyte
        found[f"{change}: lessons from {BUDGET_KB} KB in under {BUDGET_SECONDS} s ({base.seconds:.2f} s)"] = (
            base.seconds < BUDGET_SECONDS
        )
        found[
            f"{change}: a KB of {largest.kilobytes} KB costs at most {STEEPEST:.0f} x as much ({ratio:.1f} x)"
        ] = ratio <= STEEPEST
    return found


def _run(change: str, kilobytes: int, seed: int) -> tuple[float, int]:
    chance = Random(f"{change}{kilobytes}{seed}")
    rules = list(_rules(kilobytes, chance))
    before = _book(rules)
    after = _book(_without_one(rules) if change == "one clause" else _every_tenth(rules, chance))
    started = time.process_time()
    update = compare(before, after)
    draft(update, before=before, after=after, effective_from=None, title="规则")
    return time.process_time() - started, len(update.facts)


def _rules(kilobytes: int, chance: Random) -> list[str]:
    rules: list[str] = []
    size = 0
    while size < kilobytes * 1_024:
        rules.append(_rule(chance))
        size += len(rules[-1].encode()) + 24
    return rules


def _rule(chance: Random) -> str:
    who, what, where = chance.choice(PEOPLE), chance.choice(SUBJECTS), chance.choice(PLACES)
    code = f"业务代码 {chance.choice('ABCDEFGH')}{chance.randrange(10_000):04}"
    amount, count = chance.randrange(1, 300), chance.randrange(2, 60)
    return chance.choice(
        [
            f"{who}在{where}办理{what}（{code}），每笔收取 {amount} 元，当日最多 {count} 笔。",
            f"{who}的{what}申请（{code}）须在 {count} 个工作日内答复，逾期的由{where}登记工单。",
            f"坐席不得代{who}在{where}提交{what}（{code}），客户本人到场并出示身份证件的除外。",
        ]
    )


def _without_one(rules: list[str]) -> list[str]:
    return rules[: len(rules) // 3] + rules[len(rules) // 3 + 1 :]


def _every_tenth(rules: list[str], chance: Random) -> list[str]:
    changed: list[str] = []
    for place, rule in enumerate(rules):
        if place % 30 == 0:
            changed.append(rule.replace(" 元", "0 元").replace(" 个工作日", "0 个工作日"))
        elif place % 30 == 10:
            changed += [rule, _rule(chance)]
        elif place % 30 != 20:
            changed.append(rule)
    return changed


def _book(rules: list[str]) -> str:
    parts = ["# 业务规则"]
    for number, rule in enumerate(rules, 1):
        if number % 12 == 1:
            parts.append(f"## 第{number // 12 + 1}章 业务")
        parts.append(f"第{number}条 {rule}")
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
