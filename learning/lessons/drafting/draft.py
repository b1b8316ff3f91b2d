"""From an update to lessons: the one door of this package."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from learning.knowledge.align import likeness
from learning.knowledge.blocks import BlockKind
from learning.knowledge.facts.changed import is_filler
from learning.knowledge.facts.finding import Shape
from learning.knowledge.facts.noise import DELEGATION
from learning.knowledge.ops import segments
from learning.knowledge.rank import WORTH_A_CARD, WORTH_AN_ITEM
from learning.knowledge.units import Document, document
from learning.knowledge.update import FactChange, Update, worth_teaching
from learning.lessons.drafting.cards import card, say_card
from learning.lessons.drafting.check import card_complaints, complaints
from learning.lessons.drafting.decisions import decided_row
from learning.lessons.drafting.drafts import CardDraft, Dropped, DropReason, LessonDraft
from learning.lessons.drafting.items.cells import cell_items
from learning.lessons.drafting.items.classes import class_items
from learning.lessons.drafting.items.conditions import if_then_items, instruction_items
from learning.lessons.drafting.items.entries import entry_items
from learning.lessons.drafting.items.lists import list_items
from learning.lessons.drafting.items.modal import modal_items
from learning.lessons.drafting.items.newly import newly_items
from learning.lessons.drafting.items.pairs import pair_items
from learning.lessons.drafting.items.phrase import beside_items
from learning.lessons.drafting.items.routes import gone_route_items, route_items
from learning.lessons.drafting.items.scope import scope_items
from learning.lessons.drafting.items.standing import removed_items, say_instead_items
from learning.lessons.drafting.items.start import start_items
from learning.lessons.drafting.items.steps import step_items
from learning.lessons.drafting.items.still_said import is_said_again, is_taken_in
from learning.lessons.drafting.items.values import value_items
from learning.lessons.drafting.items.wording import widened_items, wording_items
from learning.lessons.drafting.items.words import word_items
from learning.lessons.drafting.kindred import is_named, kindred
from learning.lessons.drafting.languages import phrases
from learning.lessons.drafting.pack import Taught, lessons
from learning.lessons.drafting.scene import Candidate, Scene, is_fit, place_key
from learning.lessons.drafting.sentences import is_evenly_spaced
from learning.lessons.drafting.telling import is_rule
from learning.lessons.grounding import Grounds

MOST_OF_LIST = 2
ANOTHER_STEP = 0.55
"""Likeness to the step that stood at its place below which a step is another one and no rewording."""
MOST_ALIKE = 2
_OWN_DAY = re.compile(
    r"^本(?:办法|规定|规则|细则|条例|说明书?|须知|手册|指南|章程|标准|公告|通知)自.{4,24}起?(?:执行|施行|生效|实施)"
    r"|^(?:[a-z]+ )?year: ?\d|^this [a-z]+ (?:takes effect|applies|is effective|is valid) (?:on|from)\b",
    re.IGNORECASE,
)
"""From when a page itself holds, which is asked once."""
_WARNS = re.compile(r"可能(?:导致|造成)|以免|造成损失|\b(?:may|might|could) (?:lead to|result in|cause)\b")


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
    unclear = frozenset(
        notice.fact for notice in update.notices if notice.code == "ambiguous" and notice.fact
    )
    known = frozenset(map(place_key, document(before).units))
    is_spaced = is_evenly_spaced(after)
    scene = Scene(
        document(before), document(after), words, effective_from, changed, is_spaced, known, unclear
    )
    silent = dict.fromkeys(_beyond_list(facts), DropReason.LIST_ASKED)
    silent |= dict.fromkeys(
        (*_asked_enough(facts), *_only_warns(facts), *_gone_together(facts)), DropReason.SAME_ANSWER
    )
    silent |= {
        notice.fact: DropReason.CONTRADICTION
        for notice in update.notices
        if notice.code == "contradiction" and notice.fact
    }
    grounds = Grounds(*_said(document(before)), *_said(document(after)))
    read, lost = _read(facts, scene, grounds)
    taught = [_taught(fact, cards, scene, grounds, silent.get(fact.id)) for fact, cards in read]
    return lessons(taught, title, lost)


def _said(found: Document) -> Iterator[str]:
    """Everything a text says to a reader, each piece in one line."""
    for unit in found.units:
        yield from (unit.text, unit.lead, unit.row, unit.header, *unit.path)


def _read(
    facts: Sequence[FactChange], scene: Scene, grounds: Grounds
) -> tuple[list[tuple[FactChange, tuple[CardDraft, ...]]], tuple[Dropped, ...]]:
    """Each fact with its card and what can be said of it; a fact whose card is not sound is lost with its reasons."""
    leads: set[str] = set()
    read, lost = list[tuple[FactChange, tuple[CardDraft, ...]]](), list[Dropped]()
    for fact in facts:
        lead = fact.finding.unit.lead
        first, spoken = card(fact, scene, is_led=lead not in leads), say_card(fact, scene)
        leads.add(lead)
        reasons = card_complaints(first, grounds)
        if reasons:
            lost.append(Dropped(fact.id, first.text, reasons))
            continue
        sound = (spoken,) if spoken and not card_complaints(spoken, grounds) else ()
        read.append((fact, (first, *sound)))
    return read, tuple(lost)


def _taught(
    fact: FactChange, cards: tuple[CardDraft, ...], scene: Scene, grounds: Grounds, silent: DropReason | None
) -> Taught:
    """A fact with its cards and its items, or with the reason why it is read and not asked."""
    is_worth = fact.importance >= WORTH_AN_ITEM or _names_another_kind(fact)
    reason = silent or (None if is_worth and is_fit(fact.finding) else DropReason.NOT_WORTH_ASKING)
    made = [] if reason else list(_made(fact, scene))
    judged = [(each, complaints(each.item, grounds)) for each in made]
    if fact.change == "changed" and not reason and all(found for _, found in judged):
        others = (*if_then_items(fact, scene), *widened_items(fact, scene)) if judged else ()
        judged += [(each, complaints(each.item, grounds)) for each in others]
    kept = tuple(each for each, found in judged if not found)[
        : 1 if _OWN_DAY.search(fact.statement) else None
    ]
    dropped = [Dropped(fact.id, each.item.prompt, found) for each, found in judged if found]
    if not kept:
        dropped.append(Dropped(fact.id, "", (reason or DropReason.NO_QUESTION,)))
    return Taught(fact, cards[0], kept, tuple(dropped), cards[1] if cards[1:] and not reason else None)


def _names_another_kind(fact: FactChange) -> bool:
    """Whether a rule changed at one place only, and names another of words that exclude each other there.

    纸质发票 and once a week are such words. With more changed beside them they may be part of a rewording.
    """
    before, after = fact.finding.before, fact.finding.after
    if before is None or after is None or not is_rule(after) or DELEGATION.search(after.text):
        return False
    changed = [part for part in segments(before.text, after.text) if not is_filler(part.new)]
    return len(changed) == 1 and any(
        kin.start < changed[0].new_end and changed[0].new_start < kin.end and not is_named(kin, before.text)
        for kin in kindred(after.text)
    )


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


def _asked_enough(facts: tuple[FactChange, ...]) -> Iterator[str]:
    """New rules past the second that set the same value under the same condition: asking again teaches nothing."""
    seen: Counter[tuple[object, ...]] = Counter()
    for fact in facts:
        finding = fact.finding
        if finding.new_value is not None and finding.old_value is None and finding.unit.lead:
            key = (fact.path, finding.unit.lead, finding.new_value.key)
            seen[key] += 1
            if seen[key] > MOST_ALIKE:
                yield fact.id


def _only_warns(facts: tuple[FactChange, ...]) -> Iterator[str]:
    """Facts that tell what comes of passing a limit which another changed rule sets."""
    pairs = Counter(_moved(fact) for fact in facts)
    for fact in facts:
        if _moved(fact) and pairs[_moved(fact)] > 1 and _WARNS.search(fact.finding.unit.text):
            yield fact.id


def _gone_together(facts: tuple[FactChange, ...]) -> Iterator[str]:
    """Rules that went with the one before them, and entries past the first of one column: any of them tells of it."""
    gone = [fact for fact in facts if fact.change == "removed" and fact.finding.shape is not Shape.ROW]
    places = {(fact.path, fact.finding.unit.index) for fact in gone if not _is_listed(fact)}
    columns: set[tuple[object, ...]] = set()
    for fact in gone:
        unit = fact.finding.unit
        column = (fact.path, unit.header) if unit.is_cell else (fact.id,)
        if column in columns or (not _is_listed(fact) and (fact.path, unit.index - 1) in places):
            yield fact.id
        columns.add(column)


def _is_listed(fact: FactChange) -> bool:
    """Whether a fact is a thing on a list, and neither a cell nor a numbered rule."""
    unit = fact.finding.unit
    return unit.group is not None and not (unit.is_cell or unit.is_ordered or is_rule(unit))


def _moved(fact: FactChange) -> tuple[str, str] | None:
    old, new = fact.finding.old_value, fact.finding.new_value
    return (old.key, new.key) if old and new else None


def _made(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Every item that this fact could be asked with, best first; the plain ones only where no better one fits."""
    shape, unit = fact.finding.shape, fact.finding.after
    if unit is not None and decided_row(unit, scene.after):
        yield from route_items(fact, scene)
        return
    if fact.change == "removed" and fact.finding.before and decided_row(fact.finding.before, scene.before):
        yield from gone_route_items(fact, scene)
        return
    if is_said_again(fact, scene) or is_taken_in(fact, scene):
        return
    better = [
        *_by_shape(fact, scene),
        *start_items(fact, scene),
        *value_items(fact, scene),
        *cell_items(fact, scene),
        *entry_items(fact, scene),
        *beside_items(fact, scene),
        *modal_items(fact, scene),
        *pair_items(fact, scene),
        *word_items(fact, scene),
        *instruction_items(fact, scene),
    ]
    if fact.change == "added" and not better:
        better = [*say_instead_items(fact, scene), *if_then_items(fact, scene)]
    yield from better
    if better:
        return
    if fact.change == "changed" and shape not in (Shape.SCOPE, Shape.LIST):
        yield from wording_items(fact, scene)
    elif fact.change == "added":
        classed = tuple(class_items(fact, scene)) if _is_entry(fact) else ()
        yield from classed or newly_items(fact, scene)
    elif fact.change == "removed":
        yield from removed_items(fact, scene)


def _is_new_step(fact: FactChange) -> bool:
    """Whether a new entry of a numbered list is a thing to do there and no numbered rule."""
    unit = fact.finding.unit
    return fact.change == "added" and unit.is_ordered and not is_rule(unit)


def _is_other_step(fact: FactChange) -> bool:
    """Whether another thing is to be done at a place of a procedure: little of its words stood there before."""
    before, after = fact.finding.before, fact.finding.after
    if (
        before is None
        or after is None
        or fact.finding.new_value is not None
        or fact.finding.shape is Shape.LIST
    ):
        return False
    is_other = likeness(before.shape, after.shape) < ANOTHER_STEP
    return after.is_ordered and before.is_ordered and is_other and not is_rule(after)


def _is_entry(fact: FactChange) -> bool:
    """Whether a fact is a new entry of a list that stands right under its heading."""
    unit = fact.finding.unit
    return fact.change == "added" and unit.kind is BlockKind.ITEM and not (unit.lead or unit.is_ordered)


def _by_shape(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    if fact.finding.shape is Shape.SCOPE:
        yield from scope_items(fact, scene)
    if fact.finding.shape is Shape.STEP or _is_new_step(fact) or _is_other_step(fact):
        yield from step_items(fact, scene)
    if fact.finding.shape is Shape.CLASS:
        yield from class_items(fact, scene)
    yield from list_items(fact, scene)
