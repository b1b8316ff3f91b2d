"""From a draft of the engine to a lesson like any other, which its owner can read, edit and approve."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from learning.knowledge.update import FactChange, Notice, Span, Update
from learning.lessons.complaints import Complaint
from learning.lessons.drafting.drafts import CardDraft, ItemDraft, LessonDraft
from learning.lessons.lesson import Card, CardKind, Comparison, Item, ItemKind, Lesson, LessonSlug, Option
from learning.lessons.titles import title_of
from learning.lessons.wording import before_and_from

A_MINUTE = 60
"""Seconds that a lesson on a single fact may take."""
FEWEST_ASKED = 2


def as_lesson(
    draft: LessonDraft,
    changes: Mapping[str, FactChange],
    *,
    slug: str,
    language: str,
    skills: tuple[str, ...],
    source: str,
    effective: datetime | None,
    zone: ZoneInfo,
) -> Lesson:
    """The lesson of a draft. `changes` are the update's facts by id; facts keep these ids as their names."""
    server_keyed = server_keyed_items(draft)
    lesson = Lesson(
        slug=LessonSlug(slug),
        title=title_of([changes[fact] for fact in draft.facts], language, draft.title),
        language=language,
        skills=skills,
        facts=draft.facts,
        source=source,
        effective=effective,
        cards=tuple(_card(card, changes[card.fact], language, effective, zone) for card in draft.cards),
        items=tuple(_item(item, keyed_on_server=item.key in server_keyed) for item in draft.items),
    )
    return _within_a_minute(lesson) if len(draft.facts) == 1 else lesson


def _within_a_minute(lesson: Lesson) -> Lesson:
    """The lesson, where it takes longer, without a question or two that its one fact does not need.

    Evidence, what waits for a week, and what asks for the rule of the moment stay.
    """
    spare = [item.key for item in lesson.items if item.keyed_on == "device" and not item.flips]
    while spare and lesson.estimated_seconds >= A_MINUTE:
        asked = [item for item in lesson.items if item.key not in lesson.kept_back]
        if len(asked) <= FEWEST_ASKED:
            break
        gone = spare.pop()
        lesson = replace(lesson, items=tuple(item for item in lesson.items if item.key != gone))
    return lesson


def with_only(update: Update, facts: Sequence[FactChange], found: Update) -> Update:
    """The update with these of its facts alone.

    Where anything else changed of what was `found`, the text is in doubt: no item may take it for unchanged.
    """
    named = {fact.id for fact in facts}
    doubts = tuple(
        Notice("ambiguous", "", Span("after", unit.start, unit.end), None)
        for change in found.facts
        if change.id not in named and change.source.document == "after"
        for unit in (change.finding.unit, *change.finding.also)
    )
    return replace(update, facts=tuple(facts), notices=(*update.notices, *doubts))


def still_teaches(lesson: Lesson, update: Update, was: Update | None = None) -> bool:
    """Whether all facts of a drafted lesson are still to be learned; with `was`, in the same words as there."""
    now, then = ({fact.id: _said(fact) for fact in each.facts} for each in (update, was or update))
    return all(fact in now and now[fact] == then.get(fact) for fact in lesson.facts)


def facts_lost(before: Lesson, after: Lesson, lines: Mapping[str, int]) -> tuple[Complaint, ...]:
    """A complaint about each item that hung on a fact and no longer does, with its line; `lines` as in `Parsed`."""
    facts = {item.key: item.fact for item in before.items}
    return tuple(
        Complaint(
            before.slug,
            lines.get(f"item:{item.key}", 1),
            f'item "{item.key}" lost its fact {facts[item.key]}',
        )
        for item in after.items
        if facts.get(item.key) and not item.fact
    )


def _said(fact: FactChange) -> tuple[object, ...]:
    return fact.topic, fact.statement, fact.old, fact.new, fact.also_keys


def server_keyed_items(draft: LessonDraft) -> frozenset[str]:
    """Keys of the items that count as evidence of the new rule, those that apply it to a case first.

    Of three items on a fact two, so that one can be kept back; of two items one; a single item stays on the
    device, so that feedback comes at once. An item that asks what holds now proves nothing before the change.
    """
    chosen: set[str] = set()
    for fact in draft.facts:
        about = [item for item in draft.items if item.fact == fact]
        evidence = sorted((item for item in about if not item.flips), key=lambda item: item.derived)
        wanted = min(2, len(about) - 1, len(evidence))
        chosen |= {item.key for item in evidence[len(evidence) - wanted :]}
    return frozenset(chosen)


def _card(
    card: CardDraft, change: FactChange, language: str, effective: datetime | None, zone: ZoneInfo
) -> Card:
    compare = _comparison(change, language, effective, zone) if card.kind == "change" else None
    return Card(
        kind=CardKind(card.kind),
        title=change.topic,
        # Beside a comparison the draft's second paragraph would say old and new once more.
        text=card.text.split("\n\n")[0] if compare else card.text,
        fact=card.fact,
        compare=compare,
    )


def _comparison(
    change: FactChange, language: str, effective: datetime | None, zone: ZoneInfo
) -> Comparison | None:
    if change.old is None or change.new is None or effective is None:
        return None
    before, after = before_and_from(effective, language, zone)
    return Comparison(before, change.old, after, change.new)


def _item(item: ItemDraft, *, keyed_on_server: bool) -> Item:
    kind, answer = ItemKind(item.kind), item.answer or ()
    return Item(
        key=item.key,
        kind=kind,
        prompt=item.prompt,
        options=tuple(map(Option, answer)) if kind is ItemKind.ORDERING else tuple(_options(item)),
        answer=answer,
        explanation=item.explanation,
        fact=item.fact,
        keyed_on="server" if keyed_on_server else "device",
    )


def _options(item: ItemDraft) -> Iterator[Option]:
    for option in item.options:
        was_right = option.was_right and item.flips
        yield Option(option.text, correct=option.correct, was_right=was_right, why=option.why)
