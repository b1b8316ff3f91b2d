"""A sitting as what was told of it: its state is a fold over events, whatever order they came in and however often."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from learning.attempts.answer import Answer

CARD_SECONDS = 15
ITEM_SECONDS = 20
"""Seconds are counted by what was done, not by a clock: nobody is timed here."""


class SittingKind(StrEnum):
    """What a sitting is about."""

    LESSON = "lesson"
    REVIEW = "review"
    PLACEMENT = "placement"
    PURSUIT = "pursuit"


def kind_of(lesson_id: UUID | None, pursuit_id: UUID | None, *, is_placement: bool) -> SittingKind:
    """What the columns of a sitting say it is; one of them at most is set."""
    if lesson_id is not None:
        return SittingKind.LESSON
    if pursuit_id is not None:
        return SittingKind.PURSUIT
    return SittingKind.PLACEMENT if is_placement else SittingKind.REVIEW


class EventKind(StrEnum):
    """What can happen in a sitting."""

    STARTED = "started"
    CARD_READ = "card_read"
    DRAFT = "draft"
    ANSWERED = "answered"
    PAUSED = "paused"
    RESUMED = "resumed"
    LEFT = "left"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `sequence` counts on the device; `answer` is what was entered but not yet given."""

    client_event_id: UUID
    sequence: int
    kind: EventKind
    step_key: str = ""
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer entered and not yet given."""

    step_key: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class SittingState:
    """Where a sitting stands."""

    done: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    draft: Draft | None = None
    sequence: int = 0
    paused: bool = False
    ended: bool = False

    def position(self, steps: Sequence[str]) -> int:
        """Place of the first step that is still to do; past the last once all are done."""
        return next((place for place, step in enumerate(steps) if step not in self.done), len(steps))

    @property
    def seconds(self) -> int:
        """What was practised, counted by steps."""
        return nominal_seconds(cards=len(self.done) - len(self.answered), items=len(self.answered))


def nominal_seconds(*, cards: int, items: int) -> int:
    """Seconds that so many cards and items stand for."""
    return cards * CARD_SECONDS + items * ITEM_SECONDS


def fold(events: Iterable[Event]) -> SittingState:
    """The state that these events lead to. Order and repetition make no difference: `sequence` decides."""
    told = sorted({event.client_event_id: event for event in events}.values(), key=_order)
    answered = frozenset(event.step_key for event in told if event.kind is EventKind.ANSWERED)
    read = frozenset(event.step_key for event in told if event.kind is EventKind.CARD_READ)
    breaks = [event.kind for event in told if event.kind in _BREAKS]
    return SittingState(
        done=read | answered,
        answered=answered,
        draft=_draft(told, answered),
        sequence=max((event.sequence for event in told), default=0),
        paused=bool(breaks) and breaks[-1] is not EventKind.RESUMED,
        ended=any(event.kind is EventKind.ENDED for event in told),
    )


_BREAKS = {EventKind.PAUSED, EventKind.RESUMED, EventKind.LEFT}


def _order(event: Event) -> tuple[int, bytes]:
    return event.sequence, event.client_event_id.bytes


def _draft(told: Sequence[Event], answered: frozenset[str]) -> Draft | None:
    """The last answer entered, unless its item has been answered since or it was emptied again."""
    drafts = [event for event in told if event.kind is EventKind.DRAFT]
    if not drafts or drafts[-1].answer is None or drafts[-1].step_key in answered:
        return None
    return Draft(drafts[-1].step_key, drafts[-1].answer)
