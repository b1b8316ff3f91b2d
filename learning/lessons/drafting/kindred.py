"""Words that stand in one another's place in a rule: where something is done, by whom, how often, how bindingly.

A wrong word from the family of the right one is believable as no computed one can be. A family holds only words
that exclude each other where one of them is set as the rule.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_FAMILIES: tuple[tuple[str, ...], ...] = (
    ("手机银行", "网上银行", "网点", "客服热线", "远程视频服务", "自助机具", "微信小程序"),
    ("单独计算", "合并计算", "不再计算"),
    ("具有同等法律效力", "法律效力不同", "不能同时使用"),
    ("纸质发票", "电子发票", "任何一种发票"),
    ("由投保人", "由被保险人", "由受益人"),
    ("由借款人", "由保证人", "由抵押人"),
    ("县级", "设区的市级", "省级", "国家级"),
    ("每日", "每周", "每月", "每季度", "每年"),
    ("按日", "按月", "按季", "按年"),
    ("一类户", "二类户", "三类户"),
    ("Ⅰ类户", "Ⅱ类户", "Ⅲ类户"),
    ("犹豫期内", "犹豫期后"),
    ("有效期内", "有效期满后"),
    ("即时生效", "次日生效", "下月起生效"),
    ("实时到账", "次日到账", "两小时内到账"),
    ("免收", "减半收取", "照常收取"),
    ("免费", "半价", "按标准收费"),
    ("班长", "质检主管", "值班经理", "部门负责人"),
    ("由本人", "由配偶", "由代理人"),
    ("到期自动续期", "到期自动终止", "到期转人工处理"),
    ("in a branch", "by phone", "online", "in the app", "by post"),
    ("in writing", "by email", "by phone", "in person"),
    ("daily", "weekly", "monthly", "quarterly", "annually", "every year"),
    ("once a day", "once a week", "once a month", "once a quarter", "once a year"),
    ("mandatory", "optional", "recommended"),
    ("required", "preferred", "not needed"),
    ("line manager", "team leader", "compliance officer", "data protection officer"),
    ("non-reimbursable", "reimbursable", "paid in advance"),
    ("free of charge", "at half price", "at the standard rate"),
    ("non-refundable", "refundable", "refundable in part"),
    ("business days", "calendar days"),
    ("in advance", "afterwards", "on the same day"),
    ("at once", "on the next working day", "at the end of the month"),
)
_OFTEN = re.compile(r"[按每]([日周月季年])度?")
_JOINT = re.compile(r"\s*(?:、|或者?|和|及|,\s*(?:or|and)?|\bor\b|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Kin:
    """A word of a family, or a run of them (网点或手机银行), with the family's words that are not in it."""

    start: int
    end: int
    text: str
    others: tuple[str, ...]


_OFFICE = re.compile(r"(?:部门|机关|机构|委员会|中心|公司|岗|科|处)$")
_BETWEEN = re.compile(r"或者?|[由向经到在与和及的应须可并将为]|[^一-鿿]+")
LONGEST_OFFICE = 10


def offices(new: str, old: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Other offices that the texts name, where one office took another's place; none for anything else."""
    if not (_OFFICE.search(new) and _OFFICE.search(old)):
        return ()
    names = (piece for text in texts for piece in _BETWEEN.split(text) if _OFFICE.search(piece))
    kept = (name for name in names if 3 < len(name) <= LONGEST_OFFICE and name not in (new, old))
    return tuple(dict.fromkeys(name for name in kept if new not in name and old not in name))


def kindred(text: str) -> Iterator[Kin]:
    """Every word or run of words in the text that has a family, in order, longer words before shorter ones."""
    taken = 0
    for match in _ANY.finditer(text):
        if match.start() < taken:
            continue
        family = _family(match[0])
        end = _run_end(text, match.end(), family)
        taken, run = end, text[match.start() : end]
        said = {found[0].lower() for found in _ANY.finditer(run)}
        others = tuple(word for word in family if word.lower() not in said)
        if others:
            yield Kin(match.start(), end, run, others)


def is_named(kin: Kin, text: str) -> bool:
    """Whether a text holds the word or run too; 按月 and 每月 say the same."""
    often = _OFTEN.fullmatch(kin.text)
    return kin.text in text or (often is not None and re.search(f"[按每]{often[1]}", text) is not None)


def exchanged(kin: Kin) -> Iterator[str]:
    """The word or run with one of its words replaced by another of the family, each time another one."""
    words = [match[0] for match in _ANY.finditer(kin.text)]
    for place, other in enumerate(kin.others):
        yield kin.text.replace(words[-1 - place % len(words)], other, 1)


def _family(word: str) -> tuple[str, ...]:
    return next(family for family in _FAMILIES if word.lower() in family or word in family)


def _run_end(text: str, end: int, family: tuple[str, ...]) -> int:
    joint = _JOINT.match(text, end)
    follows = _ANY.match(text, joint.end()) if joint else None
    return _run_end(text, follows.end(), family) if follows and _family(follows[0]) is family else end


def _pattern(word: str) -> str:
    return rf"(?<![A-Za-z-]){re.escape(word)}(?![A-Za-z])" if word.isascii() else re.escape(word)


_ANY = re.compile(
    "|".join(map(_pattern, sorted({word for family in _FAMILIES for word in family}, key=len, reverse=True))),
    re.IGNORECASE,
)
