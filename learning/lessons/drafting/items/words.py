"""Asking for the word that decides: where, by whom, how often, with the other words of its family as options."""

import re
from collections.abc import Iterator
from itertools import islice

from learning.knowledge.facts.finding import Shape
from learning.knowledge.facts.statement import complete, is_short_cell
from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.question import LONGEST_ASKED
from learning.lessons.drafting.kindred import Kin, exchanged, is_named, kindred
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import quoted
from learning.lessons.drafting.telling import section_of

LONGEST_PLAIN = 120
_REASONS = re.compile(r",?\s+(?:given that|because|due to|as per|since|except|unless)\b.*$", re.DOTALL)
SHORTEST_TOLD = {True: 9, False: 24}
"""Characters up to which a sentence ("No notice is required.") does not say what it is about."""
_DENIED = re.compile(r"(?:No|None|Nothing|Neither)\b[^.;]*$")
"""A sentence that denies its word: what is not needed there is needed."""
FEWEST_WRONG, MOST_WRONG = 2, 3


def word_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """One gap in a new rule, in an entry of a new row, or where a changed rule has a word it did not have."""
    finding = fact.finding
    if finding.after is None or fact.change == "removed" or (finding.new_value and finding.old_value):
        return
    was = finding.before.text if finding.before else ""
    units = (finding.after, *(unit for unit in finding.also if _is_told_with_it(unit, fact)))
    for number, unit in enumerate(sorted(units, key=lambda each: each.position), 1):
        suffix = f"-{number}" if number > 1 else ""
        new = (kin for kin in kindred(unit.text) if not is_named(kin, was) and kin.text != unit.text.strip())
        yield from islice((item for kin in new for item in _item(fact, unit, kin, scene, suffix)), 1)


def _is_told_with_it(unit: Unit, fact: FactChange) -> bool:
    """Whether a unit is part of the fact: an entry of its row, or the next sentence of its paragraph."""
    return fact.finding.shape in (Shape.ROW, Shape.COLUMN) or unit.block == fact.finding.unit.block


def _item(fact: FactChange, unit: Unit, found: Kin, scene: Scene, suffix: str) -> Iterator[Candidate]:
    words = scene.words
    rest = unit.text[: found.start] + words.gap + unit.text[found.end :]
    whole = _placed(unit, rest, scene)
    if _DENIED.match(unit.text[: found.start]):
        return
    if len(whole) <= SHORTEST_TOLD[scene.is_chinese]:
        whole = f"{section_of(fact)}{'：' if scene.is_chinese else ': '}{whole}"
    if len(_trimmed(whole, scene)) > LONGEST_ASKED[scene.is_chinese] or key_of(found.text) in key_of(whole):
        return
    wrong = [
        text
        for text in exchanged(found)
        if key_of(text) not in key_of(whole) and not _is_said(text, unit, found, scene)
    ]
    if len(wrong) < FEWEST_WRONG:
        return
    was = fact.finding.before.text if fact.finding.before else ""
    wrong.sort(key=lambda text: text not in was)
    options = [OptionDraft(found.text, correct=True, why=words.why_new)]
    options += [_wrong(text, found.text, scene, was_right=text in was) for text in wrong[:MOST_WRONG]]
    yield candidate(
        fact,
        f"word{suffix}",
        words.fill.format(when=scene.when, text=quoted(_trimmed(whole, scene))),
        shuffled(options, fact.id),
        explanation=explanation(fact, scene),
    )


def _wrong(text: str, right: str, scene: Scene, *, was_right: bool) -> OptionDraft:
    why = scene.why_old if was_right else scene.words.why_not.format(value=right)
    return OptionDraft(text, correct=False, why=why, was_right=was_right)


def _trimmed(text: str, scene: Scene) -> str:
    """An English rule without the reasons and exceptions behind its gap, which the explanation gives."""
    head, gap, tail = text.partition(scene.words.gap)
    if scene.is_chinese or len(text) <= LONGEST_PLAIN:
        return text
    return head + gap + _REASONS.sub(".", tail)


def _placed(unit: Unit, rest: str, scene: Scene) -> str:
    """The rule with its gap, under its row and column when it is an entry of a table."""
    if is_short_cell(unit) and unit.row and unit.header:
        return scene.words.in_cell.format(row=unit.row, header=unit.header, text=rest)
    return complete(unit).replace(unit.text, rest)


def _is_said(text: str, unit: Unit, found: Kin, scene: Scene) -> bool:
    """Whether the rule with this word in the gap stands in the article too, so that the word is right as well."""
    other = key_of(unit.text[: found.start] + text + unit.text[found.end :])
    return any(near.key == other for near in scene.section(unit))
