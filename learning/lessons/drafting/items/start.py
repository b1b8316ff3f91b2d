"""Asking from when a period runs, when its starting point changed: half of the new rule is still the old one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from learning.knowledge.facts.statement import LEANS
from learning.knowledge.rewording import says_the_same
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import Value, ValueKind
from learning.lessons.drafting.distractors import restyled, said_once, wrong_values
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled

LONGEST_START = {True: 24, False: 60}

_BEFORE = re.compile(
    r"(?:^|[，,；;]|自|从|在|于)(?P<start>[^，,。；;：“”（）]{2,24}?)(?P<joint>(?:之日|当日|次日)?(?:(?<!发)起|后|之后|以后))"
    r"[，,]?\s*[^，,。；：后起\d]{0,6}\s*$"
)
_AFTER_ZH = re.compile(
    r"^[^。；]{0,8}?(?:自|从)(?P<start>[^，。；（）]{2,24}?)(?P<joint>(?:之日)?(?:起|开始)(?:计算|起算|算|数)?)"
)
_AFTER_EN = re.compile(
    r"^(?P<joint>\s+(?:of|after|from|following)\s+)"
    r"(?P<start>(?:the|your|our|its|their|his|her|an?|[a-z]+ing)\b[^,.;()]{2,58})(?![^\s,.;()])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Start:
    """The moment from which a period runs, as words of the rule; `joint` ties it to the period."""

    words: str
    joint: str
    is_first: bool

    def period(self, words: str, value: str, *, chinese: bool) -> str:
        """A start and a span as one phrase, in the order of the rule."""
        if not self.is_first:
            return f"{value}，从{words}{self.joint}" if chinese else f"{value}{self.joint}{words}"
        return f"{words}{self.joint} {value}" if value[:1].isdigit() else f"{words}{self.joint}{value}"


def start_of(unit: Unit, value: Value) -> Start | None:
    """From when a span of time runs; None when the sentence does not say."""
    if value.kind is not ValueKind.DURATION:
        return None
    before, after = unit.text[: value.start], unit.text[value.end :]
    found = _BEFORE.search(before)
    if found:
        words = re.split(r"[自从在于]", found["start"])[-1].strip()
        return Start(words or found["start"].strip(), found["joint"], is_first=True)
    found = _AFTER_ZH.match(after) or _AFTER_EN.match(after)
    return Start(found["start"].strip(), found["joint"], is_first=False) if found else None


def is_start_changed(fact: FactChange) -> bool:
    """Whether the period of a rule runs from another moment than before."""
    return _starts(fact) is not None


def start_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Both starts with both spans: whoever learned only the new number takes it with the old start."""
    chinese, after = scene.is_chinese, fact.finding.after
    found = _starts(fact)
    if after is None or found is None or LEANS.match(after.text):
        return
    was, now, old, new = found
    other = restyled(old, new) if old.key != new.key else _near_by(new, after, scene)
    if other is None or max(len(was.words), len(now.words)) > LONGEST_START[chinese]:
        return
    right = said_once(new.text)

    def phrase(start: str, span: str) -> str:
        return now.period(start, span, chinese=chinese)

    is_old = old.key != new.key
    options = [
        OptionDraft(phrase(now.words, right), correct=True, why=scene.words.why_new),
        OptionDraft(
            phrase(was.words, right), correct=False, why=scene.words.why_old_start, was_right=not is_old
        ),
        OptionDraft(
            phrase(was.words, other), correct=False, why=scene.why_old if is_old else "", was_right=is_old
        ),
        OptionDraft(phrase(now.words, other), correct=False, why=scene.words.why_old_span if is_old else ""),
    ]
    prompt = scene.words.start.format(when=scene.when, topic=fact.topic)
    yield candidate(fact, "start", prompt, shuffled(options, fact.id), explanation=explanation(fact, scene))


def _starts(fact: FactChange) -> tuple[Start, Start, Value, Value] | None:
    """Old and new start with the spans that run from them, when the start changed."""
    before, after, pair = fact.finding.before, fact.finding.after, _values(fact)
    if before is None or after is None or pair is None:
        return None
    was, now = start_of(before, pair[0]), start_of(after, pair[1])
    if was is None or now is None or was.words in now.words or now.words in was.words:
        return None
    if says_the_same(was.words, now.words):
        return None
    return was, now, *pair


def _values(fact: FactChange) -> tuple[Value, Value] | None:
    """The old and the new span: the one that changed, or the one both sentences set alike."""
    finding = fact.finding
    if finding.old_value and finding.new_value:
        return finding.old_value, finding.new_value
    if finding.before is None or finding.after is None:
        return None
    spans = [
        [value for value in find_values(unit.text) if value.kind is ValueKind.DURATION]
        for unit in (finding.before, finding.after)
    ]
    alike = len(spans[0]) == len(spans[1]) == 1 and spans[0][0].key == spans[1][0].key
    return (spans[0][0], spans[1][0]) if alike else None


def _near_by(value: Value, unit: Unit, scene: Scene) -> str | None:
    return next((wrong.text for wrong in wrong_values(value, None, unit, scene)), None)
