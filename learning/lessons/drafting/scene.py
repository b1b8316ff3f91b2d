"""What an item kind may look at: the update, both texts, the language and the effective moment."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from learning.knowledge.facts.finding import Finding
from learning.knowledge.facts.kinds import modal_of
from learning.knowledge.facts.noise import NEVER_TURN, REFERRAL
from learning.knowledge.facts.statement import LEANS, complete, is_short_cell, spaced
from learning.knowledge.units import Document, Unit
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import ItemDraft, ItemKind, OptionDraft
from learning.lessons.drafting.headers import said_of
from learning.lessons.drafting.phrases import Phrases, spoken_date
from learning.lessons.drafting.rows import old_entry, whole_row
from learning.lessons.drafting.sentences import quoted, tidied
from learning.lessons.drafting.telling import is_rule, names_its_day, section_of, told

MOST_NEIGHBOURS = 12


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
        return unit.index not in self.changed and place_key(unit) in self.known

    def neighbours(self, unit: Unit, *, least: int = 0) -> tuple[Unit, ...]:
        """Whole unchanged rules of the same section of the new text, nearest first."""
        near = [
            other
            for other in self.after.around(unit)
            if other.index not in self.changed and other.key != unit.key and _stands_alone(other)
        ]
        own = [other for other in near if other.path == unit.path]
        found = own if len(own) >= least else near
        return tuple(sorted(found, key=lambda other: not is_rule(other)))[:MOST_NEIGHBOURS]

    def section(self, unit: Unit) -> tuple[Unit, ...]:
        """The units near one under the same heading, itself included, in the order of the page."""
        near = [other for other in self.after.around(unit) if other.path == unit.path]
        return tuple(sorted(near, key=lambda other: other.index))


_DELEGATES = re.compile(
    r"由[^，。；]{2,24}(?:另行)?(?:规定|制定)[。；]?$|(?:依照|按照|参照)[^，。；]{2,40}(?:规定|办法)?执行[。；]?$"
)
"""A sentence that leaves the rule to somebody else: there is nothing an agent could apply."""
_PURPOSE = re.compile(
    r"为了?[^，]{2,40}，|本(?:办法|规定|细则|条|文|说明书?|须知|手册|指南|章程)[^，。]{0,8}(?:所称|适用于|供)|The purpose of"
)
"""What a text says of itself: nobody would take it for a rule that came or went."""


_IMPRINT = re.compile(
    r"^(?:(?:最后)?(?:更新|发布|修订|印发)(?:日期|时间|于)|(?:last )?(?:updated|reviewed|published)\b|version\b"
    r"|(?:\w+ )?(?:sheet|leaflet|brochure|edition|issue|schedule) (?:no\.? ?)?\d+\W*$)"
    r"|版本号?[：:]\s*(?:第|V)?\s*[\d.]+\s*版?\W*$|[（(][^（）()]*\d年[^（）()]*(?:印发|发布|修订|修正|通过|公布)[^（）()]{0,4}[）)]$",
    re.IGNORECASE,
)
"""What a page says of its own making."""


def place_key(unit: Unit) -> str:
    """What a sentence says, and of an entry of a table also of what it says it."""
    return f"{unit.row}|{unit.header}|{unit.key}" if unit.is_cell else unit.key


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


def explanation(fact: FactChange, scene: Scene) -> str:
    """Why: the current rule in its own words, and what it replaced."""
    words, finding = scene.words, fact.finding
    said = quoted(told(fact, scene.after))
    why = words.why_right.format(text=said)
    if scene.effective_from is not None and not names_its_day(fact):
        why = scene.dated(words.from_then) + f"“{said}”"
    was_entry = old_entry(fact) if whole_row(fact, scene.after) == said else None
    if was_entry:
        was = words.was_entry.format(header=was_entry[0], old=was_entry[1])
        why = f"{why}{'' if scene.is_chinese else ' '}{was}"
    elif finding.old_value and finding.new_value:
        moved = [(finding.old_value, finding.new_value)]
        moved += [(change.old, change.new) for change in finding.more if change.old]
        for old, new in moved:
            was = scene.evenly(words.was_value.format(old=old.text, new=new.text)).replace("**", "")
            why = f"{why}{'' if scene.is_chinese else ' '}{was}"
    return why


def which_of(fact: FactChange, scene: Scene, when: str) -> str:
    """The question which of several statements holds; its section is named unless it is the page itself or asks."""
    topic = section_of(fact)
    is_named = len(fact.path) > 1 and not topic.endswith(("?", "？"))
    form = scene.words.which if is_named else scene.words.which_alone
    return form.format(when=when, topic=topic)


def shuffled(options: Sequence[OptionDraft], seed: str) -> tuple[OptionDraft, ...]:
    """A stable order that does not give the right option away."""
    return tuple(
        sorted(options, key=lambda option: hashlib.sha256(f"{seed}{option.text}".encode()).hexdigest())
    )


def says(unit: Unit) -> str:
    """A unit as a whole statement, ready to be an option."""
    return quoted(said_of(unit))


def is_fit(finding: Finding) -> bool:
    """Whether a sentence may be asked about at all: complete, no lead-in, nothing a bank may not show."""
    text = finding.unit.text
    sets_something = finding.new_value is not None and modal_of(text) is not None
    if (_PURPOSE.match(text) and not sets_something) or _IMPRINT.search(text):
        return False
    if (re.search(r"[:：]$", text) and finding.new_value is None) or (
        LEANS.match(text) and not finding.unit.previous
    ):
        return False
    return not (NEVER_TURN.search(text) or _DELEGATES.search(text))


def _stands_alone(unit: Unit) -> bool:
    text = unit.text
    if (
        unit.is_label
        or unit.is_example
        or LEANS.match(text)
        or complete(unit).startswith("的")
        or REFERRAL.search(text)
        or NEVER_TURN.search(text)
        or _PURPOSE.match(text)
    ):
        return False
    long_enough = len(complete(unit)) >= (8 if re.search(r"[一-鿿]", text) else 20)
    return (long_enough or is_short_cell(unit)) and not re.match(r"^[a-z]", text if not unit.lead else "A")
