"""From an update to lessons: the one door of this package."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from learning.knowledge.facts.finding import Shape
from learning.knowledge.rank import WORTH_A_CARD, WORTH_AN_ITEM
from learning.knowledge.units import document
from learning.knowledge.update import FactChange, Update, worth_teaching
from learning.lessons.drafting.cards import card
from learning.lessons.drafting.check import complaints
from learning.lessons.drafting.drafts import LessonDraft
from learning.lessons.drafting.items.cells import cell_items
from learning.lessons.drafting.items.lists import list_items
from learning.lessons.drafting.items.modal import modal_items
from learning.lessons.drafting.items.scope import scope_items
from learning.lessons.drafting.items.standing import (
    if_then_items,
    newly_items,
    removed_items,
    say_instead_items,
)
from learning.lessons.drafting.items.start import start_items
from learning.lessons.drafting.items.steps import step_items
from learning.lessons.drafting.items.values import value_items
from learning.lessons.drafting.items.wording import beside_items, wording_items
from learning.lessons.drafting.pack import Taught, lessons
from learning.lessons.drafting.phrases import phrases
from learning.lessons.drafting.scene import Candidate, Scene, is_evenly_spaced, is_fit

MOST_OF_LIST = 2


def draft(
    update: Update, *, before: str, after: str, effective_from: datetime | None, title: str
) -> tuple[LessonDraft, ...]:
    """Draft lessons for an update; none when nothing in it is worth asking.

    `effective_from` is on the bank's own clock: it is spoken as it stands. A fact under an open contradiction
    has its card and no item.
    """
    facts = worth_teaching(update.facts, WORTH_A_CARD)
    if not worth_teaching(facts, WORTH_AN_ITEM):
        return ()
    changed = frozenset(_touched(update, after))
    words = phrases(update.language)
    scene = Scene(document(before), document(after), words, effective_from, changed, is_evenly_spaced(after))
    disputed = {notice.fact for notice in update.notices if notice.code == "contradiction"}
    silent = {*disputed, *_beyond_list(facts)}
    taught = [Taught(fact, card(fact, scene), _candidates(fact, scene, silent)) for fact in facts]
    return lessons(taught, title)


def _touched(update: Update, after: str) -> Iterator[int]:
    """Units of the new text that changed or are in doubt: they never stand for "unchanged"."""
    for fact in update.facts:
        if fact.change != "removed":
            yield from (unit.index for unit in (fact.finding.unit, *fact.finding.also))
    doubted = {
        notice.source.start
        for notice in update.notices
        if notice.source and notice.source.document == "after"
    }
    yield from (unit.index for unit in document(after).units if unit.start in doubted)


def _beyond_list(facts: tuple[FactChange, ...]) -> Iterator[str]:
    """Facts past the second of one rewritten list: its other members are read on their cards."""
    seen: Counter[tuple[object, ...]] = Counter()
    for fact in facts:
        unit = fact.finding.unit
        if unit.lead and fact.finding.new_value is None:
            seen[fact.path, unit.lead] += 1
            if seen[fact.path, unit.lead] > MOST_OF_LIST:
                yield fact.id


def _candidates(fact: FactChange, scene: Scene, silent: set[str | None]) -> tuple[Candidate, ...]:
    if fact.importance < WORTH_AN_ITEM or fact.id in silent or not is_fit(fact.finding):
        return ()
    return tuple(made for made in _made(fact, scene) if not complaints(made.item))


def _made(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Every item that this fact could be asked with, best first; the plain ones only where no better one fits."""
    shape = fact.finding.shape
    better = [
        *_by_shape(fact, scene),
        *cell_items(fact, scene),
        *start_items(fact, scene),
        *value_items(fact, scene),
        *beside_items(fact, scene),
        *modal_items(fact, scene),
    ]
    if fact.change == "added" and not better:
        better = [*say_instead_items(fact, scene), *if_then_items(fact, scene)]
    yield from better
    if better:
        return
    if fact.change == "changed" and shape not in (Shape.SCOPE, Shape.LIST):
        yield from wording_items(fact, scene)
    elif fact.change == "added":
        yield from newly_items(fact, scene)
    elif fact.change == "removed":
        yield from removed_items(fact, scene)


def _by_shape(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    if fact.finding.shape is Shape.SCOPE:
        yield from scope_items(fact, scene)
    if fact.finding.shape is Shape.STEP:
        yield from step_items(fact, scene)
    yield from list_items(fact, scene)
