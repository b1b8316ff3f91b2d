"""Rows of the two hot reads as the values that the rules use."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import starmap
from struct import iter_unpack
from typing import Any  # a record of the driver has no narrower type
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np

from learning.lessons.answerable import Item, keys_from_json
from learning.memory.schedule import Memory
from learning.practice.assigned import Assigned, deadline
from learning.practice.next_item import OpenLesson, OpenSitting
from learning.practice.placement.questions import Placement
from learning.practice.review import NO_MEMORIES, Memories
from learning.practice.sitting import CARD_SECONDS, kind_of, nominal_seconds
from learning.workforce.shift import Hours, Span, span_of


@dataclass(frozen=True, slots=True)
class Practised:
    """What was practised since her day began, counted by steps; `lesson_seconds` of it in lessons."""

    seconds: int
    lesson_seconds: int
    sittings: int


def item_in(known: Mapping[str, Any], item_id: UUID) -> Item:
    """The item that was answered."""
    return Item(
        id=item_id,
        kind=known["kind"],
        choices=known["choices"],
        options=known["options"],
        keys=keys_from_json(json.loads(known["keys"])),
        keyed_on=known["keyed_on"],
        unit=known["unit"] or "",
        fact_id=known["fact_id"],
        skill=known["skill"],
        prior_difficulty=known["prior_difficulty"],
        retired_at=known["retired_at"],
    )


def memory_in(known: Mapping[str, Any]) -> Memory | None:
    """What she kept of its fact before this answer; `None` if she never met it."""
    if known["stability"] is None:
        return None
    return Memory(
        known["stability"],
        known["difficulty"],
        known["memory_answers"],
        known["lapses"],
        known["last_at"],
        known["last_right"],
        known["confident_error_at"],
        known["known_version_id"],
    )


def open_sitting_in(row: Mapping[str, Any]) -> OpenSitting | None:
    """The sitting she left open, if any."""
    if row["sitting_id"] is None:
        return None
    left = row["seconds"] - row["done"] * CARD_SECONDS
    kind = kind_of(row["lesson_id"], row["pursuit_id"], is_placement=row["is_placement"])
    return OpenSitting(
        row["sitting_id"], row["lesson_id"], row["title"] or "", max(left, CARD_SECONDS), row["skill"], kind
    )


def spans_in(row: Mapping[str, Any], zone: ZoneInfo) -> list[Span]:
    """Her shifts by the roster of today and the day before."""
    columns = (row["shift_days"] or (), row["shift_starts"] or (), row["shift_ends"] or ())
    return [span_of(Hours(starts, ends), day, zone) for day, starts, ends in zip(*columns, strict=True)]


def practised_in(row: Mapping[str, Any], since: datetime) -> Practised:
    """What she did in the sittings begun since then; each row of the packed numbers is one sitting."""
    cards = items = lesson_items = sittings = 0.0
    for started, cards_read, answered, of_lesson in iter_unpack(">4d", row["practised"] or b""):
        if started >= since.timestamp():
            cards, items, sittings = cards + cards_read, items + answered, sittings + 1
            lesson_items += answered * of_lesson
    return Practised(
        nominal_seconds(cards=int(cards), items=int(items)),
        nominal_seconds(cards=int(cards), items=int(lesson_items)),
        int(sittings),
    )


def placement_in(row: Mapping[str, Any]) -> Placement | None:
    """How getting to know her stands; `None` past her first week."""
    if row["placement"] is None:
        return None
    answered, is_put_aside, can_ask = row["placement"]
    return Placement(answered, bool(is_put_aside), bool(can_ask))


def lessons_in(row: Mapping[str, Any], now: datetime) -> tuple[OpenLesson, ...]:
    """The lessons she has not finished. Those that somebody asked of her come first."""
    if row["lesson_ids"] is None:
        return ()
    effective = row["lesson_effective"]
    columns = ("lesson_ids", "lesson_titles", "lesson_seconds", "lesson_skills")
    lessons = [
        OpenLesson(*each)
        for each in zip(*(row[column] for column in columns), effective, effective, strict=True)
    ]
    if row["asked_due"] is not None:
        asked = zip(row["asked_by"], row["asked_due"], row["asked_why"], strict=True)
        for place, each in enumerate(starmap(Assigned, asked)):
            lesson = lessons[place]
            lessons[place] = replace(lesson, due_at=deadline(lesson.effective_from, each, now), assigned=each)
    return tuple(lessons)


def memories_in(row: Mapping[str, Any]) -> Memories:
    """Her memories that have faded, side by side; each row of the packed numbers is one memory."""
    if row["memories"] is None:
        return NO_MEMORIES
    stability, difficulty, days, error_days, stale, weight = (
        np.frombuffer(row["memories"], dtype=">f8").reshape(-1, 6).T.astype(float, order="C")
    )
    return Memories(stability, difficulty, days, error_days, stale != 0, tuple(row["skills"]), weight)
