"""What an item kind may look at: the update, both texts, the language and the effective moment."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from learning.knowledge.blocks import BlockKind
from learning.knowledge.facts.finding import Finding
from learning.knowledge.facts.kinds import modal_of
from learning.knowledge.facts.noise import NEVER_TURN, REFERRAL
from learning.knowledge.facts.statement import LEANS, NUMBERING, complete, is_short_cell, spaced
from learning.knowledge.units import Document, Unit
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import ValueKind
from learning.lessons.drafting.decisions import decision
from learning.lessons.drafting.drafts import ItemDraft, ItemKind, OptionDraft
from learning.lessons.drafting.phrases import Phrases, spoken_date

MOST_NEIGHBOURS = 12
LONGEST_FRAGMENT = 6
"""Characters after its value up to which a sentence has no room to say what it is about."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One update being drafted."""

    before: Document
    after: Document
    words: Phrases
    effective_from: datetime | None
    changed: frozenset[int]
    """Units of the new text that are part of some fact, so that they never serve as "unchanged"."""
    is_spaced: bool = False
    """Whether the article sets figures off from Chinese words with a space (10 万元)."""
    known: frozenset[str] = frozenset()
    """What the old text said, by key."""
    unclear: frozenset[str] = frozenset()
    """Facts on whose border the new text contradicts itself: it is not asked."""

    @property
    def is_chinese(self) -> bool:
        """Whether prompts are written in Chinese."""
        return self.words.language.startswith("zh")

    @property
    def when(self) -> str:
        """How a prompt about the new rule begins: dated when the moment is known, else plain."""
        if self.effective_from is None:
            return ""
        return self.dated(self.words.dated)

    def dated(self, phrase: str) -> str:
        """A phrase of ours with the effective moment in it, spaced as the article is."""
        assert self.effective_from is not None, "only a dated update is spoken of with its date"
        return self.evenly(phrase.format(date=spoken_date(self.effective_from, self.words)))

    @property
    def why_old(self) -> str:
        """What is wrong with the value or the wording that was right before."""
        return self.words.why_old if self.effective_from is None else self.dated(self.words.why_before)

    def evenly(self, text: str) -> str:
        """Words of ours with figures set off from Chinese exactly as the article does it."""
        return re.sub(r"(?<=[一-鿿])(?=\*{0,2}\d)|(?<=\d)(?=[一-鿿])", " ", text) if self.is_spaced else text

    def was_there(self, unit: Unit) -> bool:
        """Whether a sentence of the new text stood in the old one in the same words."""
        return unit.index not in self.changed and unit.key in self.known

    def neighbours(self, unit: Unit, *, least: int = 0) -> tuple[Unit, ...]:
        """Whole unchanged rules of the same section of the new text, nearest first."""
        near = [
            other
            for other in self.after.around(unit)
            if other.index not in self.changed and other.key != unit.key and _stands_alone(other)
        ]
        own = [other for other in near if other.path == unit.path]
        found = own if len(own) >= least else near
        return tuple(sorted(found, key=lambda other: not _is_rule(other)))[:MOST_NEIGHBOURS]

    def section(self, unit: Unit) -> tuple[Unit, ...]:
        """The units near one under the same heading, itself included, in the order of the page."""
        near = [other for other in self.after.around(unit) if other.path == unit.path]
        return tuple(sorted(near, key=lambda other: other.index))


_PURPOSE = re.compile(
    r"为了?[^，]{2,40}，|本(?:办法|规定|细则|文)[^，。]{0,8}(?:所称|适用于|供)|The purpose of"
)
"""What a text says of itself: nobody would take it for a rule that came or went."""
_VAGUE_HEADING = re.compile(
    r"总则|附则|罚则|概述|简介|说明|其他|其它|备注|常见问题|overview|general|introduction|notes?|summary|details|faqs?",
    re.IGNORECASE,
)


def section_of(fact: FactChange) -> str:
    """What a question among rules of one section calls the section: the nearest heading that says something."""
    unit = fact.finding.unit
    names = [NUMBERING.sub("", heading).strip() or heading for heading in unit.path]
    told = [name for name in names if not _VAGUE_HEADING.fullmatch(re.sub(r"(?<=[一-鿿])\s+", "", name))]
    return told[-1] if told else fact.topic


def timed(options: Sequence[OptionDraft], scene: Scene) -> tuple[OptionDraft, ...]:
    """Options of an item about this moment: both rules are right, each in its time."""
    if scene.effective_from is None:
        return tuple(options)
    new, old = scene.dated(scene.words.why_new_from_then), scene.dated(scene.words.why_old_until_then)
    return tuple(
        replace(option, why=new if option.correct else old if option.was_right else option.why)
        for option in options
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that could be asked.

    `is_transfer` marks one that applies the rule instead of repeating it, `is_contrast` one that says the old
    rule and asks whether it is right.
    """

    item: ItemDraft
    is_transfer: bool = False
    is_contrast: bool = False


def candidate(
    fact: FactChange,
    name: str,
    prompt: str,
    options: Sequence[OptionDraft],
    *,
    explanation: str,
    kind: ItemKind = "single_choice",
    answer: tuple[str, ...] | None = None,
    derived: bool = False,
    flips: bool = False,
    is_transfer: bool = False,
    is_contrast: bool = False,
) -> Candidate:
    """An item on a fact; its key is stable as long as the fact and the kind of question are."""
    item = ItemDraft(
        key=f"{fact.id}-{name}",
        kind=kind,
        prompt=tidied(spaced(prompt, fact.statement)),
        options=tuple(replace(option, text=spaced(option.text, fact.statement)) for option in options),
        answer=answer,
        explanation=spaced(explanation, fact.statement),
        fact=fact.id,
        derived=derived,
        source=fact.source,
        flips=flips,
    )
    return Candidate(item, is_transfer, is_contrast)


def names_its_day(fact: FactChange) -> bool:
    """Whether a rule says itself from when it holds, so that another date before it would confuse."""
    value = fact.finding.new_value
    return value is not None and value.kind is ValueKind.DATE


def named(text: str, fact: FactChange) -> str:
    """A fragment that opens with its value (2024年1月1日 施行) under the name of what it is about."""
    values = find_values(text)
    if not values or values[0].start > 0 or len(text) - values[0].end > LONGEST_FRAGMENT:
        return text
    return f"{section_of(fact)}{'：' if re.search(r'[一-鿿]', text) else ': '}{text}"


def told(fact: FactChange, found: Document | None = None) -> str:
    """The rule of a fact as it can be understood alone.

    An entry of a list that sets nothing in itself stands under its heading; with its text given, a cell of a
    decision table stands with its whole row.
    """
    unit = fact.finding.unit
    decided = decision(unit, found) if found and fact.finding.after else None
    if decided:
        return decided
    is_bare = unit.kind is BlockKind.ITEM and not unit.lead and unit.path and not _is_rule(unit)
    if not is_bare or fact.statement != unit.text:
        return named(fact.statement, fact)
    gap = "：" if re.search(r"[一-鿿]", unit.text) else ": "
    return f"{section_of(fact)}{gap}{fact.statement}"


def explanation(fact: FactChange, scene: Scene) -> str:
    """Why: the current rule in its own words, and what it replaced."""
    words, finding = scene.words, fact.finding
    said = quoted(told(fact, scene.after))
    why = words.why_right.format(text=said)
    if scene.effective_from is not None and not names_its_day(fact):
        why = scene.dated(words.from_then) + f"“{said}”"
    if finding.old_value and finding.new_value:
        was = scene.evenly(words.was_value.format(old=finding.old_value.text, new=finding.new_value.text))
        was = was.replace("**", "")
        why = f"{why}{'' if scene.is_chinese else ' '}{was}"
    return why


def quoted(text: str) -> str:
    """A statement fit to stand between quotation marks: one line, no closing semicolon."""
    text = re.sub(r"(?<=\w) +(?=[.,;](?:\s|$))", "", re.sub(r"\s+", " ", text)).strip()
    return re.sub(r"[；;，,]$", "。" if re.search(r"[一-鿿]", text) else ".", text)


def glimpse(text: str, longest: int, focus: str = "") -> str:
    """A statement cut to what fits an option: without its reasons, then around what matters, with ellipses."""
    if len(text) <= longest:
        return text
    shorter = re.sub(r",?\s+(?:given that|because|due to the fact that|as per|since)\b.*$", ".", text)
    if len(shorter) <= longest:
        return shorter
    clauses = [match[0] for match in re.finditer(r"[^，；,;。]+[，；,;。]?\s*", text)]
    centre = next((place for place, clause in enumerate(clauses) if focus and focus in clause), 0)
    first = last = centre
    while True:
        after = last + 1 < len(clauses) and len("".join(clauses[first : last + 2])) <= longest
        before = first > 0 and len("".join(clauses[first - 1 : last + 1])) <= longest
        if not after and not before:
            break
        last, first = (last + 1, first) if after else (last, first - 1)
    shown = "".join(clauses[first : last + 1]).strip()
    return f"{'…' if first else ''}{shown if last == len(clauses) - 1 else bare(shown) + '…'}"


def bare(text: str) -> str:
    """A statement without its closing mark, to be followed by more words."""
    return re.sub(r"[。．.；;，,！!]+$", "", text.strip())


def tidied(prompt: str) -> str:
    """A prompt that begins with a capital letter and has no doubled marks and no space before a question word."""
    prompt = re.sub(r"([。？！])([？。])", r"\2", prompt.strip())
    prompt = re.sub(
        r"(?<=[一-鿿]) (?=多少|多长|什么|____|（[上下时界]限）)|(?<=[）_]) (?=[一-鿿])", "", prompt
    )
    prompt = re.sub(r"(?<=[.”]\s)([a-z])(?=[a-z]+ (?:that|is)\b)", lambda match: match[1].upper(), prompt)
    prompt = re.sub(
        r"^(From [^“”]{3,24}, )(If|When|Where|Unless)\b", lambda match: match[1] + match[2].lower(), prompt
    )
    return prompt[:1].upper() + prompt[1:]


def shuffled(options: Sequence[OptionDraft], seed: str) -> tuple[OptionDraft, ...]:
    """A stable order that does not give the right option away."""
    return tuple(
        sorted(options, key=lambda option: hashlib.sha256(f"{seed}{option.text}".encode()).hexdigest())
    )


def is_evenly_spaced(text: str) -> bool:
    """Whether a text mostly writes figures apart from Chinese words."""
    return 2 * len(re.findall(r"\d [一-鿿]", text)) > len(re.findall(r"\d ?[一-鿿]", text))


def says(unit: Unit) -> str:
    """A unit as a whole statement, ready to be an option."""
    return quoted(complete(unit))


def is_fit(finding: Finding) -> bool:
    """Whether a sentence may be asked about at all: complete, no lead-in, nothing a bank may not show."""
    text = finding.unit.text
    if re.search(r"[:：]$", text) or (LEANS.match(text) and not finding.unit.previous):
        return False
    return not NEVER_TURN.search(text)


def _is_rule(unit: Unit) -> bool:
    """Whether a sentence sets something: an amount, a permission or a duty."""
    return bool(find_values(unit.text)) or modal_of(unit.text) is not None


def _stands_alone(unit: Unit) -> bool:
    text = unit.text
    if (
        unit.is_label
        or unit.is_example
        or LEANS.match(text)
        or REFERRAL.search(text)
        or NEVER_TURN.search(text)
        or _PURPOSE.match(text)
    ):
        return False
    long_enough = len(complete(unit)) >= (8 if re.search(r"[一-鿿]", text) else 20)
    return (long_enough or is_short_cell(unit)) and not re.match(r"^[a-z]", text if not unit.lead else "A")
