"""A skill: what someone can do, what shows it, and what is best practised before it."""

from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum, StrEnum
from typing import NewType

SkillSlug = NewType("SkillSlug", str)


class Stage(IntEnum):
    """Where in a career the skill is usually learned: 新人期, 独立接听, 复杂来电, 专家与带教."""

    NEWCOMER = 1
    INDEPENDENT = 2
    COMPLEX = 3
    EXPERT = 4


class EvidenceKind(StrEnum):
    """What can show that a skill is held."""

    QUIZ = "quiz"
    SCENARIO = "scenario"
    OBSERVED = "observed"
    TEACH_BACK = "teach_back"


class Rung(StrEnum):
    """A level for which something is published, from the lowest up: 入门, 练习中, 会用, 稳固."""

    BEGINNER = "beginner"
    LEARNING = "learning"
    SOLID = "solid"
    MASTERED = "mastered"

    @property
    def arcs(self) -> int:
        """How many quarters of the ring it fills, 1 to 4."""
        return list(Rung).index(self) + 1


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence of the bank in Chinese, and in English if somebody wrote it."""

    zh: str
    en: str = ""

    def told_in(self, language: str) -> str:
        """The sentence in the reader's language, or the one there is."""
        return (self.en or self.zh) if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What someone does on a call who holds the skill at this rung: the published criterion."""

    rung: Rung
    words: Words


@dataclass(frozen=True, slots=True)
class Boundary:
    """The card of a bridge skill: what I may answer, what I refer, and to whom."""

    answers: Words
    refers: Words
    to: Words


@dataclass(frozen=True, slots=True)
class Field:
    """A family of skills, for screens."""

    slug: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Skill:
    """What one routes, coaches or certifies; a single rule is a fact, not a skill.

    `after` names skills that are best practised first: it orders suggestions and never locks anything.
    A `bridge` joins several fields. A `private` skill has no level and never appears in coverage.
    Evidence older than `valid_for` counts for the past only; without it, evidence does not age.
    """

    slug: SkillSlug
    name: str
    name_en: str
    field: str
    stage: Stage
    after: tuple[SkillSlug, ...] = ()
    bridge: bool = False
    private: bool = False
    needs_qualification: bool = False
    evidence: tuple[EvidenceKind, ...] = (EvidenceKind.QUIZ,)
    queues: tuple[str, ...] = ()
    valid_for: timedelta | None = None
    behaviours: tuple[Behaviour, ...] = ()
    boundary: Boundary | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """The rungs that a profile asks for: at least the lower, and nothing is gained by going past the upper."""

    low: Rung
    high: Rung


@dataclass(frozen=True, slots=True)
class Profile:
    """What a position asks for, skill by skill. It describes the position and promises nobody an appointment."""

    slug: str
    name: str
    name_en: str
    wants: tuple[tuple[SkillSlug, Range], ...]
