"""Asking what a sentence in a table says of its row, with what it says of the other rows as options."""

from collections.abc import Iterator

from learning.knowledge.facts.finding import Shape
from learning.knowledge.facts.statement import is_short_cell
from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.cells import LONGEST_ROW, is_too_near
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import quoted

LONGEST_ENTRY = {True: 48, False: 130}
MOST_WRONG = 3
FEWEST_WRONG = 2


def entry_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """One item for a sentence that is new in its row or changed there; what it sets is asked as a value."""
    finding, unit = fact.finding, fact.finding.after
    if unit is None or not unit.is_cell or unit.is_label or not unit.row or is_short_cell(unit):
        return
    longest = LONGEST_ENTRY[scene.is_chinese]
    is_asked_otherwise = finding.new_value is not None or finding.shape not in (
        Shape.STATEMENT,
        Shape.WORDING,
    )
    if is_asked_otherwise or f" {key_of(unit.row)} " in f" {unit.key} ":
        return
    if max(len(unit.text), len(unit.row)) > longest or not unit.is_first:
        return
    options = [OptionDraft(quoted(unit.text), correct=True, why=scene.words.why_new)]
    for other in _of_other_rows(unit, scene):
        text = quoted(other.text)
        is_told = any(is_too_near(option.text, text) for option in options)
        if len(text) <= longest and not is_told and len(options) <= MOST_WRONG:
            why = scene.words.why_row.format(row=other.row)
            options.append(OptionDraft(text, correct=False, why=why))
    if len(options) <= FEWEST_WRONG or len(unit.row) > LONGEST_ROW[scene.is_chinese]:
        return
    yield candidate(
        fact,
        "entry",
        scene.words.entry.format(when=scene.when, row=unit.row),
        shuffled(options, fact.id),
        explanation=explanation(fact, scene),
    )


def _of_other_rows(unit: Unit, scene: Scene) -> list[Unit]:
    """What stands first in the same column for other rows, of like length before the rest."""
    found = [
        other
        for other in scene.section(unit)
        if other.is_cell
        and key_of(other.header) == key_of(unit.header)
        and other.row != unit.row
        and other.is_first
        and not other.is_label
    ]
    return sorted(found, key=lambda other: abs(len(other.text) - len(unit.text)))
