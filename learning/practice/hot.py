"""The two hot paths: what comes next, and taking an answer. Load, decide, save; two round trips at most."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any  # a record of the driver has no narrower type
from uuid import UUID
from zoneinfo import ZoneInfo

import asyncpg
import msgspec

from learning.attempts.answer import Answer, Certainty
from learning.attempts.errors import ItemNotFound
from learning.attempts.moment import given_at
from learning.attempts.ticket import issued_at_of
from learning.clock import in_bank_zone
from learning.gaps.shift_day import shift_day_start
from learning.lessons.answerable import shown_key
from learning.people.errors import SignedOut
from learning.practice.answering import Learner, Moved, take_answer
from learning.practice.errors import SittingNotFound
from learning.practice.hot_records import known_of, pooled, save_answer, situation_of
from learning.practice.hot_rows import (
    item_in,
    lessons_in,
    memories_in,
    memory_in,
    open_sitting_in,
    placement_in,
    practised_in,
    spans_in,
)
from learning.practice.next_item import Situation
from learning.practice.placement.questions import FIRST_WEEK
from learning.practice.review import REVIEW_SECONDS
from learning.workforce.shift import days_on_duty

UPDATES_REACH_BACK = timedelta(days=90)
"""An update older than this is part of the job, no longer news."""

SITTINGS_STAY_OPEN = timedelta(hours=24)
"""Longer than this a sitting is not offered to be resumed; starting its lesson still goes on where it stopped."""

CHOOSES_EVERY = 3
"""After so many sittings of a day she is offered two things to choose from; where that begins follows from who she is."""

TRIES = 12
"""Each miss of the guard means that another answer of the same person was stored: a device sends one at a time."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks what to do next, what it is chosen from, and the names of skills in her language.

    `day_start` is when her working day began; `fact_ids` holds 16 bytes for each of the memories.
    """

    person_id: UUID
    language: str
    day_start: datetime
    situation: Situation
    fact_ids: bytes
    skill_names: Mapping[str, str]

    def fact_id(self, place: int) -> UUID:
        """Which fact the memory at this place is of."""
        return UUID(bytes=self.fact_ids[16 * place : 16 * (place + 1)])


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as a device hands it in. `elapsed` is the device's monotonic time since the ticket came."""

    client_event_id: UUID
    sitting_id: UUID
    sequence: int
    item_id: UUID
    ticket: str
    elapsed: timedelta
    answer: Answer
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class Stored:
    """The verdict as JSON, as it was first given, and whether this answer had come before."""

    person_id: UUID
    outcome: str
    repeated: bool


async def situation(token_hash: str, *, now: datetime, zone: ZoneInfo, cap_seconds: int) -> Asking:
    """Load what the next thing is chosen from. The day counts by her shift (N14). Raises `SignedOut`."""
    days = days_on_duty(now, zone)
    async with pooled() as connection:
        row = await situation_of(
            connection,
            token_hash,
            now,
            lately=datetime.combine(days[0], time(), zone),
            days_on_duty=days,
            update_horizon=now - UPDATES_REACH_BACK,
            open_horizon=now - SITTINGS_STAY_OPEN,
            item_seconds=REVIEW_SECONDS,
            newcomer_since=now - FIRST_WEEK,
        )
    if row is None:
        raise SignedOut
    day_start = shift_day_start(now, spans_in(row, zone), zone)
    practised = practised_in(row, day_start)
    return Asking(
        row["person_id"],
        row["language"],
        day_start,
        Situation(
            open_sitting_in(row),
            lessons_in(row, now),
            memories_in(row),
            row["is_case_due"] and not row["is_left_to_her"],
            practised.seconds,
            cap_seconds,
            row["is_left_to_her"],
            practised.lesson_seconds,
            (practised.sittings + row["person_id"].int) % CHOOSES_EVERY == 0,
            placement_in(row),
            row["is_lookup_due"] and not row["is_left_to_her"],
        ),
        row["facts"] or b"",
        dict(zip(row["slugs"] or (), row["names"] or (), strict=True)),
    )


async def take(token_hash: str, given: Given, *, now: datetime, zone: ZoneInfo, key: bytes) -> Stored:
    """Grade an answer and store it once, with everything it moves; the same answer again gets the same verdict.

    An answer is never refused because its sitting has ended: it was given. Raises `SignedOut`, `ItemNotFound`,
    `SittingNotFound`, `TicketRefused`, `ItemRetired`, `AnswerUnreadable`.
    """
    async with pooled() as connection:
        for _ in range(TRIES):
            stored = await _take_once(connection, token_hash, given, now, zone, key)
            if stored is not None:
                return stored
    raise TimeoutError("answers of one person kept overtaking each other")


async def _take_once(
    connection: asyncpg.Connection, token_hash: str, given: Given, now: datetime, zone: ZoneInfo, key: bytes
) -> Stored | None:
    """One read, the decision, one guarded write; `None` if another answer of hers came in between."""
    known = await known_of(
        connection,
        token_hash,
        now,
        item_id=given.item_id,
        sitting_id=given.sitting_id,
        client_event_id=given.client_event_id,
    )
    if known is None:
        raise SignedOut
    person_id: UUID = known["person_id"]
    if known["outcome"] is not None:
        return Stored(person_id, known["outcome"], repeated=True)
    at = _moment(known, given, now, key)
    moved = _decide(known, given, at)
    outcome = _outcome(given, moved, at)
    kept = await save_answer(connection, _values(known, given, moved, at, outcome, now, zone))
    return Stored(person_id, outcome, repeated=False) if kept else None


def _moment(known: Mapping[str, Any], given: Given, now: datetime, key: bytes) -> datetime:
    if known["kind"] is None:
        raise ItemNotFound
    if known["sitting_id"] is None:
        raise SittingNotFound
    issued_at = issued_at_of(given.ticket, given.item_id, known["person_id"], now=now, key=key)
    return given_at(issued_at, given.elapsed, now)


def _decide(known: Mapping[str, Any], given: Given, at: datetime) -> Moved:
    return take_answer(
        item_in(known, given.item_id),
        given.answer,
        given.certainty,
        at=at,
        learner=Learner(
            known["version"],
            known["ability"],
            known["answers"],
            known["skill_ability"],
            known["skill_answers"],
        ),
        memory=memory_in(known),
        in_placement=known["is_placement"],
        item_difficulty=known["item_difficulty"],
        skill_difficulty=known["skill_difficulty"],
    )


def _outcome(given: Given, moved: Moved, at: datetime) -> str:
    """The verdict as it is kept and sent, but for whether it is a repetition."""
    return msgspec.json.encode(
        {
            "client_event_id": given.client_event_id,
            "verdict": moved.graded.verdict.value,
            "at": at,
            "needless": given.answer.needless,
            **shown_key(moved.graded.key),
        }
    ).decode()


def _values(
    known: Mapping[str, Any],
    given: Given,
    moved: Moved,
    at: datetime,
    outcome: str,
    now: datetime,
    zone: ZoneInfo,
) -> list[Any]:
    """The arguments of `hot_records.SAVE`, in its order."""
    learner, memory = moved.learner, moved.memory
    kept: list[Any] = [None] * 8
    if memory is not None:
        kept = [
            memory.stability,
            memory.difficulty,
            memory.answers,
            memory.lapses,
            memory.last_at,
            memory.last_right,
            memory.confident_error_at,
            memory.known_version_id,
        ]
    return [
        known["person_id"],
        learner.version,
        learner.ability,
        learner.answers,
        given.client_event_id,
        given.client_event_id,
        at,
        outcome,
        in_bank_zone(at, zone).date(),
        given.sitting_id,
        given.item_id,
        known["fact_id"],
        moved.fact_version_id,
        known["skill"],
        msgspec.json.encode(given.answer.to_json()).decode(),
        moved.graded.verdict.value,
        given.certainty,
        moved.expected,
        moved.surprise,
        moved.recall,
        known["keyed_on"] == "device",
        now,
        given.sequence,
        *kept,
        learner.skill_ability,
        learner.skill_answers,
    ]
