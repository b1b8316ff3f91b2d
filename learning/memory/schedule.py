"""The memory of one fact in one person, and how an answer moves it: FSRS-6 with its published weights.

Formulas and weights are those of FSRS-6 (`fsrs` 6.3, MIT). Two things differ. Time counts in fractions of a day,
because between calls several answers fall on one day. And nothing within 12 hours counts as retention: the model
was made for gaps of days (`retained` and `remember` hold that line).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum
from math import exp
from math import pow as power
from uuid import UUID

from fsrs.scheduler import DEFAULT_PARAMETERS

from learning.attempts.answer import Certainty, Verdict

WEIGHTS: tuple[float, ...] = tuple(DEFAULT_PARAMETERS)
DECAY = -WEIGHTS[20]
FACTOR = power(0.9, 1 / DECAY) - 1
LEAST_STABILITY = 0.001
EASIEST, HARDEST = 1.0, 10.0

SOONEST_RETENTION = timedelta(hours=12)
"""Sooner than this an answer shows that a card was just read, not that a fact was kept."""

CONFIDENT_ERROR_AGAIN = (timedelta(hours=16), timedelta(days=5))
"""A confident error comes back at the next shift, and once more some days later, whatever the model says:
after a week the ones still wrong tend to be the same confident error (Butler, Fazio & Marsh 2011)."""

WORTH_ASKING = 0.95
"""A fact is worth asking again once recall has faded to this. The model thinks people recall more than they do:
waiting for 0.9 cost points of recall in calls (`docs/learning-gain.md`)."""

LONGEST_DAYS = 36_500.0

_DAY = timedelta(days=1)


class Grade(IntEnum):
    """FSRS's grades. There is no Easy: nobody here grades herself, and speed never does."""

    AGAIN = 1
    HARD = 2
    GOOD = 3


@dataclass(frozen=True, slots=True)
class Memory:
    """What one person keeps of one fact.

    `stability` is the days until recall falls to 0.9. `known_version_id` is the fact version of the last right answer.
    """

    stability: float
    difficulty: float
    answers: int
    lapses: int
    last_at: datetime
    last_right: bool
    confident_error_at: datetime | None = None
    known_version_id: UUID | None = None


def grade_of(verdict: Verdict, certainty: Certainty | None) -> Grade | None:
    """Wrong is Again, right with low certainty Hard, otherwise Good; "not sure" says nothing about memory."""
    if verdict is Verdict.UNSURE:
        return None
    if verdict is Verdict.WRONG:
        return Grade.AGAIN
    return Grade.HARD if certainty is Certainty.LOW else Grade.GOOD


def recall(memory: Memory, at: datetime) -> float:
    """Probability of recall at that moment; 1 at the answer itself, and before it."""
    return recall_after(memory.stability, (at - memory.last_at) / _DAY)


def retained(memory: Memory, at: datetime) -> float:
    """Recall that may be shown as kept: within 12 hours of an answer, what will be left after 12 hours."""
    return recall(memory, max(at, memory.last_at + SOONEST_RETENTION))


def recall_after(stability: float, days: float) -> float:
    """FSRS-6's forgetting curve."""
    return power(1 + FACTOR * max(days, 0.0) / stability, DECAY)


def days_until(kept: float, stability: float) -> float:
    """Days after an answer until recall has faded to `kept`; `recall_after` told backwards."""
    return stability * (power(kept, 1 / DECAY) - 1) / FACTOR


def remember(
    memory: Memory | None,
    verdict: Verdict,
    certainty: Certainty | None,
    *,
    at: datetime,
    version_id: UUID | None,
) -> Memory | None:
    """The memory after an answer, or the same one where the answer says nothing about it."""
    grade = grade_of(verdict, certainty)
    if grade is None:
        return memory
    right = verdict is Verdict.RIGHT
    moved = _first(grade, at) if memory is None else _next(memory, grade, at)
    return replace(
        moved,
        last_right=right,
        known_version_id=(version_id if right else None) or moved.known_version_id,
        confident_error_at=_confident_error(moved, right, certainty, at),
    )


def is_confident_error_due(memory: Memory, now: datetime) -> bool:
    """Whether a confident error waits to be met again."""
    wrong_at = memory.confident_error_at
    if wrong_at is None:
        return False
    return any(memory.last_at < wrong_at + gap <= now for gap in CONFIDENT_ERROR_AGAIN)


def due_at(memory: Memory) -> datetime:
    """When the fact is worth meeting again: recall has faded so far, or a confident error comes back first."""
    days = min(days_until(WORTH_ASKING, memory.stability), LONGEST_DAYS)
    faded = memory.last_at + max(timedelta(days=days), SOONEST_RETENTION)
    wrong_at = memory.confident_error_at
    if wrong_at is None:
        return faded
    again = [wrong_at + gap for gap in CONFIDENT_ERROR_AGAIN if memory.last_at < wrong_at + gap]
    return min([faded, *again])


def _confident_error(
    memory: Memory, right: bool, certainty: Certainty | None, at: datetime
) -> datetime | None:
    """Set by a wrong answer given with high certainty, settled by a right one at its last return."""
    if not right:
        return at if certainty is Certainty.HIGH else memory.confident_error_at
    wrong_at = memory.confident_error_at
    return None if wrong_at is not None and at >= wrong_at + CONFIDENT_ERROR_AGAIN[-1] else wrong_at


def _first(grade: Grade, at: datetime) -> Memory:
    return Memory(
        stability=max(WEIGHTS[grade - 1], LEAST_STABILITY),
        difficulty=_within(_first_difficulty(grade)),
        answers=1,
        lapses=1 if grade is Grade.AGAIN else 0,
        last_at=at,
        last_right=grade is not Grade.AGAIN,
    )


def _next(memory: Memory, grade: Grade, at: datetime) -> Memory:
    """An answer given on another device before the last one known here counts as given with it."""
    since = max(at - memory.last_at, timedelta(0))
    if since < SOONEST_RETENTION:
        stability = soon_stability(memory.stability, grade)
    else:
        kept = recall_after(memory.stability, since / _DAY)
        stability = next_stability(memory.stability, memory.difficulty, kept, grade)
    return replace(
        memory,
        stability=stability,
        difficulty=next_difficulty(memory.difficulty, grade),
        answers=memory.answers + 1,
        lapses=memory.lapses + (grade is Grade.AGAIN),
        last_at=max(at, memory.last_at),
    )


def soon_stability(stability: float, grade: Grade) -> float:
    """Stability after an answer within 12 hours of the last: a right one adds little, a wrong one takes much."""
    growth = exp(WEIGHTS[17] * (grade - Grade.GOOD + WEIGHTS[18])) * power(stability, -WEIGHTS[19])
    if grade is not Grade.AGAIN:
        growth = max(growth, 1.0)
    return max(stability * growth, LEAST_STABILITY)


def next_stability(stability: float, difficulty: float, kept: float, grade: Grade) -> float:
    """Stability after an answer at recall `kept`: the nearer to forgotten, the more a right answer adds."""
    if grade is Grade.AGAIN:
        long = WEIGHTS[11] * power(difficulty, -WEIGHTS[12]) * (power(stability + 1, WEIGHTS[13]) - 1)
        long *= exp((1 - kept) * WEIGHTS[14])
        return max(min(long, stability / exp(WEIGHTS[17] * WEIGHTS[18])), LEAST_STABILITY)
    hard = WEIGHTS[15] if grade is Grade.HARD else 1.0
    growth = exp(WEIGHTS[8]) * (11 - difficulty) * power(stability, -WEIGHTS[9])
    return stability * (1 + growth * (exp((1 - kept) * WEIGHTS[10]) - 1) * hard)


def next_difficulty(difficulty: float, grade: Grade) -> float:
    """Difficulty after an answer, drawn a little towards that of an easy first answer."""
    moved = difficulty - WEIGHTS[6] * (grade - Grade.GOOD) * (HARDEST - difficulty) / 9
    easy = WEIGHTS[4] - exp(WEIGHTS[5] * 3) + 1
    return _within(WEIGHTS[7] * easy + (1 - WEIGHTS[7]) * moved)


def _first_difficulty(grade: Grade) -> float:
    return WEIGHTS[4] - exp(WEIGHTS[5] * (grade - 1)) + 1


def _within(difficulty: float) -> float:
    return min(max(difficulty, EASIEST), HARDEST)
