"""The shapes of practice on the wire."""

from datetime import date, datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.practice_today_wire import NextOut
from api.wire import In, LevelOut, Out, SkillRef, StepOut
from learning.attempts.answer import Answer, Certainty
from learning.practice.hot import Given
from learning.practice.planned import Begun
from learning.practice.sitting import Event, EventKind

Sequence = Annotated[int, Field(ge=0, le=1_000_000)]
Elapsed = Annotated[
    int, Field(ge=0, le=1_000_000_000, description="Milliseconds by the device's monotonic clock.")
]
Place = Annotated[int, Field(ge=0, le=99)]


class AnswerBody(In):
    """What was entered, in the one field that fits the item."""

    chosen: Annotated[list[Place], Field(max_length=50)] | None
    text: Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")] | None
    order: Annotated[list[Place], Field(max_length=50)] | None
    unsure: bool
    misses: Annotated[int, Field(ge=0, le=1_000, description="Clicks on a picture beside all areas.")] = 0

    def answer(self) -> Answer:
        """The value that is graded."""
        return Answer(
            chosen=tuple(self.chosen) if self.chosen is not None else None,
            text=self.text,
            order=tuple(self.order) if self.order is not None else None,
            unsure=self.unsure,
            misses=self.misses,
        )


class AnswerIn(In):
    """One answer. `elapsed_ms` has passed since the item and its ticket were received."""

    client_event_id: UUID
    sitting_id: UUID
    sequence: Sequence
    item_id: UUID
    ticket: Annotated[str, Field(max_length=100)]
    elapsed_ms: Elapsed
    answer: AnswerBody
    certainty: Literal[1, 2, 3] | None

    def given(self) -> Given:
        """The value that practice takes."""
        return Given(
            client_event_id=self.client_event_id,
            sitting_id=self.sitting_id,
            sequence=self.sequence,
            item_id=self.item_id,
            ticket=self.ticket,
            elapsed=timedelta(milliseconds=self.elapsed_ms),
            answer=self.answer.answer(),
            certainty=Certainty(self.certainty) if self.certainty else None,
        )


class StartIn(In):
    """What to start: a lesson, or with null a review of what has faded."""

    client_event_id: UUID
    lesson_id: UUID | None


class BeginIn(In):
    """That a sitting begins whose questions are chosen here."""

    client_event_id: UUID


class EventIn(In):
    """One thing that happened. `elapsed_ms` has passed since the sitting was received."""

    client_event_id: UUID
    sequence: Sequence
    kind: Literal["card_read", "draft", "paused", "resumed", "left"]
    step_key: Annotated[str, Field(max_length=80, pattern=r"^[^\x00]*$")]
    answer: AnswerBody | None
    elapsed_ms: Elapsed

    def told(self) -> tuple[Event, timedelta]:
        """The event, and how long the device says the sitting was open."""
        answer = self.answer.answer() if self.answer else None
        event = Event(self.client_event_id, self.sequence, EventKind(self.kind), self.step_key, answer)
        return event, timedelta(milliseconds=self.elapsed_ms)


class EventsIn(In):
    """Events of one sitting; doubled and out of order is fine."""

    events: Annotated[list[EventIn], Field(max_length=500)]

    def told(self) -> list[tuple[Event, timedelta]]:
        """The events as practice takes them."""
        return [event.told() for event in self.events]


class EndIn(In):
    """That the sitting ends."""

    client_event_id: UUID
    sequence: Sequence


class ToldOut(Out):
    """How many events were new, and the highest sequence known now."""

    accepted: int
    sequence: int


class SittingSourceOut(Out):
    """The article a sitting's update comes from."""

    article: str
    title: str
    effective_from: datetime | None


class DraftOut(Out):
    """An answer entered and not yet given."""

    step_key: str
    answer: AnswerBody


class SittingOut(Out):
    """A sitting where it stands."""

    id: UUID
    kind: Literal["lesson", "review", "placement", "pursuit"]
    title: str
    skill: SkillRef | None
    source: SittingSourceOut | None
    steps: list[StepOut]
    position: int
    sequence: int
    draft: DraftOut | None
    ended: bool
    seconds_left: int


class PlannedOut(Out):
    """A sitting that may be opened without network: begun by this event, with this permit. `next` says why."""

    client_event_id: UUID
    permit: str
    next: NextOut
    sitting: SittingOut


class AheadOut(Out):
    """What to keep for the time without network: the sitting left open, and those to come in their order."""

    open: SittingOut | None
    planned: list[PlannedOut]


class BegunIn(In):
    """That a planned sitting was opened. `elapsed_ms` had passed since the plan was received."""

    client_event_id: UUID
    permit: Annotated[str, Field(max_length=100)]
    lesson_id: UUID | None
    item_ids: Annotated[list[UUID], Field(max_length=100)]
    elapsed_ms: Elapsed

    def begun(self) -> Begun:
        """The value that practice takes."""
        return Begun(
            client_event_id=self.client_event_id,
            permit=self.permit,
            lesson_id=self.lesson_id,
            item_ids=tuple(self.item_ids),
            elapsed=timedelta(milliseconds=self.elapsed_ms),
        )


class BegunOut(Out):
    """The sitting in which it is kept: another one if the lesson had been opened elsewhere meanwhile."""

    sitting_id: UUID


class EarnedOut(Out):
    """A badge that the sitting earned."""

    slug: str
    name: str
    claim: str


class OutcomeOut(Out):
    """What a sitting led to. While `settled` is false more may follow: ask again."""

    items: int
    right_first_time: int
    seconds: int
    skill: SkillRef | None
    before: LevelOut | None
    after: LevelOut | None
    can_now: str
    next_review_on: date | None
    awards: list[EarnedOut]
    week_sittings: int
    settled: bool


class MySkillOut(Out):
    """One skill with my level in it, and how many of its facts are fresh."""

    skill: SkillRef
    field: str
    stage: int
    level: LevelOut
    facts: int
    fresh_facts: int
    answers: int


class MySkillsOut(Out):
    """My skills."""

    skills: list[MySkillOut]
