"""The next thing to do, and why: what was left open, what the bank requires now, then what gains most per second.

What somebody asked of her by a day is taken like an update that takes effect at its end.
An update presses around the moment of its effect, or when the minutes before it run out; only then it passes the
daily cap. So somebody who was away for two weeks meets a day like any other, the latest rules first.
Of each day one half is kept for what fades and one for what is new; what one side does not need the other takes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from learning.practice.assigned import Assigned
from learning.practice.placement.questions import Placement
from learning.practice.review import REVIEW_SECONDS, Memories, ranked
from learning.practice.sitting import SittingKind

PRESSES = timedelta(days=3)
"""So near its effect, before or after, an update comes before all and passes the cap: a weekend lies in between."""

SLACK = 1.5
"""An update presses too when all that is due with it takes more than the minutes left before it, over this."""

WORKING_SHARE = 5 / 7
"""Of the days before an update, those that somebody works."""

KEPT_BACK = timedelta(days=7)
"""So long after a fact was first met, an unseen variant shows whether it was kept (decision 0006)."""


class Next(StrEnum):
    """What to do next."""

    RESUME = "resume"
    UPDATE = "update"
    PLACEMENT = "placement"
    REVIEW = "review"
    LESSON = "lesson"
    NOTHING = "nothing"


class Reason(StrEnum):
    """Why it is offered; every choice has one."""

    OPEN_SITTING = "open_sitting"
    MANDATORY_BEFORE_EFFECT = "mandatory_before_effect"
    MANDATORY_IN_EFFECT = "mandatory_in_effect"
    GETTING_TO_KNOW = "getting_to_know"
    CONFIDENT_ERROR = "confident_error"
    LOOKED_UP = "looked_up"
    DUE = "due"
    ASSIGNED = "assigned"
    NOT_YET_MET = "not_yet_met"
    ALL_FRESH = "all_fresh"
    CAP_REACHED = "cap_reached"
    LEFT_TO_HER = "left_to_her"


@dataclass(frozen=True, slots=True)
class OpenSitting:
    """A sitting she left; `lesson_id` is set where it is of a lesson."""

    id: UUID
    lesson_id: UUID | None
    title: str
    seconds: int
    skill: str | None
    kind: SittingKind = SittingKind.REVIEW


@dataclass(frozen=True, slots=True)
class OpenLesson:
    """An approved lesson she has not finished. `effective_from` is set where it teaches an update.

    `due_at` is by when it is to be known, as the bank requires or somebody asked (`assigned.py`).
    """

    id: UUID
    title: str
    seconds: int
    skill: str | None
    effective_from: datetime | None
    due_at: datetime | None
    assigned: Assigned | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the choice rests on. The caller says what counts as today, so that a shift may replace the day."""

    sitting: OpenSitting | None
    lessons: tuple[OpenLesson, ...]
    memories: Memories
    is_case_due: bool
    practised_seconds: int
    cap_seconds: int
    is_left_to_her: bool = False
    """Choosing is switched off for her: only what was begun and what the bank requires is named."""
    lesson_seconds: int = 0
    """Of the seconds practised today, those in lessons."""
    lets_her_choose: bool = False
    """It is one of the gaps in which she is offered two things."""
    placement: Placement | None = None
    """In her first week, how far getting to know her has come."""
    is_lookup_due: bool = False
    """A fact that she looked up during a call may be asked now; the review asks it besides what has faded."""

    @property
    def left_seconds(self) -> int:
        """What the cap leaves of the day."""
        return max(self.cap_seconds - self.practised_seconds, 0)

    @property
    def lessons_had_their_half(self) -> bool:
        """Whether lessons have taken half of the day's cap."""
        return 2 * self.lesson_seconds >= self.cap_seconds

    @property
    def reviews_had_their_half(self) -> bool:
        """Whether reviews have taken half of the day's cap."""
        return 2 * (self.practised_seconds - self.lesson_seconds) >= self.cap_seconds


@dataclass(frozen=True, slots=True)
class Choice:
    """What to do next and why."""

    kind: Next
    reason: Reason
    title: str = ""
    seconds: int = 0
    lesson_id: UUID | None = None
    sitting_id: UUID | None = None
    skill: str | None = None
    effective_from: datetime | None = None
    resumed: SittingKind | None = None
    assigned: Assigned | None = None


def choose(situation: Situation, now: datetime) -> Choice:
    """One thing. What was begun and what presses pass the daily cap; all else waits for tomorrow."""
    return _in_order(situation, now)[0]


def other_choice(situation: Situation, now: datetime) -> Choice | None:
    """What she may do instead, of a placement or in a gap in which she chooses; never of what she has to know."""
    choices = _in_order(situation, now)
    may_choose = situation.lets_her_choose or choices[0].kind is Next.PLACEMENT
    return choices[1] if may_choose and len(choices) > 1 else None


def _in_order(situation: Situation, now: datetime) -> list[Choice]:
    """The first is what she is offered; what follows would do as well."""
    if situation.sitting is not None:
        return [_resume(situation.sitting)]
    updates = updates_in_order(situation.lessons, now)
    pressing = [lesson for lesson in updates if is_pressing(lesson, situation, now)]
    if pressing:
        return [_update(pressing[0], now)]
    if situation.is_left_to_her:
        return [_update(updates[0], now) if updates else Choice(Next.NOTHING, Reason.LEFT_TO_HER)]
    if not situation.left_seconds:
        return [Choice(Next.NOTHING, Reason.CAP_REACHED)]
    choices = [*_placement(situation.placement), *_within_the_cap(situation, updates, now)]
    return choices or [Choice(Next.NOTHING, Reason.ALL_FRESH)]


def is_pressing(lesson: OpenLesson, situation: Situation, now: datetime) -> bool:
    """Whether its moment is near, or all that is due by then hardly fits into the minutes left before."""
    due_at = lesson.due_at
    if due_at is None:
        return False
    if abs(due_at - now) <= PRESSES:
        return True
    days = (due_at - now) / timedelta(days=1)
    due = sum(each.seconds for each in situation.lessons if each.due_at and now < each.due_at <= due_at)
    left = situation.left_seconds + situation.cap_seconds * (days - 1) * WORKING_SHARE
    return days > 0 and due * SLACK >= left


def updates_in_order(lessons: tuple[OpenLesson, ...], now: datetime) -> list[OpenLesson]:
    """Lessons of updates and those asked of her: before their moment, soonest first; then those past it, latest first."""
    dated = [(lesson.due_at, lesson) for lesson in lessons if lesson.due_at is not None]
    dated.sort(key=lambda each: (each[0] <= now, abs(each[0] - now), each[1].title))
    return [lesson for _, lesson in dated]


def _resume(sitting: OpenSitting) -> Choice:
    return Choice(
        Next.RESUME,
        Reason.OPEN_SITTING,
        title=sitting.title,
        seconds=sitting.seconds,
        lesson_id=sitting.lesson_id,
        sitting_id=sitting.id,
        skill=sitting.skill,
        resumed=sitting.kind,
    )


def _placement(placement: Placement | None) -> list[Choice]:
    questions = placement.questions_now if placement else 0
    choice = Choice(Next.PLACEMENT, Reason.GETTING_TO_KNOW, seconds=questions * REVIEW_SECONDS)
    return [choice] if questions else []


def _within_the_cap(situation: Situation, updates: list[OpenLesson], now: datetime) -> list[Choice]:
    """Rules in force that she has not met come first, then reviews, then what is new; each has half of the day."""
    missed = next((_update(lesson, now) for lesson in updates if _is_past(lesson, now)), None)
    if missed and not situation.lessons_had_their_half:
        return [missed]
    review = _review(situation)
    if review and review.reason is Reason.CONFIDENT_ERROR:
        return [review]
    new = missed or (_update(updates[0], now) if updates else _lesson(situation.lessons))
    order = (new, review) if situation.reviews_had_their_half else (review, new)
    return [choice for choice in order if choice]


def _update(lesson: OpenLesson, now: datetime) -> Choice:
    if lesson.assigned is not None:
        reason = Reason.ASSIGNED
    else:
        reason = Reason.MANDATORY_IN_EFFECT if _is_past(lesson, now) else Reason.MANDATORY_BEFORE_EFFECT
    return Choice(
        Next.LESSON if lesson.effective_from is None else Next.UPDATE,
        reason,
        title=lesson.title,
        seconds=lesson.seconds,
        lesson_id=lesson.id,
        skill=lesson.skill,
        effective_from=lesson.effective_from,
        assigned=lesson.assigned,
    )


def _is_past(lesson: OpenLesson, now: datetime) -> bool:
    return lesson.due_at is not None and lesson.due_at <= now


def _review(situation: Situation) -> Choice | None:
    places, has_error = ranked(situation.memories)
    items = len(places) + situation.is_case_due + situation.is_lookup_due
    if not items:
        return None
    reason = Reason.LOOKED_UP if situation.is_lookup_due else Reason.DUE
    return Choice(
        Next.REVIEW,
        Reason.CONFIDENT_ERROR if has_error else reason,
        seconds=items * REVIEW_SECONDS,
        skill=situation.memories.skills[places[0]] if places else None,
    )


def _lesson(lessons: tuple[OpenLesson, ...]) -> Choice | None:
    """A lesson that somebody wrote and she has not met: for a newcomer, the way in."""
    for lesson in lessons:
        if lesson.due_at is None:
            return Choice(
                Next.LESSON,
                Reason.NOT_YET_MET,
                title=lesson.title,
                seconds=lesson.seconds,
                lesson_id=lesson.id,
                skill=lesson.skill,
            )
    return None
