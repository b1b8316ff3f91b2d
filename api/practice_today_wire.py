"""The shapes of Today, and of what comes next, on the wire."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from api.wire import LevelOut, Out, SkillRef


class AssignedOut(Out):
    """Who asked for it, by when it is to be known, and why."""

    by: str
    due_at: datetime
    why: str


class NextOut(Out):
    """What to do next, and why."""

    kind: Literal["resume", "update", "placement", "review", "lesson", "nothing"]
    reason: Literal[
        "open_sitting",
        "mandatory_before_effect",
        "mandatory_in_effect",
        "getting_to_know",
        "confident_error",
        "looked_up",
        "due",
        "assigned",
        "not_yet_met",
        "all_fresh",
        "cap_reached",
        "left_to_her",
    ]
    title: str
    seconds: int
    lesson_id: UUID | None
    sitting_id: UUID | None
    skill: SkillRef | None
    effective_from: datetime | None
    assigned: AssignedOut | None


class LessonToPickOut(Out):
    """A lesson that is for her; `done` once she has finished it."""

    id: UUID
    title: str
    seconds: int
    skill: SkillRef | None
    done: bool


class LessonsToPickOut(Out):
    """At most a hundred: those she has not finished first, each part by title."""

    lessons: list[LessonToPickOut]


class UpdateTodayOut(Out):
    """A lesson of an update, or one that somebody asked of her: still to do, or done today."""

    lesson_id: UUID
    title: str
    seconds: int
    effective_from: datetime | None
    in_effect: bool
    done: bool
    assigned: AssignedOut | None


class ReviewOut(Out):
    """How much has faded."""

    items: int
    seconds: int


class SkillLevelOut(Out):
    """A skill and the level in it."""

    skill: SkillRef
    level: LevelOut


class FlipOut(Out):
    """A moment at which rules change that she is taught, and how many."""

    at: datetime
    rules: int


class TodayOut(Out):
    """Today of one person."""

    next: NextOut
    or_else: NextOut | None
    """What she may do instead, in one of three gaps."""
    updates: list[UpdateTodayOut]
    updates_left: int
    review: ReviewOut | None
    practised_seconds: int
    cap_seconds: int
    week_sittings: int
    skills: list[SkillLevelOut]
    placement: int
    """Questions of her placement that come next, whatever is suggested first; 0 without one."""
    flips: list[FlipOut]
    """Of the next twelve hours, the soonest first: a panel says so ten minutes before."""
