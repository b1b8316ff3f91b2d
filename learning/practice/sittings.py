"""Use cases of sittings: start one, pick it up, tell what happens in it, end it."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID
from zoneinfo import ZoneInfo

from tortoise.transactions import atomic

from learning.attempts.moment import given_at
from learning.clock import in_bank_zone
from learning.knowledge.records import ends_of_versions
from learning.lessons.answerable import Content, KeyWindow, content_from_json, keys_from_json
from learning.lessons.errors import LessonNotFound
from learning.lessons.lesson import Card
from learning.lessons.lesson_file import parse
from learning.lessons.records import LessonRow, lesson_numbered
from learning.practice import sitting_records as records
from learning.practice.beginning import begin_or_go_on
from learning.practice.errors import NothingToReview, SittingNotFound
from learning.practice.hot import Asking
from learning.practice.lookups import service as lookups
from learning.practice.lookups.records import Waiting
from learning.practice.next_item import KEPT_BACK
from learning.practice.review import facts_to_review
from learning.practice.sitting import CARD_SECONDS, ITEM_SECONDS, Event, EventKind, SittingState, fold
from learning.practice.sitting_records import Plan, SittingRow


@dataclass(frozen=True, slots=True)
class CardShown:
    """A card with its place in the lesson. `until` is when its fact says something else, as far as that is known."""

    place: int
    card: Card
    until: datetime | None


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item as one sitting shows it: options shuffled, the key only where the device may have it.

    From `until` on it is asked no more: a device without network must not judge by a rule that ended meanwhile.
    """

    id: UUID
    kind: str
    content: Content
    order: tuple[int, ...]
    keyed_on: str
    keys: tuple[KeyWindow, ...] | None
    skill: str | None
    until: datetime | None
    verdict: str | None


@dataclass(frozen=True, slots=True)
class SittingShown:
    """A sitting with all its steps: cards, then items."""

    row: SittingRow
    lesson: LessonRow | None
    cards: tuple[CardShown, ...]
    items: tuple[ItemShown, ...]
    state: SittingState

    @property
    def steps(self) -> list[str]:
        """Keys of the steps in their order: cards first, then items."""
        return [*(card_key(each.place) for each in self.cards), *(str(item.id) for item in self.items)]

    @property
    def seconds_left(self) -> int:
        """What the steps still to do stand for."""
        left = [step for step in self.steps if step not in self.state.done]
        cards = sum(step.startswith("card-") for step in left)
        return cards * CARD_SECONDS + (len(left) - cards) * ITEM_SECONDS


@dataclass(frozen=True, slots=True)
class Told:
    """How many events were new, and the highest sequence known now."""

    accepted: int
    sequence: int


def card_key(place: int) -> str:
    """The key of a card among the steps."""
    return f"card-{place}"


@atomic()
async def start_lesson(person_id: UUID, client_event_id: UUID, lesson_id: UUID, *, now: datetime) -> UUID:
    """Start a lesson, or go on with the open sitting of it. Raises `LessonNotFound`."""
    lesson = await lesson_numbered(lesson_id)
    if lesson.approved_at is None or lesson.withdrawn_at is not None:
        raise LessonNotFound
    item_ids = await records.items_of_lesson(lesson_id, now)
    begun = await begin_or_go_on(person_id, client_event_id, Plan(item_ids, lesson_id), now=now)
    assert begun, "a lesson begins even where only its cards are left"
    return begun


async def start_review(asking: Asking, client_event_id: UUID, *, now: datetime) -> UUID:
    """Start a review of what she looked up, of what has faded, and of one case kept back, or go on with the open one.

    Raises `NothingToReview`.
    """
    due = asking.situation.is_lookup_due
    looked_up = await lookups.first_waiting(asking.person_id, now=now) if due else None
    return await _start_review(asking, client_event_id, looked_up, now)


@atomic()
async def _start_review(
    asking: Asking, client_event_id: UUID, looked_up: Waiting | None, now: datetime
) -> UUID:
    facts = [asking.fact_id(place) for place in facts_to_review(asking.situation.memories)]
    item_ids = []
    if looked_up:
        item_ids.append(looked_up.item_id)
        facts = [fact_id for fact_id in facts if fact_id != looked_up.fact_id]
    item_ids += await records.items_least_asked(asking.person_id, facts, now, kept_back=KEPT_BACK)
    case = await records.case_waiting(asking.person_id, now, kept_back=KEPT_BACK)
    item_ids += [case] if case and case not in item_ids else []
    begun = await begin_or_go_on(asking.person_id, client_event_id, Plan(item_ids), now=now)
    if begun is None:
        raise NothingToReview
    return begun


async def show_sitting(person_id: UUID, sitting_id: UUID, *, zone: ZoneInfo) -> SittingShown:
    """The sitting where it stands. Raises `SittingNotFound`."""
    row = await sitting_of(person_id, sitting_id)
    verdicts = await records.verdicts_in(person_id, sitting_id)
    return await with_steps(row, verdicts, fold(await records.events_of(person_id, sitting_id)), zone=zone)


async def with_steps(
    row: SittingRow, verdicts: Mapping[str, str], state: SittingState, *, zone: ZoneInfo
) -> SittingShown:
    """The sitting with its cards and items, and the verdicts given at them.

    What was taken out is asked no more, unless it belongs to an update: that is required as a whole.
    """
    lesson = await LessonRow.get(id=row.lesson_id) if row.lesson_id else None
    is_update = lesson is not None and lesson.revision_id is not None
    shown = await records.items_shown(row.item_ids)
    asked = [
        each for each in row.item_ids if is_update or str(each) in verdicts or not shown[each]["taken_out"]
    ]
    return SittingShown(
        row,
        lesson,
        await _cards(lesson, row.started_at, zone) if lesson else (),
        tuple(_item(row.id, shown[item_id], verdicts.get(str(item_id))) for item_id in asked),
        state,
    )


async def tell(
    person_id: UUID, sitting_id: UUID, events: Sequence[tuple[Event, timedelta]], *, now: datetime
) -> Told:
    """Keep what happened, each event with the device's time since it loaded the sitting. Doubled is fine.

    The last event of a batch counts as happening now and the others as long before it as the device says.
    """
    row = await sitting_of(person_id, sitting_id)
    latest = max((elapsed for _, elapsed in events), default=timedelta(0))
    dated = [
        (event, given_at(row.started_at, now - latest + elapsed - row.started_at, now))
        for event, elapsed in events
    ]
    accepted = await records.save_events(person_id, sitting_id, dated, now)
    return Told(accepted, fold(await records.events_of(person_id, sitting_id)).sequence)


async def end_sitting(
    person_id: UUID, sitting_id: UUID, client_event_id: UUID, sequence: int, *, now: datetime
) -> None:
    """End the sitting. What was answered off-line and comes later still counts, and may finish it."""
    await sitting_of(person_id, sitting_id)
    event = Event(client_event_id, sequence, EventKind.ENDED)
    await records.save_events(person_id, sitting_id, [(event, now)], now)
    await records.end_sitting(person_id, sitting_id, now)


def day_start(now: datetime, zone: ZoneInfo) -> datetime:
    """Midnight of the bank's present day."""
    return in_bank_zone(now, zone).replace(hour=0, minute=0, second=0, microsecond=0)


def week_start(now: datetime, zone: ZoneInfo) -> datetime:
    """Midnight of the bank's present Monday."""
    today = day_start(now, zone)
    return today - timedelta(days=today.weekday())


def shown_order(sitting_id: UUID, item_id: UUID, kind: str, options: int) -> tuple[int, ...]:
    """The order in which a sitting shows an item's options: the same each time it is opened.

    True and false keep their places; the steps of an ordering never stand in their order at first.
    """
    order = list(range(options))
    if kind == "true_false" or options < 2:  # one option has one order
        return tuple(order)
    chance = random.Random(sitting_id.int ^ item_id.int)  # noqa: S311 # shuffles options, guards nothing
    chance.shuffle(order)
    if kind == "ordering" and order == sorted(order):
        order.reverse()
    return tuple(order)


async def sitting_of(person_id: UUID, sitting_id: UUID) -> SittingRow:
    """Her sitting of this id, or `SittingNotFound`."""
    row = await records.sitting_of(person_id, sitting_id)
    if row is None:
        raise SittingNotFound
    return row


async def _cards(lesson: LessonRow, at: datetime, zone: ZoneInfo) -> tuple[CardShown, ...]:
    """The cards, without those whose fact already said something else again."""
    text = parse(lesson.markdown, path=lesson.slug, zone=zone).lesson
    taught = lesson.teaches or {}
    ends = {str(each): end for each, end in (await ends_of_versions([*map(UUID, taught.values())])).items()}
    cards = (
        CardShown(place, card, ends.get(taught.get(card.fact or "", "")))
        for place, card in enumerate(text.cards if text else ())
    )
    return tuple(each for each in cards if each.until is None or each.until > at)


def _item(sitting_id: UUID, row: dict[str, Any], verdict: str | None) -> ItemShown:
    content = content_from_json(row["content"])
    return ItemShown(
        id=row["id"],
        kind=row["kind"],
        content=content,
        order=shown_order(sitting_id, row["id"], row["kind"], len(content.options)),
        keyed_on=row["keyed_on"],
        keys=keys_from_json(row["keys"]) if row["keyed_on"] == "device" else None,
        skill=row["skill"],
        until=row["retired_at"],
        verdict=verdict,
    )
