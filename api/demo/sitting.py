"""One stretch of practice lived through: cards read, items answered, a call in between."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any  # the cells of a row
from uuid import UUID, uuid5

import msgspec

from api.demo.desk import Desk, levels_shown
from api.demo.floor import Answered, Floor
from api.demo.library import Asked, Lesson
from api.demo.mind import Mind
from learning.attempts.answer import Answer, Certainty, Verdict
from learning.attempts.errors import ItemRetired
from learning.attempts.evidence import UpdateAnswer
from learning.attempts.grading import key_at
from learning.clock import in_bank_zone
from learning.mastery.level import Given
from learning.practice.answering import Moved, take_answer
from learning.practice.sitting import EventKind, nominal_seconds
from learning.practice.sittings import card_key

CALL_COMES = 0.04
"""Chance before each step that a call comes; the sitting waits until it is over."""


class Sitting:
    """One sitting of one person, written down as it goes."""

    def __init__(self, floor: Floor, desk: Desk, mind: Mind, at: datetime) -> None:
        self._floor, self._desk, self._mind = floor, desk, mind
        event = self._new_id()
        self.id, self.at, self.started_at = uuid5(desk.person_id, event.hex), at, at
        self.answered: list[Answered] = []
        self._sequence = 0
        levels = msgspec.json.encode({"levels": levels_shown(desk.levels)}).decode()
        self._events: list[tuple[Any, ...]] = [
            (desk.person_id, self.id, event, 0, EventKind.STARTED.value, "", levels, at, at)
        ]
        self._cards = 0

    @property
    def seconds(self) -> int:
        """What was practised, as the daily cap counts it."""
        return nominal_seconds(cards=self._cards, items=len(self.answered))

    def go_through(self, lesson: Lesson | None, items: Sequence[Asked]) -> None:
        """Read what there is to read, answer everything, and end."""
        if lesson is not None:
            self._read(lesson, items)
        for asked in items:
            self._pass(8, 26, str(asked.id))
            self._answer(asked)
        self.at += timedelta(seconds=self._mind.chance.randint(3, 9))
        self._tell(EventKind.ENDED)
        self._write(lesson, items)

    def _read(self, lesson: Lesson, items: Sequence[Asked]) -> None:
        for place in range(lesson.cards):
            self._pass(7, 22, card_key(place))
            self._cards += 1
            self._tell(EventKind.CARD_READ, card_key(place))
        for asked in items:
            if key := _key(asked, self.at):
                self._mind.read(asked, key, self.at)

    def _answer(self, asked: Asked) -> None:
        """Grade and keep one answer, unless its rule has turned since the sitting began."""
        key = _key(asked, self.at)
        if key is None:
            return
        answer, certainty = self._mind.answer(asked, key, self.at)
        moved = self._grade(asked, answer, certainty)
        event, day = self._new_id(), in_bank_zone(self.at, self._floor.zone).date()
        self._note_proof(asked, moved, event)
        is_first = asked.id not in self._desk.asked
        self._desk.keep(asked, moved, _given(asked, moved, self.at, day), self.at)
        self._tell(EventKind.ANSWERED, str(asked.id), event)
        self._follow(asked, answer, moved, event, is_first=is_first)
        self._write_attempt(asked, answer, certainty, moved, event, day)

    def _grade(self, asked: Asked, answer: Answer, certainty: Certainty | None) -> Moved:
        item, desk = asked.item, self._desk
        return take_answer(
            item,
            answer,
            certainty,
            at=self.at,
            learner=desk.learner_in(item.skill),
            memory=desk.memories.get(item.fact_id) if item.fact_id else None,
            item_difficulty=self._floor.difficulty_of(asked).logits,
            skill_difficulty=self._floor.skill_difficulty(item.skill).logits,
        )

    def _follow(self, asked: Asked, answer: Answer, moved: Moved, event: UUID, *, is_first: bool) -> None:
        """Note what follows from an answer once the sitting is over."""
        option = answer.chosen[0] if answer.chosen and len(answer.chosen) == 1 else None
        outcome = _outcome(asked, answer, moved, event, self.at)
        verdict = moved.graded.verdict
        self.answered.append(
            Answered(event, asked, verdict, moved.surprise, self.at, outcome, is_first, option)
        )

    def _write_attempt(
        self,
        asked: Asked,
        answer: Answer,
        certainty: Certainty | None,
        moved: Moved,
        event: UUID,
        day: date,
    ) -> None:
        item = asked.item
        self._floor.rows.add(
            "attempt",
            self._desk.person_id,
            self.at,
            event,
            self._desk.learner.version,
            day,
            self.id,
            item.id,
            item.fact_id,
            moved.fact_version_id,
            item.skill,
            msgspec.json.encode(answer.to_json()).decode(),
            moved.graded.verdict.value,
            certainty,
            moved.expected,
            moved.surprise,
            moved.recall,
            item.keyed_on == "device",
            self.at,
        )

    def _note_proof(self, asked: Asked, moved: Moved, event: UUID) -> None:
        """Keep a right first answer about an update, keyed on the server: what badges are judged by."""
        version = moved.fact_version_id
        first = asked.id not in self._desk.asked and asked.item.keyed_on == "server"
        if version is None or not first or moved.graded.verdict is not Verdict.RIGHT:
            return
        origin = self._floor.library.origins[version]
        if origin.number > 1:
            self._desk.proofs.append(
                UpdateAnswer(event, origin.revision_id, version, origin.title, self.at, origin.valid_from)
            )

    def _pass(self, least: int, most: int, step_key: str) -> None:
        """Let some seconds pass; now and then a call comes first."""
        chance = self._mind.chance
        if chance.random() < CALL_COMES:
            self._tell(EventKind.PAUSED, step_key)
            self.at += timedelta(seconds=chance.randint(90, 420))
            self._tell(EventKind.RESUMED, step_key)
        self.at += timedelta(seconds=chance.randint(least, most))

    def _tell(self, kind: EventKind, step_key: str = "", event: UUID | None = None) -> None:
        self._sequence += 1
        self._events.append(
            (
                self._desk.person_id,
                self.id,
                event or self._new_id(),
                self._sequence,
                kind.value,
                step_key,
                None,
                self.at,
                self.at,
            )
        )

    def _write(self, lesson: Lesson | None, items: Sequence[Asked]) -> None:
        answered = {each.asked.id for each in self.answered}
        finished = all(each.id in answered or not each.is_askable(self.at) for each in items)
        if lesson is not None and finished:
            self._desk.finished.add(lesson.id)
        self._floor.rows.add(
            "sitting",
            self._desk.person_id,
            self.id,
            lesson.id if lesson else None,
            [each.id for each in items],
            self.started_at,
            self.at,
            finished,
        )
        for event in self._events:
            self._floor.rows.add("sitting_event", *event)

    def _new_id(self) -> UUID:
        return UUID(int=self._mind.chance.getrandbits(128), version=4)


def _key(asked: Asked, at: datetime) -> Any:  # a key window, or None once the item is retired
    if not asked.is_askable(at):
        return None
    try:
        return key_at(asked.item, at)
    except ItemRetired:
        return None


def _given(asked: Asked, moved: Moved, at: datetime, day: date) -> Given | None:
    """What a level is told from; "not sure" tells nothing."""
    verdict = moved.graded.verdict
    if verdict is Verdict.UNSURE:
        return None
    is_on_device = asked.item.keyed_on == "device"
    return Given(at, day, asked.id, verdict is Verdict.RIGHT, is_on_device, moved.expected)


def _outcome(asked: Asked, answer: Answer, moved: Moved, event: UUID, at: datetime) -> str:
    """The verdict as the product keeps it (`hot.take`)."""
    verdict, needless = moved.graded.verdict.value, answer.needless
    head = msgspec.json.encode(
        {"client_event_id": event, "verdict": verdict, "at": at, "needless": needless}
    ).decode()
    return f"{head[:-1]},{asked.shown[asked.item.keys.index(moved.graded.key)]}"
