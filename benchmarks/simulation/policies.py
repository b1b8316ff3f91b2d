"""Ways to choose what to ask in a gap. The last is the product's own function, called as the product calls it."""

from abc import ABC, abstractmethod
from datetime import UTC, datetime, timedelta
from typing import Protocol
from uuid import UUID

import numpy as np

from benchmarks.simulation.work import LESSON_SECONDS, Flags, Vector, Work
from learning.attempts.answer import Verdict
from learning.memory.schedule import WORTH_ASKING, Memory, days_until, remember
from learning.practice.next_item import Next, OpenLesson, Situation, choose
from learning.practice.review import Memories, facts_to_review

MONDAY = datetime(2026, 8, 3, tzinfo=UTC)
_DAYS_OF_STABILITY = days_until(WORTH_ASKING, 1.0)
NO_CAP = 24 * 3600
"""The gaps bound the minutes of every policy alike."""


class Policy(Protocol):
    """How one person's next facts are chosen."""

    def order(self, day: float, live: Flags, met: Flags) -> list[int]:
        """Facts to take up now, first things first; one that was not met yet begins with its card."""

    def answered(self, fact: int, day: float, right: bool) -> None:
        """Learn from an answer."""


class Chance:
    """Any live fact."""

    def __init__(self, work: Work, chance: np.random.Generator) -> None:
        self.chance = chance

    def order(self, day: float, live: Flags, met: Flags) -> list[int]:
        """Shuffled."""
        return [int(fact) for fact in self.chance.permutation(np.flatnonzero(live))]

    def answered(self, fact: int, day: float, right: bool) -> None:
        """Nothing is learned from it."""


class Queue(ABC):
    """What was never met comes first, then what has been due longest."""

    def __init__(self, work: Work, chance: np.random.Generator) -> None:
        self.due = np.full(len(work.weight), -np.inf)
        self.weight = work.weight

    def order(self, day: float, live: Flags, met: Flags) -> list[int]:
        """By due time; what was never met has none and comes first."""
        facts = np.flatnonzero(live)
        return [int(fact) for fact in facts[np.argsort(self.due[facts], kind="stable")]]

    def answered(self, fact: int, day: float, right: bool) -> None:
        """Put it back as far as its interval says."""
        self.due[fact] = day + self.interval(fact, day, right)

    @abstractmethod
    def interval(self, fact: int, day: float, right: bool) -> float:
        """Days until it is due again."""


class Leitner(Queue):
    """Five boxes; a right answer moves one up, a wrong one back to the first."""

    DAYS = (1.0, 2.0, 4.0, 8.0, 16.0)

    def __init__(self, work: Work, chance: np.random.Generator) -> None:
        super().__init__(work, chance)
        self.box = np.zeros(len(work.weight), dtype=int)

    def interval(self, fact: int, day: float, right: bool) -> float:
        """That of its box."""
        self.box[fact] = min(self.box[fact] + 1, len(self.DAYS) - 1) if right else 0
        return self.DAYS[self.box[fact]]


class Sm2(Queue):
    """SuperMemo 2, with grade 4 for right and 2 for wrong."""

    def __init__(self, work: Work, chance: np.random.Generator) -> None:
        super().__init__(work, chance)
        self.ease = np.full(len(work.weight), 2.5)
        self.days = np.zeros(len(work.weight))
        self.rights = np.zeros(len(work.weight), dtype=int)

    def interval(self, fact: int, day: float, right: bool) -> float:
        """1, 6, then times the ease."""
        grade = 4 if right else 2
        self.ease[fact] = max(1.3, self.ease[fact] + 0.1 - (5 - grade) * (0.08 + (5 - grade) * 0.02))
        self.rights[fact] = self.rights[fact] + 1 if right else 0
        first = {0: 1.0, 1: 1.0, 2: 6.0}
        self.days[fact] = first.get(int(self.rights[fact]), self.days[fact] * self.ease[fact])
        return float(self.days[fact])


class Fsrs(Queue):
    """The due queue of FSRS-6 with its published weights: due when recall has faded to 0.9."""

    def __init__(self, work: Work, chance: np.random.Generator) -> None:
        super().__init__(work, chance)
        self.memories: dict[int, Memory] = {}

    def interval(self, fact: int, day: float, right: bool) -> float:
        """Its stability."""
        return self.remembered(fact, day, right).stability

    def remembered(self, fact: int, day: float, right: bool) -> Memory:
        """The memory after an answer, by the product's own schedule."""
        moved = remember(
            self.memories.get(fact),
            Verdict.RIGHT if right else Verdict.WRONG,
            None,
            at=MONDAY + timedelta(days=day),
            version_id=None,
        )
        assert moved is not None, "right and wrong both say something"
        self.memories[fact] = moved
        return moved


class WeightedFsrs(Fsrs):
    """The same queue, but among what is due the most asked for comes first."""

    def order(self, day: float, live: Flags, met: Flags) -> list[int]:
        """Due ones by weight, then the rest by due time."""
        facts = np.array(super().order(day, live, met))
        return [
            int(fact) for fact in facts[np.lexsort((-self.weight[facts], self.due[facts] > day, met[facts]))]
        ]


class Gain(Fsrs):
    """What the product does: updates first, then the greatest gain per second."""

    def __init__(self, work: Work, chance: np.random.Generator) -> None:
        super().__init__(work, chance)
        facts = len(work.weight)
        self.issued = work.issued
        self.stability, self.difficulty = np.ones(facts), np.ones(facts)
        self.last = np.zeros(facts)
        self.skills = [str(fact % 12) for fact in range(facts)]

    def order(self, day: float, live: Flags, met: Flags) -> list[int]:
        """What `choose` says, told as the facts that its choice stands for."""
        faded = np.flatnonzero(met & (day - self.last >= _DAYS_OF_STABILITY * self.stability))
        memories = self._memories(faded, day)
        lessons = tuple(self._lesson(int(fact)) for fact in np.flatnonzero(live & ~met))
        if (
            lessons
        ):  # without one the choice is the review, and ranking twice would double the hours of the gate
            now = MONDAY + timedelta(days=day)
            choice = choose(Situation(None, lessons, memories, False, 0, NO_CAP), now)
            if choice.kind is Next.UPDATE:
                assert choice.lesson_id is not None, "an update is a lesson"
                return [choice.lesson_id.int]
        return [int(faded[place]) for place in facts_to_review(memories)]

    def answered(self, fact: int, day: float, right: bool) -> None:
        """Keep the memory side by side with the others."""
        memory = self.remembered(fact, day, right)
        self.stability[fact], self.difficulty[fact], self.last[fact] = (
            memory.stability,
            memory.difficulty,
            day,
        )

    def _memories(self, facts: np.ndarray, day: float) -> Memories:
        return Memories(
            self.stability[facts],
            self.difficulty[facts],
            day - self.last[facts],
            np.full(len(facts), np.nan),
            np.zeros(len(facts), dtype=bool),
            tuple(map(self.skills.__getitem__, facts.tolist())),
            self._weights()[facts],
        )

    def _weights(self) -> Vector:
        return np.ones(len(self.weight))

    def _lesson(self, fact: int) -> OpenLesson:
        since = MONDAY + timedelta(days=float(self.issued[fact]))
        return OpenLesson(UUID(int=fact), "", int(LESSON_SECONDS), None, since, since)


class WeightedGain(Gain):
    """The same, with what customers ask for."""

    def _weights(self) -> Vector:
        return self.weight


class NoisyGain(Gain):
    """The same, with weights that are off by a factor of about two."""

    def __init__(self, work: Work, chance: np.random.Generator) -> None:
        super().__init__(work, chance)
        off = np.exp(np.log(2.0) * chance.standard_normal(len(work.weight)))
        self.noisy: Vector = work.weight * off

    def _weights(self) -> Vector:
        return self.noisy


POLICIES: dict[str, type[Chance] | type[Queue]] = {
    "random": Chance,
    "leitner": Leitner,
    "sm-2": Sm2,
    "fsrs due": Fsrs,
    "fsrs weighted": WeightedFsrs,
    "gain": Gain,
    "ours": WeightedGain,
    "ours noisy": NoisyGain,
}
