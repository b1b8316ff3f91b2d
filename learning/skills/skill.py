"""A skill: what someone can do, and what is best practised before it."""

from dataclasses import dataclass
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
