"""How well somebody kept the facts of a skill, day by day, and how that goes on without practice."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from learning.attempts.answer import Certainty, Verdict
from learning.memory.schedule import Memory, due_at, remember, retained

LOOK_BACK, LOOK_AHEAD = timedelta(days=42), timedelta(days=14)
STEP = timedelta(hours=12)
"""Two points a day: nothing sooner than 12 hours counts as kept."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One graded answer about a fact."""

    fact_id: UUID
    at: datetime
    verdict: Verdict
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class Point:
    """Mean recall of the facts met by then, in [0, 1]; `is_ahead` where nothing has happened yet."""

    at: datetime
    recall: float
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """The points in order of time, and when the first of the facts is worth meeting again."""

    points: tuple[Point, ...]
    review_at: datetime


def curve(log: Iterable[Answered], *, now: datetime) -> Curve | None:
    """The curve of six weeks back and two ahead, as the model of memory tells it; `None` before the first answer.

    Every fact counts alike. The log is in order of time.
    """
    told: dict[UUID, list[tuple[datetime, Memory]]] = defaultdict(list)
    for each in log:
        kept = told[each.fact_id]
        memory = remember(
            kept[-1][1] if kept else None, each.verdict, each.certainty, at=each.at, version_id=None
        )
        if memory is not None:
            kept.append((each.at, memory))
    histories = [history for history in told.values() if history]
    if not histories:
        return None
    start = max(min(history[0][0] for history in histories), now - LOOK_BACK)
    moments = [now - STEP * back for back in range(int((now - start) / STEP), -1, -1)]
    moments += [now + STEP * ahead for ahead in range(1, int(LOOK_AHEAD / STEP) + 1)]
    points = tuple(Point(at, _mean(histories, at), at > now) for at in [start, *moments] if at >= start)
    return Curve(points, max(now, min(due_at(history[-1][1]) for history in histories)))


def _mean(histories: Sequence[Sequence[tuple[datetime, Memory]]], at: datetime) -> float:
    kept = [
        retained(met[-1], at)
        for history in histories
        if (met := [memory for answered_at, memory in history if answered_at <= at])
    ]
    return sum(kept) / len(kept) if kept else 0.0
