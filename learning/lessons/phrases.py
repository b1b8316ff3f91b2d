"""What must not be said to a customer: phrases that scold, promises nobody on the line may give.

A bank brings its own list; this one is the start. A hit asks for a second look, it refuses nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern, and what to say or do instead."""

    pattern: re.Pattern[str]
    advice: str


def _phrase(pattern: str, advice: str) -> Phrase:
    return Phrase(re.compile(pattern, re.IGNORECASE), advice)


_NOT_NEGATED = r"(?<!不)(?<!不能)(?<!不得)(?<!无法)(?<!没法)"

STARTER_PHRASES: tuple[Phrase, ...] = (
    _phrase(r"肯定(?:能|会|可以|到|在|没)", "promise no outcome; give the rule and the date"),
    _phrase(
        r"别(?:着)?急|不要(?:着)?急|急什么",
        "name the feeling, then the next step: 我明白您很着急，我和您一起核实",
    ),
    _phrase(
        _NOT_NEGATED + r"一定(?!金额|条件|期限|程度|时间|范围|比例)",
        "promise no outcome; give the rule and the date",
    ),
    _phrase(
        _NOT_NEGATED + r"(?:保证|担保)(?!金|书|人|贷款|保险|合同|责任|期间|方式|物)",
        "promise no outcome; give the rule and the date",
    ),
    _phrase(
        _NOT_NEGATED + r"(?:马上|立刻|立即|很快)(?:就)?(?:能)?到账",
        "give the time limit in the rule, not hope",
    ),
    _phrase(
        r"(?:我|我们)(?:主动)?给您(?:打|回)(?:个)?(?:电话|电)",
        "a call back is beyond a front-line agent: 已为您登记工单",
    ),
    _phrase(r"耐心等|等着(?:吧|就行)|慢慢等", "say what happens next and when"),
    _phrase(r"不归(?:我|我们)管|(?:这|那)不是我们的(?:事|问题)", "say who takes it over, and by when"),
    _phrase(r"系统(?:就)?(?:是)?这样|我也没办法", "say what can be done now"),
    _phrase(r"风险(?:由您)?自(?:己|行)承担|后果自负", "say the risk and the way to stop it"),
    _phrase(_NOT_NEGATED + r"(?:能|会|可以|帮您)追回", "nobody may promise that money comes back"),
    _phrase(r"您(?:听|搞)(?:不)?(?:懂|清楚|明白)(?:了)?(?:吗|没有)|听不懂", "say it again in other words"),
    _phrase(r"\bcalm down\b", "name the feeling, then the next step"),
    _phrase(
        r"(?<!not )(?<!no )(?<!\ba )(?<!\bthe )(?<!bank )\b(?:guarantee|promise)d?\b(?! rate| deposit)",
        "give the rule and the date, promise no outcome",
    ),
    _phrase(
        r"\b(?:definitely|certainly) (?:arrive|receive|get)", "give the rule and the date, promise no outcome"
    ),
    _phrase(
        r"\bI(?:'|’)?ll (?:call|ring|phone) you back\b",
        "a call back is beyond a front-line agent; log a ticket",
    ),
    _phrase(r"\b(?:not my (?:job|problem)|not our department)\b", "say who takes it over, and by when"),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase as it stands in a text, with the advice."""

    words: str
    advice: str


def forbidden_phrases(text: str, phrases: Sequence[Phrase] = STARTER_PHRASES) -> tuple[Hit, ...]:
    """Every forbidden phrase in the text, at most once each."""
    found = [(phrase.pattern.search(text), phrase.advice) for phrase in phrases]
    return tuple(Hit(match.group(), advice) for match, advice in found if match)
