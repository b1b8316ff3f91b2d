"""Its weeks of practice, lived through the real use cases with the clock set back: sittings, answers, what follows."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from api.awarding import follow
from api.demo.bank import Bank
from learning.attempts.answer import Answer, Certainty
from learning.attempts.ticket import sign_ticket
from learning.errors import LearningError
from learning.lessons.answerable import KeyWindow, keys_from_json
from learning.lessons.records import ItemRow, LessonRow, approved_lessons
from learning.people.person import PersonId
from learning.people.records import end_session, save_session
from learning.people.sign_in import open_session
from learning.practice import hot, sittings
from learning.practice.hot import Given
from learning.practice.sittings import day_start

BEFORE_EFFECT = timedelta(days=2)
IN_TIME_SINCE = timedelta(days=22)
"""Updates that took effect in this time were learned before; three of them are what the badge asks for."""
CATCHING_UP = timedelta(days=3)
"""Older ones were learned this late, counted from their effect or from the first day."""
SECONDS_AN_ITEM = 14


@dataclass(frozen=True, slots=True)
class Habit:
    """How one invented person learns: her chances to be right, to learn an update, to take up another lesson."""

    right: float
    keeps_up: float
    explores: float
    reviews_every: timedelta


HERS = Habit(right=1.0, keeps_up=1.0, explores=0.6, reviews_every=timedelta(hours=12))
"""The first agent: she knows every update there was, so that her day holds only what is still to come."""


@dataclass(frozen=True, slots=True)
class Practised:
    """One stretch of practice to live through: a lesson, or a review of what has faded."""

    at: datetime
    lesson_id: UUID | None


async def live_through(
    bank: Bank, *, first_day: datetime, now: datetime, seed: int, zone: ZoneInfo, key: bytes
) -> None:
    """Let every agent practise from the first day to yesterday; the first agent lacks one answer for her badge."""
    chance = random.Random(seed)  # noqa: S311 # an invented past
    lessons = await approved_lessons()
    for place, person_id in enumerate(bank.agents):
        habit = HERS if place == 0 else _habit(chance)
        story = _story(lessons, habit, chance, first_day=first_day, now=now)
        if place == 0:
            story = _one_answer_short(story, lessons, now)
        await _live(person_id, story, habit, chance, zone=zone, key=key)


def _habit(chance: random.Random) -> Habit:
    return Habit(
        right=chance.uniform(0.55, 0.95),
        keeps_up=chance.uniform(0.5, 0.95),
        explores=chance.uniform(0.15, 0.4),
        reviews_every=timedelta(days=chance.uniform(2, 4)),
    )


def _story(
    lessons: Sequence[LessonRow], habit: Habit, chance: random.Random, *, first_day: datetime, now: datetime
) -> list[Practised]:
    """When she takes up each lesson, and when she reviews; nothing of today, nothing still to come."""
    yesterday = now - timedelta(hours=18)
    taken = [
        Practised(_taken_up(effective, chance, first_day=first_day, now=now), lesson.id)
        for lesson in lessons
        for effective in [_effective_from(lesson)]
        if chance.random() <= (habit.keeps_up if effective else habit.explores)
        and (effective is None or effective <= now)
    ]
    reviews = (yesterday - first_day) // habit.reviews_every
    taken += [
        Practised(first_day + habit.reviews_every * (place + chance.uniform(0.5, 1)), None)
        for place in range(reviews)
    ]
    return sorted((each for each in taken if each.at < yesterday), key=lambda each: each.at)


def _taken_up(
    effective: datetime | None, chance: random.Random, *, first_day: datetime, now: datetime
) -> datetime:
    """Recent updates before they took effect, older ones after it, any other lesson on any day."""
    if effective is None:
        return first_day + chance.random() * (now - first_day)
    if effective < now - IN_TIME_SINCE:
        return max(effective, first_day) + chance.random() * CATCHING_UP
    return effective - BEFORE_EFFECT + timedelta(days=chance.uniform(0, 1.5), minutes=chance.uniform(0, 300))


def _one_answer_short(
    story: Sequence[Practised], lessons: Sequence[LessonRow], now: datetime
) -> list[Practised]:
    """Leave out her reviews since the last update could have come back, so that its case is due today."""
    latest = max(moment for lesson in lessons if (moment := _effective_from(lesson)) and moment <= now)
    return [each for each in story if each.lesson_id or each.at < latest - BEFORE_EFFECT + timedelta(days=6)]


def _effective_from(lesson: LessonRow) -> datetime | None:
    return lesson.revision.effective_from if lesson.revision else None


async def _live(
    person_id: PersonId,
    story: Sequence[Practised],
    habit: Habit,
    chance: random.Random,
    *,
    zone: ZoneInfo,
    key: bytes,
) -> None:
    for practised in story:
        session = open_session(uuid4().hex, person_id, lifetime=timedelta(hours=1), now=practised.at)
        await save_session(session, replaced=None)
        await _sit(person_id, session.token_hash, practised, habit, chance, zone=zone, key=key)
        await end_session(session.token_hash)


async def _sit(
    person_id: PersonId,
    session: str,
    practised: Practised,
    habit: Habit,
    chance: random.Random,
    *,
    zone: ZoneInfo,
    key: bytes,
) -> None:
    at, event = practised.at, uuid4()
    try:
        sitting_id = (
            await sittings.start_lesson(person_id, event, practised.lesson_id, now=at)
            if practised.lesson_id
            else await sittings.start_review(await _asking(session, at, zone), event, now=at)
        )
    except LearningError:
        return
    shown = await sittings.show_sitting(person_id, sitting_id, zone=zone)
    for sequence, item in enumerate(shown.items, 1):
        given_at = at + timedelta(seconds=SECONDS_AN_ITEM * sequence)
        row = await ItemRow.get(id=item.id)
        given = Given(
            client_event_id=uuid4(),
            sitting_id=sitting_id,
            sequence=sequence,
            item_id=item.id,
            ticket=sign_ticket(item.id, person_id, at, key=key),
            elapsed=given_at - at,
            answer=_answer(row, given_at, habit, chance),
            certainty=chance.choice(list(Certainty)) if item.content.ask_certainty else None,
        )
        await hot.take(session, given, now=given_at, zone=zone, key=key)
    ended_at = at + timedelta(seconds=SECONDS_AN_ITEM * (len(shown.items) + 1))
    await sittings.end_sitting(person_id, sitting_id, uuid4(), len(shown.items) + 1, now=ended_at)
    await follow(person_id, now=ended_at)


async def _asking(session: str, at: datetime, zone: ZoneInfo) -> hot.Asking:
    return await hot.situation(session, now=at, day_start=day_start(at, zone), cap_seconds=0)


def _answer(row: ItemRow, at: datetime, habit: Habit, chance: random.Random) -> Answer:
    key = next(key for key in keys_from_json(row.keys) if key.holds(at))
    right = chance.random() < habit.right
    answer = _right(row, key)
    if right:
        return answer
    if answer.chosen is not None:
        others = [place for place in range(len(row.content["options"])) if place not in key.correct]
        return Answer(chosen=(chance.choice(others),)) if others else replace(answer, chosen=key.correct[:1])
    return Answer(unsure=True)


def _right(row: ItemRow, key: KeyWindow) -> Answer:
    match row.kind:
        case "ordering":
            return Answer(order=key.correct)
        case "cloze" | "numeric":
            return Answer(text=key.answer[0])
    return Answer(chosen=key.correct)
