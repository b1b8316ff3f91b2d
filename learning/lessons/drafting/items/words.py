"""Asking for the word that decides: where, by whom, how often, with the other words of its family as options."""

from collections.abc import Iterator
from itertools import islice

from learning.knowledge.facts.finding import Shape
from learning.knowledge.facts.statement import complete, is_short_cell
from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.question import LONGEST_ASKED
from learning.lessons.drafting.kindred import Kin, exchanged, kindred
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, quoted, shuffled

MOST_WRONG = 3


def word_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """One gap in a new rule, in an entry of a new row, or where a changed rule has a word it did not have."""
    finding = fact.finding
    if finding.after is None or fact.change == "removed" or (finding.new_value and finding.old_value):
        return
    was = finding.before.text if finding.before else ""
    units = (finding.after, *finding.also) if finding.shape is Shape.ROW else (finding.after,)
    for number, unit in enumerate(sorted(units, key=lambda each: each.position), 1):
        suffix = f"-{number}" if number > 1 else ""
        new = (kin for kin in kindred(unit.text) if kin.text not in was and kin.text != unit.text.strip())
        yield from islice((item for kin in new for item in _item(fact, unit, kin, scene, suffix)), 1)


def _item(fact: FactChange, unit: Unit, found: Kin, scene: Scene, suffix: str) -> Iterator[Candidate]:
    words = scene.words
    rest = unit.text[: found.start] + words.gap + unit.text[found.end :]
    whole = _placed(unit, rest, scene)
    if len(whole) > LONGEST_ASKED[scene.is_chinese] or key_of(found.text) in key_of(whole):
        return
    wrong = [
        text
        for text in exchanged(found)
        if key_of(text) not in key_of(whole) and not _is_said(text, unit, found, scene)
    ]
    if not wrong:
        return
    why = words.why_not.format(value=found.text)
    options = [OptionDraft(found.text, correct=True, why=words.why_new)]
    options += [OptionDraft(text, correct=False, why=why) for text in wrong[:MOST_WRONG]]
    yield candidate(
        fact,
        f"word{suffix}",
        words.fill.format(when=scene.when, text=quoted(whole)),
        shuffled(options, fact.id),
        explanation=explanation(fact, scene),
    )


def _placed(unit: Unit, rest: str, scene: Scene) -> str:
    """The rule with its gap, under its row and column when it is an entry of a table."""
    if is_short_cell(unit) and unit.row and unit.header:
        return scene.words.in_cell.format(row=unit.row, header=unit.header, text=rest)
    return complete(unit).replace(unit.text, rest)


def _is_said(text: str, unit: Unit, found: Kin, scene: Scene) -> bool:
    """Whether the rule with this word in the gap stands in the article too, so that the word is right as well."""
    other = key_of(unit.text[: found.start] + text + unit.text[found.end :])
    return any(near.key == other for near in scene.section(unit))
