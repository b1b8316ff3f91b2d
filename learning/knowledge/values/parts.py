"""Halves, fractions, multiples, and amounts told in two units, each as one figure: 一个半小时 is 1.5个小时."""

import re
from collections.abc import Callable
from decimal import Decimal

from learning.knowledge.values.numerals import CHINESE, ENGLISH, FIGURES, read_number
from learning.knowledge.values.value import plain_number

_N = rf"(?:{FIGURES}|{CHINESE})"
_E = rf"(?:{FIGURES}|\b{ENGLISH})"
_LASTING = r"(?:hour|day|week|month|year)"
_OF_ONE = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_NAMED_PARTS = {"hal": 2, "third": 3, "quarter": 4, "fifth": 5, "eighth": 8, "tenth": 10}
_FOLDS = {"double": 2, "twice": 2, "triple": 3, "treble": 3, "duplicate": 2, "triplicate": 3}


def _read(text: str) -> Decimal:
    return read_number(text) or Decimal(0)


def _half_more(match: re.Match[str]) -> str:
    return f"{plain_number(_read(match['whole']) + Decimal('0.5'))}{match['unit']}"


def _share(part: Decimal, whole: Decimal) -> str:
    # Seven places tell any two fractions with a denominator below a hundred apart.
    return f" {plain_number((100 * part / whole).quantize(Decimal('1E-7')))}% " if whole else ""


def _fraction(match: re.Match[str]) -> str:
    return _share(_read(match["part"]), _read(match["whole"])) or match[0]


def _proper_fraction(match: re.Match[str]) -> str:
    """1/3 off is a third; 4/3 may be a day of a month."""
    part, whole = Decimal(match["part"]), Decimal(match["whole"])
    return _share(part, whole) if part < whole else match[0]


def _named_fraction(match: re.Match[str]) -> str:
    whole = next(whole for name, whole in _NAMED_PARTS.items() if match["name"].lower().startswith(name))
    return _share(_read(match["part"]), Decimal(whole))


def _sign(match: re.Match[str]) -> str:
    return plain_number(Decimal(match["whole"] or 0) + _OF_ONE[match["part"]])


def _points(match: re.Match[str]) -> str:
    whole = 0 if match["whole"].lower() == "zero" else _read(match["whole"])
    digits = [0 if word in ("zero", "nought") else _read(word) for word in match["rest"].lower().split()]
    return f"{whole}.{''.join(map(str, digits))}"


def _summed(per_unit: int, unit: str) -> Callable[[re.Match[str]], str]:
    """One figure of two in units of which the larger holds so many of the smaller."""
    return lambda match: f"{plain_number(_read(match[1]) * per_unit + _read(match[2]))}{unit}"


def _yuan(match: re.Match[str]) -> str:
    whole, tenths, cents = (_read(match[name] or "零") for name in ("yuan", "jiao", "fen"))
    return f"{plain_number(whole + tenths / 10 + cents / 100)}元"


def _thousands(match: re.Match[str]) -> str:
    return plain_number(_read(match[1]) * 10_000 + _read(match[2]) * 1_000)


def _either(match: re.Match[str]) -> str:
    """三五天 are three to five; 三十 and 一百 are one number each."""
    return f"{_read(match[1])}-{_read(match[2])}"


def _times(match: re.Match[str]) -> str:
    return f"{_FOLDS.get(match[1].lower()) or plain_number(_read(match[1]))} times"


def _copies(match: re.Match[str]) -> str:
    return f"{_FOLDS[match[1].lower()]} copies"


def _plain(match: re.Match[str]) -> str:
    return plain_number(_read(match[1]))


_NEIGHBOURS = "|".join(
    f"{one}{other}" for one, other in ("一二", "一两", "两三", "三四", "三五", "四五", "五六", "七八", "八九")
)

_CHINESE_RULES: tuple[tuple[str, Callable[[re.Match[str]], str] | str], ...] = (
    (rf"({FIGURES})万(\d(?:\.\d+)?)千(?![克瓦])", _thousands),
    (rf"(?P<whole>{_N})\s*(?P<unit>个)半(?=小时|钟头|月|季度|工作日)", _half_more),
    (rf"(?P<whole>{_N})\s*个?(?P<unit>年|小时|天)半(?![年天个价额数])", _half_more),
    (rf"(?P<whole>{_N})\s*(?P<unit>分)半(?=钟)", _half_more),
    (r"半个?小时", " 30 分钟 "),
    (r"(?<![上下前后多大])半年(?![报度])", " 6 个月 "),
    (r"(?<![\d一-龥])半个月", " 0.5 个月 "),
    (r"一刻钟", " 15 分钟 "),
    (
        rf"(?<![\d第])(\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})\s*年(?:零|又)?\s*({_N})\s*个月",
        _summed(12, "个月"),
    ),
    (rf"({_N})\s*个?小时(?:零|又)?\s*({_N})\s*分钟?", _summed(60, "分钟")),
    (
        rf"(?P<yuan>{_N})\s*元\s*(?P<jiao>\d|[一二两三四五六七八九])\s*角(?:\s*(?P<fen>\d|[一二三四五六七八九])\s*分)?",
        _yuan,
    ),
    (r"双倍", " 2倍 "),
    (r"首次", "第1次"),
    (rf"(?<=第)({CHINESE})(?=[次笔张期])", _plain),
    (rf"(?<![\d百千万亿点. ])({CHINESE})(?=积分)", _plain),
    (
        rf"(?<![一二三四五六七八九十百千万\d第])(?:(?={_NEIGHBOURS})([一两三四五七八])([二两三四五六八九]))(?=个|天|日|周|年|次|笔|张|份|分钟|小时)",
        _either,
    ),
    (rf"(?P<whole>(?![百千万]分之){_N})\s*分之\s*(?P<part>{_N})", _fraction),
)
_ENGLISH_RULES: tuple[tuple[str, Callable[[re.Match[str]], str] | str], ...] = (
    (r"(?P<whole>\d*)(?P<part>[½¼¾])", _sign),
    (
        r"(?<![A-Za-z0-9/.])(?<!\bon )(?<!\bby )(?<!\bfrom )(?<!\buntil )(?<!\bto )"
        r"(?P<part>[1-9])/(?P<whole>[2-9]|10)(?![A-Za-z0-9/])",
        _proper_fraction,
    ),
    (rf"\b(?P<whole>zero|{ENGLISH}) point (?P<rest>(?:(?:zero|nought|{ENGLISH})\s+)+?)(?=per)", _points),
    (r"\b(?:a |one[- ])?half (?:of )?(?:an?|one|1) per\s?cent\b", " 0.5% "),
    (
        rf"(?P<whole>{_E}) and (?:a|one)[- ]half(?P<unit> (?:million|billion|thousand|times|{_LASTING}s?))\b",
        _half_more,
    ),
    (rf"\b(?P<whole>an?|one) (?P<unit>{_LASTING}) and a half\b", lambda match: f" 1.5 {match['unit']}s "),
    (r"\bhalf a (?=million|billion|thousand)", "0.5 "),
    (r"\bhalf a dozen\b", " 6 "),
    (r"\b(?:a|one) dozen\b", " 12 "),
    (rf"({_E}) dozen\b", lambda match: plain_number(_read(match[1]) * 12)),
    (r"\b(?:a )?quarter of an hour\b", " 15 minutes "),
    (r"\bthree[- ]quarters of an hour\b", " 45 minutes "),
    (r"\bhalf[- ](?:an[- ])?hours?\b|\bhalf[- ]hourly\b", " 30 minutes "),
    (r"\bhalf (?:a )?year\b|\bhalf[- ]yearly\b", " 6 months "),
    (rf"({_E}) hours?,? (?:and )?({_E}) minutes\b", _summed(60, " minutes")),
    (rf"({_E}) years?,? (?:and )?({_E}) months\b", _summed(12, " months")),
    (r"\b(?:per|every|each|once a) quarter\b|\bquarterly\b", " 3 months "),
    (r"\bfortnightly\b|(?:\b(?:every|once a|each|an?|the|one) )?\bfortnight\b", " 2 weeks "),
    (r"\b(?:a|one) decade\b", " 10 years "),
    (r"\bpast year\b", "past 12 months"),
    (r"\ban? (?=(?:week|year|calendar month)\b(?! and a half))", " 1 "),
    (rf"\b(for|than|over|most|after|least|within|under) an? (?={_LASTING}\b)", r"\1 1 "),
    (r"(?<!\d )\ban (?=hour\b)", " 1 "),
    (
        r"\b(?P<part>one|two|three|four)[- ](?P<name>thirds?(?![- ]part)|fifths?|tenths?|eighths?|half|halves)\b",
        _named_fraction,
    ),
    (r"\b(?P<part>an?|one|three)[- ](?P<name>quarters?|third|fifth|tenth)(?= of\b)", _named_fraction),
    (r"\b(?P<part>three)-(?P<name>quarters)\b", _named_fraction),
    (r"\b(double|twice|triple|treble)(?= (?:the|as|that)\b)", _times),
    (rf"\b({ENGLISH}) times(?= (?:the|as)\b)", _times),
    (r"\b(two|three|four|five|ten)-?fold\b", _times),
    (r"\bin (duplicate|triplicate)\b", _copies),
    (rf"({_E})[- ]years?(?:[- ]old| of age)\b", _plain),
    (r"\bminus (?=[\d$£€])", "-"),
)
_RULES = tuple(
    (
        re.compile(hint, re.IGNORECASE),
        tuple((re.compile(each, re.IGNORECASE), written) for each, written in rules),
    )
    for hint, rules in (
        (
            r"[半刻角]|双倍|首次|第[一二三四五六七八九十百]|分之|万\d|小时|年.{1,4}个月|积分|[一两三四五七八][二两三四五六八九]",
            _CHINESE_RULES,
        ),
        (
            r"[½¼¾]|\d/\d|hal[fv]|quarter|third|fifth|eighth|tenth|dozen|fortnight|decade|double|twice|trip|treb|dupl"
            r"|times|fold|minus|point|past year|\ban? (?:hour|day|week|month|year|calendar)|hours?,? |years?[, -]",
            _ENGLISH_RULES,
        ),
    )
)
"""Each with what a text holds that any of its rules could be about; most texts hold neither."""


def in_one_figure(text: str) -> str:
    """A text in which halves, fractions, multiples and amounts in two units are written as one figure each."""
    for hint, rules in _RULES:
        if hint.search(text):
            for pattern, written in rules:
                text = pattern.sub(written, text)
    return text
